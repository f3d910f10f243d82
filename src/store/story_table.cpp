// The rows of a story. Everything that a listing sorts or filters by has a row of its own; the
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
constexpr std::string_view insert_line = "INSERT INTO timeline_line VALUES(?,?,?,?,?,?,?,?,?)";
constexpr std::string_view insert_statement = "INSERT INTO story_statement VALUES(?,?,?,?,?)";
constexpr std::string_view insert_version = "INSERT INTO statement_version VALUES(?,?,?,?,?,?,?,?)";

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
        return outcome_;
    }

private:
    struct Source {
        std::int64_t key = 0;
        TextOffsets offsets;
    };
    /// A citation as columns: the article's number, code points.
    /// Code points of the article's text; none for its title.
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
            sources_.try_emplace(one.article.id, Source{*key, TextOffsets(one.article.text)});
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

    void write_story() {
        if (!outcome_) return;
        std::set<std::string> outlets;
        for (const ArticleRecord& one : story_.articles) {
            if (!one.article.outlet.empty()) outlets.insert(to_lower(one.article.outlet));
        }
        const Cited title = cited(record_.title);
        row(insert_story,
            record_.story.id,
            title.article,
            title.begin,
            title.end,
            known(record_.begin),
            known(record_.end),
            record_.story.articles.size(),
            outlets.size(),
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
