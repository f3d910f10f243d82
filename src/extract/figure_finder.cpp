// Figures and their bounds. What looks like one and is none is told by its neighbours:
//
//     at least [12] civilians          low 12
//     [$3m to $5m], [20-30] men        both bounds; "3-1", "24-17" are scores
//     Article [5], F-[16], No. [1]     names
//     a [third] man                    an ordinal; "a third of the men" is a share
//     [one] of them, on [one] side     no count; "just one man" is

#include "extract/figure_finder.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "extract/figure_draft.h"
#include "extract/figure_measure.h"
#include "extract/number_reader.h"

namespace concord {
namespace {

class FigureFinder : private SentenceTokens {
public:
    FigureFinder(const Reading& reading, const QuantityLexicon& lexicon)
        : SentenceTokens(reading, {}),
          lexicon_(lexicon),
          numbers_(words_, lexicon),
          named_(tokens_.size(), false) {
        for (const MentionTokens& mention : reading.mentions()) {
            if (mention.kind != MentionKind::name) continue;
            for (std::uint32_t i = mention.tokens.first; i < mention.tokens.last; ++i) {
                named_[i] = true;
            }
        }
    }

    std::vector<Figure> find() {
        for (const Sentence& sentence : reading_.annotation().sentences) {
            first_ = sentence.first_token;
            last_ = sentence.last_token;
            for (std::uint32_t i = first_; i < last_;) i = read_at(i);
        }
        return std::move(found_);
    }

private:
    /// Reads a figure at `at`, if there is one.
    ///
    /// returns  the token at which to go on
    std::uint32_t read_at(std::uint32_t at) {
        const TokenWord& begin = word(at);
        const Currency* sign = lexicon_.sign(begin);
        if (sign == nullptr && has(at + 1)) sign = lexicon_.code(begin);
        const std::uint32_t number_at = sign != nullptr ? at + 1 : at;
        if (!has(number_at) || !may_begin(number_at)) return at + 1;
        if (const std::uint32_t behind = behind_time(number_at); behind != number_at) return behind;
        const auto number = numbers_.read(number_at, last_, sign != nullptr);
        if (!number) return read_fused(number_at);
        const auto end = static_cast<std::uint32_t>(number->end);
        FigureDraft draft{at, number_at, end, *number, sign};
        read_leading_point(draft);
        if (sign == nullptr && !may_count(draft)) return draft.end;
        if (!read_range(draft)) return draft.end;
        read_measure(reading_, lexicon_, {first_, last_}, draft);
        if (is(draft.behind, "ago", "later", "earlier")) return draft.behind;
        if (sign == nullptr && draft.currency == nullptr && !counts(draft)) return draft.end;
        return finish(draft);
    }

    /// ".5 percent", which the tokenizer cuts
    void read_leading_point(FigureDraft& draft) const {
        const std::uint32_t at = draft.number;
        // The tokenizer parts the point, and perhaps takes it for the end of a sentence.
        const bool point = at > 0 && word(at - 1).is(".") && words_.touches_previous(at) &&
                           !words_.touches_previous(at - 1) && draft.value.digits &&
                           draft.value.scale == 1;
        if (!point) return;
        for (std::size_t i = 0; i < word(at).text.size(); ++i) draft.value.value /= 10;
        if (draft.begin == at && at > first_) --draft.begin;
    }

    [[nodiscard]] bool may_begin(std::uint32_t at) const {
        const TokenWord& begin = word(at);
        const char c = begin.text[0];
        if (is_ascii_digit(c)) return true;
        if (c == '.' && begin.text.size() > 1) return true;
        if (begin.is("a", "an"))
            return lexicon_.number(word(std::min(at + 1, last_ - 1))).kind != NumberKind::none;
        return lexicon_.number(begin).kind != NumberKind::none ||
               static_cast<unsigned char>(c) > 127;
    }

    /// Behind a time expression that names a point or looks back or ahead by a number: "45 days
    /// ago", "the past two weeks", "2030"; `at` where the number is no part of one.
    [[nodiscard]] std::uint32_t behind_time(std::uint32_t at) const {
        const std::uint32_t index = reading_.time_at(at);
        if (index == nothing) return at;
        const bool near_now =
            at > first_ && is(at - 1, "past", "last", "next", "previous", "coming");
        if (near_now) return std::max(reading_.time_tokens(index).last, at + 1);
        const TimeValue& time = reading_.annotation().times[index];
        const Tokens tokens = reading_.time_tokens(index);
        if (time.type == TimeType::duration && time.begin_point.empty()) {
            bool counted = true;
            for (std::uint32_t i = tokens.first; i < std::min(tokens.last, tokens.first + 3); ++i) {
                counted = counted && !word(i).is("past", "last", "next", "previous", "coming");
            }
            if (counted) return at;
        }
        if (time.type == TimeType::set) return at;
        return std::max(tokens.last, at + 1);
    }

    /// "6ft", "30mph" where one token holds both.
    std::uint32_t read_fused(std::uint32_t at) {
        const std::string_view text = word(at).lower;
        const std::size_t letters = text.find_first_not_of("0123456789.,");
        if (letters == 0 || letters == std::string_view::npos) return at + 1;
        const auto value = value_of_digits(text.substr(0, letters));
        const Unit* unit = lexicon_.unit_named(text.substr(letters));
        if (!value || unit == nullptr || named_[at]) return at + 1;
        FigureDraft draft{at, at, at + 1, WrittenNumber{at + 1, *value}, nullptr};
        draft.unit = unit;
        draft.behind = is(at + 1, "-") && touches(at + 1) ? at + 2 : at + 1;
        return finish(draft);
    }

    /// False for numbers in names, ranks and identifiers.
    [[nodiscard]] bool may_count(const FigureDraft& draft) const {
        const std::uint32_t at = draft.number;
        const WrittenNumber& value = draft.value;
        if (named_[at]) return false;
        if (value.digits && word(at).text.size() > 1 && word(at).text[0] == '0' &&
            is_ascii_digit(word(at).text[1])) {
            return false;
        }
        if (is(at - 1, "no.", "no", "nos.", "#", "number", "top") && at > first_) return false;
        const bool list_item = at == first_ && value.digits && is(draft.end, ".", ")", "]");
        if (list_item || is_page_mark(draft) || is_ratio_or_clock(draft)) return false;
        const bool or_two = at > first_ + 1 && is(at - 1, "or") && is_tagged(at - 2, Xpos::nn);
        if (or_two) return false;  // "a year or two"
        if (touches(at) && at >= first_ + 2 && is_dash(word(at - 1)) && touches(at - 1) &&
            word(at - 2).casing != Casing::none) {
            return false;  // F-16, mid-50s
        }
        if (value.digits && is_identifier(draft)) return false;
        const bool in_title =
            word(at).casing == Casing::capital && at > first_ &&
            (word(at - 1).is_capitalised() || (has(at + 1) && word(at + 1).is_capitalised()));
        const bool gang_of = word(at).casing == Casing::capital && at >= first_ + 2 &&
                             is(at - 1, "of") && word(at - 2).is_capitalised();
        if ((in_title || gang_of) && !value.digits) return false;  // "the Seven Bells"
        return is_share_or_count(draft);
    }

    /// "Article 5", "Sarn 12": the number belongs to the noun before it.
    [[nodiscard]] bool is_identifier(const FigureDraft& draft) const {
        const std::uint32_t at = draft.number;
        if (at == first_ || !is_noun_at(at - 1) || word(at - 1).casing == Casing::none)
            return false;
        constexpr double largest = 1000;  // "Sarn 11 crew", but "Hesk 1,200 people"
        if (is_tagged(at - 1, Xpos::nnp) && draft.end == at + 1 && draft.value.value < largest &&
            !is(draft.end, "-", "%", "percent", "per") && !is_place_before(at) &&
            lexicon_.unit_at(words_, draft.end, last_).words == 0 &&
            word(at).text.find('.') == std::string_view::npos) {
            return true;
        }
        if (is(draft.end, "-", "%", "percent") || is_noun_at(draft.end)) return false;
        if (lexicon_.unit_at(words_, draft.end, last_).words > 0) return false;
        const bool name = is_tagged(at - 1, Xpos::nnp, Xpos::nnps) && draft.end == at + 1;
        return name || tokens_[at].head == at - 1;
    }

    [[nodiscard]] bool is_place_before(std::uint32_t at) const {
        const std::uint32_t mention = reading_.mention_ending(at - 1);
        if (mention == nothing) return reading_.time_at(at - 1) != nothing;
        const Index entity = reading_.mentions()[mention].entity;
        return reading_.annotation().entities[entity].type == EntityType::place;
    }

    /// "18:9", "at 6.10": a ratio and a time of day; "3/8" where nothing is counted with it.
    [[nodiscard]] bool is_ratio_or_clock(const FigureDraft& draft) const {
        const std::uint32_t at = draft.number;
        const std::uint32_t end = draft.end;
        if (!draft.value.digits) return false;
        const bool ratio = (is(end, ":") && touches(end) && touches(end + 1)) ||
                           (at > first_ && is(at - 1, ":") && touches(at) && touches(at - 1));
        if (ratio) return true;
        const std::string_view text = word(at).text;
        const bool alone = !is_noun_at(end) && !is_tagged(end, Xpos::jj, Xpos::hyph);
        if (text.find('/') != std::string_view::npos && end == at + 1) {
            return !is(end, "of") && (alone || word(end).is_capitalised());
        }
        const std::size_t point = text.find('.');
        const bool clock = point != std::string_view::npos && text.size() == point + 3 &&
                           draft.value.value < 24 && text[point + 1] < '6';
        return clock && at > first_ && is(at - 1, "at", "until", "by") && alone &&
               lexicon_.unit_at(words_, end, last_).words == 0;
    }

    /// "11 of 41" under a picture: digits of digits with nothing counted behind.
    [[nodiscard]] bool is_page_mark(const FigureDraft& draft) const {
        const std::uint32_t at = draft.number;
        const auto bare = [&](std::uint32_t token) {
            return has(token) && value_of_digits(word(token).text).has_value();
        };
        const auto ends = [&](std::uint32_t token) {
            return !has(token) || word(token).casing != Casing::lower;
        };
        if (!draft.value.digits) return false;
        if (is(at + 1, "of") && bare(at + 2)) return ends(at + 3);
        return at >= first_ + 2 && is(at - 1, "of") && bare(at - 2) && ends(at + 1);
    }

    /// Fractions, plurals and "one" need what they are of.
    [[nodiscard]] bool is_share_or_count(const FigureDraft& draft) const {
        const std::uint32_t at = draft.number;
        const std::uint32_t end = draft.end;
        if (draft.value.many && is(at, "scores", "tens")) {
            return is(end, "of") || is(at + 1, "of");
        }
        if (is(at, "half") && end == at + 1) {
            if (is(at - 1, "first", "second", "other", "latter", "better", "-") && at > first_) {
                return false;
            }
            return is(end,
                      "of",
                      "the",
                      "its",
                      "their",
                      "his",
                      "her",
                      "those",
                      "these",
                      "that",
                      "a",
                      "an",
                      "all",
                      "our",
                      "my") ||
                   is_tagged(end, Xpos::md, Xpos::vbd, Xpos::vbp);
        }
        const bool article = is(at, "a", "an") && draft.value.part;
        if (article && is(end, "-")) return false;  // "a fifth-round game"
        if (article && is(at + 1, "third", "quarter", "fifth", "fourth", "half", "sixth")) {
            return is(end, "of") || !(is_noun_at(end) || is_tagged(end, Xpos::jj));
        }
        return true;
    }

    /// Whether "one" counts here: "just one man", "one month", "one killed".
    [[nodiscard]] bool one_counts(const FigureDraft& draft) const {
        const std::uint32_t at = draft.number;
        if (is(draft.end,
               "of",
               "another",
               "day",
               "side",
               "hand",
               "thing",
               "way",
               "point",
               "-day")) {
            return is(draft.end, "day") && is(draft.end + 1, "after", "before", "later");
        }
        if (draft.unit != nullptr || draft.begin != at || draft.upper) return true;
        if (at > first_ &&
            is(at - 1, "no", "not", "the", "this", "that", "any", "every", "each", "which")) {
            return false;
        }
        if (at > first_ && is(at - 1, "just", "only", "least", "than", "exactly", "with")) {
            return is_noun_at(draft.end) || is_tagged(draft.end, Xpos::jj);
        }
        if (is_noun_at(draft.end)) {
            return is(draft.end,
                      "person",
                      "man",
                      "woman",
                      "child",
                      "soldier",
                      "officer",
                      "civilian",
                      "death",
                      "people",
                      "other",
                      "policeman",
                      "suspect",
                      "gunman",
                      "police");
        }
        return is(draft.end,
                  "other",
                  "over",
                  "in",
                  "by",
                  "was",
                  "wounded",
                  "killed",
                  "injured",
                  "dead") &&
               is_list_of_counts(at);
    }

    /// Behind another figure of the same sentence.
    [[nodiscard]] bool is_list_of_counts(std::uint32_t at) const {
        return !found_.empty() && found_.back().tokens.first >= first_ &&
               found_.back().tokens.last <= at && found_.back().unit.empty();
    }

    // --- ranges ------------------------------------------------------------------------------

    /// What joins two numbers, and the second of them.
    struct SecondNumber {
        bool dash = false;
        const Currency* sign = nullptr;
        std::uint32_t number_at = 0;
        std::optional<WrittenNumber> value;
    };

    /// The number behind "to", "or", a dash, or "and" behind "between"; nothing without a joint.
    [[nodiscard]] std::optional<SecondNumber> second_number(const FigureDraft& draft) const {
        const std::uint32_t joint = draft.end;
        SecondNumber second;
        if (!has(joint + 1)) return std::nullopt;
        second.dash = is_dash(word(joint)) && touches(joint);
        if (!second.dash && !draft.between && !is(joint, "to", "or")) return std::nullopt;
        second.number_at = joint + 1;
        second.sign = lexicon_.sign(word(second.number_at));
        if (second.sign != nullptr) ++second.number_at;
        if (!has(second.number_at)) return std::nullopt;
        const std::uint32_t time = reading_.time_at(draft.number);
        if (time != nothing && reading_.time_at(second.number_at) != time) return std::nullopt;
        const bool money = draft.currency != nullptr || second.sign != nullptr;
        second.value = numbers_.read(second.number_at, last_, money);
        return second;
    }

    /// The second number of a range, if there is one. False where two numbers make a score or code.
    bool read_range(FigureDraft& draft) const {
        draft.between =
            draft.begin > first_ && is(draft.begin - 1, "between") && is(draft.end, "and");
        const auto second = second_number(draft);
        if (!second || !second->value) return true;
        const WrittenNumber& value = *second->value;
        if (second->dash && value.part && draft.value.digits && !draft.value.part) {
            draft.end = second->number_at + 1;  // "8-7 in ten rounds"
            return false;
        }
        if (value.part != draft.value.part || value.many) return true;
        if (draft.between && value.value < draft.value.value) {
            // "between $1.6 trillion and $800 billion"
            draft.upper = draft.value.value;
            draft.value.value = value.value;
            draft.end = static_cast<std::uint32_t>(value.end);
            return true;
        }
        return close_range(draft, *second);
    }

    /// "5 to 6,000 dollars" but not "from 12 to 15 people", which is a change.
    bool close_range(FigureDraft& draft, const SecondNumber& second) const {
        const WrittenNumber& value = *second.value;
        const auto end = static_cast<std::uint32_t>(value.end);
        double lower = draft.value.value;
        const bool shares_scale = draft.value.scale == 1 && value.scale > 1;
        if (shares_scale && lower * value.scale < value.value) lower *= value.scale;
        const bool grows = lower < value.value;
        if (second.dash && !is_counted_range(draft, second, grows)) {
            draft.end = end;
            return false;
        }
        const bool after_from = draft.begin > first_ && is(draft.begin - 1, "from");
        const bool other_sum = is(draft.end, "or") && second.sign != nullptr;
        if (!grows || (!second.dash && (after_from || other_sum))) return true;
        draft.value.value = lower;
        draft.upper = value.value;
        draft.value.scale = std::max(draft.value.scale, value.scale);
        draft.end = end;
        if (draft.currency == nullptr) draft.currency = second.sign;
        return true;
    }

    /// False for a score, a vote, a telephone number: nothing behind it is counted.
    [[nodiscard]] bool is_counted_range(const FigureDraft& draft,
                                        const SecondNumber& second,
                                        bool grows) const {
        const auto end = static_cast<std::uint32_t>(second.value->end);
        if (draft.currency != nullptr || second.sign != nullptr || !draft.value.digits) return true;
        return grows && (is_noun_at(end) || is_tagged(end, Xpos::jj, Xpos::vbn) ||
                         is(end, "%", "percent", "per", "-") ||
                         lexicon_.unit_at(words_, end, last_).words > 0);
    }

    // --- the figure ----------------------------------------------------------------------------

    /// False for bare years and for a "one" that does not count.
    [[nodiscard]] bool counts(const FigureDraft& draft) const {
        const WrittenNumber& value = draft.value;
        if (draft.unit != nullptr) {
            return !is(draft.number, "one") || draft.end != draft.number + 1 || one_counts(draft);
        }
        const bool year = value.digits && word(draft.number).text.size() == 4 &&
                          value.value >= 1500 && value.value <= 2100 && value.scale == 1;
        if (year && !draft.upper) {
            constexpr double first_common = 1900;
            if (value.value >= first_common && value.value != 2000) {
                const auto bound = lexicon_.bound_before(words_, first_, draft.begin);
                return bound.words > 0 && !is(draft.begin - 1, "over", "above", "under", "near");
            }
            return is_noun_at(draft.end) || is_tagged(draft.end, Xpos::jj);
        }
        if (is(draft.number, "one") && draft.end == draft.number + 1) return one_counts(draft);
        return true;
    }

    std::uint32_t finish(const FigureDraft& draft) {
        Figure figure;
        figure.number = {draft.begin, draft.end};
        figure.tokens = figure.number;
        figure.unit_words = draft.unit_words;
        figure.behind = std::max(draft.behind, draft.end);
        figure.part = draft.value.part;
        figure.many = draft.value.many;
        figure.age = draft.age;
        figure.money = draft.currency != nullptr;
        double factor = 1;
        if (draft.currency != nullptr) {
            figure.unit = draft.currency->code;
            factor = draft.currency->factor;
        } else if (draft.unit != nullptr) {
            figure.unit = draft.unit->code;
            figure.measures = draft.unit->role;
            factor = draft.unit->factor;
        }
        figure.low = draft.value.value * factor;
        figure.high = (draft.upper ? *draft.upper : draft.value.value) * factor;
        if (draft.between) --figure.tokens.first;
        if (is_minus(draft.begin)) {
            --figure.tokens.first;
            figure.number.first = figure.tokens.first;
            const auto low = figure.low;
            figure.low = figure.high ? std::optional(-*figure.high) : std::nullopt;
            figure.high = low ? std::optional(-*low) : std::nullopt;
        }
        apply_bounds(figure, draft);
        figure.span = reading_.span_of(figure.tokens);
        const std::uint32_t next = figure.behind;
        found_.push_back(std::move(figure));
        return std::max(next, draft.end);
    }

    /// "-5 degrees", "minus 2 percent"; not the dash of "F-16" or "10 - 12".
    [[nodiscard]] bool is_minus(std::uint32_t begin) const {
        if (begin == first_) return false;
        if (is(begin - 1, "minus")) return true;
        return is(begin - 1, "-", "−") && touches(begin) && !touches(begin - 1);
    }

    void apply_bounds(Figure& figure, const FigureDraft& draft) const {
        auto before = lexicon_.bound_before(words_, first_, figure.tokens.first);
        const bool article = is(figure.tokens.first - 1, "a", "an") && figure.tokens.first > first_;
        if (before.words == 0 && article) {
            // "as much as a 400 percent rise"
            before = lexicon_.bound_before(words_, first_, figure.tokens.first - 1);
            if (before.words < 3) before = {};
            if (before.words > 0) ++before.words;
        }
        const auto behind = lexicon_.bound_behind(words_, draft.end, last_);
        Bound bound = Bound::none;
        if (before.words > 0 && !is_preposition(figure, before)) {
            bound = before.bound;
            figure.tokens.first -= static_cast<std::uint32_t>(before.words);
        } else if (behind.words > 0) {
            bound = behind.bound;
            figure.tokens.last += static_cast<std::uint32_t>(behind.words);
            figure.behind = std::max(figure.behind, figure.tokens.last);
        }
        if (bound == Bound::none && !figure.unit.empty()) {
            bound = lexicon_.bound_behind(words_, figure.behind, last_).bound;  // "20 years or so"
        }
        if (draft.value.many) figure.high = std::nullopt;
        switch (bound) {
            case Bound::none:
                break;
            case Bound::above:
                figure.exclusive = true;
                figure.high = std::nullopt;
                break;
            case Bound::from:
                figure.high = std::nullopt;
                break;
            case Bound::below:
                figure.exclusive = true;
                figure.low = std::nullopt;
                break;
            case Bound::to:
                figure.low = std::nullopt;
                break;
            case Bound::about:
                figure.approx = true;
                break;
        }
    }

    /// "over the years" and "under 12 presidents" bound nothing, nor does "near 5 Main Street".
    [[nodiscard]] bool is_preposition(const Figure& figure,
                                      const QuantityLexicon::BoundAt& bound) const {
        if (bound.words != 1) return false;
        const std::uint32_t at = figure.tokens.first - 1;
        if (is(at, "near", "above", "plus") && figure.unit.empty()) return true;
        // "information about 155 men", but "a village about 12 miles away"
        // "$1.3 trillion over 10 years", but "for over 10 years"
        const bool counts_time = figure.measures == "lasted" && is(at, "over");
        if (counts_time && !(at > first_ && is(at - 1,
                                               "for",
                                               "after",
                                               "in",
                                               "just",
                                               "well",
                                               "took",
                                               "lasted",
                                               "spent",
                                               "than",
                                               "by"))) {
            return true;
        }
        if (is(at, "around") && at > first_ && tokens_[at - 1].lemma == "turn") return true;
        // "handed over 118 men"
        const bool is_particle = is(at, "over") && at > first_;
        if (is_particle && (tokens_[at - 1].lemma == "hand" || tokens_[at - 1].lemma == "turn")) {
            return true;
        }
        // "a row over $3 million"
        if (is(at, "over") && at > first_ && is_tagged(at - 1, Xpos::nn)) return true;
        return is(at, "about") && figure.unit.empty() && at > first_ &&
               is_tagged(at - 1, Xpos::nn, Xpos::nns);
    }

    const QuantityLexicon& lexicon_;
    NumberReader numbers_;
    std::vector<bool> named_;
    std::vector<Figure> found_;
};

}  // namespace

std::vector<Figure> find_figures(const Reading& reading, const QuantityLexicon& lexicon) {
    return FigureFinder(reading, lexicon).find();
}

}  // namespace concord
