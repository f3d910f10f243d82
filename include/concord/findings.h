#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "concord/annotation.h"
#include "concord/article.h"
#include "concord/result.h"
#include "concord/span.h"

namespace concord {

/// How a value that is not in the words themselves was come by.
enum class Provenance { read, inferred, assumed };
[[nodiscard]] std::string_view name_of(Provenance provenance);

/// A number with its bounds: "at least 12" is low 12 without high.
struct Quantity {
    Span span;
    std::optional<double> low;
    std::optional<double> high;
    bool approx = false;
    bool exclusive = false;
    std::string unit;  ///< ISO 4217, UCUM, or empty
    std::optional<Span> of;
    std::string role;
    std::optional<Index> place;    ///< entity
    std::optional<Index> time;     ///< time
    std::optional<Index> part_of;  ///< quantity
    std::string sum;               ///< "adds up", "does not add up", or empty

    friend bool operator==(const Quantity&, const Quantity&) = default;
};

enum class StatementKind { direct, indirect, mixed };
[[nodiscard]] std::string_view name_of(StatementKind kind);

enum class Polarity { asserts, denies, declines, asks, neither, retracts };
[[nodiscard]] std::string_view name_of(Polarity polarity);

struct Speaker {
    std::optional<Index> entity;
    Span span;

    friend bool operator==(const Speaker&, const Speaker&) = default;
};

/// The words that attribute: "said", "according to".
struct Cue {
    Span span;
    std::string lemma;
    std::string cue_class;  ///< `class` in files: say, deny, confirm, accuse, ...

    friend bool operator==(const Cue&, const Cue&) = default;
};

/// A piece of what was said; inside the quotation marks when `verbatim`.
struct Content {
    Span span;
    bool verbatim = false;

    friend bool operator==(const Content&, const Content&) = default;
};

struct Statement {
    StatementKind kind = StatementKind::direct;
    std::optional<Speaker> speaker;
    std::optional<Cue> cue;
    std::vector<Content> content;  ///< at least one, sorted
    std::optional<Index> addressee;
    std::vector<Index> via;  ///< entities, nearest to the speaker first
    std::optional<Span> channel;
    Polarity polarity = Polarity::asserts;
    std::optional<Index> denies;  ///< statement
    std::optional<Index> time;    ///< time
    std::optional<Index> inside;  ///< statement
    /// In [0,1], two decimals: that speaker and content are right.
    std::optional<double> confidence;

    friend bool operator==(const Statement&, const Statement&) = default;
};

/// Who did what to whom, in PLOVER's terms.
struct Event {
    std::string type;   ///< the act as PLOVER names it
    std::string coded;  ///< after the manual's folding and tie-breaks
    std::string mode;
    std::vector<std::string> contexts;
    Span trigger;
    std::vector<Index> actors;
    std::vector<Index> recipients;
    std::optional<Index> time;
    Provenance time_from = Provenance::read;
    std::optional<Index> place;
    Provenance place_from = Provenance::read;
    std::optional<std::int64_t> geonames;
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::string status;
    std::optional<Index> according_to;  ///< statement
    std::vector<Index> quantities;
    std::optional<int> ordinal;
    std::optional<Index> folded_into;  ///< the request, promise, refusal or threat of this act
    /// In [0,1], two decimals: that type, sides and status are all right.
    std::optional<double> confidence;

    friend bool operator==(const Event&, const Event&) = default;
};

struct Position {
    Index actor = 0;
    std::string stance;
    Span issue;
    std::optional<Index> statement;
    std::optional<Index> time;

    friend bool operator==(const Position&, const Position&) = default;
};

struct AllegedBreach {
    std::optional<Index> by;
    std::optional<Index> alleged_by;
    std::optional<Index> quantity;
    Span span;

    friend bool operator==(const AllegedBreach&, const AllegedBreach&) = default;
};

struct Agreement {
    Span name;
    std::vector<Index> parties;
    std::optional<Index> agreed_on;  ///< time
    std::vector<Span> terms;
    std::vector<AllegedBreach> alleged_breaches;

    friend bool operator==(const Agreement&, const Agreement&) = default;
};

/// What one article asserts, each value with its words.
struct Findings {
    std::vector<Quantity> quantities;
    std::vector<Statement> statements;  ///< by first content
    std::vector<Event> events;
    std::vector<Position> positions;
    std::vector<Agreement> agreements;

    friend bool operator==(const Findings&, const Findings&) = default;
};

/// All of one article: what `concord read` writes as one line.
struct ArticleRecord {
    Article article;
    Annotation annotation;
    Findings findings;
    std::vector<Problem> problems;

    friend bool operator==(const ArticleRecord&, const ArticleRecord&) = default;
};

}  // namespace concord
