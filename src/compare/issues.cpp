// Which issues are the same. An issue is the phrase that a position is about; each of its words is
// sorted by a table:
//
//     a general ceasefire of 60 days along the line       head "ceasefire", whole, number 60
//     the 60-day truce                                    head "ceasefire", number 60: the same
//     talks about the left bank                           head "talk", words "left", "bank"
//     talks                                               another: what they are about is most of
//     it
//
// Words behind "in", "between" or "until" only say where and when, so they count for nothing
// unless both issues have names there and the names differ.

#include "compare/issues.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/stem.h"
#include "base/table_cell.h"
#include "base/utf8.h"
#include "compare/phrase_words.h"

namespace concord {
namespace {

using Sense = IssueWords::Sense;

constexpr double min_same = 0.6;
constexpr double min_same_part = 0.5;     ///< all words of one are in the other
constexpr double min_same_clause = 0.75;  ///< without a common head

/// Takes the words of an issue one by one.
class IssueCollector {
public:
    static constexpr std::size_t min_act = 5;  ///< letters

    explicit IssueCollector(const IssueWords& words) : words_(words) {}

    void add(const PhraseWord& word, Sense sense, bool is_first) {
        const std::string number = number_of(word.lower);
        issue_.is_whole = issue_.is_whole || sense == Sense::whole;
        issue_.is_part = issue_.is_part || sense == Sense::part;
        issue_.is_denied = issue_.is_denied || sense == Sense::denies;
        if (!number.empty()) issue_.numbers.insert(number);
        const bool is_of_act = word.lower.size() > min_act && word.lower.ends_with("ing");
        if (has_just_left_ && is_of_act) is_circumstance_ = was_circumstance_;
        has_just_left_ = false;
        if (sense == Sense::topic && has_just_opened_) begin_anew();
        has_just_opened_ = words_.opens(word.lower);
        if (!is_first) leave_head(word, sense);
        const bool tells = sense == Sense::none || sense == Sense::bare || sense == Sense::enter;
        if (tells && number.empty()) take(word, sense == Sense::bare);
    }

    [[nodiscard]] Issue finish() {
        issue_.is_bare = issue_.words.empty() || (issue_.is_bare && issue_.words.size() == 1);
        return std::move(issue_);
    }

private:
    /// "EU proposals to [send peacekeepers]": who proposes it does not tell what.
    void begin_anew() {
        issue_ = {};
        is_in_head_ = true;
        has_just_left_ = false;
        has_just_begun_ = true;
    }

    /// "of the left bank", "in May": what the head is about, and where or when. "In leaving Hesk"
    /// is no circumstance: an act stands behind it.
    void leave_head(const PhraseWord& word, Sense sense) {
        if (sense != Sense::topic && sense != Sense::circumstance) return;
        if (std::exchange(has_just_begun_, false)) return;
        const bool is_purpose = word.lower == "to" && is_of_known_thing();
        has_just_left_ = true;
        was_circumstance_ = is_circumstance_;
        is_in_head_ = false;
        is_circumstance_ = is_circumstance_ || sense == Sense::circumstance || is_purpose;
    }

    void take(const PhraseWord& word, bool is_bare) {
        const std::string_view leader = words_.leader(word.lower);
        std::string stem = leader.empty() ? stem_of(word.lower) : std::string(leader);
        if (is_circumstance_) {
            if (word.has_capital) issue_.names.insert(std::move(stem));
            return;
        }
        if (is_in_head_ && words_.is_carrier(word.lower) && is_of_known_thing()) return;
        issue_.words.insert(stem);
        if (!is_in_head_) return;
        issue_.is_bare = is_bare;
        issue_.head = std::move(stem);
    }

    [[nodiscard]] bool is_of_known_thing() const {
        return !issue_.head.empty() && !words_.leader(issue_.head).empty();
    }

    const IssueWords& words_;
    Issue issue_;
    bool is_in_head_ = true;
    bool is_circumstance_ = false;
    bool has_just_opened_ = false;   ///< the word before was "proposal"
    bool has_just_begun_ = false;    ///< this word leads into what is proposed
    bool has_just_left_ = false;     ///< the word before was "of" or "in"
    bool was_circumstance_ = false;  ///< before that word
};

}  // namespace

IssueWords::IssueWords(const Knowledge& knowledge) {
    const std::map<std::string, Sense, std::less<>> names = {{"empty", Sense::empty},
                                                             {"topic", Sense::topic},
                                                             {"circumstance", Sense::circumstance},
                                                             {"neutral", Sense::neutral},
                                                             {"whole", Sense::whole},
                                                             {"part", Sense::part},
                                                             {"denies", Sense::denies},
                                                             {"bare", Sense::bare},
                                                             {"enter", Sense::enter}};
    for (const auto& row : knowledge.table("positions/issues").rows) {
        const std::vector<std::string_view> words = split_cell(row[0], ' ');
        const auto sense = names.find(row[1]);
        for (const std::string_view word : words) {
            if (sense != names.end()) senses_.emplace(word, sense->second);
            if (row[1] == "carrier") carriers_.emplace(stem_of(word));
            if (row[1] == "opens") openers_.emplace(stem_of(word));
            if (row[1] == "same") leaders_.emplace(stem_of(word), stem_of(words.front()));
        }
    }
}

bool IssueWords::is_carrier(std::string_view word) const {
    return carriers_.contains(stem_of(word));
}

bool IssueWords::opens(std::string_view word) const {
    return openers_.contains(stem_of(word));
}

IssueWords::Sense IssueWords::sense(std::string_view word) const {
    const auto found = senses_.find(word);
    return found == senses_.end() ? Sense::none : found->second;
}

std::string_view IssueWords::leader(std::string_view word) const {
    const auto found = leaders_.find(stem_of(word));
    return found == leaders_.end() ? std::string_view() : found->second;
}

IssueReader::IssueReader(const StoryView& view, const IssueWords& words)
    : view_(view), words_(words) {
    for (const StorySentence& sentence : view.sentences()) {
        std::set<std::string> stems;
        for (const Word& word : sentence.words) {
            stems.insert(stem_of(to_lower(slice(view.text(sentence.article), word.span))));
        }
        for (const std::string& stem : stems) ++uses_[stem];
    }
}

/// Of compounds the weight of the rarer part.
double IssueReader::weight(const std::string& word) const {
    double best = 0;
    for (const std::string_view part : split_cell(word, '-')) {
        const auto found = uses_.find(part);
        const double uses = found == uses_.end() ? 0 : found->second;
        const auto total = static_cast<double>(view_.sentences().size());
        best = std::max(best, std::log((total + 1) / (uses + 1)) + 0.1);
    }
    return best;
}

Issue IssueReader::read(Index article, Span span) const {
    IssueCollector collector(words_);
    bool is_first = true;
    for (const PhraseWord& word : cut_words(slice(view_.text(article), span))) {
        const Sense sense = words_.sense(word.lower);
        if (is_first && sense == Sense::enter) continue;
        collector.add(word, sense, is_first);
        is_first = false;
    }
    return collector.finish();
}

bool IssueReader::are_opposed(const Issue& a, const Issue& b) {
    const bool is_all_and_part = (a.is_whole && b.is_part) || (a.is_part && b.is_whole);
    return is_all_and_part || a.is_denied != b.is_denied || differ(a.numbers, b.numbers) ||
           differ(a.names, b.names);
}

bool IssueReader::are_same(const Issue& a, const Issue& b) const {
    if (a.is_bare || b.is_bare || are_opposed(a, b)) return false;
    double shared = 0;
    double all = 0;
    std::size_t shared_words = 0;
    std::set<std::string> both = a.words;
    both.insert(b.words.begin(), b.words.end());
    for (const std::string& word : both) {
        const double worth = weight(word);
        const bool is_shared = a.words.contains(word) && b.words.contains(word);
        all += worth;
        if (!is_shared) continue;
        shared += worth;
        ++shared_words;
    }
    const bool is_part = shared_words == std::min(a.words.size(), b.words.size());
    if (a.head == b.head) return shared >= (is_part ? min_same_part : min_same) * all;
    return shared_words > 1 && shared >= min_same_clause * all;
}

}  // namespace concord
