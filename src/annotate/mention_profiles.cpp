#include "annotate/mention_profiles.h"

#include <algorithm>

#include "base/word_table.h"
#include "concord/phrases.h"

namespace concord {
namespace {

constexpr Index most_modifiers = 12;  // words before a head that are looked at

bool is_content(const Token& token) {
    return token.upos == Upos::noun || token.upos == Upos::propn || token.upos == Upos::adj ||
           token.upos == Upos::num;
}

class Profiler {
public:
    Profiler(const EntityClusters& clusters, std::span<const Token> tokens)
        : clusters_(clusters),
          words_(clusters.words()),
          tokens_(tokens),
          seen_(clusters.all().size()) {}

    MentionProfile profile(std::size_t mention) {
        const MentionDraft& draft = clusters_.mentions()[mention];
        MentionProfile profile;
        profile.form = form_of(draft);
        profile.number = number_of(draft);
        profile.type = 1 + static_cast<std::uint32_t>(draft.type);
        profile.gender = draft.gender;
        profile.country = draft.country;
        const Index head =
            draft.kind == MentionKind::name ? head_of(tokens_, draft.tokens) : draft.head;
        profile.head = WordTable::hash_of(tokens_[head].lemma);
        profile.word = words_[draft.head].hash;
        if (draft.kind == MentionKind::pronoun) return profile;
        profile.content = content_of(draft);
        profile.cluster = clusters_.of(mention);
        if (profile.cluster != EntityClusters::none) take_cluster(profile);
        return profile;
    }

private:
    [[nodiscard]] std::uint32_t form_of(const MentionDraft& draft) const {
        if (draft.kind == MentionKind::pronoun) return static_cast<std::uint32_t>(draft.pronoun);
        if (draft.kind == MentionKind::name) return form_name;
        if (draft.coordinated) return form_bare;
        for (Index i = first_modifier(draft); i < draft.head; ++i) {
            const Token& token = tokens_[i];
            if (token.head != draft.head) continue;
            if (token.relation == Relation::nmod_poss) return form_possessed;
            if (token.relation == Relation::nummod) return form_quantified;
            if (token.relation != Relation::det) continue;
            if (words_[i].is("the", "this", "that", "these", "those")) return form_definite;
            return words_[i].is("a", "an") ? form_indefinite : form_quantified;
        }
        return form_bare;
    }

    [[nodiscard]] static Index first_modifier(const MentionDraft& draft) {
        return draft.head > draft.phrase.first + most_modifiers ? draft.head - most_modifiers
                                                                : draft.phrase.first;
    }

    [[nodiscard]] std::uint32_t number_of(const MentionDraft& draft) const {
        if (draft.pronoun == PronounClass::you) return 0;
        if (draft.pronoun == PronounClass::demonstrative) {
            return words_[draft.head].is("this", "that") ? 1 : 2;
        }
        return draft.plural ? 2 : 1;
    }

    [[nodiscard]] std::vector<std::uint64_t> content_of(const MentionDraft& draft) const {
        const TokenRange range = draft.kind == MentionKind::name
                                     ? draft.tokens
                                     : TokenRange{first_modifier(draft), draft.head + 1};
        std::vector<std::uint64_t> content;
        for (Index i = range.first; i < range.last; ++i) {
            if (is_content(tokens_[i])) content.push_back(WordTable::hash_of(tokens_[i].lemma));
        }
        std::sort(content.begin(), content.end());
        content.erase(std::unique(content.begin(), content.end()), content.end());
        return content;
    }

    void take_cluster(MentionProfile& profile) {
        const EntityCluster& cluster = clusters_[profile.cluster];
        profile.gender = cluster.gender;
        profile.type =
            1 + static_cast<std::uint32_t>(cluster.type) + (cluster.geopolitical ? 8 : 0);
        profile.country = cluster.country;
        profile.earlier = seen_[profile.cluster]++;
        profile.told = 1 + (cluster.roles.empty() ? 0 : 1) +
                       (cluster.name.find(' ') == std::string::npos ? 0 : 2) +
                       (cluster.gender == Gender::unknown ? 0 : 4);
        const bool is_body =
            cluster.type != EntityType::person && cluster.type != EntityType::group;
        if (is_body) profile.number = 0;
    }

    const EntityClusters& clusters_;
    const TokenWords& words_;
    std::span<const Token> tokens_;
    std::vector<std::uint32_t> seen_;  ///< [clusters], mentions so far
};

}  // namespace

std::vector<MentionProfile> profile_mentions(const EntityClusters& clusters,
                                             std::span<const Token> tokens) {
    Profiler profiler(clusters, tokens);
    std::vector<MentionProfile> profiles;
    profiles.reserve(clusters.mentions().size());
    for (std::size_t m = 0; m < clusters.mentions().size(); ++m) {
        profiles.push_back(profiler.profile(m));
    }
    return profiles;
}

}  // namespace concord
