#pragma once

#include <compare>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace concord::server {

/// Where a page will stand: served beside all others, or alone in one file.
enum class Medium { site, file };

/// Words of an article, in code points.
struct WordsTarget {
    std::string article;
    std::int64_t begin = 0;
    std::int64_t end = 0;

    friend auto operator<=>(const WordsTarget&, const WordsTarget&) = default;
};

/// Addresses of what a page points at. In a file every address is an anchor of the same file.
class Links {
public:
    explicit Links(Medium medium) : medium_(medium) {}
    /// targets  gains what `words` is asked for, so that the file can provide the anchors; must
    ///          outlive this
    Links(Medium medium, std::set<WordsTarget>& targets) : medium_(medium), targets_(&targets) {}

    [[nodiscard]] Medium medium() const { return medium_; }
    [[nodiscard]] bool in_file() const { return medium_ == Medium::file; }
    [[nodiscard]] std::string story(std::string_view id) const;
    /// A part of a story as a page of its own; empty in a file, where it has none.
    [[nodiscard]] std::string part(std::string_view story, std::string_view name) const;
    [[nodiscard]] std::string article(std::string_view id) const;
    /// The words [begin, end), code points, in their article.
    [[nodiscard]] std::string words(std::string_view article,
                                    std::int64_t begin,
                                    std::int64_t end) const;

private:
    Medium medium_;
    std::set<WordsTarget>* targets_ = nullptr;
};

/// Names of the anchors in a file.
[[nodiscard]] std::string article_anchor(std::string_view article);
[[nodiscard]] std::string words_anchor(std::string_view article,
                                       std::int64_t begin,
                                       std::int64_t end);

}  // namespace concord::server
