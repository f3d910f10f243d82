#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "concord/annotation.h"
#include "concord/findings.h"
#include "concord/span.h"
#include "concord/story.h"

namespace concord {

/// A sentence that most independent origins share, with how many carry it.
struct Established {
    Citation citation;
    std::vector<Citation> reports;  ///< of each article that bears it out its nearest sentence
    std::uint32_t outlets = 0;      ///< named ones
    std::uint32_t origins = 0;

    friend bool operator==(const Established&, const Established&) = default;
};

/// The same words in the source and in the article that carries them.
struct Passage {
    Citation source;
    Citation copy;

    friend bool operator==(const Passage&, const Passage&) = default;
};

struct StoryOrigin {
    Origin origin;
    std::vector<Passage> passages;

    friend bool operator==(const StoryOrigin&, const StoryOrigin&) = default;
};

struct StoryEntity {
    EntityType type = EntityType::other;
    std::string name;
    std::string country;
    std::vector<Citation> names;
    std::vector<Citation> roles;

    friend bool operator==(const StoryEntity&, const StoryEntity&) = default;
};

/// How a version of a quotation departs from the fullest one.
enum class Difference { same, trimmed, edited, translated, paraphrase };
[[nodiscard]] std::string_view name_of(Difference difference);

struct StatementVersion {
    Citation citation;
    std::string speaker;  ///< as this article gives it; empty when it does not
    StatementKind kind = StatementKind::direct;
    Difference difference = Difference::same;

    friend bool operator==(const StatementVersion&, const StatementVersion&) = default;
};

struct StoryStatement {
    std::string speaker;                     ///< name; empty when no article gives one
    std::vector<StatementVersion> versions;  ///< the fullest first
    std::uint32_t origins = 0;

    friend bool operator==(const StoryStatement&, const StoryStatement&) = default;
};

struct StoryReport {
    Citation citation;
    std::string outlet;
    Index origin = 0;
    std::string status;  ///< as this article tells it

    friend bool operator==(const StoryReport&, const StoryReport&) = default;
};

struct StoryEvent {
    std::string type;
    std::vector<std::string> who;
    std::vector<std::string> whom;
    std::string when;
    std::string precision;
    std::string where;
    std::string status;          ///< happened once any report says so, else as the last one does
    std::optional<int> ordinal;  ///< in a row of such events: the third meeting
    std::vector<StoryReport> reports;  ///< one an article
    std::uint32_t origins = 0;         ///< of those that do not deny it

    friend bool operator==(const StoryEvent&, const StoryEvent&) = default;
};

/// A dated sentence. `date` is YYYY, YYYY-MM or YYYY-MM-DD as `precision` says: year, month, day.
struct TimelineEntry {
    std::string date;
    std::string precision;
    std::optional<Index> event;
    Citation line;
    /// `assumed`: a lead that names no day; its report came out on this day or the next, and the
    /// sentence `dated_by`, which names the day, tells some of the same.
    Provenance date_from = Provenance::read;
    std::optional<Citation> dated_by = std::nullopt;
    std::vector<Citation> reports = {};  ///< other sentences that tell it nearly alike
    std::uint32_t origins = 1;           ///< that all of these rest on, the line's own included
    /// From 1: one line of each day, the best day first, then the second line of each, and so on.
    std::uint32_t rank = 0;

    friend bool operator==(const TimelineEntry&, const TimelineEntry&) = default;
};

struct DisagreementSide {
    std::string value;
    std::vector<Citation> reports;
    std::uint32_t origins = 0;

    friend bool operator==(const DisagreementSide&, const DisagreementSide&) = default;
};

struct Disagreement {
    std::string kind;
    std::string about;
    std::vector<DisagreementSide> sides;
    std::string reading;

    friend bool operator==(const Disagreement&, const Disagreement&) = default;
};

/// One time that a position was taken.
struct PositionMove {
    std::string date;  ///< YYYY-MM-DD, or as much of it as is known
    Citation citation;
    std::string stance = {};
    std::string by = {};                         ///< who took it, where `actor` is the state
    Provenance date_from = Provenance::assumed;  ///< assumed: the day of its report

    friend bool operator==(const PositionMove&, const PositionMove&) = default;
};

struct StoryPosition {
    std::string actor;
    std::string issue;
    std::string stance;
    std::vector<PositionMove> history;
    bool changed = false;

    friend bool operator==(const StoryPosition&, const StoryPosition&) = default;
};

struct StoryBreach {
    std::string by;
    std::string alleged_by;
    std::optional<double> count;
    std::string date;
    Citation citation;

    friend bool operator==(const StoryBreach&, const StoryBreach&) = default;
};

struct AgreementDate {
    std::string value;
    Citation citation;

    friend bool operator==(const AgreementDate&, const AgreementDate&) = default;
};

struct StoryAgreement {
    std::string name;
    std::vector<std::string> parties;
    std::vector<AgreementDate> agreed_on;
    std::vector<Citation> terms;
    std::vector<StoryBreach> alleged_breaches;

    friend bool operator==(const StoryAgreement&, const StoryAgreement&) = default;
};

struct Coverage {
    std::string outlet;
    std::vector<Citation> states;
    std::vector<Citation> differs;
    std::vector<Citation> omits;

    friend bool operator==(const Coverage&, const Coverage&) = default;
};

/// What one story's articles say together; every entry points at words of theirs.
struct StoryRecord {
    Story story;
    Citation title;
    std::string begin;  ///< first publication day
    std::string end;    ///< last publication day
    std::optional<Established> established;
    std::vector<StoryOrigin> origins;  ///< as `story.origins`, with the shared passages
    std::vector<StoryEntity> entities;
    std::vector<StoryEvent> events;
    std::vector<StoryStatement> statements;
    std::vector<TimelineEntry> timeline;  ///< by date, then article, then place
    std::vector<TimelineEntry> calendar;  ///< what lies ahead of the last report
    std::vector<Disagreement> disagreements;
    std::vector<StoryPosition> positions;
    std::vector<StoryAgreement> agreements;
    std::vector<Coverage> coverage;

    friend bool operator==(const StoryRecord&, const StoryRecord&) = default;
};

}  // namespace concord
