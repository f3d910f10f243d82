// One entry for everyone the articles name: "Anton Veshnik" here, "Veshnik" there.

#include "compare/entities.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/utf8.h"

namespace concord {
namespace {

struct Key {
    EntityType type = EntityType::other;
    std::string name;  ///< lower case

    friend bool operator<(const Key& a, const Key& b) {
        return std::tie(a.type, a.name) < std::tie(b.type, b.name);
    }
};

struct Found {
    Index article = 0;
    const Entity* entity = nullptr;
};

using ByName = std::map<Key, std::vector<Found>>;

/// Surnames that exactly one person of the story bears in full.
std::map<std::string, Key> full_names(const ByName& by_name) {
    std::map<std::string, Key> names;
    std::set<std::string> shared;
    for (const auto& [key, found] : by_name) {
        if (key.type != EntityType::person) continue;
        const std::string last = last_name(key.name);
        if (last == key.name) continue;
        if (!names.emplace(last, key).second) shared.insert(last);
    }
    for (const std::string& last : shared) names.erase(last);
    return names;
}

Citation first_name(const StoryView& view, const Found& found) {
    for (const Mention& mention : found.entity->mentions) {
        if (mention.kind == MentionKind::name) return view.cite(found.article, mention.span);
    }
    return view.cite(found.article, found.entity->mentions.front().span);
}

StoryEntity describe(const StoryView& view, EntityType type, const std::vector<Found>& all) {
    StoryEntity merged;
    merged.type = type;
    std::set<Index> named;
    std::set<std::string> roles;
    for (const Found& found : all) {
        const Entity& entity = *found.entity;
        if (entity.name.size() > merged.name.size()) merged.name = entity.name;
        if (merged.country.empty()) merged.country = entity.country;
        if (named.insert(found.article).second) merged.names.push_back(first_name(view, found));
        for (const Span role : entity.roles) {
            const bool is_new =
                roles.insert(to_lower(slice(view.text(found.article), role))).second;
            if (is_new) merged.roles.push_back(view.cite(found.article, role));
        }
    }
    return merged;
}

}  // namespace

std::string last_name(std::string_view name) {
    const std::size_t space = name.find_last_of(' ');
    return to_lower(space == std::string_view::npos ? name : name.substr(space + 1));
}

std::vector<StoryEntity> merge_entities(const StoryView& view) {
    ByName by_name;
    for (Index i = 0; i < view.records().size(); ++i) {
        for (const Entity& entity : view.record(i).annotation.entities) {
            if (entity.name.empty() || entity.mentions.empty()) continue;
            by_name[{entity.type, to_lower(entity.name)}].push_back({i, &entity});
        }
    }
    const auto full = full_names(by_name);
    ByName merged;
    for (const auto& [key, found] : by_name) {
        const auto known = key.type == EntityType::person ? full.find(key.name) : full.end();
        auto& all = merged[known == full.end() ? key : known->second];
        all.insert(all.end(), found.begin(), found.end());
    }
    struct Entry {
        Found first;
        StoryEntity entity;
    };
    std::vector<Entry> entries;
    for (auto& [key, found] : merged) {
        std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
            return a.article != b.article
                       ? a.article < b.article
                       : a.entity->mentions.front().span < b.entity->mentions.front().span;
        });
        entries.push_back({found.front(), describe(view, key.type, found)});
    }
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        const std::size_t left = a.entity.names.size();
        const std::size_t right = b.entity.names.size();
        if (left != right) return left > right;
        if (a.first.article != b.first.article) return a.first.article < b.first.article;
        return a.first.entity->mentions.front().span < b.first.entity->mentions.front().span;
    });
    std::vector<StoryEntity> entities;
    entities.reserve(entries.size());
    for (Entry& entry : entries) entities.push_back(std::move(entry.entity));
    return entities;
}

}  // namespace concord
