// Which days of a story matter, and which sentences tell a day best.
//
// A day is worth the reports that name it: each origin counts once, by the third power of how much
// of the story's matter its article holds, so that a report of the matter itself outweighs several
// that touch on it, times 1 + ln of how often that article names the day. Of the sentences of a day
// those come first that hold the words which dated sentences and leads have in common (PM-mean of
// Gholipour Ghalandari and Ifrim 2020), and of what is left those that say what the chosen ones do
// not.
//
// The lead of a report mostly names no day: "Envoy Rusk has landed in Hesk." It belongs to the day
// of its report or the day before, and no word of it says which; it stands on the one whose dated
// sentences tell some of the same, the earlier if both do, as an assumption; behind a sentence that
// dates news to the day of the report, only on that day. On a day that no sentence names it stands
// nowhere.

#include "compare/day_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/sort_unique.h"
#include "base/utf8.h"
#include "compare/dated_mentions.h"
#include "compare/day_range.h"

namespace concord {
namespace {

constexpr std::size_t lead_sentences = 6;
constexpr std::size_t min_words = 5;
constexpr std::size_t max_words = 60;
constexpr double min_lead_likeness = 0.2;
constexpr double most_quoted = 0.25;  ///< of a lead: what someone says has no day
constexpr double min_same_likeness = 0.8;
constexpr double matter_share = 0.5;  ///< of the story's matter beside what is told of the day
constexpr double repeat_penalty = 0.5;
constexpr std::size_t most_compared = 64;
constexpr std::size_t most_spread = 24;  ///< lines of a day that are kept from repeating others

bool has_fair_length(const StorySentence& sentence) {
    return sentence.words.size() >= min_words && sentence.words.size() <= max_words;
}

/// It begins with a word that points back to what stands before it.
bool points_back(std::string_view text, const StorySentence& sentence) {
    constexpr std::array<std::string_view, 13> back = {"he",
                                                       "she",
                                                       "it",
                                                       "they",
                                                       "this",
                                                       "that",
                                                       "his",
                                                       "her",
                                                       "its",
                                                       "their",
                                                       "these",
                                                       "but",
                                                       "and"};
    if (sentence.words.empty()) return false;
    const std::string first = to_lower(slice(text, sentence.words.front().span));
    return std::find(back.begin(), back.end(), first) != back.end();
}

/// It speaks of another time than that of its report: "had said earlier".
bool is_of_another_time(std::string_view text, const StorySentence& sentence) {
    constexpr std::array<std::string_view, 4> other = {"earlier", "previously", "previous", "ago"};
    return std::any_of(sentence.words.begin(), sentence.words.end(), [&](const Word& word) {
        const std::string lower = to_lower(slice(text, word.span));
        return std::find(other.begin(), other.end(), lower) != other.end();
    });
}

void add_mean(const SentenceVectors& vectors,
              std::span<const DayCandidate> candidates,
              VocabularyWeights& sum) {
    const auto share = 1.0F / static_cast<float>(std::max<std::size_t>(candidates.size(), 1));
    for (const DayCandidate& candidate : candidates) {
        for (const WeighedWord& word : vectors.words(candidate.sentence)) {
            sum[word.word] += word.weight * share;
        }
    }
}

/// The words of candidates, each once, in the vocabulary's order.
std::vector<std::uint32_t> words_of(const SentenceVectors& vectors,
                                    std::span<const DayCandidate> candidates) {
    std::vector<std::uint32_t> words;
    for (const DayCandidate& candidate : candidates) {
        for (const WeighedWord& word : vectors.words(candidate.sentence)) {
            words.push_back(word.word);
        }
    }
    sort_unique(words);
    return words;
}

/// words  all that weigh something
double length_of(const VocabularyWeights& weights, std::span<const std::uint32_t> words) {
    double squares = 0;
    for (const std::uint32_t word : words) squares += double{weights[word]} * double{weights[word]};
    return squares > 0 ? std::sqrt(squares) : 1.0;
}

}  // namespace

DayLines::DayLines(const StoryView& view, const WordRates& rates)
    : view_(view),
      vectors_(view, rates),
      names_day_(view.sentences().size()),
      quoted_(count_quoted(view)),
      named_sum_(vectors_.vocabulary()),
      lead_sum_(vectors_.vocabulary()) {
    read_mentions();
    place_leads();
    for (auto& [date, day] : days_) {
        day.worth = worth_of(day);
        score(date, day);
    }
}

/// The share of a sentence that stands between quotation marks, [0, 1].
double DayLines::quoted_share(std::uint32_t sentence) const {
    const Span span = view_.sentences()[sentence].span;
    return std::min(1.0, double{1} * quoted_[sentence] / std::max(span.size(), 1U));
}

void DayLines::read_mentions() {
    for (DatedMention& mention : find_dated_mentions(view_)) {
        names_day_[mention.sentence] = true;
        if (mention.dates) dates_[mention.sentence] = mention.date;
        Day& day = days_[std::move(mention.date)];
        day.articles.push_back(view_.sentences()[mention.sentence].article);
        if (!mention.dates) continue;
        day.candidates.push_back({mention.sentence, mention.time, std::nullopt, 0});
        day.named = day.candidates.size();
    }
}

void DayLines::place_leads() {
    const auto sentences = view_.sentences();
    Index article = 0;
    std::size_t place = 0;
    std::string told;  // the last day that the article has named
    for (std::uint32_t i = 0; i < sentences.size(); ++i) {
        if (sentences[i].article != article) {
            place = 0;
            told.clear();
        }
        const auto date = dates_.find(i);
        if (date != dates_.end()) told = date->second;
        article = sentences[i].article;
        const std::string_view text = view_.text(article);
        const bool is_first = place++ == 0;
        if (place > lead_sentences || names_day_[i] || !has_fair_length(sentences[i])) continue;
        if (quoted_share(i) > most_quoted) continue;
        // What follows a sentence with a day of its own may go on about that day.
        const bool goes_on = !is_first && names_day_[i - 1];
        if (goes_on) continue;
        if (is_of_another_time(text, sentences[i])) continue;
        const auto published = view_.report_day(article);
        if (!published) continue;
        // News of the day itself goes on as such; else it is of the day before first.
        const bool is_of_today = told == date_of(*published);
        place_lead(i, *published, is_of_today ? 0 : 1);
    }
}

void DayLines::place_lead(std::uint32_t sentence, int published, int farthest) {
    for (int back = farthest; back >= 0; --back) {
        const auto day = days_.find(date_of(published - back));
        if (day == days_.end()) continue;
        std::optional<std::uint32_t> nearest;
        double best = min_lead_likeness;
        for (std::size_t k = 0; k < std::min(day->second.named, most_compared); ++k) {
            const std::uint32_t other = day->second.candidates[k].sentence;
            const double likeness = vectors_.likeness(sentence, other);
            if (likeness <= best) continue;
            best = likeness;
            nearest = other;
        }
        if (!nearest) continue;
        day->second.candidates.push_back({sentence, {}, nearest, 0});
        day->second.articles.push_back(view_.sentences()[sentence].article);
        return;
    }
}

double DayLines::worth_of(const Day& day) const {
    std::map<Index, double> mentions;
    for (const Index article : day.articles) ++mentions[article];
    std::map<Index, double> by_origin;
    for (const auto& [article, count] : mentions) {
        double& most = by_origin[view_.origin_of(article)];
        most = std::max(most, std::pow(vectors_.relevance(article), 3) * (1 + std::log(count)));
    }
    double worth = 0;
    for (const auto& [origin, most] : by_origin) worth += most;
    return worth;
}

void DayLines::score(const std::string& date, Day& day) {
    const std::span<const DayCandidate> all = day.candidates;
    const std::vector<std::uint32_t> words = words_of(vectors_, all);
    add_mean(vectors_, all.first(day.named), named_sum_);
    if (day.named < all.size()) {
        add_mean(vectors_, all.subspan(day.named), lead_sum_);
        for (const std::uint32_t word : words) {
            const bool is_shared = named_sum_[word] > 0 && lead_sum_[word] > 0;
            named_sum_[word] = is_shared ? named_sum_[word] + lead_sum_[word] : 0;
        }
    }
    const double length = length_of(named_sum_, words);
    for (DayCandidate& candidate : day.candidates) {
        const double told = vectors_.product(candidate.sentence, named_sum_) / length;
        const double matter = vectors_.product(candidate.sentence, vectors_.matter());
        candidate.score = (told + matter_share * matter) * fitness(date, candidate.sentence);
    }
    for (const std::uint32_t word : words) named_sum_[word] = lead_sum_[word] = 0;
}

/// How well a sentence stands alone as a line, [0, 1].
double DayLines::fitness(const std::string& date, std::uint32_t place) const {
    constexpr double of_odd_length = 0.01;
    constexpr double of_back_reference = 0.7;
    constexpr double of_headline = 0.8;
    constexpr double of_late_report = 0.8;
    constexpr int late_days = 7;
    const StorySentence& sentence = view_.sentences()[place];
    const Article& article = view_.record(sentence.article).article;
    double fit = 1 - quoted_share(place);
    if (!has_fair_length(sentence)) fit *= of_odd_length;
    if (points_back(article.text, sentence)) fit *= of_back_reference;
    if (!slice(article.text, sentence.span).ends_with('.')) fit *= of_headline;
    const auto day = day_of(date);
    const auto published = view_.report_day(sentence.article);
    if (day && published && *published - *day > late_days) fit *= of_late_report;
    return fit;
}

std::vector<std::uint64_t> DayLines::numbers_of(const DayCandidate& candidate) const {
    std::vector<std::uint64_t> numbers;
    for (const Word& word : view_.sentences()[candidate.sentence].words) {
        if (word.number && !word.span.overlaps(candidate.time)) numbers.push_back(word.hash);
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

/// Nearly the same words, and the same numbers beside the date.
bool DayLines::tell_alike(const DayCandidate& a, const DayCandidate& b) const {
    return vectors_.likeness(a.sentence, b.sentence) > min_same_likeness &&
           numbers_of(a) == numbers_of(b);
}

/// Each candidate, the best first, joins the line whose words it has, or one of the best lines that
/// it tells alike, or begins one.
std::vector<DayLine> DayLines::fold(const Day& day) const {
    std::vector<DayCandidate> candidates = day.candidates;
    std::stable_sort(
        candidates.begin(), candidates.end(), [](const DayCandidate& a, const DayCandidate& b) {
            return a.score > b.score;
        });
    std::vector<DayLine> lines;
    std::unordered_map<std::uint64_t, std::size_t> line_of_words;
    for (const DayCandidate& candidate : candidates) {
        const auto [known, is_new] = line_of_words.try_emplace(
            hash_words(view_.sentences()[candidate.sentence].words), lines.size());
        if (is_new) {
            for (std::size_t i = 0; i < std::min(lines.size(), most_compared); ++i) {
                if (!tell_alike(lines[i].best, candidate)) continue;
                known->second = i;
                break;
            }
        }
        if (known->second == lines.size()) lines.push_back({candidate, {}});
        lines[known->second].reports.push_back(candidate.sentence);
    }
    return lines;
}

/// Greedily the line that scores best after what it shares with a line chosen before is taken off.
void DayLines::put_repeats_behind(std::vector<DayLine>& lines) const {
    std::vector<double> likeness(std::min(lines.size(), most_compared));
    const auto at = [](std::size_t i) { return static_cast<std::ptrdiff_t>(i); };
    for (std::size_t chosen = 0; chosen < std::min(likeness.size(), most_spread); ++chosen) {
        std::size_t best = chosen;
        double most = -1;
        for (std::size_t i = chosen; i < likeness.size(); ++i) {
            const double value = lines[i].best.score * (1 - repeat_penalty * likeness[i]);
            if (value <= most) continue;
            most = value;
            best = i;
        }
        const auto line = lines.begin();
        std::rotate(line + at(chosen), line + at(best), line + at(best + 1));
        const auto like = likeness.begin();
        std::rotate(like + at(chosen), like + at(best), like + at(best + 1));
        for (std::size_t i = chosen + 1; i < likeness.size(); ++i) {
            likeness[i] =
                std::max(likeness[i],
                         vectors_.likeness(lines[chosen].best.sentence, lines[i].best.sentence));
        }
    }
}

std::vector<DayLine> DayLines::lines_of(const Day& day) const {
    std::vector<DayLine> lines = fold(day);
    put_repeats_behind(lines);
    return lines;
}

}  // namespace concord
