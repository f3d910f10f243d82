// Behind a number stands what it measures, in words of the lists or in a form that tells it:
//
//     5 [US dollars], $3m[-a-year]     a currency
//     [3-hour], thousands [of years]   a unit
//     Smith, [49],                     an age without the word

#include "extract/figure_measure.h"

namespace concord {
namespace {

class MeasureReader : private SentenceTokens {
public:
    MeasureReader(const Reading& reading, const QuantityLexicon& lexicon, Tokens sentence)
        : SentenceTokens(reading, sentence), lexicon_(lexicon) {}

    void read(FigureDraft& draft) const {
        draft.behind = draft.end;
        const bool hyphen = is(draft.end, "-") && touches(draft.end);
        if (draft.currency != nullptr) {
            if (hyphen) ++draft.behind;  // "$3m-a-year"
            return;
        }
        if (read_money(draft) || read_of_measure(draft)) return;
        if (hyphen) ++draft.behind;
        const auto [unit, unit_at] = unit_behind(draft, hyphen);
        if (unit.words == 0) {
            read_age(draft);
            return;
        }
        const auto unit_end = unit_at + static_cast<std::uint32_t>(unit.words);
        const bool pounds = unit.unit->code == "[lb_av]" && is(unit_at, "pound", "pounds");
        if (pounds && !is_weight(draft, hyphen, unit_end)) return;
        if (draft.value.part && is(draft.number, "half") && is(draft.end, "a", "an")) {
            draft.value.part = false;
        }
        draft.unit = unit.unit;
        draft.behind = unit_end;
        if (unit.unit->code == "%" || (!hyphen && touches(unit_at))) {
            draft.end = unit_end;
        } else {
            draft.unit_words = {unit_at, unit_end};
        }
    }

private:
    /// "5 €", "200 Egyptian pounds", "5 US dollars", "5 USD"
    bool read_money(FigureDraft& draft) const {
        if (!has(draft.end)) return false;
        std::uint32_t money_at = draft.end;
        const Currency* money = lexicon_.sign(word(money_at));
        if (money == nullptr) money = lexicon_.code(word(money_at));
        if (money == nullptr && has(money_at + 1)) {
            money = lexicon_.national(word(money_at), word(money_at + 1));
            const bool adjective =
                is(money_at, "us", "u.s.", "american", "canadian", "australian", "-");
            if (money != nullptr || adjective) ++money_at;
        }
        if (money == nullptr) money = lexicon_.money(word(money_at));
        if (money == nullptr || is_tagged(money_at, Xpos::vbd, Xpos::vbn)) return false;
        draft.currency = money;
        draft.end = money_at + 1;
        draft.behind = draft.end;
        return true;
    }

    struct UnitBehind {
        QuantityLexicon::UnitAt unit;
        std::uint32_t at = 0;
    };

    /// "3 hours", "3-hour", "half a century", "four long hours", "30 or more years"
    [[nodiscard]] UnitBehind unit_behind(const FigureDraft& draft, bool hyphen) const {
        const std::uint32_t at = hyphen ? draft.end + 1 : draft.end;
        if (const auto unit = lexicon_.unit_at(words_, at, last_); unit.words > 0) {
            return {unit, at};
        }
        const bool half_a =
            draft.value.part && is(draft.number, "half") && is(draft.end, "a", "an");
        const bool adjective = !hyphen && is_tagged(draft.end, Xpos::jj, Xpos::jjr);
        if (half_a || adjective) {
            const auto unit = lexicon_.unit_at(words_, draft.end + 1, last_);
            if (unit.words > 0 && unit.unit->code != "%") return {unit, draft.end + 1};
        }
        const auto bound = lexicon_.bound_behind(words_, draft.end, last_);
        if (bound.words == 0) return {};
        const std::uint32_t behind = draft.end + static_cast<std::uint32_t>(bound.words);
        return {lexicon_.unit_at(words_, behind, last_), behind};
    }

    /// Pounds may be money: they weigh where they are "of" something or a verb says so.
    [[nodiscard]] bool is_weight(const FigureDraft& draft,
                                 bool hyphen,
                                 std::uint32_t behind) const {
        if (hyphen || is(behind, "of", "heavier", "lighter", "heavy", "(")) return true;
        for (std::uint32_t i = draft.begin; i > first_ && i + 4 > draft.begin; --i) {
            if (tokens_[i - 1].lemma == "weigh" || tokens_[i - 1].lemma == "weight") return true;
        }
        return false;
    }

    /// "billions of dollars", "thousands of years", "two-tenths of a percentage point"
    bool read_of_measure(FigureDraft& draft) const {
        if (!is(draft.end, "of") || !has(draft.end + 1)) return false;
        const auto many_of = lexicon_.unit_at(words_, draft.end + 1, last_);
        if (draft.value.many && many_of.words > 0) {
            draft.unit = many_of.unit;
            draft.unit_words = {draft.end + 1,
                                draft.end + 1 + static_cast<std::uint32_t>(many_of.words)};
            draft.behind = draft.unit_words.last;
            return true;
        }
        if (const Currency* money = lexicon_.money(word(draft.end + 1));
            money != nullptr && draft.value.many) {
            draft.currency = money;
            draft.end += 2;
            draft.behind = draft.end;
            return true;
        }
        if (!draft.value.part || !is(draft.end + 1, "a", "one")) return false;
        const auto unit = lexicon_.unit_at(words_, draft.end + 2, last_);
        if (unit.words == 0 || unit.unit->code != "%") return false;
        draft.unit = unit.unit;
        draft.value.part = false;
        draft.end += 2 + static_cast<std::uint32_t>(unit.words);
        draft.behind = draft.end;
        return true;
    }

    /// "Smith, 49,", "aged 49", "turned 18", "she was 17", "died at 77": years of age without the
    /// word.
    void read_age(FigureDraft& draft) const {
        constexpr double oldest = 120;
        const std::uint32_t at = draft.number;
        const bool plain = draft.value.digits && draft.end == at + 1 && draft.value.value > 0 &&
                           draft.value.value < oldest && !draft.upper && at > first_;
        if (!plain) return;
        const bool ends =
            is(draft.end, ",", ".", ";", ")", ":", "and", "when", "-") || !has(draft.end);
        const bool apposed =
            is(at - 1, ",", "(") &&
            (is(draft.end, ",", ".", ")", ";") ||
             (is(draft.end, "of") && has(draft.end + 1) && word(draft.end + 1).is_capitalised())) &&
            at >= first_ + 2 && is_person_before(at - 1);
        const bool told = is(at - 1, "aged", "age") ||
                          (ends && is(at - 1, "turned", "turns") && at >= first_ + 2 &&
                           !is_tagged(at - 2, Xpos::nn)) ||
                          (ends && is(at - 1, "at") && at >= first_ + 2 &&
                           is(at - 2, "died", "dies", "dead", "dying")) ||
                          (is(at - 1, "of") && is(at - 2, "age"));
        std::uint32_t copula = at - 1;
        if (is(copula, "just", "only", "now", "already", "still")) --copula;
        const bool said = ends && copula > first_ && is(copula, "was", "is", "am", "'s", "'m") &&
                          is(copula - 1, "he", "she", "i", "who");
        if (!apposed && !told && !said) return;
        draft.unit = lexicon_.unit_named("year");
        draft.age = true;
    }

    /// Whether a person, or a noun for one, ends before the comma at `at`.
    [[nodiscard]] bool is_person_before(std::uint32_t at) const {
        if (is(at - 1, ")")) {
            constexpr std::uint32_t longest = 20;
            const std::uint32_t floor = at > first_ + longest ? at - longest : first_ + 1;
            while (at > floor && !is(at - 1, "(")) --at;
            --at;
        }
        if (at <= first_) return false;
        const std::uint32_t mention = reading_.mention_ending(at - 1);
        if (mention == nothing) return is_tagged(at - 1, Xpos::nn) && !is_tagged(at - 2, Xpos::cd);
        const Index entity = reading_.mentions()[mention].entity;
        const EntityType type = reading_.annotation().entities[entity].type;
        return type == EntityType::person || type == EntityType::other;
    }

    const QuantityLexicon& lexicon_;
};

}  // namespace

void read_measure(const Reading& reading,
                  const QuantityLexicon& lexicon,
                  Tokens sentence,
                  FigureDraft& draft) {
    MeasureReader(reading, lexicon, sentence).read(draft);
}

}  // namespace concord
