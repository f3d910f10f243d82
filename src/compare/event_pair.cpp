// "Rusk met Veshnik in Hesk on Friday" and "their third meeting this year" may be one event; the
// fourth meeting is another whatever the words.

#include "compare/event_pair.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace concord {
namespace {

enum Fact : std::size_t {
    bias,
    same_stem,
    same_family,
    same_type,
    other_type,
    same_mode,
    both_sides,
    one_side,
    country_sides,
    no_side,
    same_day,
    near_days,
    reports_apart,
    same_place,
    other_place,
    same_ordinal,
    named_alike,
    same_article,
    articles_alike,
    articles_root,
    circles_alike,
    words_alike,
    near_alike,
    stem_and_words,
    stem_and_near,
    speech,
    speech_and_words,
    same_scene,
    other_status,
    unanchored,
    unanchored_and_words,
    same_noun,
    same_figure,
    other_figure,
    stem_told_often,
    one_side_and_stem,
    fact_count
};
static_assert(fact_count == std::tuple_size_v<EventPairFacts>);

constexpr std::array<std::string_view, fact_count> fact_names = {"bias",
                                                                 "same_stem",
                                                                 "same_family",
                                                                 "same_type",
                                                                 "other_type",
                                                                 "same_mode",
                                                                 "both_sides",
                                                                 "one_side",
                                                                 "country_sides",
                                                                 "no_side",
                                                                 "same_day",
                                                                 "near_days",
                                                                 "reports_apart",
                                                                 "same_place",
                                                                 "other_place",
                                                                 "same_ordinal",
                                                                 "named_alike",
                                                                 "same_article",
                                                                 "articles_alike",
                                                                 "articles_root",
                                                                 "circles_alike",
                                                                 "words_alike",
                                                                 "near_alike",
                                                                 "stem_and_words",
                                                                 "stem_and_near",
                                                                 "speech",
                                                                 "speech_and_words",
                                                                 "same_scene",
                                                                 "other_status",
                                                                 "unanchored",
                                                                 "unanchored_and_words",
                                                                 "same_noun",
                                                                 "same_figure",
                                                                 "other_figure",
                                                                 "stem_told_often",
                                                                 "one_side_and_stem"};

/// Acts of words, of which the same two do many in a story.
bool is_speech(std::string_view type) {
    constexpr std::array<std::string_view, 8> speech = {
        "ACCUSE", "AGREE", "CONCEDE", "COOPERATE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"};
    return std::find(speech.begin(), speech.end(), type) != speech.end();
}

using Sides = std::vector<ReportedSide>;

bool holds(const Sides& sides, const ReportedSide& one) {
    return std::any_of(sides.begin(), sides.end(), [&](const ReportedSide& other) {
        return other.identity == one.identity;
    });
}

bool holds_country(const Sides& sides, const std::string& country) {
    return std::any_of(sides.begin(), sides.end(), [&](const ReportedSide& other) {
        return other.country == country;
    });
}

/// Whether `a` has somebody who is surely nobody of `b`: a named person beside named persons
/// only, or one of a country that `b` has nobody of.
bool has_another(const Sides& a, const Sides& b) {
    const auto is_named_person = [](const ReportedSide& side) {
        return side.identity >= 0 && side.type == EntityType::person;
    };
    // Beside two that are named, one without a name is a third.
    const bool are_two_named = std::count_if(b.begin(), b.end(), is_named_person) > 1;
    const bool all_persons = std::all_of(b.begin(), b.end(), [&](const ReportedSide& side) {
        return is_named_person(side) || (are_two_named && side.identity < 0);
    });
    const bool all_countries =
        std::none_of(b.begin(), b.end(), [](const ReportedSide& s) { return s.country.empty(); });
    return std::any_of(a.begin(), a.end(), [&](const ReportedSide& side) {
        if (holds(b, side)) return false;
        if (all_persons && is_named_person(side)) return true;
        return all_countries && !side.country.empty() && !holds_country(b, side.country);
    });
}

bool shares_one(const Sides& a, const Sides& b) {
    return std::any_of(a.begin(), a.end(), [&](const ReportedSide& s) { return holds(b, s); });
}

/// Both sides act, as in a meeting: who receives does not matter.
Sides all_sides(const EventMention& mention) {
    Sides all = mention.actors;
    all.insert(all.end(), mention.recipients.begin(), mention.recipients.end());
    return all;
}

bool are_mutual(const EventMention& mention) {
    return mention.recipients.empty() && mention.actors.size() > 1;
}

bool are_other_sides(const EventMention& a, const EventMention& b) {
    if (are_mutual(a) || are_mutual(b)) {
        const Sides x = all_sides(a);
        const Sides y = all_sides(b);
        return !x.empty() && !y.empty() && has_another(x, y) && has_another(y, x);
    }
    const auto differ = [](const Sides& x, const Sides& y) {
        return !x.empty() && !y.empty() && !shares_one(x, y) && has_another(x, y) &&
               has_another(y, x);
    };
    return differ(a.actors, b.actors) || differ(a.recipients, b.recipients);
}

bool are_other_days(const EventMention& a, const EventMention& b) {
    // A day of one time zone is the next one of another.
    const auto apart = [](const auto& x, const auto& y, std::int32_t slack) {
        return x && y && (x->first > y->last + slack || y->first > x->last + slack);
    };
    if (apart(a.days, b.days, 0) || apart(a.bounds, b.bounds, 0)) return true;
    return apart(a.days, b.bounds, 1) || apart(a.bounds, b.days, 1);
}

/// In degrees; good enough for towns.
double distance(const GeoPoint& a, const GeoPoint& b) {
    constexpr double to_radians = 0.017453292519943295;
    const double x = (a.longitude - b.longitude) * std::cos(a.latitude * to_radians);
    return std::hypot(x, a.latitude - b.latitude);
}

bool are_other_places(const ReportedPlace& a, const ReportedPlace& b) {
    if (a.identity == b.identity) return false;
    if (!a.country.empty() && !b.country.empty() && a.country != b.country) return true;
    constexpr double near = 0.5;
    return a.middle && b.middle && distance(*a.middle, *b.middle) > near;
}

/// Each report gives a place that the other excludes. What only its sentence says counts against
/// what the event's own clause says when both are towns, far from each other.
bool are_told_apart(const EventMention& a, const EventMention& b) {
    if (!a.place || !b.place || !are_other_places(*a.place, *b.place)) return false;
    const bool is_one_read = a.place->from == Provenance::read || b.place->from == Provenance::read;
    const bool are_both_read = a.place->from == b.place->from && is_one_read;
    constexpr double far = 5;
    const bool are_far_towns =
        a.place->middle && b.place->middle && distance(*a.place->middle, *b.place->middle) > far;
    return are_both_read || (is_one_read && are_far_towns);
}

/// "They have spoken by telephone, but have not met": a report that says both means two.
bool is_said_and_denied(const EventMention& a, const EventMention& b) {
    if (a.article != b.article) return false;
    return (is_past(a.status) && b.status == "negated") ||
           (is_past(b.status) && a.status == "negated");
}

bool shares_family(const EventMention& a, const EventMention& b) {
    return std::any_of(a.families.begin(), a.families.end(), [&](std::uint32_t family) {
        return std::find(b.families.begin(), b.families.end(), family) != b.families.end();
    });
}

/// How much of those whom the two sentences mean they have in common, [0, 1].
float named_in_common(const EventMention& a, const EventMention& b) {
    if (a.named.empty() || b.named.empty()) return 0;
    std::vector<std::int64_t> common;
    std::set_intersection(
        a.named.begin(), a.named.end(), b.named.begin(), b.named.end(), std::back_inserter(common));
    const double sizes = static_cast<double>(a.named.size()) * static_cast<double>(b.named.size());
    return static_cast<float>(static_cast<double>(common.size()) / std::sqrt(sizes));
}

/// "Five people" of one article and "people" of another.
bool share_noun(const Sides& a, const Sides& b) {
    return std::any_of(a.begin(), a.end(), [&](const ReportedSide& side) {
        return side.noun != 0 && std::any_of(b.begin(), b.end(), [&](const ReportedSide& one) {
                   return one.noun == side.noun;
               });
    });
}

void compare_sides(const EventMention& a, const EventMention& b, EventPairFacts& facts) {
    const Sides x = all_sides(a);
    const Sides y = all_sides(b);
    if (x.empty() || y.empty()) return;
    const auto shared =
        std::count_if(x.begin(), x.end(), [&](const ReportedSide& side) { return holds(y, side); });
    const bool is_person_shared = std::any_of(x.begin(), x.end(), [&](const ReportedSide& side) {
        return side.type == EntityType::person && holds(y, side);
    });
    const bool share_country = std::any_of(x.begin(), x.end(), [&](const ReportedSide& side) {
        return !side.country.empty() && holds_country(y, side.country);
    });
    if (shared >= 2) {
        facts[both_sides] = is_person_shared ? 1 : 0.5F;  // the same countries do much
    } else if (shared == 1) {
        facts[one_side] = 1;
    } else if (share_country) {
        facts[country_sides] = 1;
    } else {
        // Somebody without a name may be anybody.
        const auto is_named = [](const ReportedSide& side) { return side.identity >= 0; };
        const bool are_named =
            std::any_of(x.begin(), x.end(), is_named) && std::any_of(y.begin(), y.end(), is_named);
        facts[no_side] = are_named ? 1 : 0;
    }
    facts[same_noun] = share_noun(x, y) ? 1 : 0;
    facts[one_side_and_stem] = facts[same_stem] * facts[one_side];
}

void compare_figures(const EventMention& a, const EventMention& b, EventPairFacts& facts) {
    if (a.figures.empty() || b.figures.empty()) return;
    const bool is_shared = std::any_of(a.figures.begin(), a.figures.end(), [&](double figure) {
        return std::binary_search(b.figures.begin(), b.figures.end(), figure);
    });
    facts[is_shared ? same_figure : other_figure] = 1;
}

void compare_times(const EventMention& a, const EventMention& b, EventPairFacts& facts) {
    if (a.article == b.article && !a.time.empty() && a.time.substr(0, 10) == b.time.substr(0, 10)) {
        facts[same_day] = 1;  // whichever it was
    }
    if (!a.likely || !b.likely) return;
    const std::int32_t gap =
        std::max({0, a.likely->first - b.likely->last, b.likely->first - a.likely->last});
    facts[reports_apart] = std::log1p(static_cast<float>(gap));
    if (!a.days || !b.days) return;
    constexpr std::int32_t night = 2;
    const bool are_days = a.days->size() <= night && b.days->size() <= night;
    if (a.days->overlaps(*b.days)) facts[are_days ? same_day : near_days] = 1;
}

void compare_acts(const EventMention& a, const EventMention& b, EventPairFacts& facts) {
    facts[same_stem] = a.stem == b.stem ? 1 : 0;
    facts[same_family] = a.stem != b.stem && shares_family(a, b) ? 1 : 0;
    if (a.type.empty() || b.type.empty()) return;
    facts[a.type == b.type ? same_type : other_type] = 1;
    facts[same_mode] = a.type == b.type && !a.mode.empty() && a.mode == b.mode ? 1 : 0;
    facts[speech] = is_speech(a.type) && is_speech(b.type) ? 1 : 0;
}

void compare_places(const EventMention& a, const EventMention& b, EventPairFacts& facts) {
    if (!a.place || !b.place) return;
    facts[same_place] = a.place->identity == b.place->identity ? 1 : 0;
    const bool are_towns = !a.place->is_wide && !b.place->is_wide;
    const bool are_named = a.place->identity >= 0 && b.place->identity >= 0;
    const bool differ = a.place->identity != b.place->identity && are_towns && are_named;
    facts[other_place] = differ || are_other_places(*a.place, *b.place) ? 1 : 0;
}

void compare_words(const EventMention& a,
                   const EventMention& b,
                   const Likeness& likeness,
                   EventPairFacts& facts) {
    facts[named_alike] = named_in_common(a, b);
    facts[same_article] = likeness.is_same_article ? 1 : 0;
    facts[articles_alike] = likeness.words;
    facts[articles_root] = std::sqrt(likeness.words);
    facts[circles_alike] = likeness.circle;
    facts[words_alike] = cosine(a.words, b.words);
    facts[near_alike] = cosine(a.near, b.near);
    facts[stem_and_words] = facts[same_stem] * facts[words_alike];
    facts[stem_and_near] = facts[same_stem] * facts[near_alike];
    facts[speech_and_words] = facts[speech] * facts[words_alike];
    // What most reports of the same days tell is the matter of the story.
    facts[stem_told_often] = facts[same_stem] * a.others * std::exp(-facts[reports_apart]);
}

/// "They met on Friday and will meet again."
bool are_now_and_next(const EventMention& a, const EventMention& b) {
    const bool is_one_ahead = (is_past(a.status) && b.status == "planned") ||
                              (is_past(b.status) && a.status == "planned");
    return is_one_ahead && a.article == b.article;
}

void compare_status(const EventMention& a, const EventMention& b, EventPairFacts& facts) {
    constexpr float surely = 5;
    const bool is_one_lasting = a.status == "ongoing" || b.status == "ongoing";
    if (is_one_lasting && a.status != b.status) facts[other_status] = 1;
    if (are_now_and_next(a, b)) facts[other_status] = surely;
}

/// What only the other facts together say: the same two at the same place or on the same day.
void compare_scenes(const EventMention& a, const EventMention& b, EventPairFacts& facts) {
    if (facts[same_type] == 0 || facts[speech] > 0) return;
    const bool is_there = facts[same_place] > 0 && !a.place->is_wide;
    // An article that tells of two meetings of the same two tells them apart.
    const bool is_told_at_once = facts[same_article] * facts[both_sides] == 1;
    const bool is_scene = facts[same_day] > 0 || is_there || is_told_at_once;
    if (is_scene && !are_now_and_next(a, b)) facts[same_scene] = facts[both_sides];
    if (facts[same_scene] > 0 || facts[same_ordinal] > 0 || facts[same_day] > 0) return;
    constexpr float without_persons = 1.5F;
    facts[unanchored] = facts[both_sides] == 1 ? 1 : without_persons;
    facts[unanchored_and_words] = facts[words_alike];
}

}  // namespace

const std::array<std::string_view, std::tuple_size_v<EventPairFacts>>& event_fact_names() {
    return fact_names;
}

bool are_apart(const EventMention& a, const EventMention& b) {
    if (a.ordinal && b.ordinal && *a.ordinal != *b.ordinal) return true;
    if (!a.type.empty() && !b.type.empty() && a.type != b.type) {
        if (a.stem != b.stem && !shares_family(a, b)) return true;
    }
    if (are_other_days(a, b) || are_other_sides(a, b)) return true;
    return is_said_and_denied(a, b) || are_told_apart(a, b);
}

EventPairFacts compare_mentions(const EventMention& a,
                                const EventMention& b,
                                const Likeness& likeness) {
    EventPairFacts facts{};
    facts[bias] = 1;
    compare_acts(a, b, facts);
    compare_sides(a, b, facts);
    compare_times(a, b, facts);
    compare_places(a, b, facts);
    facts[same_ordinal] = a.ordinal && b.ordinal && *a.ordinal == *b.ordinal ? 1 : 0;
    compare_words(a, b, likeness, facts);
    compare_figures(a, b, facts);
    compare_status(a, b, facts);
    compare_scenes(a, b, facts);
    return facts;
}

}  // namespace concord
