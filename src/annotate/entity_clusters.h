#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/mention_draft.h"
#include "annotate/name_lexicon.h"
#include "base/token_words.h"

namespace concord {

/// What the mentions of one entity say together.
struct EntityCluster {
    EntityType type = EntityType::other;
    bool geopolitical = false;
    bool plural = false;
    bool leads = false;  ///< has aides: may be "the president"
    Gender gender = Gender::unknown;
    std::string_view country;
    std::string name;
    bool is_named = false;              ///< holds a name, also where `name` is not to be used
    std::string first_word;             ///< folded; of a person
    bool is_junior = false;             ///< by "Jr.", "II" or "III" behind the name
    std::vector<std::size_t> mentions;  ///< sorted
    std::size_t bare = 0;  ///< mentions by the last name alone, as far as they have been read
    std::vector<TokenRange> roles;
};

/// The mentions of an article and the clusters they are gathered in. What it is made of must
/// outlive it.
class EntityClusters {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    EntityClusters(std::string_view text,
                   const TokenWords& words,
                   const NameLexicon& lexicon,
                   std::span<const MentionDraft> mentions)
        : text_(text),
          words_(words),
          lexicon_(lexicon),
          mentions_(mentions),
          cluster_of_(mentions.size(), none) {}

    [[nodiscard]] const TokenWords& words() const { return words_; }
    [[nodiscard]] std::span<const MentionDraft> mentions() const { return mentions_; }
    [[nodiscard]] const std::vector<EntityCluster>& all() const { return clusters_; }
    [[nodiscard]] EntityCluster& operator[](std::size_t cluster) { return clusters_[cluster]; }
    [[nodiscard]] const EntityCluster& operator[](std::size_t cluster) const {
        return clusters_[cluster];
    }
    /// The cluster of a mention; none before it has one.
    [[nodiscard]] std::size_t of(std::size_t mention) const { return cluster_of_[mention]; }

    std::size_t create(std::size_t mention);
    void add(std::size_t cluster, std::size_t mention);
    /// Moves all mentions of `other` into `cluster`; `other` is left empty.
    void join(std::size_t cluster, std::size_t other);

    /// Two genders that are known and differ.
    [[nodiscard]] bool conflicts(std::size_t cluster, const MentionDraft& mention) const;
    [[nodiscard]] std::string text_of(TokenRange tokens) const;

private:
    void learn(EntityCluster& to, const MentionDraft& draft) const;
    [[nodiscard]] std::string_view country_in(TokenRange role) const;

    std::string_view text_;
    const TokenWords& words_;
    const NameLexicon& lexicon_;
    std::span<const MentionDraft> mentions_;
    std::vector<std::size_t> cluster_of_;
    std::vector<EntityCluster> clusters_;
};

}  // namespace concord
