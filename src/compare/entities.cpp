// One entry for everyone the articles name: "Anton Veshnik" here, "Anton A. Veshnik" there, and
// "President Veshnik" in a third. Chains are grouped by a key of type and folded name first; then
// each lone surname looks for the one full name that it may stand for.

#include "compare/entities.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/name_spelling.h"
#include "base/token_words.h"
#include "base/utf8.h"

namespace concord {
namespace {

struct Key {
    EntityType type = EntityType::other;
    std::string name;  ///< folded; of a state its country

    friend bool operator<(const Key& a, const Key& b) {
        return std::tie(a.type, a.name) < std::tie(b.type, b.name);
    }
};

struct Chain {
    Index article = 0;
    Index position = 0;  ///< in the article's entities
    const Entity* entity = nullptr;
};

bool is_earlier(const Chain& a, const Chain& b) {
    return a.article != b.article
               ? a.article < b.article
               : a.entity->mentions.front().span < b.entity->mentions.front().span;
}

using ChainsByKey = std::map<Key, std::vector<Chain>>;

/// Where the first word of a name ends; "Jong-un" is two words, as "Jong Un" is.
std::size_t end_of_word(std::string_view name) {
    const std::size_t end = std::min(name.find(' '), name.size());
    const std::size_t hyphen = name.find('-');
    if (hyphen >= end || hyphen + 1 == end) return end;
    const char next = name[hyphen + 1];
    return next >= 'a' && next <= 'z' ? hyphen : end;
}

std::vector<std::string_view> words_of(std::string_view name) {
    std::vector<std::string_view> words;
    while (!name.empty()) {
        const std::size_t end = end_of_word(name);
        if (end > 0) words.push_back(name.substr(0, end));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return words;
}

bool is_initial(std::string_view word) {
    return word.size() == 1 || (word.size() == 2 && word[1] == '.');
}

/// "Tom J. Rusk" -> "thomas rusk"; every word in the spelling that transliterations share.
std::string person_key(std::string_view name, const KnownNames& known) {
    const std::vector<std::string_view> words = words_of(name);
    std::string key;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_between = i > 0 && i + 1 < words.size();
        if (is_between && is_initial(words[i])) continue;
        if (!key.empty()) key += ' ';
        const std::string word = fold_word(words[i]);
        const bool is_first_name = i == 0 && words.size() > 1;
        key += spelling_key(is_first_name ? known.full_first_name(word) : word);
    }
    return key;
}

/// "St. Olden" and "Saint Olden" -> "st olden", "U.N. council" -> "un council"
std::string without_stops(std::string name) {
    constexpr std::string_view saint = "saint ";
    std::erase(name, '.');
    if (name.starts_with(saint)) name.replace(0, saint.size(), "st ");
    return name;
}

class Merger {
public:
    Merger(const StoryView& view, const KnownNames& known) : view_(view), known_(known) {
        for (Index article = 0; article < view.records().size(); ++article) {
            const auto& entities = view.record(article).annotation.entities;
            for (Index i = 0; i < entities.size(); ++i) {
                if (entities[i].name.empty() || entities[i].mentions.empty()) continue;
                chains_[key_of(entities[i])].push_back({article, i, &entities[i]});
            }
        }
    }

    /// The chains of each entry, by place; entries by how many articles name them.
    [[nodiscard]] std::vector<std::vector<Chain>> merge() const {
        ChainsByKey merged;
        const auto bearers = find_bearers();
        for (const auto& [key, chains] : chains_) {
            const bool is_surname =
                key.type == EntityType::person && key.name.find(' ') == std::string::npos;
            const auto bearer = is_surname ? bearers.find(key.name) : bearers.end();
            std::optional<Bearer> full;
            if (bearer != bearers.end() && bearer->second)
                full = describe_bearer(chains_.at(*bearer->second));
            for (const Chain& chain : chains) {
                const bool joins = full && is_borne_out(chain, *full);
                merged[joins ? *bearer->second : key].push_back(chain);
            }
        }
        struct Ranked {
            std::size_t articles = 0;
            std::vector<Chain> chains;
        };
        std::vector<Ranked> ranked;
        for (auto& [key, chains] : merged) {
            std::stable_sort(chains.begin(), chains.end(), is_earlier);
            ranked.push_back({count_articles(chains), std::move(chains)});
        }
        std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
            if (a.articles != b.articles) return a.articles > b.articles;
            return is_earlier(a.chains.front(), b.chains.front());
        });
        std::vector<std::vector<Chain>> entries;
        entries.reserve(ranked.size());
        for (Ranked& one : ranked) entries.push_back(std::move(one.chains));
        return entries;
    }

private:
    [[nodiscard]] Key key_of(const Entity& entity) const {
        if (entity.type == EntityType::person) {
            return {entity.type, person_key(entity.name, known_)};
        }
        std::string name = to_lower(entity.name);
        if (entity.type == EntityType::place) {
            const std::string_view country = known_.country(name);
            if (!country.empty()) return {entity.type, '=' + std::string(country)};
        }
        return {entity.type, without_stops(std::move(name))};
    }

    /// For each surname the full name that alone in the story ends in it; nothing when several do.
    [[nodiscard]] std::map<std::string, std::optional<Key>> find_bearers() const {
        std::map<std::string, std::optional<Key>> bearers;
        for (const auto& [key, chains] : chains_) {
            const std::size_t space = key.name.rfind(' ');
            if (key.type != EntityType::person || space == std::string::npos) continue;
            const auto [bearer, is_new] = bearers.emplace(key.name.substr(space + 1), key);
            if (!is_new) bearer->second.reset();
        }
        return bearers;
    }

    [[nodiscard]] static std::size_t count_articles(const std::vector<Chain>& chains) {
        std::set<Index> articles;
        for (const Chain& chain : chains) articles.insert(chain.article);
        return articles.size();
    }

    /// What the chains of a full name say of its bearer.
    struct Bearer {
        std::string country;                       ///< the first one
        std::set<std::string> roles;               ///< last words
        std::set<std::string> roles_before_state;  ///< of the chains before the first country
        bool is_named_by_most = false;             ///< of the origins
    };

    [[nodiscard]] Bearer describe_bearer(const std::vector<Chain>& chains) const {
        Bearer bearer;
        std::vector<Index> articles;
        for (const Chain& chain : chains) {
            if (bearer.country.empty()) bearer.country = chain.entity->country;
            const std::set<std::string> heads = role_heads(chain);
            bearer.roles.insert(heads.begin(), heads.end());
            if (bearer.country.empty())
                bearer.roles_before_state.insert(heads.begin(), heads.end());
            articles.push_back(chain.article);
        }
        bearer.is_named_by_most = 2 * std::size_t{view_.count_origins(std::move(articles))} >
                                  view_.story().origins.size();
        return bearer;
    }

    /// Something besides the surname says that the chain is one of the full name's: the same
    /// country, a role in common, or that most origins of the story name that person.
    [[nodiscard]] bool is_borne_out(const Chain& chain, const Bearer& bearer) const {
        const bool has_states = !bearer.country.empty() && !chain.entity->country.empty();
        const auto& known = has_states ? bearer.roles_before_state : bearer.roles;
        for (const std::string& role : role_heads(chain)) {
            if (known.contains(role)) return true;
        }
        return has_states ? bearer.country == chain.entity->country : bearer.is_named_by_most;
    }

    /// The last words of its roles: "Kantria's special envoy" -> "envoy".
    [[nodiscard]] std::set<std::string> role_heads(const Chain& chain) const {
        std::set<std::string> heads;
        for (const Span role : chain.entity->roles) {
            heads.insert(last_name(slice(view_.text(chain.article), role)));
        }
        return heads;
    }

    const StoryView& view_;
    const KnownNames& known_;
    ChainsByKey chains_;
};

Citation first_name(const StoryView& view, const Chain& chain) {
    for (const Mention& mention : chain.entity->mentions) {
        if (mention.kind == MentionKind::name) return view.cite(chain.article, mention.span);
    }
    return view.cite(chain.article, chain.entity->mentions.front().span);
}

/// The longest that a third as many chains have as the commonest: a part that one report names
/// ("Northern Ireland") is no name for the state.
std::string name_of(const std::vector<Chain>& chains) {
    std::map<std::string_view, std::size_t> uses;
    std::size_t most = 0;
    for (const Chain& chain : chains) most = std::max(most, ++uses[chain.entity->name]);
    std::string_view best;
    for (const auto& [name, count] : uses) {
        const bool is_name = chains.front().entity->type != EntityType::place || 3 * count >= most;
        if (is_name && name.size() > best.size()) best = name;
    }
    return std::string(best);
}

StoryEntity describe(const StoryView& view, const std::vector<Chain>& chains) {
    StoryEntity merged;
    merged.type = chains.front().entity->type;
    merged.name = name_of(chains);
    std::set<Index> named;
    std::set<std::string> roles;
    for (const Chain& chain : chains) {
        const Entity& entity = *chain.entity;
        if (merged.country.empty()) merged.country = entity.country;
        if (named.insert(chain.article).second) merged.names.push_back(first_name(view, chain));
        for (const Span role : entity.roles) {
            const bool is_new =
                roles.insert(to_lower(slice(view.text(chain.article), role))).second;
            if (is_new) merged.roles.push_back(view.cite(chain.article, role));
        }
    }
    return merged;
}

}  // namespace

KnownNames::KnownNames(const Knowledge& knowledge) {
    for (const std::string_view table : {"names/countries", "names/country_names"}) {
        for (const auto& row : knowledge.table(table).rows) {
            if (row[1] == "country") countries_.emplace(to_lower(row[0]), row[2]);
        }
    }
    for (const auto& row : knowledge.table("names/short_names").rows) {
        short_names_.emplace(row[0], row[1]);
    }
}

std::string_view KnownNames::country(std::string_view name) const {
    const auto state = countries_.find(name);
    return state == countries_.end() ? std::string_view() : state->second;
}

std::string_view KnownNames::full_first_name(std::string_view name) const {
    const auto full = short_names_.find(name);
    return full == short_names_.end() ? name : full->second;
}

StoryEntities::StoryEntities(const StoryView& view, const KnownNames& known) : view_(view) {
    positions_.resize(view.records().size());
    for (Index article = 0; article < positions_.size(); ++article) {
        positions_[article].resize(view.record(article).annotation.entities.size());
    }
    for (const std::vector<Chain>& chains : Merger(view, known).merge()) {
        for (const Chain& chain : chains) {
            positions_[chain.article][chain.position] = static_cast<Index>(entries_.size());
        }
        entries_.push_back(describe(view, chains));
    }
}

std::optional<Index> StoryEntities::find(Index article, Index entity) const {
    const std::vector<std::optional<Index>>& positions = positions_[article];
    return entity < positions.size() ? positions[entity] : std::nullopt;
}

std::string StoryEntities::name(Index article, Index entity) const {
    if (const auto position = find(article, entity)) return entries_[*position].name;
    const auto& entities = view_.record(article).annotation.entities;
    if (entity >= entities.size() || entities[entity].mentions.empty()) return {};
    return std::string(slice(view_.text(article), entities[entity].mentions.front().span));
}

std::string last_name(std::string_view name) {
    const std::size_t space = name.find_last_of(' ');
    return to_lower(space == std::string_view::npos ? name : name.substr(space + 1));
}

}  // namespace concord
