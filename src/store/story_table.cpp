// The rows of a story. Everything that a listing shows or filters by has a row of its own; the
// rest is read from the story's line.

#include "store/story_table.h"

#include <map>
#include <optional>
#include <set>

#include "base/text_offsets.h"
#include "base/utf8.h"
#include "store/article_table.h"

namespace concord {
namespace {

constexpr std::string_view insert_story = "INSERT INTO story VALUES(?,?,?,?,?,?,?,?,?,?,?)";
constexpr std::string_view insert_story_article = "INSERT INTO story_article VALUES(?,?,?,?,?)";
constexpr std::string_view insert_origin = "INSERT INTO origin VALUES(?,?,?,?)";
constexpr std::string_view insert_origin_article = "INSERT INTO origin_article VALUES(?,?,?,?)";
constexpr std::string_view insert_passage = "INSERT INTO passage VALUES(?,?,?,?,?,?,?,?,?)";
constexpr std::string_view insert_line =
    "INSERT INTO timeline_line VALUES(?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr std::string_view insert_statement = "INSERT INTO story_statement VALUES(?,?,?,?,?)";
constexpr std::string_view insert_version = "INSERT INTO statement_version VALUES(?,?,?,?,?,?,?,?)";
constexpr std::string_view insert_event =
    "INSERT INTO story_event VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr std::string_view insert_event_report = "INSERT INTO event_report VALUES(?,?,?,?,?,?,?,?)";
constexpr std::string_view insert_side =
    "INSERT INTO disagreement_side VALUES(?,?,?,?,?,?,?,?,?,?)";
constexpr std::string_view insert_side_report = "INSERT INTO side_report VALUES(?,?,?,?,?,?,?)";
constexpr std::string_view insert_move =
    "INSERT INTO position_move VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr std::string_view insert_agreement_words =
    "INSERT INTO agreement_words VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr std::string_view insert_coverage_words =
    "INSERT INTO coverage_words VALUES(?,?,?,?,?,?,?,?)";

/// "Marevia; Torvany"
std::string joined(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : "; ") + name;
    return list;
}

/// Writes one story.
class StoryWriter {
public:
    StoryWriter(Database& database, const DerivedStory& story)
        : database_(database), story_(story), record_(story.record) {}

    Result<void> write() {
        load_articles();
        write_story();
        write_articles();
        write_origins();
        write_lines("timeline", record_.timeline);
        write_lines("calendar", record_.calendar);
        write_statements();
        write_events();
        write_disagreements();
        write_positions();
        write_agreements();
        write_coverage();
        return outcome_;
    }

private:
    struct Source {
        std::int64_t key = 0;
        std::string outlet;  ///< lower case
        TextOffsets offsets;
    };
    /// A citation as columns: the article's number, code points of its text; none for its title.
    struct Cited {
        std::optional<std::int64_t> article;
        std::optional<std::uint32_t> begin;
        std::optional<std::uint32_t> end;
    };

    template <class... Values>
    void row(std::string_view sql, const Values&... values) {
        if (!outcome_) return;
        const auto query = database_.prepared(sql);
        outcome_ = query ? (*query)->run(values...) : tl::unexpected(query.error());
    }

    void load_articles() {
        for (const ArticleRecord& one : story_.articles) {
            const auto key = article_key(database_, one.article.id);
            if (!key) {
                outcome_ = tl::unexpected(key.error());
                return;
            }
            sources_.try_emplace(
                one.article.id,
                Source{*key, to_lower(one.article.outlet), TextOffsets(one.article.text)});
        }
    }

    /// The article of a citation; a failure when the story does not have it.
    const Source* source(const ArticleId& id) {
        const auto found = sources_.find(id);
        if (found != sources_.end()) return &found->second;
        if (outcome_) {
            outcome_ = tl::unexpected(Error{
                ErrorKind::not_found,
                "story " + record_.story.id + " cites article " + id + ", which is not its own",
                0});
        }
        return nullptr;
    }

    Cited cited(const Citation& citation) {
        if (citation.article.empty()) return {};
        const Source* const found = source(citation.article);
        if (found == nullptr) return {};
        if (citation.field == Citation::Field::title) return {found->key, {}, {}};
        const Span span = found->offsets.code_points(citation.span);
        return {found->key, span.begin, span.end};
    }

    /// Outlets of the articles of `list`, by name; those that name none do not count.
    template <class List, class ArticleOf>
    std::size_t outlets_of(const List& list, ArticleOf article_of) {
        std::set<std::string> outlets;
        for (const auto& one : list) {
            const Source* const found = source(article_of(one));
            if (found != nullptr && !found->outlet.empty()) outlets.insert(found->outlet);
        }
        return outlets.size();
    }

    void write_story() {
        if (!outcome_) return;
        const Cited title = cited(record_.title);
        row(insert_story,
            record_.story.id,
            title.article,
            title.begin,
            title.end,
            known(record_.begin),
            known(record_.end),
            record_.story.articles.size(),
            outlets_of(record_.story.articles, [](const ArticleId& id) { return id; }),
            record_.story.origins.size(),
            story_.fingerprint,
            story_.line);
    }

    void write_articles() {
        std::map<std::string_view, std::size_t> origin_of;
        for (std::size_t i = 0; i < record_.origins.size(); ++i) {
            for (const ArticleId& id : record_.origins[i].origin.articles) {
                origin_of.emplace(id, i + 1);
            }
        }
        std::map<std::string_view, std::string_view> version_of;
        for (const Version& version : record_.story.versions) {
            version_of.emplace(version.article, version.version_of);
        }
        std::int64_t n = 0;
        for (const ArticleId& id : record_.story.articles) {
            const Source* const article = source(id);
            if (article == nullptr) return;
            std::optional<std::size_t> origin;
            if (const auto at = origin_of.find(id); at != origin_of.end()) origin = at->second;
            std::optional<std::string_view> version;
            if (const auto at = version_of.find(id); at != version_of.end()) version = at->second;
            row(insert_story_article, record_.story.id, ++n, article->key, origin, version);
        }
    }

    void write_origins() {
        std::int64_t origin_n = 0;
        for (const StoryOrigin& one : record_.origins) {
            row(insert_origin,
                record_.story.id,
                ++origin_n,
                name_of(one.origin.kind),
                one.origin.shared);
            std::int64_t n = 0;
            for (const ArticleId& id : one.origin.articles) {
                const Source* const article = source(id);
                if (article == nullptr) return;
                row(insert_origin_article, record_.story.id, origin_n, ++n, article->key);
            }
            n = 0;
            for (const Passage& passage : one.passages) {
                const Cited from = cited(passage.source);
                const Cited to = cited(passage.copy);
                row(insert_passage,
                    record_.story.id,
                    origin_n,
                    ++n,
                    from.article,
                    from.begin,
                    from.end,
                    to.article,
                    to.begin,
                    to.end);
            }
        }
    }

    void write_lines(std::string_view part, const std::vector<TimelineEntry>& entries) {
        std::int64_t n = 0;
        for (const TimelineEntry& entry : entries) {
            const Cited line = cited(entry.line);
            std::optional<std::int64_t> event;
            if (entry.event) event = std::int64_t{*entry.event} + 1;
            row(insert_line,
                record_.story.id,
                part,
                ++n,
                entry.date,
                entry.precision,
                name_of(entry.date_from),
                entry.origins,
                entry.rank,
                event,
                line.article,
                line.begin,
                line.end);
        }
    }

    void write_statements() {
        std::int64_t statement_n = 0;
        for (const StoryStatement& statement : record_.statements) {
            row(insert_statement,
                record_.story.id,
                ++statement_n,
                known(statement.speaker),
                statement.origins,
                statement.versions.size());
            std::int64_t n = 0;
            for (const StatementVersion& version : statement.versions) {
                const Cited words = cited(version.citation);
                row(insert_version,
                    record_.story.id,
                    statement_n,
                    ++n,
                    words.article,
                    words.begin,
                    words.end,
                    name_of(version.kind),
                    name_of(version.difference));
            }
        }
    }

    void write_events() {
        std::int64_t event_n = 0;
        for (const StoryEvent& event : record_.events) {
            row(insert_event,
                record_.story.id,
                ++event_n,
                known(event.type),
                known(joined(event.who)),
                known(joined(event.whom)),
                known(event.when),
                known(event.precision),
                known(event.where),
                known(event.status),
                event.ordinal,
                outlets_of(event.reports, [](const auto& one) { return one.citation.article; }),
                event.origins,
                event.reports.size());
            std::int64_t n = 0;
            for (const StoryReport& report : event.reports) {
                const Cited words = cited(report.citation);
                row(insert_event_report,
                    record_.story.id,
                    event_n,
                    ++n,
                    std::int64_t{report.origin} + 1,
                    known(report.status),
                    words.article,
                    words.begin,
                    words.end);
            }
        }
    }

    void write_disagreements() {
        std::int64_t n = 0;
        for (const Disagreement& one : record_.disagreements) {
            ++n;
            std::int64_t side_n = 0;
            for (const DisagreementSide& side : one.sides) write_side(one, n, side, ++side_n);
        }
    }

    void write_side(const Disagreement& one,
                    std::int64_t n,
                    const DisagreementSide& side,
                    std::int64_t side_n) {
        row(insert_side,
            record_.story.id,
            n,
            side_n,
            known(one.kind),
            known(one.about),
            known(one.reading),
            known(side.value),
            outlets_of(side.reports, [](const Citation& report) { return report.article; }),
            side.origins,
            side.reports.size());
        std::int64_t report_n = 0;
        for (const Citation& report : side.reports) {
            const Cited words = cited(report);
            row(insert_side_report,
                record_.story.id,
                n,
                side_n,
                ++report_n,
                words.article,
                words.begin,
                words.end);
        }
    }

    void write_positions() {
        std::int64_t position_n = 0;
        for (const StoryPosition& position : record_.positions) {
            ++position_n;
            std::int64_t n = 0;
            for (const PositionMove& move : position.history) {
                const Cited words = cited(move.citation);
                row(insert_move,
                    record_.story.id,
                    position_n,
                    ++n,
                    known(position.actor),
                    known(position.issue),
                    known(move.stance),
                    position.changed,
                    known(move.date),
                    known(move.date.empty() ? std::string_view() : name_of(move.date_from)),
                    known(move.by),
                    words.article,
                    words.begin,
                    words.end);
            }
        }
    }

    void write_agreements() {
        std::int64_t agreement_n = 0;
        for (const StoryAgreement& agreement : record_.agreements) {
            ++agreement_n;
            std::int64_t n = 0;
            for (const AgreementDate& date : agreement.agreed_on) {
                const StoryBreach words{{}, {}, {}, date.value, date.citation};
                write_agreement_words(agreement, agreement_n, "agreed_on", ++n, words);
            }
            n = 0;
            for (const Citation& term : agreement.terms) {
                const StoryBreach words{{}, {}, {}, {}, term};
                write_agreement_words(agreement, agreement_n, "term", ++n, words);
            }
            n = 0;
            for (const StoryBreach& breach : agreement.alleged_breaches) {
                write_agreement_words(agreement, agreement_n, "alleged_breach", ++n, breach);
            }
        }
    }

    /// words  of any part; only an alleged breach fills all of it
    void write_agreement_words(const StoryAgreement& agreement,
                               std::int64_t agreement_n,
                               std::string_view part,
                               std::int64_t n,
                               const StoryBreach& words) {
        const Cited at = cited(words.citation);
        row(insert_agreement_words,
            record_.story.id,
            agreement_n,
            part,
            n,
            known(agreement.name),
            known(joined(agreement.parties)),
            known(words.date),
            known(words.by),
            known(words.alleged_by),
            words.count,
            at.article,
            at.begin,
            at.end);
    }

    void write_coverage() {
        std::int64_t outlet_n = 0;
        for (const Coverage& outlet : record_.coverage) {
            ++outlet_n;
            write_coverage_words(outlet, outlet_n, "states", outlet.states);
            write_coverage_words(outlet, outlet_n, "differs", outlet.differs);
            write_coverage_words(outlet, outlet_n, "omits", outlet.omits);
        }
    }

    void write_coverage_words(const Coverage& outlet,
                              std::int64_t outlet_n,
                              std::string_view part,
                              const std::vector<Citation>& list) {
        std::int64_t n = 0;
        for (const Citation& citation : list) {
            const Cited words = cited(citation);
            row(insert_coverage_words,
                record_.story.id,
                outlet_n,
                part,
                ++n,
                known(outlet.outlet),
                words.article,
                words.begin,
                words.end);
        }
    }

    Database& database_;
    const DerivedStory& story_;
    const StoryRecord& record_;
    std::map<std::string_view, Source> sources_;
    Result<void> outcome_;
};

}  // namespace

Result<void> remove_stories_of(Database& database, std::int64_t article) {
    const auto query = database.prepared(
        "DELETE FROM story WHERE id IN (SELECT story FROM story_article WHERE article = ?)");
    if (!query) return tl::unexpected(query.error());
    return (*query)->run(article);
}

Result<void> put_story(Database& database, const DerivedStory& story) {
    for (const ArticleId& id : story.record.story.articles) {
        const auto key = article_key(database, id);
        if (!key) return tl::unexpected(key.error());
        if (Result<void> done = remove_stories_of(database, *key); !done) return done;
    }
    return StoryWriter(database, story).write();
}

}  // namespace concord
