// Goes over the words once and takes, where an expression begins, the longest: ranges before the
// points in them, "the end of April" before "April", "45 days ago" before "45 days".
//
//     from 10 to 15 June    DURATION P5D, begin 2031-06-10, end 2031-06-15
//     by the end of April   DATE 2025-04, mod END ("by" stays outside)

#include "annotate/time_finder.h"

#include <algorithm>

#include "annotate/time_terms.h"
#include "base/calendar.h"

namespace concord {
namespace {

using namespace std::chrono;

Anchor anchor_of(std::string_view moment) {
    return moment.size() < 10 ? Anchor() : parse_day(moment.substr(0, 10));
}

TimeAnchors anchors_of(const TimesOfPage& page) {
    constexpr days longest_rewriting = days(3);
    TimeAnchors anchors{anchor_of(page.published), anchor_of(page.published)};
    const Anchor last = anchor_of(page.modified);
    if (!anchors.published || !last) return anchors;
    const days later = sys_days(*last) - sys_days(*anchors.published);
    if (later > days(0) && later <= longest_rewriting) anchors.latest = last;
    return anchors;
}

/// Days between two days or minutes between two clock times of one day, as a duration.
std::string length_between(const std::string& begin, const std::string& end) {
    if (begin.size() >= 16 && end.size() >= 16 && begin.substr(0, 10) == end.substr(0, 10)) {
        const auto minutes = [](const std::string& value) {
            return (value[11] - '0') * 600 + (value[12] - '0') * 60 + (value[14] - '0') * 10 +
                   (value[15] - '0');
        };
        const int length = minutes(end) - minutes(begin);
        if (length <= 0) return {};
        std::string value = "PT";
        if (length >= 60) value += std::to_string(length / 60) + "H";
        if (length % 60 != 0) value += std::to_string(length % 60) + "M";
        return value;
    }
    const auto first = parse_day(begin);
    const auto last = parse_day(end);
    if (first && last && *first < *last) {
        return "P" + std::to_string((sys_days(*last) - sys_days(*first)).count()) + "D";
    }
    if (begin.size() == 10 && end.size() == 10 && begin.substr(0, 8) == end.substr(0, 8) &&
        begin.starts_with("XXXX")) {
        const int length = (end[8] - begin[8]) * 10 + end[9] - begin[9];
        return length > 0 ? "P" + std::to_string(length) + "D" : std::string();
    }
    if (begin.size() == 4 && end.size() == 4 && begin < end && begin[0] != 'X') {
        return "P" + std::to_string(std::stoi(end) - std::stoi(begin)) + "Y";
    }
    return {};
}

class TimeFinder {
public:
    TimeFinder(const TokenWords& words, const TimeLexicon& lexicon, const TimeAnchors& anchors)
        : words_(words), lexicon_(lexicon), anchors_(anchors), anchor_(anchors.published) {}

    void read(const Sentence& sentence, std::vector<TimeValue>& found) {
        first_ = sentence.first_token;
        last_ = sentence.last_token;
        const TimeTerms terms(words_, lexicon_, anchors_, first_, last_);
        for (std::size_t i = first_; i < last_;) {
            const auto term = may_begin(i) ? longest(terms, i) : std::nullopt;
            if (!term || term->value.empty()) {
                ++i;
                continue;
            }
            TimeValue value;
            value.span = {words_[i].span.begin, words_[term->end - 1].span.end};
            value.type = term->type;
            value.value = term->value;
            value.mod = term->mod;
            value.begin_point = term->begin_point;
            value.end_point = term->end_point;
            if (term->anchored && anchor_) value.anchor = "published";
            found.push_back(std::move(value));
            i = term->end;
        }
    }

private:
    [[nodiscard]] bool is(std::size_t at, std::string_view word) const {
        return at < last_ && words_[at].lower == word;
    }

    /// A digit, a time word, or one of the words that lead to one.
    [[nodiscard]] bool may_begin(std::size_t i) const {
        const TokenWord& word = words_[i];
        const char c = word.text[0];
        if (c >= '0' && c <= '9') return true;
        if (TimeLexicon::only_leads(word)) {
            // "the", "at": worth a look when a digit or a time word is near
            const std::size_t end = std::min(last_, i + 6);
            for (std::size_t j = i + 1; j < end; ++j) {
                const char d = words_[j].text[0];
                if (TimeLexicon::is_time_word(words_[j]) || (d >= '0' && d <= '9')) return true;
            }
            return false;
        }
        if (word.marks != 0) return true;
        return word.lower.starts_with("mid-");
    }

    [[nodiscard]] std::optional<TimeTerm> longest(const TimeTerms& terms, std::size_t i) const {
        std::optional<TimeTerm> best;
        const auto offer = [&](std::optional<TimeTerm> term) {
            if (term && (!best || term->end > best->end)) best = std::move(term);
        };
        offer(range(terms, i));
        offer(modified(terms, i));
        offer(terms.ago(i));
        offer(terms.part(i));
        offer(terms.point(i));
        offer(terms.set(i));
        offer(terms.phrase(i));
        if (!best || best->type != TimeType::set) offer(terms.duration(i));
        return best;
    }

    // --- ranges ----------------------------------------------------------------------------

    [[nodiscard]] bool joins_range(std::size_t at, bool between) const {
        if (between) return is(at, "and");
        return is(at, "to") || is(at, "until") || is(at, "through") || is(at, "till");
    }

    [[nodiscard]] std::optional<TimeTerm> range(const TimeTerms& terms, std::size_t i) const {
        const bool between = is(i, "between");
        if (between || is(i, "from")) {
            if (auto found = day_range(terms, i + 1, between)) return found;
            if (auto found = clock_range(terms, i + 1, between)) return found;
            return point_range(terms, i + 1, between);
        }
        return dashed_range(terms, i);
    }

    /// "10 to 15 June", "June 10 to 15"
    [[nodiscard]] std::optional<TimeTerm> day_range(const TimeTerms& terms,
                                                    std::size_t i,
                                                    bool between) const {
        if (const auto day = terms.day_number(i); day && joins_range(i + 1, between)) {
            const auto end = terms.point(i + 2);
            if (end && terms.day_number(i + 2)) return from_day(*day, *end);
        }
        if (terms.month_at(i) != 0 && terms.day_number(i + 1) && joins_range(i + 2, between)) {
            const auto day = terms.day_number(i + 3);
            const auto begin = terms.point(i);
            if (day && begin && begin->end == i + 2) return to_day(*begin, *day, i + 4);
        }
        return std::nullopt;
    }

    /// "10–15 June", "June 10-15"
    [[nodiscard]] std::optional<TimeTerm> dashed_range(const TimeTerms& terms,
                                                       std::size_t i) const {
        const auto dash = [&](std::size_t at) { return is(at, "-") || is(at, "–") || is(at, "—"); };
        if (const auto day = terms.day_number(i); day && dash(i + 1) && terms.day_number(i + 2)) {
            if (terms.month_at(i + 3) != 0) {
                if (const auto end = terms.point(i + 2)) return from_day(*day, *end);
            }
        }
        if (terms.month_at(i) != 0 && terms.day_number(i + 1) && dash(i + 2)) {
            const auto day = terms.day_number(i + 3);
            const auto begin = terms.point(i);
            if (day && begin && begin->end == i + 2) return to_day(*begin, *day, i + 4);
        }
        return std::nullopt;
    }

    static std::optional<TimeTerm> from_day(unsigned day, const TimeTerm& end) {
        if (end.value.size() != 10) return std::nullopt;
        TimeTerm found = end;
        found.type = TimeType::duration;
        found.end_point = end.value;
        found.begin_point = end.value.substr(0, 8) + two_digits(day);
        found.value = length_between(found.begin_point, found.end_point);
        return found.value.empty() ? std::nullopt : std::optional<TimeTerm>(found);
    }

    static std::optional<TimeTerm> to_day(const TimeTerm& begin, unsigned day, std::size_t end) {
        if (begin.value.size() != 10) return std::nullopt;
        TimeTerm found = begin;
        found.end = end;
        found.type = TimeType::duration;
        found.begin_point = begin.value;
        found.end_point = begin.value.substr(0, 8) + two_digits(day);
        found.value = length_between(found.begin_point, found.end_point);
        return found.value.empty() ? std::nullopt : std::optional<TimeTerm>(found);
    }

    static std::string two_digits(unsigned day) {
        return std::string(1, static_cast<char>('0' + day / 10)) +
               static_cast<char>('0' + day % 10);
    }

    /// "1am and 2am on Friday"
    [[nodiscard]] std::optional<TimeTerm> clock_range(const TimeTerms& terms,
                                                      std::size_t i,
                                                      bool between) const {
        const auto begin = terms.clock(i);
        if (!begin || !joins_range(begin->end, between)) return std::nullopt;
        auto end = terms.part(begin->end + 1);
        if (!end || end->value.size() < 16 || !terms.clock(begin->end + 1)) return std::nullopt;
        const std::size_t clock_at = end->value.size() - 5;
        const std::string day = end->value.substr(0, clock_at - 1);
        end->type = TimeType::duration;
        end->end_point = end->value;
        end->begin_point = timex::of_clock(day, begin->hour, begin->minute);
        end->value = length_between(end->begin_point, end->end_point);
        return end->value.empty() ? std::nullopt : end;
    }

    /// "from Monday to Friday", "from 2014 to 2022"
    [[nodiscard]] std::optional<TimeTerm> point_range(const TimeTerms& terms,
                                                      std::size_t i,
                                                      bool between) const {
        const auto begin = terms.point(i);
        if (!begin || !joins_range(begin->end, between)) return std::nullopt;
        auto end = terms.point(begin->end + 1);
        if (!end && terms.year_at(begin->end + 1)) {
            end = TimeTerm();
            end->end = begin->end + 2;
            end->value = timex::of_year(*terms.year_at(begin->end + 1));
        }
        if (!end) return std::nullopt;
        end->begin_point = begin->value;
        end->end_point = end->value;
        end->value = length_between(begin->value, end->end_point);
        end->type = TimeType::duration;
        return end->value.empty() ? std::nullopt : end;
    }

    // --- parts of a period -----------------------------------------------------------------

    [[nodiscard]] std::optional<TimeTerm> modified(const TimeTerms& terms, std::size_t i) const {
        std::size_t at = i;
        const bool the = is(at, "the");
        if (the) ++at;
        std::string mod;
        if (is(at, "end") || is(at, "close")) mod = "END";
        if (is(at, "start") || is(at, "beginning") || is(at, "outset")) mod = "START";
        if (is(at, "middle")) mod = "MID";
        if (!mod.empty() && is(at + 1, "of")) return period_of(terms, at + 2, mod);
        if (the) return std::nullopt;
        if (is(at, "early")) mod = "START";
        if (is(at, "late")) mod = "END";
        if (is(at, "mid") || is(at, "mid-")) mod = "MID";
        if (!mod.empty()) {
            std::size_t next = at + 1;
            if (is(next, "-")) ++next;
            if (is(next, "on") || is(next, "in")) ++next;
            auto found = terms.point(next);
            if (found && found->mod.empty()) found->mod = mod;
            return found;
        }
        if (is(at, "earlier") || is(at, "later")) {
            std::size_t next = at + 1;
            if (is(next, "in") || is(next, "on")) ++next;
            const bool period = next > at + 1 || is(next, "this") || is(next, "last");
            return period ? terms.point(next) : std::nullopt;
        }
        return fused_mid(at);
    }

    /// "the end of [the week]", "[April]", "[2027]"
    [[nodiscard]] std::optional<TimeTerm> period_of(const TimeTerms& terms,
                                                    std::size_t at,
                                                    const std::string& mod) const {
        std::optional<TimeTerm> found;
        if (is(at, "the")) {
            const TimeWord word = at + 1 < last_ ? lexicon_.look_up(words_[at + 1]) : TimeWord();
            if (word.unit == nullptr || word.unit->plural) return std::nullopt;
            TimeTerm made;
            made.end = at + 2;
            made.anchored = true;
            if (word.unit->letter == "W") made.value = timex::week_from(anchor_, 0);
            if (word.unit->letter == "M" && !word.unit->clock) {
                made.value = timex::month_from(anchor_, 0);
            }
            if (word.unit->letter == "Y") made.value = timex::year_from(anchor_, 0);
            if (made.value.empty()) return std::nullopt;
            found = made;
        } else {
            found = terms.point(at);
        }
        if (found) found->mod = mod;
        return found;
    }

    /// "mid-April" is one token.
    [[nodiscard]] std::optional<TimeTerm> fused_mid(std::size_t at) const {
        const std::string_view word = words_[at].lower;
        if (!word.starts_with("mid-")) return std::nullopt;
        const auto month = month_from_name(word.substr(4));
        if (!month) return std::nullopt;
        TimeTerm made;
        made.end = at + 1;
        made.mod = "MID";
        made.anchored = true;
        const TimeTerms terms(words_, lexicon_, anchors_, first_, last_);
        if (const auto year = terms.year_at(at + 1)) {
            ++made.end;
            made.anchored = false;
            made.value = timex::of_month(*year, *month);
        } else {
            made.value = timex::month(anchor_, *month, terms.direction_at(at, at + 1));
        }
        return made;
    }

    const TokenWords& words_;
    const TimeLexicon& lexicon_;
    const TimeAnchors& anchors_;
    const Anchor& anchor_;
    std::size_t first_ = 0;
    std::size_t last_ = 0;
};

}  // namespace

std::vector<TimeValue> find_times(const TokenWords& words,
                                  std::span<const Sentence> sentences,
                                  const TimesOfPage& page,
                                  const TimeLexicon& lexicon) {
    const TimeAnchors anchors = anchors_of(page);
    std::vector<TimeValue> found;
    TimeFinder finder(words, lexicon, anchors);
    for (const Sentence& sentence : sentences) finder.read(sentence, found);
    return found;
}

}  // namespace concord
