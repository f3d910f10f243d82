#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "concord/span.h"

namespace concord {

/// What a saying comes to: the stems of its telling words, without their order.
struct Gist {
    std::vector<std::uint64_t> stems;    ///< sorted, each once
    std::vector<std::uint64_t> quoted;   ///< those between quotation marks, sorted, each once
    std::vector<std::uint64_t> numbers;  ///< sorted, each once; they are among the stems too
    bool denies = false;                 ///< an odd number of its words deny the rest
};

/// content  spans of `text`; `verbatim` tells for each whether it stands between marks
[[nodiscard]] Gist read_gist(std::string_view text,
                             std::span<const Span> content,
                             const std::vector<bool>& verbatim);

/// Finds for sayings those that tell the same in other words. Give it the sayings of all articles
/// of a story; what is rare among them tells more.
class ParaphraseFinder {
public:
    struct Saying {
        Gist gist;
        Index article = 0;
        std::optional<Index> speaker;  ///< entry of the story; nothing for the nameless
        std::string_view country;      ///< of the speaker, where known
        std::string_view sector;       ///< likewise
        bool is_person = false;        ///< a speaker with a name of his own
        bool is_body = false;          ///< an organization or a state, named or not
        std::optional<int> day;        ///< of publication
    };

    /// sayings  must outlive the finder
    explicit ParaphraseFinder(std::span<const Saying> sayings);

    /// How alike two sayings are against how alike they must be: 1 and more tells the same. 0 when
    /// speakers, numbers, denials, quoted words, or days more than a week apart keep them apart, or
    /// both stand in one article.
    [[nodiscard]] double likeness(std::uint32_t one, std::uint32_t other) const;

    struct Found {
        std::uint32_t saying = 0;
        double likeness = 0;
    };
    /// The sayings that tell the same, in their order.
    ///
    /// cost  linear in the sayings that share a stem with it, 64 a stem and 64 stems at most
    [[nodiscard]] std::vector<Found> find(std::uint32_t saying) const;

private:
    struct Posting {
        std::uint64_t stem = 0;
        std::uint32_t saying = 0;

        friend auto operator<=>(const Posting&, const Posting&) = default;
    };
    [[nodiscard]] std::size_t uses(std::uint64_t stem) const;
    /// How much stems tell together.
    [[nodiscard]] double weight(const std::vector<std::uint64_t>& stems) const;
    [[nodiscard]] bool holds_quotation(const Gist& quoting, const Gist& other) const;
    [[nodiscard]] double cosine(std::uint32_t one, std::uint32_t other) const;
    [[nodiscard]] std::vector<std::uint64_t> asked_of(
        const std::vector<std::uint64_t>& stems) const;
    [[nodiscard]] std::vector<std::uint32_t> candidates(std::uint32_t saying) const;

    std::span<const Saying> sayings_;
    std::vector<Posting> postings_;  ///< sorted
    std::vector<double> weights_;    ///< of each saying's stems
};

}  // namespace concord
