// "Rusk met Veshnik in Hesk on Friday" is read as CONSULT, stem "meet", two sides, the place Hesk,
// 6 June, and the weighed words of its sentence.

#include "compare/event_mentions.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/hash.h"
#include "base/sort_unique.h"
#include "base/token_words.h"
#include "base/utf8.h"
#include "base/words.h"

namespace concord {
namespace {

float length_of(const std::vector<WeighedStem>& words) {
    float sum = 0;
    for (const WeighedStem& word : words) sum += word.weight * word.weight;
    return std::sqrt(sum);
}

/// Sorts by hash; equal words become one that bears all their weight.
void join_equal(std::vector<WeighedStem>& words) {
    std::sort(words.begin(), words.end(), [](const WeighedStem& a, const WeighedStem& b) {
        return a.hash < b.hash;
    });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (kept > 0 && words[kept - 1].hash == words[i].hash) {
            words[kept - 1].weight += words[i].weight;
        } else {
            words[kept++] = words[i];
        }
    }
    words.resize(kept);
}

std::int64_t nameless(Index article, Index entity) {
    return -1 - ((std::int64_t{article} << 32) | std::int64_t{entity});
}

std::optional<DayRange> one_day(std::optional<int> day) {
    return day ? std::optional(DayRange{*day, *day}) : std::nullopt;
}

/// lengths  of both, multiplied
float cosine_of(const std::vector<WeighedStem>& a,
                const std::vector<WeighedStem>& b,
                float lengths) {
    if (lengths == 0) return 0;
    float sum = 0;
    auto other = b.begin();
    for (const WeighedStem& word : a) {
        while (other != b.end() && other->hash < word.hash) ++other;
        if (other != b.end() && other->hash == word.hash) sum += word.weight * other->weight;
    }
    return sum / lengths;
}

}  // namespace

/// A word that not every report uses.
struct EventMentionReader::Telling {
    Span span;
    std::uint64_t hash = 0;
    float weight = 0;
};

EventMentionReader::EventMentionReader(const StoryView& view,
                                       const StoryEntities& entities,
                                       const EventWords& words)
    : view_(view), entities_(entities), words_(words) {
    count_reports();
    weigh_articles();
    draw_circles();
}

std::vector<EventMentionReader::Telling> EventMentionReader::telling_words(Index article,
                                                                           Span within) const {
    constexpr float telling = 1.2F;  ///< what three reports of ten use tells nothing
    std::vector<Word> found;
    append_words(view_.text(article), within, found);
    std::vector<Telling> words;
    for (const Word& word : found) {
        const std::string stem = words_.stem(fold_word(slice(view_.text(article), word.span)));
        const float weight = words_.weight(stem);
        if (weight > telling) words.push_back({word.span, fnv1a(stem), weight});
    }
    return words;
}

void EventMentionReader::count_reports() {
    for (Index article = 0; article < view_.records().size(); ++article) {
        const auto size = static_cast<std::uint32_t>(view_.text(article).size());
        std::set<std::uint64_t> seen;
        for (const Telling& word : telling_words(article, {0, size})) {
            if (seen.insert(word.hash).second) ++reports_[word.hash];
        }
    }
}

float EventMentionReader::rarity(std::uint64_t hash) const {
    constexpr float least = 0.3F;
    const auto found = reports_.find(hash);
    const float with = found == reports_.end() ? 1 : static_cast<float>(found->second);
    return least + std::log(static_cast<float>(view_.records().size() + 1) / with);
}

void EventMentionReader::weigh_articles() {
    articles_.resize(view_.records().size());
    for (Index article = 0; article < articles_.size(); ++article) {
        const auto size = static_cast<std::uint32_t>(view_.text(article).size());
        std::vector<WeighedStem>& weighed = articles_[article];
        for (const Telling& word : telling_words(article, {0, size})) {
            weighed.push_back({word.hash, 1});
        }
        join_equal(weighed);
        for (WeighedStem& word : weighed) {
            word.weight = (1 + std::log(word.weight)) * rarity(word.hash);
        }
        const float length = length_of(weighed);
        for (WeighedStem& word : weighed) word.weight /= length;
        lengths_.push_back(length_of(weighed));
    }
}

float EventMentionReader::words_alike(Index a, Index b) const {
    return cosine_of(articles_[a], articles_[b], lengths_[a] * lengths_[b]);
}

void EventMentionReader::draw_circles() {
    constexpr std::size_t most = 256;
    const std::size_t count = articles_.size();
    const std::size_t step = (count + most - 1) / most;
    for (std::size_t at = 0; at < count; at += step) landmarks_.push_back(static_cast<Index>(at));
    double sum = 0;
    circles_.resize(count);
    for (Index article = 0; article < count; ++article) {
        for (const Index landmark : landmarks_) {
            circles_[article].push_back(words_alike(article, landmark));
            sum += static_cast<double>(circles_[article].back());
        }
    }
    const auto pairs = static_cast<double>(count * landmarks_.size());
    for (std::vector<float>& circle : circles_) {
        for (float& likeness : circle) likeness -= static_cast<float>(sum / pairs);
    }
}

Likeness EventMentionReader::likeness(Index a, Index b) const {
    if (a == b) return {0, 0, true};
    float sum = 0;
    float x = 0;
    float y = 0;
    std::size_t others = 0;
    for (std::size_t i = 0; i < landmarks_.size(); ++i) {
        if (landmarks_[i] == a || landmarks_[i] == b) continue;
        sum += circles_[a][i] * circles_[b][i];
        x += circles_[a][i] * circles_[a][i];
        y += circles_[b][i] * circles_[b][i];
        ++others;
    }
    // A few others say little.
    constexpr float enough = 10;
    const float trust = static_cast<float>(others) / (static_cast<float>(others) + enough);
    const float circle = x * y > 0 ? sum / std::sqrt(x * y) : 0;
    return {words_alike(a, b), circle * trust, false};
}

/// "five people" -> the hash of "people"; 0 for chains of pronouns alone.
std::uint64_t EventMentionReader::noun_of(Index article, const Entity& chain) const {
    for (const Mention& mention : chain.mentions) {
        if (mention.kind != MentionKind::nominal) continue;
        std::vector<Word> words;
        append_words(view_.text(article), mention.span, words);
        if (words.empty()) continue;
        return fnv1a(words_.stem(fold_word(slice(view_.text(article), words.back().span))));
    }
    return 0;
}

ReportedSide EventMentionReader::side(Index article, Index entity) const {
    const Entity& chain = view_.record(article).annotation.entities[entity];
    ReportedSide side{nameless(article, entity), chain.country, chain.type};
    if (const auto entry = entities_.find(article, entity)) {
        side.identity = *entry;
        const StoryEntity& merged = entities_.entries()[*entry];
        if (side.country.empty()) side.country = merged.country;
    } else {
        side.noun = noun_of(article, chain);
    }
    return side;
}

Span EventMentionReader::sentence_at(Index article, Span trigger) const {
    const auto& sentences = view_.record(article).annotation.sentences;
    const auto next = std::partition_point(sentences.begin(), sentences.end(), [&](const auto& s) {
        return s.span.begin <= trigger.begin;
    });
    return next == sentences.begin() ? trigger : std::prev(next)->span;
}

void EventMentionReader::read_time(const Event& event, EventMention& mention) const {
    const ArticleRecord& record = view_.record(mention.article);
    const auto published = one_day(view_.report_day(mention.article));
    std::optional<DayRange> told;
    if (event.time) told = days_of(record.annotation.times[*event.time]);
    if (told && event.time_from == Provenance::read) mention.days = told;
    if (event.time && !told) mention.time = record.annotation.times[*event.time].value;
    mention.likely = told ? told : published;
    if (!published) return;
    constexpr std::int32_t far = 400 * 366;
    if (is_past(event.status)) mention.bounds = DayRange{-far, published->last};
    if (event.status == "planned") mention.bounds = DayRange{published->first, far};
}

void EventMentionReader::read_place(const Event& event, EventMention& mention) const {
    if (!event.place || event.place_from == Provenance::assumed) return;
    const Entity& chain = view_.record(mention.article).annotation.entities[*event.place];
    if (chain.type != EntityType::place) return;
    const ReportedSide where = side(mention.article, *event.place);
    ReportedPlace place{where.identity, where.country, false, std::nullopt, event.place_from};
    // Only towns have a middle: that Washington is none of the states.
    if (event.latitude && event.longitude) {
        place.middle = GeoPoint{*event.latitude, *event.longitude};
    }
    place.is_wide = !place.middle && words_.is_country_or_region(to_lower(chain.name));
    mention.place = place;
}

void EventMentionReader::read_figures(const Event& event, EventMention& mention) const {
    for (const Index at : event.quantities) {
        const Quantity& quantity = view_.record(mention.article).findings.quantities[at];
        const auto value = quantity.low ? quantity.low : quantity.high;
        if (value) mention.figures.push_back(*value);
    }
    std::sort(mention.figures.begin(), mention.figures.end());
}

Span EventMentionReader::telling_word(Index article, std::span<const Span> words) const {
    const auto weight = [&](Span word) {
        return words_.weight(words_.stem(fold_word(slice(view_.text(article), word))));
    };
    return *std::max_element(
        words.begin(), words.end(), [&](Span a, Span b) { return weight(a) < weight(b); });
}

void EventMentionReader::read_words_around(Span sentence, EventMention& mention) const {
    constexpr float reach = 5;  ///< words
    const std::vector<Telling> words = telling_words(mention.article, sentence);
    const auto first = std::partition_point(words.begin(), words.end(), [&](const Telling& word) {
        return word.span.end <= mention.trigger.begin;
    });
    auto last = first;
    while (last != words.end() && last->span.begin < mention.trigger.end) ++last;
    for (auto word = words.begin(); word != words.end(); ++word) {
        if (word >= first && word < last) continue;
        const auto distance = static_cast<float>(word < first ? first - word - 1 : word - last);
        const float weight = word->weight * rarity(word->hash);
        mention.words.push_back({word->hash, weight});
        mention.near.push_back({word->hash, weight * std::exp(-distance / reach)});
    }
    join_equal(mention.words);
    join_equal(mention.near);
}

EventMention EventMentionReader::read_words(Index article, Span trigger, Span word) const {
    EventMention mention;
    mention.article = article;
    mention.trigger = trigger;
    mention.stem = words_.stem(fold_word(slice(view_.text(article), word)));
    mention.families = words_.families(mention.stem);
    const auto with = reports_.find(fnv1a(mention.stem));
    if (with != reports_.end() && view_.records().size() > 1) {
        mention.others =
            static_cast<float>(with->second - 1) / static_cast<float>(view_.records().size() - 1);
    }
    const Span sentence = sentence_at(article, trigger);
    read_words_around(sentence, mention);
    const auto& entities = view_.record(article).annotation.entities;
    for (Index entity = 0; entity < entities.size(); ++entity) {
        for (const Mention& at : entities[entity].mentions) {
            if (sentence.contains(at.span)) {
                mention.named.push_back(side(article, entity).identity);
                break;
            }
        }
    }
    sort_unique(mention.named);
    mention.likely = one_day(view_.report_day(article));
    return mention;
}

EventMention EventMentionReader::read(Index article, Index event) const {
    const Event& found = view_.record(article).findings.events[event];
    EventMention mention = read_words(article, found.trigger, found.trigger);
    mention.event = event;
    mention.type = found.type;
    mention.mode = found.mode;
    mention.status = found.status;
    for (const Index actor : found.actors) mention.actors.push_back(side(article, actor));
    for (const Index one : found.recipients) mention.recipients.push_back(side(article, one));
    mention.ordinal = found.ordinal;
    read_time(found, mention);
    read_place(found, mention);
    read_figures(found, mention);
    return mention;
}

bool is_past(std::string_view status) {
    return status == "happened" || status == "ongoing";
}

// "He was visiting Hesk. Earlier, he met the envoy."
void infer_places(std::vector<EventMention>& mentions) {
    constexpr std::uint32_t near_by = 250;  ///< bytes
    const auto shares_person = [](const EventMention& a, const EventMention& b) {
        const auto takes_part = [&](const ReportedSide& one) {
            return one.type == EntityType::person &&
                   (std::find(b.actors.begin(), b.actors.end(), one) != b.actors.end() ||
                    std::find(b.recipients.begin(), b.recipients.end(), one) != b.recipients.end());
        };
        return std::any_of(a.actors.begin(), a.actors.end(), takes_part);
    };
    const auto is_where = [&](const EventMention& before, const EventMention& mention) {
        return before.place && before.place->from == Provenance::read && !before.place->is_wide &&
               before.type == mention.type && is_past(before.status) &&
               shares_person(mention, before);
    };
    for (std::size_t i = 1; i < mentions.size(); ++i) {
        EventMention& mention = mentions[i];
        if (mention.place || !is_past(mention.status)) continue;
        for (std::size_t j = i; j > 0; --j) {
            const EventMention& before = mentions[j - 1];
            if (before.article != mention.article ||
                before.trigger.begin + near_by < mention.trigger.begin)
                break;
            if (!is_where(before, mention)) continue;
            mention.place = before.place;
            mention.place->from = Provenance::inferred;
            break;
        }
    }
}

float cosine(const std::vector<WeighedStem>& a, const std::vector<WeighedStem>& b) {
    return cosine_of(a, b, length_of(a) * length_of(b));
}

}  // namespace concord
