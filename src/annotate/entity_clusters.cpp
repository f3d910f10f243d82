#include "annotate/entity_clusters.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace concord {

std::size_t EntityClusters::create(std::size_t mention) {
    clusters_.emplace_back();
    clusters_.back().type = mentions_[mention].type;
    clusters_.back().plural = mentions_[mention].plural;
    add(clusters_.size() - 1, mention);
    return clusters_.size() - 1;
}

void EntityClusters::add(std::size_t cluster, std::size_t mention) {
    const MentionDraft& draft = mentions_[mention];
    EntityCluster& to = clusters_[cluster];
    cluster_of_[mention] = cluster;
    to.mentions.insert(std::upper_bound(to.mentions.begin(), to.mentions.end(), mention), mention);
    learn(to, draft);
}

void EntityClusters::join(std::size_t cluster, std::size_t other) {
    const std::vector<std::size_t> moved = std::exchange(clusters_[other].mentions, {});
    EntityCluster& to = clusters_[cluster];
    std::vector<std::size_t> all;
    all.reserve(to.mentions.size() + moved.size());
    std::merge(to.mentions.begin(),
               to.mentions.end(),
               moved.begin(),
               moved.end(),
               std::back_inserter(all));
    to.mentions = std::move(all);
    for (const std::size_t mention : moved) {
        cluster_of_[mention] = cluster;
        learn(to, mentions_[mention]);
    }
}

/// What a mention tells of its entity.
void EntityClusters::learn(EntityCluster& to, const MentionDraft& draft) const {
    to.geopolitical = to.geopolitical || draft.geopolitical;
    to.leads = to.leads || draft.owns_aide;
    if (to.gender == Gender::unknown) to.gender = draft.gender;
    if (to.country.empty()) to.country = draft.country;
    for (const TokenRange& role : {draft.role, draft.apposition}) {
        if (role.empty()) continue;
        to.roles.push_back(role);
        to.type = EntityType::person;
        if (to.country.empty()) to.country = country_in(role);
    }
    if (draft.kind != MentionKind::name) return;
    to.is_named = true;
    if (to.type == EntityType::other) to.type = draft.type;
    if (draft.type == EntityType::person && !to.geopolitical && !draft.role.empty()) {
        to.type = EntityType::person;
    }
    const std::string name = text_of(draft.tokens);
    const bool stays = !draft.country.empty() && !to.name.empty();
    if (name.size() > to.name.size() && !stays) to.name = name;
}

bool EntityClusters::conflicts(std::size_t cluster, const MentionDraft& mention) const {
    const Gender known = clusters_[cluster].gender;
    return known != Gender::unknown && mention.gender != Gender::unknown && known != mention.gender;
}

std::string EntityClusters::text_of(TokenRange tokens) const {
    return std::string(
        slice(text_, {words_[tokens.first].span.begin, words_[tokens.last - 1].span.end}));
}

std::string_view EntityClusters::country_in(TokenRange role) const {
    for (std::size_t i = role.first; i < role.last; ++i) {
        const NameLexicon::Phrase phrase = lexicon_.longest_phrase(words_, i, role.last);
        if (!phrase.country.empty() && words_[i].is_capitalised()) return phrase.country;
    }
    return {};
}

}  // namespace concord
