#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/place_table.h"
#include "compare/day_range.h"
#include "compare/entities.h"
#include "compare/event_words.h"
#include "compare/story_view.h"

namespace concord {

/// One who takes part, as far as reports can agree on it.
struct ReportedSide {
    std::int64_t identity = 0;  ///< entry of the story; below 0: a chain without a name
    std::string country;
    EntityType type = EntityType::other;
    std::uint64_t noun = 0;  ///< of a chain without a name: hash of its noun's stem; else 0

    friend bool operator==(const ReportedSide&, const ReportedSide&) = default;
};

/// Where reports say that it was.
struct ReportedPlace {
    std::int64_t identity = 0;  ///< as of sides
    std::string country;
    bool is_wide = false;            ///< a country or a part of one
    std::optional<GeoPoint> middle;  ///< of towns that are known
    Provenance from = Provenance::read;

    friend bool operator==(const ReportedPlace&, const ReportedPlace&) = default;
};

/// A word of a sentence, by its stem, with what it weighs.
struct WeighedStem {
    std::uint64_t hash = 0;
    float weight = 0;

    friend bool operator==(const WeighedStem&, const WeighedStem&) = default;
};

/// A report of an event as reports are compared: read from an event that was found, or from any
/// words that are known to tell one.
struct EventMention {
    Index article = 0;
    std::optional<Index> event;  ///< of the article's findings
    Span trigger;
    std::string stem;                     ///< of the trigger's word
    std::vector<std::uint32_t> families;  ///< of that word, sorted
    std::string type;                     ///< PLOVER; empty when nothing says it
    std::string mode;
    std::string status;
    std::vector<ReportedSide> actors;
    std::vector<ReportedSide> recipients;
    std::vector<std::int64_t> named;  ///< all whom the sentence means, sorted identities
    std::optional<DayRange> days;     ///< read
    std::optional<DayRange> likely;   ///< inferred, else of the report
    std::optional<DayRange> bounds;   ///< what the report's own day leaves
    std::optional<ReportedPlace> place;
    std::optional<int> ordinal;
    std::vector<double> figures;     ///< counted of the event, sorted
    std::vector<WeighedStem> words;  ///< of the sentence without the trigger, sorted by hash
    std::vector<WeighedStem> near;   ///< likewise; those beside the trigger weigh most
    std::string time;                ///< value of a time that no anchor completed
    float others = 0;                ///< share of the story's other articles that use the stem
};

/// How alike two articles of a story are.
struct Likeness {
    float words = 0;   ///< cosine of their words, [0, 1]; those rare in the story weigh most
    float circle = 0;  ///< how alike they are to the story's other articles, [-1, 1]
    bool is_same_article = false;
};

/// Reads mentions out of the articles of one story. Refers to what it is given.
class EventMentionReader {
public:
    EventMentionReader(const StoryView& view,
                       const StoryEntities& entities,
                       const EventWords& words);

    [[nodiscard]] EventMention read(Index article, Index event) const;
    /// As `read`, of words that no event was found in.
    ///
    /// word  the one that names what happened, inside the trigger
    [[nodiscard]] EventMention read_words(Index article, Span trigger, Span word) const;

    /// Of several words the one that tells most: "leave" of "put on leave".
    ///
    /// words  not empty
    [[nodiscard]] Span telling_word(Index article, std::span<const Span> words) const;

    /// How alike two articles are.
    ///
    /// cost  linear in the different words of both
    [[nodiscard]] Likeness likeness(Index a, Index b) const;

private:
    [[nodiscard]] std::uint64_t noun_of(Index article, const Entity& chain) const;
    [[nodiscard]] ReportedSide side(Index article, Index entity) const;
    struct Telling;
    [[nodiscard]] std::vector<Telling> telling_words(Index article, Span within) const;
    [[nodiscard]] float rarity(std::uint64_t hash) const;
    void count_reports();
    void weigh_articles();
    void draw_circles();
    [[nodiscard]] float words_alike(Index a, Index b) const;
    void read_words_around(Span sentence, EventMention& mention) const;
    [[nodiscard]] Span sentence_at(Index article, Span trigger) const;
    void read_time(const Event& event, EventMention& mention) const;
    void read_place(const Event& event, EventMention& mention) const;
    void read_figures(const Event& event, EventMention& mention) const;

    const StoryView& view_;
    const StoryEntities& entities_;
    const EventWords& words_;
    std::unordered_map<std::uint64_t, std::uint32_t> reports_;  ///< of the story with a word
    std::vector<std::vector<WeighedStem>> articles_;  ///< of unit length, but for rounding
    std::vector<float> lengths_;
    std::vector<Index> landmarks_;             ///< articles that all others are compared with
    std::vector<std::vector<float>> circles_;  ///< [article][landmark], less the mean
};

/// Whether a status says that the event came about.
[[nodiscard]] bool is_past(std::string_view status);

/// Gives a mention without a place that of one shortly before it in its article, of the same type
/// and with the same person, where that names a town.
///
/// mentions  by article, in the order of its text
void infer_places(std::vector<EventMention>& mentions);

/// The cosine of two lists of weighed words.
[[nodiscard]] float cosine(const std::vector<WeighedStem>& a, const std::vector<WeighedStem>& b);

}  // namespace concord
