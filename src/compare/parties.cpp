// Who speaks for whom. "Torvany", "the Torvan government", "the Torvan foreign ministry" and
// "President Veshnik" are four entries of a story, and what they demand is demanded by Torvany:
//
//     the state itself, its capital and its government   country and sector of the chain
//     its officials and spokesmen                        the office in a role of theirs
//     officials of a state that is in no list            the name in the role: "Torvan president"
//
// "Former", "Senate" or "company" in a role take the office away: such speak for themselves.

#include "compare/parties.h"

#include <algorithm>

#include "base/utf8.h"

namespace concord {
namespace {

constexpr std::size_t beginning_letters = 4;

bool is_word_end(std::string_view text, std::size_t at) {
    return at >= text.size() || !(is_ascii_alpha(text[at]) || text[at] == '-');
}

/// Whether one of the phrases stands in `lower` as words of its own.
bool holds_any(std::string_view lower, const std::vector<std::string>& phrases) {
    return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
        for (std::size_t at = lower.find(phrase); at != std::string_view::npos;
             at = lower.find(phrase, at + 1)) {
            const bool begins = at == 0 || is_word_end(lower, at - 1);
            if (begins && is_word_end(lower, at + phrase.size())) return true;
        }
        return false;
    });
}

/// Whether two words, in lower case, are a name and itself or its adjective: "torvan", "torvany".
bool share_root(std::string_view word, std::string_view name) {
    constexpr std::ptrdiff_t min_shared = 5;
    constexpr std::ptrdiff_t max_left = 2;
    if (word == name) return true;
    const auto [in_word, in_name] =
        std::mismatch(word.begin(), word.end(), name.begin(), name.end());
    return in_word - word.begin() >= min_shared && word.end() - in_word <= max_left &&
           name.end() - in_name <= max_left;
}

std::string beginning(std::string_view lower) {
    return std::string(lower.substr(0, beginning_letters));
}

}  // namespace

OfficeWords::OfficeWords(const Knowledge& knowledge)
    : phrases_(knowledge.table("positions/offices")) {
    for (const auto& row : knowledge.table("names/countries").rows) {
        if (row[1] == "capital") seats_.insert(to_lower(row[0]));
    }
    for (const auto& row : knowledge.table("actors/metonyms").rows) {
        if (row[3] == "GOV") seats_.insert(to_lower(row[0]));
    }
}

bool OfficeWords::is_office(std::string_view role) const {
    return says(role, "office") && !says(role, "outside") && !is_past(role);
}

bool OfficeWords::is_body(std::string_view name) const {
    return says(name, "body") && !says(name, "outside");
}

bool OfficeWords::is_past(std::string_view role) const {
    return says(role, "past");
}

bool OfficeWords::says(std::string_view words, std::string_view sense) const {
    return holds_any(to_lower(words), phrases_.words(sense));
}

Parties::Parties(const StoryView& view,
                 const StoryEntities& entities,
                 const KnownNames& known,
                 const OfficeWords& offices)
    : view_(view), entities_(entities), known_(known), offices_(offices) {
    read_entries();
}

void Parties::read_entries() {
    for (Index i = 0; i < entities_.entries().size(); ++i) {
        const StoryEntity& entry = entities_.entries()[i];
        const std::string lower = to_lower(entry.name);
        const bool is_one_word = lower.find(' ') == std::string::npos;
        if (is_one_word) by_beginning_[beginning(lower)].push_back(i);
    }
    std::map<std::string, std::map<std::string, std::size_t>> uses;
    for (Index article = 0; article < view_.records().size(); ++article) {
        const std::vector<Entity>& chains = view_.record(article).annotation.entities;
        for (Index entity = 0; entity < chains.size(); ++entity) {
            names_.emplace(own_key(article, entity), entities_.name(article, entity));
            const std::string_view country = known_.country(to_lower(chains[entity].name));
            if (!country.empty()) ++uses[std::string(country)][chains[entity].name];
        }
    }
    for (const auto& [country, names] : uses) {
        const auto most = std::max_element(names.begin(), names.end(), [](auto& a, auto& b) {
            return std::pair(a.second, a.first.size()) < std::pair(b.second, b.first.size());
        });
        state_names_.emplace(country, most->first);
    }
}

/// One word is one actor whatever it was taken for: a place here, a person there.
std::string Parties::own_key(Index article, Index entity) const {
    const auto entry = entities_.find(article, entity);
    if (!entry) return "c" + std::to_string(article) + '/' + std::to_string(entity);
    const StoryEntity& found = entities_.entries()[*entry];
    const bool is_one_word = found.name.find(' ') == std::string::npos;
    return is_one_word ? "n" + to_lower(found.name) : "e" + std::to_string(*entry);
}

std::string Parties::named_in(std::string_view role) const {
    std::size_t at = 0;
    while (at < role.size()) {
        std::size_t end = at;
        while (end < role.size() && role[end] != ' ') ++end;
        std::string_view word = role.substr(at, end - at);
        at = end + 1;
        if (word.empty() || !is_upper(code_point_at(word, 0).value)) continue;
        for (const std::string_view mark : {"'s", "’s", "'", "’", ","}) {
            if (word.ends_with(mark)) word.remove_suffix(mark.size());
        }
        const std::string lower = to_lower(word);
        const auto found = by_beginning_.find(beginning(lower));
        if (found == by_beginning_.end()) continue;
        for (const Index entry : found->second) {
            const std::string name = to_lower(entities_.entries()[entry].name);
            if (share_root(lower, name)) return "n" + name;
        }
    }
    return {};
}

/// Who is called a former minister once has no office, whatever else is said: roles are cut short.
bool Parties::holds_office(Index entry) const {
    constexpr std::uint32_t words_before = 24;  ///< bytes
    bool holds = false;
    for (const Citation& role : entities_.entries()[entry].roles) {
        const std::string_view text = view_.text(view_.position_of(role.article));
        const std::uint32_t begin = role.span.begin - std::min(role.span.begin, words_before);
        if (!offices_.is_office(slice(text, role.span))) continue;
        if (offices_.is_past(slice(text, {begin, role.span.end}))) return false;
        holds = true;
    }
    return holds;
}

/// By the first role that is an office and names someone. What bears the name of its own state is
/// no official but the state, to which a role was given in error.
std::string Parties::side_of_official(Index entry) const {
    const std::string own = to_lower(entities_.entries()[entry].name);
    for (const Citation& role : entities_.entries()[entry].roles) {
        const std::string_view words =
            slice(view_.text(view_.position_of(role.article)), role.span);
        if (!offices_.is_office(words)) continue;
        std::string side = named_in(words);
        if (!side.empty()) return share_root(own, side.substr(1)) ? std::string() : side;
    }
    return {};
}

/// A state that the story does not name has no name to go by: then each speaks for itself.
void Parties::use_state(std::string_view country, Party& party) const {
    const auto name = state_names_.find(country);
    if (name == state_names_.end()) return;
    party.side = '=' + std::string(country);
    party.side_name = name->second;
}

Party Parties::find(Index article, Index entity) const {
    const Entity& chain = view_.record(article).annotation.entities[entity];
    Party party;
    party.own = own_key(article, entity);
    party.own_name = entities_.name(article, entity);
    party.side = party.own;
    party.side_name = party.own_name;
    party.is_side = true;
    const std::string lower = to_lower(chain.name);
    const std::string_view state = known_.country(lower);
    const bool is_seat = chain.sector == "GOV" && offices_.is_seat(lower);
    const bool is_official = chain.type == EntityType::person || !chain.roles.empty();
    if (!state.empty() || (is_seat && !chain.country.empty())) {
        use_state(state.empty() ? chain.country : state, party);
        party.own = party.side;
        party.own_name = state.empty() ? party.own_name : party.side_name;
        return party;
    }
    const auto entry = entities_.find(article, entity);
    if (!is_official && offices_.is_body(party.own_name)) {
        if (!chain.country.empty()) {
            use_state(chain.country, party);
        } else if (std::string side = named_in(party.own_name); !side.empty()) {
            party.side_name = names_.at(side);
            party.side = std::move(side);
        }
        return party;
    }
    if (!is_official || !entry || !holds_office(*entry)) return party;
    const std::string& country = entities_.entries()[*entry].country;
    std::string side = country.empty() ? side_of_official(*entry) : std::string();
    if (!country.empty()) {
        use_state(country, party);
    } else if (!side.empty() && side != party.own) {
        party.side_name = names_.at(side);
        party.side = std::move(side);
    }
    party.is_side = party.side == party.own;
    return party;
}

}  // namespace concord
