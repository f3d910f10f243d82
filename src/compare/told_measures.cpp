// Which figures of an article may be laid beside those of another: whole numbers of sentences, with
// what they count, who is meant, and the words round them.

#include "compare/told_measures.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/sort_unique.h"
#include "base/stem.h"
#include "base/token_words.h"
#include "base/utf8.h"
#include "compare/phrase_words.h"

namespace concord {
namespace {

constexpr std::uint32_t sentences_at_head = 7;
constexpr std::size_t min_words = 5;  ///< of a sentence
constexpr std::size_t words_near = 7;
constexpr std::uint32_t bytes_near = 40;  ///< behind a number, in which the thing counted is told

/// Of a clock time, an address or a number cut by blanks ("2, 106", "1: 32").
bool is_piece(std::string_view text, Span number) {
    constexpr std::size_t group = 3;  ///< digits between the commas of a number
    std::size_t at = number.begin;
    while (at > 0 && text[at - 1] == ' ') --at;
    const char mark = at > 0 ? text[at - 1] : ' ';
    std::size_t digits = 0;
    while (at > digits + 1 && is_ascii_digit(text[at - 2 - digits])) ++digits;
    const bool is_group = number.size() == group && digits > 0 && digits <= group;
    const bool is_minute = number.size() == 2 && digits > 0 && digits <= 2;
    return mark == '/' || (mark == ',' && is_group) || (mark == '.' && is_minute) ||
           ((mark == ':' || mark == '-' || mark == '_') && digits > 0);
}

/// "41 years", "41-year-old".
bool is_of_years(std::string_view text, Span number) {
    const std::size_t behind = std::min(text.find_first_not_of(" -", number.end), text.size());
    return behind > number.end && text.substr(behind).starts_with("year");
}

/// Letters of an abbreviation: "BST", "PM".
bool is_acronym(std::string_view word) {
    return word.size() > 1 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// "Rusk, 41," and "41-year-old Helma Rusk", said of today; not "Rusk was 41 when".
bool stands_beside(std::string_view text, Span person, Span age) {
    const Span between{std::min(person.end, age.end), std::max(person.begin, age.begin)};
    std::vector<Word> words;
    if (between.begin < between.end) append_words(text, between, words);
    return std::all_of(words.begin(), words.end(), [&](const Word& word) {
        const std::string_view printed = slice(text, word.span);
        return printed == "year" || printed == "years" || printed == "old" || printed == "aged";
    });
}

class Reader {
public:
    Reader(const StoryView& view, const StoryEntities& entities, const MeasureTools& tools)
        : view_(view), entities_(entities), weights_(tools.weights), lexicon_(tools.lexicon) {}

    /// Begins with the first sentence of an article.
    void read_article(Index article, const std::set<std::pair<Index, Span>>& compared) {
        const auto sentences = view_.sentences();
        const auto first = std::partition_point(
            sentences.begin(), sentences.end(), [&](const StorySentence& sentence) {
                return sentence.article < article;
            });
        first_sentence_ = static_cast<std::uint32_t>(first - sentences.begin());
        for (const Quantity& quantity : view_.record(article).findings.quantities) {
            if (!compared.contains({article, quantity.span})) read(article, quantity);
        }
    }

    [[nodiscard]] std::vector<ToldMeasure> take() { return std::move(told_); }

private:
    /// Not what moves from day to day, nor a share, which is taken of many wholes.
    [[nodiscard]] bool is_steady(const Quantity& quantity) const {
        const bool is_long =
            quantity.role == "lasted" && quantity.unit != "h" && quantity.unit != "min";
        return quantity.unit != "%" && !is_long && !lexicon_.is_role(quantity.role, "moving");
    }

    void read(Index article, const Quantity& quantity) {
        const std::string_view text = view_.text(article);
        const auto at = view_.sentence_at(article, quantity.span.begin);
        const bool has_number = quantity.low || quantity.high;
        if (!at || !has_number || quantity.part_of || !is_steady(quantity)) return;
        const StorySentence& sentence = view_.sentences()[*at];
        // "Slideshow (9 Images)" is none.
        const bool is_sentence = sentence.words.size() >= min_words;
        const bool is_whole = is_sentence && sentence.span.contains(quantity.span);
        if (!is_whole || lexicon_.is_vague(slice(text, quantity.span)) ||
            is_of_date(article, quantity) || is_addition(sentence, quantity) ||
            is_piece(text, quantity.span) ||
            (quantity.role != "age" && is_of_years(text, quantity.span))) {
            return;
        }
        ToldMeasure told;
        told.unit = quantity.unit;
        told.role = quantity.role;
        told.number = number_of(quantity);
        told.value = value_of(quantity);
        told.range = range_of(quantity);
        told.article = article;
        told.sentence = *at;
        told.words = quantity.span;
        read_thing(quantity, told);
        const bool is_of_nobody = told.role == "age" && told.thing.empty() && !told.person;
        if (is_of_nobody || (told.unit.empty() && told.thing.empty()) || told.number <= 0) return;
        if (is_currency(told.unit)) told.role.clear();  // "offered", "paid", "worth" of one sum
        told.is_at_head = *at < first_sentence_ + sentences_at_head;
        told.is_outdated = is_outdated(sentence, quantity);
        told.day = day_in(view_, article, sentence.span);
        told.persons = persons_in(article, sentence.span);
        read_words(sentence, quantity, told);
        told_.push_back(std::move(told));
    }

    void read_thing(const Quantity& quantity, ToldMeasure& told) const {
        if (!quantity.of) return;
        const std::string_view text = view_.text(told.article);
        if (told.role == "age" && stands_beside(text, *quantity.of, quantity.span)) {
            told.person = person_at(told.article, *quantity.of);
        }
        const std::string_view head = slice(text, head_noun(text, *quantity.of));
        told.noun = fold_word(head);
        if (is_acronym(head)) return;
        const std::string_view group = lexicon_.group(told.noun);
        told.thing = group.empty() ? stem_of(told.noun) : std::string(group);
        if (told.person) told.thing.clear();
        const bool is_behind = quantity.of->begin >= quantity.span.end &&
                               quantity.of->begin < quantity.span.end + bytes_near;
        if (is_behind) told.words.end = quantity.of->end;
        if (told.person) {
            told.words = {std::min(quantity.of->begin, quantity.span.begin),
                          std::max(quantity.of->end, quantity.span.end)};
        }
    }

    [[nodiscard]] std::optional<Index> person_at(Index article, Span words) const {
        const auto& chains = view_.record(article).annotation.entities;
        for (Index i = 0; i < chains.size(); ++i) {
            if (chains[i].type != EntityType::person) continue;
            for (const Mention& mention : chains[i].mentions) {
                const bool is_it =
                    mention.kind == MentionKind::name && mention.span.overlaps(words);
                if (is_it) return entities_.find(article, i);
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::set<std::string> persons_in(Index article, Span sentence) const {
        std::set<std::string> persons;
        const auto& chains = view_.record(article).annotation.entities;
        for (Index i = 0; i < chains.size(); ++i) {
            const auto entry = entities_.find(article, i);
            if (!entry || chains[i].type != EntityType::person) continue;
            for (const Mention& mention : chains[i].mentions) {
                const bool is_here =
                    mention.kind == MentionKind::name && sentence.contains(mention.span);
                if (is_here) persons.insert(last_name(entities_.entries()[*entry].name));
            }
        }
        return persons;
    }

    /// "the 19 Sept. 11 hijackers": a number beside a date may belong to it.
    [[nodiscard]] bool is_of_date(Index article, const Quantity& quantity) const {
        const auto& times = view_.record(article).annotation.times;
        return std::any_of(times.begin(), times.end(), [&](const TimeValue& time) {
            const bool is_date = time.type == TimeType::date && time.span.end > time.span.begin;
            return is_date && time.span.begin <= quantity.span.end + 1 &&
                   quantity.span.begin <= time.span.end + 1;
        });
    }

    /// "another 12 photos", "12 others": on top of a figure given before.
    [[nodiscard]] bool is_addition(const StorySentence& sentence, const Quantity& quantity) const {
        const std::string_view text = view_.text(sentence.article);
        for (std::size_t i = 0; i < sentence.words.size(); ++i) {
            const Span word = sentence.words[i].span;
            const bool is_before = word.end <= quantity.span.begin &&
                                   i + 1 < sentence.words.size() &&
                                   sentence.words[i + 1].span.end > quantity.span.begin;
            const bool is_behind = word.begin >= quantity.span.end &&
                                   (i == 0 || sentence.words[i - 1].span.begin < quantity.span.end);
            const bool is_inside = quantity.span.contains(word) && i + 1 < sentence.words.size();
            if (!is_before && !is_behind && !is_inside) continue;
            const std::string lower = fold_word(slice(text, word));
            const bool adds = lower == "additional" ||
                              (lexicon_.cue(lower) == "more" && !(is_inside && lower == "more"));
            if (adds) return true;
        }
        return false;
    }

    /// "Earlier reports put the depth at 40 metres": no claim of the report that says so.
    [[nodiscard]] bool is_outdated(const StorySentence& sentence, const Quantity& quantity) const {
        constexpr std::size_t reach = 9;
        const std::string_view text = view_.text(sentence.article);
        std::size_t end = 0;
        while (end < sentence.words.size() &&
               sentence.words[end].span.begin < quantity.span.begin) {
            ++end;
        }
        for (std::size_t i = end - std::min(end, reach); i < end; ++i) {
            if (lexicon_.cue(fold_word(slice(text, sentence.words[i].span))) != "earlier") continue;
            const Span between{sentence.words[i].span.end, quantity.span.begin};
            return slice(text, between).find_first_of(",;") == std::string_view::npos;
        }
        return false;
    }

    /// The telling words of the sentence and those close to the number; numbers tell nothing.
    void read_words(const StorySentence& sentence,
                    const Quantity& quantity,
                    ToldMeasure& told) const {
        const std::string_view text = view_.text(sentence.article);
        std::size_t first = 0;
        while (first < sentence.words.size() &&
               sentence.words[first].span.end <= quantity.span.begin) {
            ++first;
        }
        for (std::size_t i = 0; i < sentence.words.size(); ++i) {
            const Word& word = sentence.words[i];
            const std::string lower = fold_word(slice(text, word.span));
            const bool tells = lower.size() > 2 && !word.number &&
                               !quantity.span.contains(word.span) && lexicon_.cue(lower).empty();
            if (!tells) continue;
            const std::uint64_t stem = word_hash(stem_of(lower));
            told.around.emplace_back(stem, weights_.weight(stem));
            const bool is_near = i + words_near >= first && i <= first + words_near;
            if (is_near) told.near.emplace_back(stem, weights_.weight(stem));
        }
        for (WordBag* bag : {&told.around, &told.near}) {
            sort_unique(*bag);
        }
    }

    const StoryView& view_;
    const StoryEntities& entities_;
    const WordWeights& weights_;
    const FigureLexicon& lexicon_;
    std::uint32_t first_sentence_ = 0;  ///< of the article in hand, of the view
    std::vector<ToldMeasure> told_;
};

}  // namespace

std::vector<ToldMeasure> read_measures(const StoryView& view,
                                       const StoryEntities& entities,
                                       const MeasureTools& tools,
                                       const std::vector<ToldFigure>& compared) {
    std::set<std::pair<Index, Span>> known;
    for (const ToldFigure& figure : compared) {
        if (!figure.role.empty()) known.emplace(figure.article, figure.span);
    }
    Reader reader(view, entities, tools);
    for (Index article = 0; article < view.records().size(); ++article) {
        reader.read_article(article, known);
    }
    return reader.take();
}

}  // namespace concord
