// What a figure counts is read again from the words beside it: in "killing 12 people and injuring
// 40" the word nearest to each number tells, and a number without such a word keeps the role that
// its article's analysis found. "At least 12 people were killed in Ustrel on Tuesday night":
// 12 or more, people, killed, Ustrel, that Tuesday.

#include "compare/figures.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "base/sort_unique.h"
#include "base/stem.h"
#include "base/token_words.h"
#include "base/utf8.h"
#include "compare/day_range.h"
#include "compare/figure_values.h"
#include "compare/phrase_words.h"

namespace concord {
namespace {

constexpr std::size_t words_behind = 8;  ///< in which a figure's own role may stand
constexpr std::size_t words_before = 3;

/// The words of a sentence in lower case, each with what stands before it.
struct SentenceWord {
    Span span;
    std::string lower;
    bool is_number = false;
    bool is_capital = false;
    bool follows_mark = false;  ///< a mark stands between it and the word before
};

std::vector<SentenceWord> split(std::string_view text, const StorySentence& sentence) {
    std::vector<SentenceWord> words;
    std::uint32_t end = sentence.span.begin;
    for (const Word& word : sentence.words) {
        const std::string_view between = text.substr(end, word.span.begin - end);
        const bool marked = between.find_first_of(".,;:()\"!?") != std::string_view::npos;
        const std::string lower = fold_word(slice(text, word.span));
        words.push_back({word.span, lower, word.number, word.capital, marked});
        end = word.span.end;
    }
    return words;
}

bool is_of_people(std::string_view role) {
    return role == "killed" || role == "wounded";
}

/// "2031-06", "2031-W24".
bool is_month_or_week(std::string_view value) {
    return (value.size() == 7 || value.size() == 8) && value[4] == '-';
}

class Reader {
public:
    Reader(const StoryView& view, const StoryEntities& entities, const FigureTools& tools)
        : view_(view),
          entities_(entities),
          known_(tools.known),
          lexicon_(tools.lexicon),
          weights_(tools.weights),
          places_(tools.places) {
        const auto sentences = view.sentences();
        for (const StorySentence& sentence : sentences) {
            words_.push_back(split(view.text(sentence.article), sentence));
            telling_.push_back(telling_words(words_.back()));
        }
        quantities_.resize(sentences.size());
        for (Index article = 0; article < view.records().size(); ++article) {
            for (const Quantity& quantity : view.record(article).findings.quantities) {
                const auto at = view.sentence_at(article, quantity.span.begin);
                if (at) quantities_[*at].push_back(&quantity);
            }
        }
    }

    [[nodiscard]] std::vector<ToldFigure> read() const {
        std::vector<ToldFigure> figures;
        for (std::uint32_t at = 0; at < view_.sentences().size(); ++at) {
            read_sentence(at, figures);
        }
        drop_lists(figures, [](const ToldFigure& figure) {
            return std::tuple(figure.sentence, figure.role, figure.thing);
        });
        return figures;
    }

private:
    /// What is worth comparing: people, things that something happened to, sums of money, and how
    /// long a meeting took.
    [[nodiscard]] bool is_comparable(const Quantity& quantity) const {
        const std::string& role = quantity.role;
        if (quantity.part_of || (!quantity.low && !quantity.high)) return false;
        if (quantity.unit.empty()) return role.empty() || lexicon_.is_role(role, "counted");
        if (is_currency(quantity.unit)) return lexicon_.is_role(role, "sum");
        return role == "lasted" && (quantity.unit == "h" || quantity.unit == "min");
    }

    void read_sentence(std::uint32_t at, std::vector<ToldFigure>& figures) const {
        const StorySentence& sentence = view_.sentences()[at];
        for (const Quantity* quantity : quantities_[at]) {
            if (!sentence.span.contains(quantity->span) || !is_comparable(*quantity)) continue;
            if (lexicon_.is_vague(slice(view_.text(sentence.article), quantity->span))) continue;
            if (auto figure = read_one(at, *quantity)) figures.push_back(std::move(*figure));
        }
    }

    [[nodiscard]] std::vector<std::uint64_t> telling_words(
        const std::vector<SentenceWord>& words) const {
        std::vector<std::uint64_t> telling;
        for (const SentenceWord& word : words) {
            const bool tells = word.lower.size() > 2 && !word.is_number &&
                               lexicon_.group(word.lower).empty() &&
                               lexicon_.cue(word.lower).empty();
            if (tells) telling.push_back(word_hash(stem_of(word.lower)));
        }
        sort_unique(telling);
        return telling;
    }

    /// First word of the sentence that begins at or behind a byte.
    [[nodiscard]] std::size_t word_at(std::uint32_t sentence, std::uint32_t byte) const {
        const auto& words = words_[sentence];
        std::size_t at = 0;
        while (at < words.size() && words[at].span.begin < byte) ++at;
        return at;
    }

    [[nodiscard]] bool is_number(std::uint32_t at, const SentenceWord& word) const {
        if (word.is_number) return true;
        const auto& quantities = quantities_[at];
        return std::any_of(quantities.begin(), quantities.end(), [&](const Quantity* other) {
            return other->span.contains(word.span);
        });
    }

    struct Neighbour {
        std::string_view role;
        std::optional<Span> span;
    };

    /// The word beside the number that says what became of those it counts.
    [[nodiscard]] Neighbour find_role(std::uint32_t at, const Quantity& quantity) const {
        const auto& words = words_[at];
        const std::size_t behind = word_at(at, quantity.span.end);
        for (std::size_t i = behind; i < words.size() && i < behind + words_behind; ++i) {
            // "killing 8 people injuring 55": the second verb takes the second number.
            const bool is_over = words[i].follows_mark || is_number(at, words[i]) ||
                                 lexicon_.cue(words[i].lower) == "stops" ||
                                 words[i].lower.ends_with("ing");
            if (is_over) break;
            if (is_of_people(lexicon_.cue(words[i].lower))) {
                return {lexicon_.cue(words[i].lower), words[i].span};
            }
        }
        const std::size_t number = word_at(at, quantity.span.begin);
        for (std::size_t i = number; i > 0 && i + words_before > number; --i) {
            const SentenceWord& before = words[i - 1];
            const bool is_over = (i < words.size() && words[i].follows_mark) ||
                                 is_number(at, before) || lexicon_.cue(before.lower) == "stops";
            if (is_over) break;
            if (is_of_people(lexicon_.cue(before.lower))) {
                return {lexicon_.cue(before.lower), before.span};
            }
        }
        return {quantity.role, std::nullopt};
    }

    /// Of people the group, of drones their noun; empty when the words name neither.
    [[nodiscard]] std::string thing_of(const std::string& head, std::string_view role) const {
        const std::string_view group = lexicon_.group(head);
        if (!group.empty()) return std::string(group);
        if (is_of_people(role)) return head.empty() ? "people" : std::string();
        return stem_of(head);
    }

    /// "41 wounded, six of them children": six children, and what became of the 41 became of them.
    void read_them(std::uint32_t at, const Quantity& quantity, ToldFigure& figure) const {
        const auto& words = words_[at];
        const std::size_t group = word_at(at, quantity.span.end) + 2;
        const bool is_named = group < words.size() && words[group - 2].lower == "of" &&
                              words[group - 1].lower == "them" &&
                              !lexicon_.group(words[group].lower).empty();
        if (!is_named) return;
        figure.noun = words[group].lower;
        figure.words.end = words[group].span.end;
        const Quantity* whole = nullptr;
        for (const Quantity* other : quantities_[at]) {
            const bool is_before = other->span.begin < quantity.span.begin &&
                                   view_.sentences()[at].span.contains(other->span);
            if (is_before) whole = other;
        }
        if (whole && figure.role.empty()) figure.role = find_role(at, *whole).role;
    }

    /// "another 12", "21 others died", "12 more": on top of a figure given before.
    [[nodiscard]] bool is_addition(std::uint32_t at, const ToldFigure& figure) const {
        const auto& words = words_[at];
        const std::size_t begin = word_at(at, figure.span.begin);
        const std::size_t end = word_at(at, figure.span.end);
        // Those wounded beside the dead are others too.
        const auto adds = [&](std::size_t i) {
            const bool is_other =
                words[i].lower.starts_with("other") || words[i].lower == "another";
            return lexicon_.cue(words[i].lower) == "more" &&
                   !(is_other && figure.role == "wounded");
        };
        return (begin > 0 && adds(begin - 1)) || (end < words.size() && adds(end)) ||
               (begin < end && words[begin].lower == "another" && adds(begin));
    }

    /// "Two of the dead", "29 of the 48 drones": part of a whole.
    [[nodiscard]] bool is_part_of_group(std::uint32_t at, const ToldFigure& figure) const {
        const auto& words = words_[at];
        const std::size_t end = word_at(at, figure.span.end);
        if (end + 2 >= words.size() || words[end].lower != "of") return false;
        const std::string& next = words[end + 1].lower;
        const std::string_view cue = lexicon_.cue(words[end + 2].lower);
        return next == "whom" || (next == "the" && is_of_people(cue)) ||
               (next == "them" && is_of_people(figure.role) &&
                lexicon_.group(words[end + 2].lower).empty());
    }

    /// A number of an address, an age, or of things in which something happened ("in 12 villages").
    [[nodiscard]] bool counts_nothing(std::uint32_t at, const ToldFigure& figure) const {
        const std::string_view text = view_.text(figure.article);
        const auto& words = words_[at];
        const std::size_t begin = word_at(at, figure.span.begin);
        const std::size_t end = word_at(at, figure.span.end);
        const auto is_in = [&](std::size_t i) {
            constexpr std::array<std::string_view, 3> places = {"in", "across", "from"};
            return one_of(words[i].lower, places);
        };
        const std::uint32_t from =
            figure.span.begin - std::min<std::uint32_t>(figure.span.begin, 2);
        if (text.substr(from, figure.span.end + 2 - from).find('/') != std::string_view::npos) {
            return true;
        }
        if (end < words.size() && words[end].lower.starts_with("year")) return true;
        if (figure.is_of_group || figure.thing == "people" || begin == 0) return false;
        const bool has_article = words[begin - 1].lower == "the" && begin > 1;
        return figure.unit.empty() && is_in(has_article ? begin - 2 : begin - 1);
    }

    /// The whole of "29 of the 48 drones had been shot down" is not what was shot down.
    [[nodiscard]] bool is_whole(std::uint32_t at, const ToldFigure& figure) const {
        const auto& words = words_[at];
        const std::size_t begin = word_at(at, figure.span.begin);
        return begin >= 3 && words[begin - 1].lower == "the" && words[begin - 2].lower == "of" &&
               is_number(at, words[begin - 3]);
    }

    [[nodiscard]] static bool is_time_unit(const std::string& word) {
        constexpr std::array<std::string_view, 6> units = {
            "week", "weeks", "month", "months", "year", "years"};
        return one_of(word, units);
    }

    /// "down from 12.3 million a month earlier": right then, and no side now.
    [[nodiscard]] bool is_of_another_time(std::uint32_t at, const ToldFigure& figure) const {
        constexpr std::size_t reach = 4;
        const auto& words = words_[at];
        const std::size_t end = word_at(at, figure.span.end);
        for (std::size_t i = end + 1; i < words.size() && i < end + reach; ++i) {
            const bool is_back = words[i].lower == "earlier" || words[i].lower == "ago";
            if (is_back && is_time_unit(words[i - 1].lower)) return true;
        }
        return false;
    }

    [[nodiscard]] FigureForce force_of(std::uint32_t at, const ToldFigure& figure) const {
        constexpr std::size_t reach = 7;
        constexpr std::array<std::string_view, 5> behind_dates = {
            "this", "that", "in", "on", "last"};
        const auto& words = words_[at];
        const std::size_t begin = word_at(at, figure.span.begin);
        if (begin > 0 && words[begin - 1].lower == "not") return FigureForce::rejected;
        if (is_of_another_time(at, figure)) return FigureForce::rejected;
        // What stands before a comma is told of another figure.
        std::size_t from = begin;
        while (from > 0 && from < words.size() && begin - from < reach && !words[from].follows_mark)
            --from;
        for (std::size_t i = from; i < begin; ++i) {
            const std::string_view cue = lexicon_.cue(words[i].lower);
            const bool is_up_from = i + 1 == begin && i > 0 && words[i].lower == "from" &&
                                    (words[i - 1].lower == "up" || words[i - 1].lower == "down");
            // "strikes earlier this month, which killed 30" dates the strikes, "joined four months
            // earlier" the joining.
            const bool is_date = (i + 1 < begin && one_of(words[i + 1].lower, behind_dates)) ||
                                 (i > 0 && is_time_unit(words[i - 1].lower));
            const bool is_earlier = cue == "earlier" && !is_date;
            if (is_earlier || cue == "corrects" || is_up_from) return FigureForce::outdated;
        }
        return FigureForce::stated;
    }

    /// "puts the toll at 14"; not "puts Torvany at 14 points below".
    [[nodiscard]] bool is_put(std::uint32_t at, const ToldFigure& figure) const {
        constexpr std::size_t reach = 5;
        const auto& words = words_[at];
        const std::size_t begin = word_at(at, figure.span.begin);
        if (begin < 2 || words[begin - 1].lower != "at" || words[begin - 2].is_capital)
            return false;
        const std::size_t from = begin - std::min(begin, reach);
        return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(from),
                           words.begin() + static_cast<std::ptrdiff_t>(begin),
                           [&](const SentenceWord& w) { return lexicon_.cue(w.lower) == "puts"; });
    }

    /// "The death toll has risen to 14", "14, the official toll".
    [[nodiscard]] bool is_toll(std::uint32_t at, const ToldFigure& figure) const {
        constexpr std::size_t reach = 8;
        const auto& words = words_[at];
        const std::size_t begin = word_at(at, figure.span.begin);
        const std::size_t from = begin - std::min(begin, reach);
        for (std::size_t i = begin; i > from; --i) {
            if (words[i - 1].lower == "toll") return figure.role == "killed";
            if (is_number(at, words[i - 1])) break;
        }
        return false;
    }

    [[nodiscard]] bool has_cue(std::uint32_t at, std::string_view cue) const {
        return std::any_of(words_[at].begin(), words_[at].end(), [&](const SentenceWord& word) {
            return lexicon_.cue(word.lower) == cue;
        });
    }

    /// Counts over a war or a year: thousands of a war, those "since" some day of long ago.
    [[nodiscard]] bool is_total(std::uint32_t at, const ToldFigure& figure) const {
        constexpr double thousands = 1000;
        constexpr int days = 10;
        if (figure.role == "lasted") return false;
        const auto& words = words_[at];
        const bool is_since = std::any_of(words.begin(), words.end(), [](const SentenceWord& word) {
            return word.lower == "since";
        });
        if (figure.number >= thousands && has_cue(at, "total")) return true;
        const auto told = view_.report_day(figure.article);
        return is_since && (!figure.day || (told && *told - *figure.day > days));
    }

    void read_places(std::uint32_t at, const Quantity& quantity, ToldFigure& figure) const {
        const auto sentences = view_.sentences();
        const std::set<std::string> sites = places_.sites_in(at);
        const std::set<std::string> wide = places_.with_surroundings(sites);
        figure.places.assign(sites.begin(), sites.end());
        figure.places_wide.assign(wide.begin(), wide.end());
        std::set<std::string> places = places_.in_sentence(at);
        // Of a meeting the town may stand at the head of the report.
        const auto first =
            std::partition_point(sentences.begin(), sentences.end(), [&](const auto& one) {
                return one.article < figure.article;
            });
        constexpr std::ptrdiff_t lead = 2;
        const auto number = sentences.begin() + static_cast<std::ptrdiff_t>(at) - first;
        figure.is_lead = number < lead;
        if (figure.role == "lasted") {
            places.merge(
                places_.in_sentence(static_cast<std::uint32_t>(first - sentences.begin())));
        }
        const auto own = quantity.place ? entities_.find(figure.article, *quantity.place)
                                        : std::optional<Index>();
        const std::string name = own ? to_lower(entities_.entries()[*own].name) : std::string();
        if (own && known_.country(name).empty()) places.insert(name);
        const bool has_before = at > 0 && sentences[at - 1].article == figure.article;
        if (places.empty() && has_before) places = places_.in_sentence(at - 1);
        figure.places_around.assign(places.begin(), places.end());
    }

    /// Where a time may stand that dates the figure: in what is said, when it is said by someone
    /// ("risen to 14, the mayor said on Thursday"), else in its sentence.
    [[nodiscard]] Span dating_words(std::uint32_t at, const ToldFigure& figure) const {
        for (const Statement& statement : view_.record(figure.article).findings.statements) {
            for (const Content& content : statement.content) {
                if (content.span.contains(figure.span)) return content.span;
            }
        }
        return view_.sentences()[at].span;
    }

    void read_day(std::uint32_t at, const Quantity& quantity, ToldFigure& figure) const {
        const auto& times = view_.record(figure.article).annotation.times;
        const Span words = dating_words(at, figure);
        const auto take = [&](const TimeValue& time) {
            if (figure.day || !words.contains(time.span)) return;
            figure.day = day_of(time.value);
            if (!figure.day && time.value.starts_with("XXXX-WXX-")) figure.weekday = time.value[9];
            figure.is_past |= !figure.day && is_month_or_week(time.value);
            figure.is_at_night = figure.day && time.value.ends_with("TNI");
        };
        if (quantity.time && *quantity.time < times.size()) take(times[*quantity.time]);
        for (const TimeValue& time : times) take(time);
        figure.is_past &= !figure.day;  // "on 9 June, the worst day of the month"
    }

    /// "in the past two weeks", "over 30 minutes", "since May": what it counts lies in it.
    void read_window(ToldFigure& figure) const {
        constexpr std::array<std::string_view, 5> leads = {
            "in", "within", "over", "during", "since"};
        constexpr std::size_t reach = 4;
        if (figure.role == "lasted") return;
        const Span words = dating_words(figure.sentence, figure);
        for (const TimeValue& time : view_.record(figure.article).annotation.times) {
            if (!words.contains(time.span) || !figure.window.empty()) continue;
            const std::size_t inside = word_at(figure.sentence, time.span.begin);
            for (std::size_t i = inside - std::min(inside, reach); i <= inside; ++i) {
                if (i >= words_[figure.sentence].size()) break;
                const std::string& lower = words_[figure.sentence][i].lower;
                const bool leads_in =
                    lower == "since" ? time.type != TimeType::set : time.type == TimeType::duration;
                if (!one_of(lower, leads) || !leads_in) continue;
                figure.window = lower == "since" ? "since " + time.value : time.value;
            }
        }
    }

    void read_speaker(ToldFigure& figure) const {
        const ArticleRecord& record = view_.record(figure.article);
        for (const Statement& statement : record.findings.statements) {
            for (const Content& content : statement.content) {
                if (!content.span.contains(figure.span) || !statement.speaker) continue;
                const Speaker& speaker = *statement.speaker;
                const auto entry = speaker.entity ? entities_.find(figure.article, *speaker.entity)
                                                  : std::optional<Index>();
                if (entry) figure.speaker = entities_.entries()[*entry].name;
            }
        }
    }

    void read_context(std::uint32_t at, ToldFigure& figure) const {
        constexpr double share_before = 0.5;
        std::map<std::uint64_t, double> context;
        const auto sentences = view_.sentences();
        if (at > 0 && sentences[at - 1].article == figure.article) {
            for (const std::uint64_t word : telling_[at - 1]) {
                context[word] = share_before * weights_.weight(word);
            }
        }
        for (const std::uint64_t word : telling_[at]) context[word] = weights_.weight(word);
        figure.context.assign(context.begin(), context.end());
    }

    [[nodiscard]] std::optional<ToldFigure> read_one(std::uint32_t at,
                                                     const Quantity& quantity) const {
        ToldFigure figure;
        figure.article = view_.sentences()[at].article;
        figure.sentence = at;
        figure.span = quantity.span;
        figure.words = quantity.span;
        figure.value = value_of(quantity);
        figure.number = number_of(quantity);
        figure.range = range_of(quantity);
        figure.unit = quantity.unit;
        figure.is_approximate = quantity.approx;
        const Neighbour neighbour = find_role(at, quantity);
        figure.role = neighbour.role;
        const std::string_view text = view_.text(figure.article);
        if (quantity.of) figure.noun = fold_word(slice(text, head_noun(text, *quantity.of)));
        if (figure.noun == "them") read_them(at, quantity, figure);
        figure.thing = thing_of(figure.noun, figure.role);
        figure.is_of_group = !lexicon_.group(figure.noun).empty();
        if (figure.role == "lasted") figure.thing = has_cue(at, "meeting") ? "meeting" : "";
        if (is_of_people(figure.role) && has_cue(at, "still")) return std::nullopt;
        const bool is_nothing = figure.thing.empty() && !is_currency(quantity.unit);
        if (is_nothing || counts_nothing(at, figure) || is_addition(at, figure) ||
            is_part_of_group(at, figure)) {
            return std::nullopt;
        }
        if (is_whole(at, figure)) figure.role.clear();
        figure.is_of_day = figure.unit.empty() && lexicon_.is_role(figure.role, "daily");
        const std::size_t behind = word_at(at, figure.span.end);
        if (figure.role == "lasted" && behind < words_[at].size()) {
            figure.words.end = words_[at][behind].span.end;  // "hours"
        }
        constexpr std::uint32_t near = 60;
        for (const std::optional<Span>& part : {quantity.of, neighbour.span}) {
            const bool is_near = part && part->begin < figure.words.end + near &&
                                 part->end + near > figure.words.begin;
            const bool is_before = part && part->begin < quantity.span.begin;
            if (!is_near || (is_before && !is_of_people(figure.role))) continue;
            figure.words.begin = std::min(figure.words.begin, part->begin);
            figure.words.end = std::max(figure.words.end, part->end);
        }
        figure.force = force_of(at, figure);
        figure.is_put = is_put(at, figure);
        figure.is_toll = is_toll(at, figure);
        figure.has_risen = has_cue(at, "rises");
        read_day(at, quantity, figure);
        read_window(figure);
        figure.is_total = is_total(at, figure);
        read_places(at, quantity, figure);
        read_speaker(figure);
        read_context(at, figure);
        return figure;
    }

    const StoryView& view_;
    const StoryEntities& entities_;
    const KnownNames& known_;
    const FigureLexicon& lexicon_;
    const WordWeights& weights_;
    const StoryPlaces& places_;
    std::vector<std::vector<SentenceWord>> words_;          ///< per sentence
    std::vector<std::vector<std::uint64_t>> telling_;       ///< per sentence, sorted
    std::vector<std::vector<const Quantity*>> quantities_;  ///< per sentence, by their begin
};

}  // namespace

FigureLexicon::FigureLexicon(const Knowledge& knowledge)
    : roles_(knowledge.table("figures/roles")) {
    for (const auto& row : knowledge.table("figures/people").rows) groups_.emplace(row[0], row[1]);
    for (const auto& row : knowledge.table("figures/cues").rows) cues_.emplace(row[0], row[1]);
    for (const auto& row : knowledge.table("quantities/numbers").rows) {
        if (row[1] == "many") plurals_.push_back(row[0]);
    }
}

std::string_view FigureLexicon::group(std::string_view word) const {
    const auto found = groups_.find(word);
    return found == groups_.end() ? std::string_view() : found->second;
}

std::string_view FigureLexicon::cue(std::string_view word) const {
    const auto found = cues_.find(word);
    return found == cues_.end() ? std::string_view() : found->second;
}

bool FigureLexicon::is_vague(std::string_view words) const {
    const std::string lower = to_lower(words);
    return std::any_of(plurals_.begin(), plurals_.end(), [&](const std::string& plural) {
        return lower.find(plural) != std::string::npos;
    });
}

std::vector<ToldFigure> read_figures(const StoryView& view,
                                     const StoryEntities& entities,
                                     const FigureTools& tools) {
    return Reader(view, entities, tools).read();
}

}  // namespace concord
