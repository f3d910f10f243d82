#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "concord/span.h"
#include "concord/treebank.h"

namespace concord {

/// A sentence and its tokens, [first_token, last_token).
struct Sentence {
    Span span;
    Index first_token = 0;
    Index last_token = 0;

    friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// Tokens [first, last).
struct TokenRange {
    Index first = 0;
    Index last = 0;

    [[nodiscard]] bool empty() const { return first == last; }
    [[nodiscard]] bool holds(std::size_t token) const { return first <= token && token < last; }
    friend bool operator==(const TokenRange&, const TokenRange&) = default;
};

/// A word, number or mark as Universal Dependencies cuts them (English EWT and GUM).
struct Token {
    Span span;
    Upos upos = Upos::x;
    Xpos xpos = Xpos::fw;
    Relation relation = Relation::root;
    Index head = 0;     ///< a token of the same sentence; the root's head is the root
    std::string lemma;  ///< empty where nothing but the span is known

    friend bool operator==(const Token&, const Token&) = default;
};

enum class EntityType { person, organization, place, group, other };
[[nodiscard]] std::string_view name_of(EntityType type);

enum class MentionKind { name, nominal, pronoun };
[[nodiscard]] std::string_view name_of(MentionKind kind);

struct Mention {
    Span span;
    MentionKind kind = MentionKind::name;

    friend bool operator==(const Mention&, const Mention&) = default;
};

/// A coreference chain: everything in one article that means the same one.
struct Entity {
    EntityType type = EntityType::other;
    bool geopolitical = false;
    std::string name;     ///< longest name of the chain; empty when it has none
    std::string country;  ///< ISO 3166-1 alpha-3
    std::string sector;   ///< PLOVER sector: GOV, MIL, ...
    std::optional<Span> country_from;
    std::vector<Span> roles;
    std::vector<Mention> mentions;  ///< sorted by span

    friend bool operator==(const Entity&, const Entity&) = default;
};

enum class TimeType { date, time, duration, set };
[[nodiscard]] std::string_view name_of(TimeType type);  ///< DATE, TIME, DURATION, SET

/// A TIMEX3 (ISO-TimeML). `value` is never more certain than the words and the anchor allow.
struct TimeValue {
    Span span;
    TimeType type = TimeType::date;
    std::string value;
    std::string mod;
    std::string begin_point;
    std::string end_point;
    std::string anchor;  ///< "published", "t3", or empty when the words stand alone
    std::optional<Span> begin_span = std::nullopt;  ///< the words that name `begin_point`
    std::optional<Span> end_span = std::nullopt;

    friend bool operator==(const TimeValue&, const TimeValue&) = default;
};

enum class AttributionRole { source, cue, content };
[[nodiscard]] std::string_view name_of(AttributionRole role);

/// Words that a learnt reader takes for a part of an attribution, not yet joined to its others.
struct AttributionPart {
    TokenRange tokens;
    AttributionRole role = AttributionRole::content;
    float confidence = 1;  ///< in [0,1], of its least certain word

    friend bool operator==(const AttributionPart&, const AttributionPart&) = default;
};

/// All that is known about the words of one article before anyone's claims are read.
struct Annotation {
    std::vector<Sentence> sentences;            ///< sorted; a sentence never crosses a block
    std::vector<Token> tokens;                  ///< sorted, not overlapping
    std::vector<Entity> entities;               ///< by first mention
    std::vector<TimeValue> times;               ///< by span
    std::vector<AttributionPart> attributions;  ///< by token, not overlapping

    friend bool operator==(const Annotation&, const Annotation&) = default;
};

}  // namespace concord
