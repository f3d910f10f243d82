// Loads what knowledge/ says of countries and sectors. Words stand in the lists as singular; their
// plurals are made here, by the common rules alone.

#include "annotate/actor_lexicon.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/table_cell.h"

namespace concord {
namespace {

constexpr std::array<std::pair<std::string_view, NationKind>, 5> nation_kinds = {{
    {"country", NationKind::country},
    {"union", NationKind::country},
    {"capital", NationKind::capital},
    {"demonym", NationKind::demonym},
    {"people", NationKind::people},
}};

constexpr std::array<std::pair<std::string_view, std::string SectorWord::*>, 7> sector_kinds = {{
    {"head", &SectorWord::head},
    {"weak", &SectorWord::weak},
    {"national", &SectorWord::national},
    {"modifier", &SectorWord::modifier},
    {"over", &SectorWord::over},
    {"name", &SectorWord::name},
    {"relation", &SectorWord::relation},
}};

constexpr std::array<std::pair<std::string_view, std::uint64_t>, 4> relation_kinds = {{
    {"before", relation_mark::begins},
    {"after", relation_mark::ends},
    {"base", relation_mark::seats},
    {"in", relation_mark::stands_in},
}};

template <class Value, std::size_t N>
Value value_of(std::string_view kind,
               const std::array<std::pair<std::string_view, Value>, N>& kinds) {
    const auto found = std::find_if(
        kinds.begin(), kinds.end(), [&](const auto& entry) { return entry.first == kind; });
    return found == kinds.end() ? Value() : found->second;
}

/// Tokens joined by spaces, with what the tokenizer cuts off cut off.
std::string key_of(std::string_view name) {
    std::string key;
    for (const char c : fold_word(name)) {
        const bool cut = c == '-' || c == '/';
        if (cut && !key.empty()) key += ' ';
        key += c;
        if (cut) key += ' ';
    }
    for (std::size_t at = 0; (at = key.find("'s", at)) != std::string::npos; at += 3) {
        const bool ends = at + 2 == key.size() || key[at + 2] == ' ';
        if (ends && at > 0) key.insert(at, 1, ' ');
    }
    for (std::size_t at = 0; (at = key.find("s' ", at)) != std::string::npos; at += 3) {
        key.insert(at + 1, 1, ' ');
    }
    return key;
}

std::string plural_of(const std::string& word) {
    const auto ends = [&](std::string_view with) { return std::string_view(word).ends_with(with); };
    if (ends("s") || ends("x") || ends("ch") || ends("sh")) return word + "es";
    if (ends("man")) return word.substr(0, word.size() - 3) + "men";
    const bool is_soft = ends("y") && word.size() > 2 &&
                         std::string_view("aeiou").find(word[word.size() - 2]) == std::string::npos;
    if (is_soft) return word.substr(0, word.size() - 1) + "ies";
    return word + "s";
}

std::string_view word_of(std::string_view key, std::size_t at) {
    return key.substr(at, key.find(' ', at) - at);
}

std::size_t count_words(std::string_view key) {
    return static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
}

bool is_acronym(std::string_view name) {
    return name.size() > 1 && std::none_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
           });
}

}  // namespace

ActorLexicon::ActorLexicon(const Knowledge& knowledge, std::shared_ptr<const PlaceTable> places)
    : places_(std::move(places)) {
    for (const auto& row : knowledge.table("actors/metonyms").rows) {
        if (row[1] == "rival") continue;
        Nation body = {cell_value(row[2]), cell_value(row[3]), NationKind::body};
        body.shared = row[1] == "shared";
        add_nation(row[0], body);
    }
    for (const auto* name : {"names/countries", "names/country_names"}) {
        for (const auto& row : knowledge.table(name).rows) {
            add_nation(row[0], {row[2], "", value_of(row[1], nation_kinds)});
        }
    }
    for (const auto& row : knowledge.table("actors/bodies").rows) {
        Nation body = {row[2], cell_value(row[3]), NationKind::body};
        body.shared = row[1] == "shared";
        add_nation(row[0], body);
    }
    add_places(knowledge);
    for (const auto& row : knowledge.table("actors/metonyms").rows) {
        const auto found = nations_.find(key_of(row[0]));
        if (row[1] == "rival" && found != nations_.end()) found->second.rival = row[2];
    }
    for (const auto& row : knowledge.table("actors/sectors").rows) {
        add_sector(row[0], row[1], row[2]);
    }
    for (const auto& row : knowledge.table("actors/person_sectors").rows) {
        if (sectors_.find(key_of(row[0])) == sectors_.end()) add_sector(row[0], "head", row[1]);
    }
    for (const auto* list : {"names/media", "names/media_words"}) {
        for (const auto& row : knowledge.table(list).rows) add_sector(row[0], "name", "JRN");
    }
    for (const auto& row : knowledge.table("actors/relations").rows) {
        relations_.add(row[0], value_of(row[1], relation_kinds));
    }
    for (const auto& row : knowledge.table("actors/deeds").rows) deeds_.add(row[0], 1);
    index();
}

/// Those that no place elsewhere, no person and no common word shares the name with.
void ActorLexicon::add_places(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("names/places").rows) {
        const bool is_sure = row[2] == "sure" || row[2] == "region";
        if (is_sure) add_nation(row[0], {row[1], "", NationKind::place});
    }
}

/// The first list that has a name says what it is.
void ActorLexicon::add_nation(std::string_view name, const Nation& nation) {
    Nation entry = nation;
    entry.is_upper = is_acronym(name);
    entry.is_lower = name[0] >= 'a' && name[0] <= 'z';
    nations_.try_emplace(key_of(name), entry);
    const std::string whole = fold_word(name);
    if (whole.find('-') != std::string::npos) nations_.try_emplace(whole, entry);
    const bool is_short =
        entry.is_upper && name.size() <= 5 &&
        std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!is_short) return;
    std::string dotted;
    for (const char c : whole) (dotted += c) += '.';
    nations_.try_emplace(dotted, entry);
}

void ActorLexicon::add_sector(std::string_view word,
                              std::string_view kind,
                              std::string_view sector) {
    const std::string key = key_of(word);
    const auto member = value_of(kind, sector_kinds);
    if (member == nullptr) return;
    const auto add = [&](const std::string& form) {
        std::string& value = sectors_[form].*member;
        if (value.empty()) value = sector;
    };
    add(key);
    const std::string whole = fold_word(word);
    if (whole.find('-') != std::string::npos) add(whole);
    const bool counts = kind != "modifier" && kind != "over" && kind != "name";
    if (counts && key.back() != '.') add(plural_of(key));
}

void ActorLexicon::index() {
    for (const auto& [key, nation] : nations_) {
        nation_list_.push_back(&nation);
        if (nation.is_lower) lower_starts_[static_cast<unsigned char>(key[0])] = true;
        nation_index_.add(key, nation_list_.size());
        nation_starts_.add(word_of(key, 0), 1ULL << std::min(count_words(key), longest_name));
    }
    for (const auto& [key, word] : sectors_) {
        sector_list_.push_back(&word);
        sector_index_.add(key, sector_list_.size());
        const std::size_t space = key.rfind(' ');
        sector_ends_.add(word_of(key, space == std::string::npos ? 0 : space + 1),
                         1ULL << std::min(count_words(key), longest_sector));
    }
}

ActorLexicon::Match<Nation> ActorLexicon::nation(const TokenWords& words,
                                                 std::size_t at,
                                                 std::size_t last) const {
    Match<Nation> best;
    const TokenWord& start = words[at];
    const auto byte = static_cast<unsigned char>(start.lower[0]);
    if (!start.is_capitalised() && !lower_starts_[byte]) return best;
    const std::uint64_t lengths = nation_starts_.find(start.lower, start.hash);
    if (lengths == 0) return best;
    std::string key;
    for (std::size_t n = 1; n <= longest_name && at + n <= last && (lengths >> n) != 0; ++n) {
        if (n > 1) key += ' ';
        key += words[at + n - 1].lower;
        if ((lengths >> n & 1U) == 0) continue;
        const std::uint64_t found = nation_index_.find(key);
        if (found == 0) continue;
        const Nation& entry = *nation_list_[found - 1];
        if (!start.is_capitalised() && !entry.is_lower) continue;
        if (entry.is_upper && start.casing != Casing::upper) continue;
        best = {n, &entry};
    }
    return best;
}

ActorLexicon::Match<SectorWord> ActorLexicon::sector_before(const TokenWords& words,
                                                            std::size_t first,
                                                            std::size_t end) const {
    Match<SectorWord> best;
    if (first >= end) return best;
    const TokenWord& last = words[end - 1];
    const std::uint64_t lengths = sector_ends_.find(last.lower, last.hash);
    if (lengths == 0) return best;
    std::string key;
    for (std::size_t n = 1; n <= longest_sector && first + n <= end && (lengths >> n) != 0; ++n) {
        if (n > 1) key.insert(0, 1, ' ');
        key.insert(0, words[end - n].lower);
        if ((lengths >> n & 1U) == 0) continue;
        const std::uint64_t found = sector_index_.find(key);
        if (found != 0) best = {n, sector_list_[found - 1]};
    }
    return best;
}

bool ActorLexicon::is_deed(const TokenWord& word, std::string_view lemma) const {
    return deeds_.find(word.lower, word.hash) != 0 || deeds_.find(lemma) != 0;
}

bool ActorLexicon::relates(const TokenWord& word, relation_mark::Mark mark) const {
    return (relations_.find(word.lower, word.hash) & mark) != 0;
}

}  // namespace concord
