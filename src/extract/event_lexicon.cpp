// Reads the frames of knowledge/event_codes into tables by lemma. A cell of conditions such as
//
//     nsubj=agent|@force obj.of=@truce !sentence=@sport
//
// becomes a list of paths through the parse with the words that may stand there.

#include "extract/event_lexicon.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <map>
#include <utility>

#include "base/table_cell.h"
#include "base/token_words.h"

namespace concord {
namespace {

constexpr std::array<std::pair<std::string_view, EventSlot>, 11> slot_names = {{
    {"nsubj", EventSlot::subject},
    {"obj", EventSlot::object},
    {"iobj", EventSlot::receiver},
    {"xcomp", EventSlot::infinitive},
    {"ccomp", EventSlot::clause},
    {"prt", EventSlot::particle},
    {"adv", EventSlot::adverb},
    {"poss", EventSlot::possessor},
    {"mod", EventSlot::modifier},
    {"gov", EventSlot::governor},
    {"sentence", EventSlot::sentence},
}};

SlotStep step_of(std::string_view name) {
    const auto* const found = std::find_if(slot_names.begin(),
                                           slot_names.end(),
                                           [&](const auto& entry) { return entry.first == name; });
    if (found != slot_names.end()) return {found->second, {}};
    return {EventSlot::preposition, std::string(name)};
}

SlotPath path_of(std::string_view cell) {
    SlotPath path;
    for (const std::string_view step : split_cell(cell, '.')) path.push_back(step_of(step));
    return path;
}

std::vector<SlotPath> paths_of(std::string_view cell) {
    std::vector<SlotPath> paths;
    for (const std::string_view path : split_cell(cell, '|')) paths.push_back(path_of(path));
    return paths;
}

/// "nsubj poss" or "nsubj & with|obj.with": in a group words and bars both mean preference.
/// `speaker` and `earlier` are no slots.
std::vector<SlotChoice> sides_of(std::string_view cell) {
    std::vector<SlotChoice> sides;
    if (cell == "-") return sides;
    for (const std::string_view side : split_cell(cell, '&')) {
        SlotChoice choice = slots_of(side);
        if (!choice.empty()) sides.push_back(std::move(choice));
    }
    return sides;
}

bool has_word(std::string_view cell, std::string_view word) {
    const auto words = split_cell(cell, ' ');
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::pair<std::string_view, SlotTest::Kind>, 9> test_names = {{
    {"agent", SlotTest::Kind::agent},
    {"person", SlotTest::Kind::person},
    {"organization", SlotTest::Kind::organization},
    {"place", SlotTest::Kind::place},
    {"country", SlotTest::Kind::country},
    {"group", SlotTest::Kind::group},
    {"demonym", SlotTest::Kind::demonym},
    {"plural", SlotTest::Kind::plural},
    {"public", SlotTest::Kind::public_body},
}};

constexpr std::array<std::pair<std::string_view, FrameCondition::Kind>, 4> form_names = {{
    {"passive", FrameCondition::Kind::passive},
    {"active", FrameCondition::Kind::active},
    {"past", FrameCondition::Kind::past},
    {"definite", FrameCondition::Kind::definite},
}};

constexpr std::array<std::string_view, 7> status_names = {
    "happened", "ongoing", "planned", "possible", "requested", "negated", "denied"};

Governed governed_as(std::string_view name) {
    if (name == "clause") return Governed::clause;
    if (name == "object") return Governed::object;
    return name == "for" ? Governed::sought : Governed::modified;
}

std::string status_key(std::string_view lemma, bool verb, Governed governed) {
    std::string key(lemma);
    key += verb ? " v" : " n";
    key += static_cast<char>('0' + static_cast<int>(governed));
    return key;
}

/// "-s", "-ed" and "-ing" of a verb, with its last consonant single and doubled.
std::vector<std::string> regular_forms(const std::string& lemma) {
    std::vector<std::string> forms = {lemma + "s", lemma + "es"};
    if (lemma.back() == 'y') {
        const std::string stem = lemma.substr(0, lemma.size() - 1);
        forms.push_back(stem + "ies");
        forms.push_back(stem + "ied");
    }
    const bool ends_in_e = lemma.back() == 'e';
    const std::string stem = ends_in_e ? lemma.substr(0, lemma.size() - 1) : lemma;
    for (const std::string_view end : {"ed", "ing"}) {
        forms.push_back(stem + std::string(end));
        if (!ends_in_e) forms.push_back(lemma + lemma.back() + std::string(end));
    }
    return forms;
}

}  // namespace

std::string_view name_of(EventStatus status) {
    return status_names[static_cast<std::size_t>(status)];
}

SlotChoice slots_of(std::string_view cell) {
    SlotChoice choice;
    if (cell == "-") return choice;
    for (const std::string_view word : split_cell(cell, ' ')) {
        if (word == "speaker" || word == "earlier") continue;
        for (SlotPath& path : paths_of(word)) choice.push_back(std::move(path));
    }
    return choice;
}

EventLexicon::EventLexicon(const Knowledge& knowledge) {
    load_classes(knowledge);
    load_frames(knowledge);
    load_forms(knowledge);
    load_status(knowledge);
    load_countries(knowledge);
    load_ordinals(knowledge);
}

std::size_t EventLexicon::class_index(std::string_view name) {
    const auto found = std::find(class_names_.begin(), class_names_.end(), name);
    if (found != class_names_.end()) return static_cast<std::size_t>(found - class_names_.begin());
    class_names_.emplace_back(name);
    return class_names_.size() - 1;
}

std::size_t EventLexicon::class_named(std::string_view name) const {
    const auto found = std::find(class_names_.begin(), class_names_.end(), name);
    assert(found != class_names_.end());
    return static_cast<std::size_t>(found - class_names_.begin());
}

void EventLexicon::load_classes(const Knowledge& knowledge) {
    std::map<std::string, EventClasses, std::less<>> sets;
    for (const auto& row : knowledge.table("event_codes/classes").rows) {
        sets[row[0]].set(class_index(row[1]));
    }
    for (const auto& row : knowledge.table("names/role_nouns").rows) {
        const bool body = row[1] == "organization" || row[1] == "party";
        sets[row[0]].set(class_index(body ? "body" : "role"));
    }
    for (const auto& row : knowledge.table("names/person_nouns").rows) {
        sets[row[0]].set(class_index("human"));
    }
    for (auto& [lemma, set] : sets) {
        class_sets_.push_back(set);
        class_set_of_.add(lemma, class_sets_.size());
    }
}

std::vector<SlotTest> EventLexicon::tests_of(std::string_view cell) const {
    std::vector<SlotTest> tests;
    for (const std::string_view word : split_cell(cell, '|')) {
        SlotTest test;
        const auto* const kind =
            std::find_if(test_names.begin(), test_names.end(), [&](const auto& entry) {
                return entry.first == word;
            });
        if (kind != test_names.end()) {
            test.kind = kind->second;
        } else if (word.front() == '@') {
            test.kind = SlotTest::Kind::word_class;
            test.word_class = class_named(word.substr(1));
        } else {
            test.lemma = word;
        }
        tests.push_back(std::move(test));
    }
    return tests;
}

FrameCondition EventLexicon::condition_of(std::string_view cell) const {
    FrameCondition condition;
    if (cell.front() == '!') {
        condition.negated = true;
        cell.remove_prefix(1);
    }
    const auto* const form = std::find_if(form_names.begin(),
                                          form_names.end(),
                                          [&](const auto& entry) { return entry.first == cell; });
    if (form != form_names.end()) {
        condition.kind = form->second;
        return condition;
    }
    const std::size_t equals = cell.find('=');
    condition.paths = paths_of(cell.substr(0, equals));
    if (equals == std::string_view::npos) return condition;
    const std::string_view values = cell.substr(equals + 1);
    if (values == "pair") {
        condition.kind = FrameCondition::Kind::pair;
    } else {
        condition.tests = tests_of(values);
    }
    return condition;
}

std::vector<FrameCondition> EventLexicon::conditions_of(std::string_view cell) const {
    std::vector<FrameCondition> conditions;
    if (cell == "-") return conditions;
    for (const std::string_view each : split_cell(cell, ' '))
        conditions.push_back(condition_of(each));
    return conditions;
}

EventFrame EventLexicon::frame_of(const std::vector<std::string>& row) const {
    EventFrame frame;
    frame.conditions = conditions_of(row[2]);
    frame.type = cell_value(row[3]);
    frame.mode = cell_value(row[4]);
    frame.actors = sides_of(row[5]);
    frame.by_speaker = has_word(row[5], "speaker");
    frame.by_earlier = has_word(row[5], "earlier");
    frame.recipients = slots_of(row[6]);
    return frame;
}

void EventLexicon::load_frames(const Knowledge& knowledge) {
    const auto& rows = knowledge.table("event_codes/frames").rows;
    frames_.reserve(rows.size());
    using Heads = std::map<std::string, FrameList, std::less<>>;
    Heads verbs;
    Heads nouns;
    Heads adjectives;
    const auto add_class = [&](Heads& heads, std::string_view name) {
        for (const auto& member : knowledge.table("event_codes/classes").rows) {
            if (member[1] == name) heads[member[0]].push_back(&frames_.back());
        }
    };
    for (const auto& row : rows) {
        frames_.push_back(frame_of(row));
        Heads& heads = row[1] == "verb" ? verbs : row[1] == "noun" ? nouns : adjectives;
        for (const std::string_view head : split_cell(row[0], ' ')) {
            if (head.front() == '@') {
                add_class(heads, head.substr(1));
            } else {
                heads[std::string(head)].push_back(&frames_.back());
            }
        }
    }
    const auto add_all = [&](Heads& heads, WordTable& table) {
        for (auto& [lemma, list] : heads) {
            frame_lists_.push_back(std::move(list));
            table.add(lemma, frame_lists_.size());
            if (&heads == &verbs) form_lemmas_.push_back(lemma);
        }
    };
    add_all(verbs, verb_frames_of_);
    add_all(nouns, noun_frames_of_);
    add_all(adjectives, adjective_frames_of_);
}

void EventLexicon::load_forms(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("event_codes/forms").rows) {
        form_lemmas_.push_back(row[1]);
        verb_forms_.add(row[0], form_lemmas_.size());
    }
    for (const auto& row : knowledge.table("event_codes/status").rows) {
        if (row[1] != "verb") continue;
        for (const std::string_view lemma : split_cell(row[0], ' '))
            form_lemmas_.emplace_back(lemma);
    }
    const std::size_t size = form_lemmas_.size();
    for (std::size_t i = 0; i < size; ++i) {
        for (const std::string& form : regular_forms(form_lemmas_[i])) {
            if (verb_forms_.find(form) == 0) verb_forms_.add(form, i + 1);
        }
    }
}

std::string_view EventLexicon::verb_lemma(std::string_view lemma, std::string_view form) const {
    if (verb_frames_of_.find(lemma) != 0) return lemma;
    const std::uint64_t index = verb_forms_.find(form);
    return index == 0 ? lemma : std::string_view(form_lemmas_[index - 1]);
}

void EventLexicon::load_status(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("event_codes/status").rows) {
        const auto* const status = std::find(status_names.begin(), status_names.end(), row[3]);
        if (status == status_names.end()) continue;
        const auto value = static_cast<std::uint64_t>(status - status_names.begin()) + 1;
        for (const std::string_view lemma : split_cell(row[0], ' ')) {
            for (const std::string_view on : split_cell(row[2], ' ')) {
                const std::string key = status_key(lemma, row[1] == "verb", governed_as(on));
                if (statuses_of_.find(key) == 0) statuses_of_.add(key, value);
            }
        }
    }
}

void EventLexicon::load_countries(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("names/countries").rows) {
        const std::string folded = fold_word(row[0]);
        if (country_of_.find(folded) == 0) {
            countries_.push_back(row[2]);
            country_of_.add(folded, countries_.size());
        }
        if (row[1] == "country" || row[1] == "union") countries_named_.add(folded, 1);
        if (row[1] == "demonym" || row[1] == "people") demonyms_.add(folded, 1);
    }
}

void EventLexicon::load_ordinals(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("time_words/ordinals").rows) {
        std::uint64_t value = 0;
        std::from_chars(row[1].data(), row[1].data() + row[1].size(), value);
        ordinals_.add(row[0], value);
    }
}

/// The list has words; figures with an ending ("3rd") are read.
std::optional<int> EventLexicon::ordinal(std::string_view word) const {
    if (const std::uint64_t value = ordinals_.find(word); value != 0) {
        return static_cast<int>(value);
    }
    if (!word.ends_with("th") && !word.ends_with("st") && !word.ends_with("nd") &&
        !word.ends_with("rd")) {
        return std::nullopt;
    }
    constexpr std::size_t ending = 2;
    const char* const last = word.data() + word.size() - ending;
    int value = 0;
    const auto read = std::from_chars(word.data(), last, value);
    return read.ec == std::errc() && read.ptr == last ? std::optional(value) : std::nullopt;
}

std::span<const EventFrame* const> EventLexicon::frames(std::string_view lemma, Upos upos) const {
    const WordTable& table = upos == Upos::verb  ? verb_frames_of_
                             : upos == Upos::adj ? adjective_frames_of_
                                                 : noun_frames_of_;
    const std::uint64_t index = table.find(lemma);
    if (index == 0) return {};
    return frame_lists_[index - 1];
}

const EventClasses& EventLexicon::classes_of(std::string_view lemma) const {
    const std::uint64_t index = class_set_of_.find(lemma);
    return index == 0 ? no_classes_ : class_sets_[index - 1];
}

const EventStatus* EventLexicon::status_of(std::string_view lemma,
                                           Upos upos,
                                           Governed governed) const {
    static constexpr std::array<EventStatus, 7> values = {EventStatus::happened,
                                                          EventStatus::ongoing,
                                                          EventStatus::planned,
                                                          EventStatus::possible,
                                                          EventStatus::requested,
                                                          EventStatus::negated,
                                                          EventStatus::denied};
    const std::uint64_t index = statuses_of_.find(status_key(lemma, upos == Upos::verb, governed));
    return index == 0 ? nullptr : &values[index - 1];
}

std::string_view EventLexicon::country_of(std::string_view word) const {
    const std::uint64_t index = country_of_.find(word);
    return index == 0 ? std::string_view() : std::string_view(countries_[index - 1]);
}

bool EventLexicon::is_country(std::string_view name) const {
    return countries_named_.find(name) != 0;
}

bool EventLexicon::is_demonym(std::string_view word) const {
    return demonyms_.find(word) != 0;
}

}  // namespace concord
