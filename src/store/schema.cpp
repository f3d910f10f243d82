// Tables and views of a store. docs/formats.md explains the views, which are what people ask;
// tables are spelled in the singular, views in the plural.
//
// Inside, an article is a small number (`article.key`) that depends on the order of reading, so
// rows lie in the order of writing and stay small. Views and listings show its id only. Offsets
// are code points. Positions (`n`) count from one, as the ids in files do: statement 1 is "s1".

#include "store/schema.h"

#include <fmt/format.h>

#include <array>

namespace concord {
namespace {

constexpr std::int64_t application_id = 0x436F6E63;  // "Conc"

// What was read. `reading` is how, for reading it again: the folder in which relative paths begin,
// and what was said about the input, `fields` as lines OURS=THEIRS; an article's own is the one
// that made its record. `record` is the line of concord/article/1 without text, paths and
// version_of.
constexpr const char* truth_tables = R"(
CREATE TABLE reading(
    key INTEGER PRIMARY KEY,
    folder TEXT NOT NULL, kind TEXT NOT NULL, fields TEXT NOT NULL, date TEXT NOT NULL,
    UNIQUE(folder, kind, fields, date)) STRICT;
CREATE TABLE article(
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    outlet TEXT, title TEXT, published TEXT, day TEXT, url TEXT, canonical TEXT, language TEXT,
    truncated INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL,
    record TEXT NOT NULL,
    reading INTEGER NOT NULL REFERENCES reading) STRICT;
CREATE INDEX article_by_day ON article(day);
CREATE TABLE article_path(
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    path TEXT NOT NULL,
    reading INTEGER NOT NULL REFERENCES reading,
    PRIMARY KEY(article, path)) STRICT, WITHOUT ROWID;
CREATE TABLE article_problem(
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    n INTEGER NOT NULL,
    stage TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, message TEXT NOT NULL,
    PRIMARY KEY(article, n)) STRICT, WITHOUT ROWID;
CREATE TABLE problem(
    path TEXT NOT NULL, stage TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY(path, at, stage, kind, message)) STRICT, WITHOUT ROWID;
CREATE TABLE input(
    path TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE setting(
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL) STRICT, WITHOUT ROWID;
)";

// What the articles say, one row a value, for questions in SQL.
constexpr const char* value_tables = R"(
CREATE TABLE block(
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    n INTEGER NOT NULL, "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    role TEXT NOT NULL, time TEXT,
    PRIMARY KEY(article, n)) STRICT, WITHOUT ROWID;
CREATE TABLE sentence(
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    n INTEGER NOT NULL, "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY(article, n)) STRICT, WITHOUT ROWID;
CREATE TABLE entity(
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    n INTEGER NOT NULL, type TEXT NOT NULL, geopolitical INTEGER NOT NULL,
    name TEXT, country TEXT, sector TEXT,
    PRIMARY KEY(article, n)) STRICT, WITHOUT ROWID;
CREATE TABLE entity_role(
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    entity INTEGER NOT NULL, n INTEGER NOT NULL, "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY(article, entity, n)) STRICT, WITHOUT ROWID;
CREATE TABLE mention(
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    entity INTEGER NOT NULL, n INTEGER NOT NULL, "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY(article, entity, n)) STRICT, WITHOUT ROWID;
CREATE TABLE time(
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    n INTEGER NOT NULL, "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    type TEXT NOT NULL, value TEXT NOT NULL, mod TEXT, begin_point TEXT, end_point TEXT,
    anchor TEXT,
    PRIMARY KEY(article, n)) STRICT, WITHOUT ROWID;
CREATE TABLE quantity(
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    n INTEGER NOT NULL, "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    low REAL, high REAL, approx INTEGER NOT NULL, exclusive INTEGER NOT NULL, unit TEXT,
    of_begin INTEGER, of_end INTEGER, role TEXT, place INTEGER, time INTEGER, part_of INTEGER,
    sum TEXT,
    PRIMARY KEY(article, n)) STRICT, WITHOUT ROWID;
CREATE TABLE statement(
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    n INTEGER NOT NULL, "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    kind TEXT NOT NULL, polarity TEXT NOT NULL,
    speaker INTEGER, speaker_begin INTEGER, speaker_end INTEGER,
    cue_begin INTEGER, cue_end INTEGER, cue_lemma TEXT, cue_class TEXT,
    addressee INTEGER, channel_begin INTEGER, channel_end INTEGER,
    denies INTEGER, time INTEGER, inside INTEGER, confidence REAL,
    PRIMARY KEY(article, n)) STRICT, WITHOUT ROWID;
CREATE TABLE statement_content(
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    statement INTEGER NOT NULL, n INTEGER NOT NULL,
    "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL, verbatim INTEGER NOT NULL,
    PRIMARY KEY(article, statement, n)) STRICT, WITHOUT ROWID;
CREATE TABLE statement_via(
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    statement INTEGER NOT NULL, n INTEGER NOT NULL, entity INTEGER NOT NULL,
    PRIMARY KEY(article, statement, n)) STRICT, WITHOUT ROWID;
)";

// Full-text search over sentences: row = article.key * 2^24 + sentence.n. The words come folded
// and separated by spaces (search_words.h); the index alone is kept, the text stands in `article`.
constexpr const char* search_tables = R"(
CREATE VIRTUAL TABLE sentence_words USING fts5(words, content='', tokenize='ascii');
)";

// Derived from articles. `fingerprint` stands for all that a story was derived from. That an
// article is there is asked of `story_article` alone, which has an index on it: SQLite would look
// through the other tables from end to end whenever an article is taken out. They go with their
// story.
constexpr const char* story_tables = R"(
CREATE TABLE sketch(
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    bytes BLOB NOT NULL) STRICT;
CREATE TABLE story(
    id TEXT PRIMARY KEY,
    title INTEGER, title_begin INTEGER, title_end INTEGER,
    "begin" TEXT, "end" TEXT,
    articles INTEGER NOT NULL, outlets INTEGER NOT NULL, origins INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    record TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE story_article(
    story TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    n INTEGER NOT NULL, article INTEGER NOT NULL REFERENCES article, origin INTEGER,
    version_of TEXT,
    PRIMARY KEY(story, n)) STRICT, WITHOUT ROWID;
CREATE INDEX story_of_article ON story_article(article);
CREATE TABLE origin(
    story TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    n INTEGER NOT NULL, kind TEXT NOT NULL, shared REAL NOT NULL,
    PRIMARY KEY(story, n)) STRICT, WITHOUT ROWID;
CREATE TABLE origin_article(
    story TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    origin INTEGER NOT NULL, n INTEGER NOT NULL, article INTEGER NOT NULL,
    PRIMARY KEY(story, origin, n)) STRICT, WITHOUT ROWID;
CREATE TABLE passage(
    story TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    origin INTEGER NOT NULL, n INTEGER NOT NULL,
    source INTEGER NOT NULL,
    source_begin INTEGER NOT NULL, source_end INTEGER NOT NULL,
    copy INTEGER NOT NULL, "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY(story, origin, n)) STRICT, WITHOUT ROWID;
CREATE TABLE timeline_line(
    story TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    part TEXT NOT NULL, n INTEGER NOT NULL, date TEXT NOT NULL, precision TEXT NOT NULL,
    date_from TEXT NOT NULL, origins INTEGER NOT NULL, rank INTEGER NOT NULL, event INTEGER,
    article INTEGER NOT NULL,
    "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY(story, part, n)) STRICT, WITHOUT ROWID;
CREATE TABLE story_statement(
    story TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    n INTEGER NOT NULL, speaker TEXT, origins INTEGER NOT NULL, versions INTEGER NOT NULL,
    PRIMARY KEY(story, n)) STRICT, WITHOUT ROWID;
CREATE TABLE statement_version(
    story TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    statement INTEGER NOT NULL, n INTEGER NOT NULL,
    article INTEGER NOT NULL,
    "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL, difference TEXT NOT NULL,
    PRIMARY KEY(story, statement, n)) STRICT, WITHOUT ROWID;
CREATE INDEX version_of_statement ON statement_version(article, "begin", "end");
)";

// What a story's articles say together. An entry and each of its citations have a row; words of a
// title have no "begin" and "end". Names are joined by "; ", as listings show them.
constexpr const char* story_part_tables = R"(
CREATE TABLE story_event(
    story TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    n INTEGER NOT NULL, type TEXT, who TEXT, whom TEXT, date TEXT, precision TEXT, place TEXT,
    status TEXT, ordinal INTEGER, outlets INTEGER NOT NULL, origins INTEGER NOT NULL, reports INTEGER NOT NULL,
    PRIMARY KEY(story, n)) STRICT, WITHOUT ROWID;
CREATE TABLE event_report(
    story TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    event INTEGER NOT NULL, n INTEGER NOT NULL, origin INTEGER NOT NULL, status TEXT,
    article INTEGER NOT NULL, "begin" INTEGER, "end" INTEGER,
    PRIMARY KEY(story, event, n)) STRICT, WITHOUT ROWID;
CREATE TABLE disagreement_side(
    story TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    disagreement INTEGER NOT NULL, n INTEGER NOT NULL,
    kind TEXT, about TEXT, reading TEXT, value TEXT,
    outlets INTEGER NOT NULL, origins INTEGER NOT NULL, reports INTEGER NOT NULL,
    PRIMARY KEY(story, disagreement, n)) STRICT, WITHOUT ROWID;
CREATE TABLE side_report(
    story TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    disagreement INTEGER NOT NULL, side INTEGER NOT NULL, n INTEGER NOT NULL,
    article INTEGER NOT NULL, "begin" INTEGER, "end" INTEGER,
    PRIMARY KEY(story, disagreement, side, n)) STRICT, WITHOUT ROWID;
CREATE TABLE position_move(
    story TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    position INTEGER NOT NULL, n INTEGER NOT NULL,
    actor TEXT, issue TEXT, stance TEXT, changed INTEGER NOT NULL, date TEXT,
    date_from TEXT, "by" TEXT,
    article INTEGER NOT NULL, "begin" INTEGER, "end" INTEGER,
    PRIMARY KEY(story, position, n)) STRICT, WITHOUT ROWID;
CREATE TABLE agreement_words(
    story TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    agreement INTEGER NOT NULL, part TEXT NOT NULL, n INTEGER NOT NULL,
    name TEXT, parties TEXT, date TEXT, "by" TEXT, alleged_by TEXT, count REAL,
    article INTEGER NOT NULL, "begin" INTEGER, "end" INTEGER,
    PRIMARY KEY(story, agreement, part, n)) STRICT, WITHOUT ROWID;
CREATE TABLE coverage_words(
    story TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    outlet_n INTEGER NOT NULL, part TEXT NOT NULL, n INTEGER NOT NULL, outlet TEXT,
    article INTEGER NOT NULL, "begin" INTEGER, "end" INTEGER,
    PRIMARY KEY(story, outlet_n, part, n)) STRICT, WITHOUT ROWID;
)";

constexpr const char* article_views = R"(
CREATE VIEW articles AS
    SELECT a.id, s.story, a.outlet, a.title, a.published, a.url, a.canonical, a.language,
           a.truncated, s.version_of, a.sha256, a.text
    FROM article a LEFT JOIN story_article s ON s.article = a.key;
CREATE VIEW article_paths AS
    SELECT a.id AS article, p.path, r.folder, r.kind, r.fields, r.date
    FROM article_path p JOIN article a ON a.key = p.article JOIN reading r ON r.key = p.reading;
CREATE VIEW blocks AS
    SELECT a.id AS article, b.n, b.role, b.time, b."begin", b."end",
           substr(a.text, b."begin" + 1, b."end" - b."begin") AS text
    FROM block b JOIN article a ON a.key = b.article;
CREATE VIEW sentences AS
    SELECT a.id AS article, s.n, s."begin", s."end",
           substr(a.text, s."begin" + 1, s."end" - s."begin") AS text
    FROM sentence s JOIN article a ON a.key = s.article;
CREATE VIEW entities AS
    SELECT a.id AS article, 'e' || e.n AS id, e.type, e.geopolitical, e.name, e.country, e.sector
    FROM entity e JOIN article a ON a.key = e.article;
CREATE VIEW roles AS
    SELECT a.id AS article, 'e' || r.entity AS entity, r."begin", r."end",
           substr(a.text, r."begin" + 1, r."end" - r."begin") AS text
    FROM entity_role r JOIN article a ON a.key = r.article;
CREATE VIEW mentions AS
    SELECT a.id AS article, 'e' || m.entity AS entity, m.kind, m."begin", m."end",
           substr(a.text, m."begin" + 1, m."end" - m."begin") AS text
    FROM mention m JOIN article a ON a.key = m.article;
CREATE VIEW times AS
    SELECT a.id AS article, 't' || t.n AS id, t.type, t.value, t.mod, t.begin_point, t.end_point,
           t.anchor, t."begin", t."end",
           substr(a.text, t."begin" + 1, t."end" - t."begin") AS text
    FROM time t JOIN article a ON a.key = t.article;
CREATE VIEW quantities AS
    SELECT a.id AS article, 'q' || q.n AS id, q.low, q.high, q.approx, q.exclusive, q.unit,
           substr(a.text, q.of_begin + 1, q.of_end - q.of_begin) AS "of", q.role,
           'e' || q.place AS place, 't' || q.time AS time, 'q' || q.part_of AS part_of, q.sum,
           q."begin", q."end", substr(a.text, q."begin" + 1, q."end" - q."begin") AS text
    FROM quantity q JOIN article a ON a.key = q.article;
CREATE VIEW statements AS
    SELECT a.id AS article, 's' || s.n AS id, s.kind, s.polarity, 'e' || s.speaker AS speaker,
           coalesce(e.name, substr(a.text, s.speaker_begin + 1, s.speaker_end - s.speaker_begin))
               AS speaker_name,
           s.cue_lemma, s.cue_class,
           substr(a.text, s.cue_begin + 1, s.cue_end - s.cue_begin) AS cue,
           'e' || s.addressee AS addressee,
           substr(a.text, s.channel_begin + 1, s.channel_end - s.channel_begin) AS channel,
           's' || s.denies AS denies, 't' || s.time AS time, 's' || s.inside AS inside,
           s.confidence,
           s."begin", s."end", substr(a.text, s."begin" + 1, s."end" - s."begin") AS text
    FROM statement s JOIN article a ON a.key = s.article
        LEFT JOIN entity e ON e.article = s.article AND e.n = s.speaker;
CREATE VIEW statement_contents AS
    SELECT a.id AS article, 's' || c.statement AS statement, c.verbatim, c."begin", c."end",
           substr(a.text, c."begin" + 1, c."end" - c."begin") AS text
    FROM statement_content c JOIN article a ON a.key = c.article;
CREATE VIEW problems AS
    SELECT path, NULL AS article, stage, kind, at, message FROM problem
    UNION ALL
    SELECT (SELECT min(path) FROM article_path f WHERE f.article = p.article), a.id,
           p.stage, p.kind, p.at, p.message
    FROM article_problem p JOIN article a ON a.key = p.article;
)";

constexpr const char* story_views = R"(
CREATE VIEW stories AS
    SELECT s.id,
           ifnull(substr(a.text, s.title_begin + 1, s.title_end - s.title_begin), a.title) AS title,
           s."begin", s."end", s.articles, s.outlets, s.origins, s.record
    FROM story s LEFT JOIN article a ON a.key = s.title;
CREATE VIEW timeline AS
    SELECT t.story, t.part, t.date, t.precision, t.date_from, t.origins, t.rank,
           a.id AS article, a.outlet, t."begin", t."end",
           substr(a.text, t."begin" + 1, t."end" - t."begin") AS text
    FROM timeline_line t JOIN article a ON a.key = t.article;
CREATE VIEW statement_versions AS
    SELECT v.story, 's' || v.statement AS statement, s.speaker, s.origins, v.kind, v.difference,
           a.id AS article, a.outlet, v."begin", v."end",
           substr(a.text, v."begin" + 1, v."end" - v."begin") AS text
    FROM statement_version v JOIN article a ON a.key = v.article
        JOIN story_statement s ON s.story = v.story AND s.n = v.statement;
CREATE VIEW origins AS
    SELECT o.story, 'o' || o.n AS id, o.kind, o.shared, a.id AS article
    FROM origin o JOIN origin_article m ON m.story = o.story AND m.origin = o.n
        JOIN article a ON a.key = m.article;
CREATE VIEW passages AS
    SELECT p.story, 'o' || p.origin AS origin, s.id AS source, p.source_begin, p.source_end,
           c.id AS copy, p."begin", p."end",
           substr(c.text, p."begin" + 1, p."end" - p."begin") AS text
    FROM passage p JOIN article s ON s.key = p.source JOIN article c ON c.key = p.copy;
)";

// The parts have the columns of the listings of the same names; `event_reports` and
// `disagreement_reports` have a row for each report of an event and of a side.
constexpr const char* story_part_views = R"(
CREATE VIEW event_reports AS
    SELECT r.story, 'v' || r.event AS event, r.n, 'o' || r.origin AS origin, r.status,
           a.id AS article, a.outlet, a.published, r."begin", r."end",
           iif(r."begin" IS NULL, a.title, substr(a.text, r."begin" + 1, r."end" - r."begin"))
               AS text
    FROM event_report r JOIN article a ON a.key = r.article;
CREATE VIEW story_events AS
    SELECT e.story, 'v' || e.n AS event, e.type, e.who, e.whom, e.date, e.precision, e.place,
           e.status, e.ordinal, e.outlets, e.origins, e.reports, a.outlet, a.published, a.id AS article, r."begin",
           r."end",
           iif(r."begin" IS NULL, a.title, substr(a.text, r."begin" + 1, r."end" - r."begin"))
               AS text
    FROM story_event e JOIN event_report r ON r.story = e.story AND r.event = e.n AND r.n = 1
        JOIN article a ON a.key = r.article;
CREATE VIEW disagreement_reports AS
    SELECT r.story, r.disagreement, r.side, r.n, a.id AS article, a.outlet, a.published,
           r."begin", r."end",
           iif(r."begin" IS NULL, a.title, substr(a.text, r."begin" + 1, r."end" - r."begin"))
               AS text
    FROM side_report r JOIN article a ON a.key = r.article;
CREATE VIEW disagreements AS
    SELECT d.story, d.disagreement, d.n AS side, d.kind, d.about, d.reading, d.value, d.outlets,
           d.origins, d.reports, r.outlet, r.published, r.article, r."begin", r."end", r.text
    FROM disagreement_side d JOIN disagreement_reports r
        ON r.story = d.story AND r.disagreement = d.disagreement AND r.side = d.n AND r.n = 1;
CREATE VIEW positions AS
    SELECT r.story, r.position, r.actor, r.issue, r.stance, r.changed, r.date, r.date_from,
           r."by", a.outlet, a.published, a.id AS article, r."begin", r."end",
           iif(r."begin" IS NULL, a.title, substr(a.text, r."begin" + 1, r."end" - r."begin"))
               AS text
    FROM position_move r JOIN article a ON a.key = r.article;
CREATE VIEW agreements AS
    SELECT r.story, r.agreement, r.name, r.parties, r.part, r.date, r."by", r.alleged_by, r.count,
           a.outlet, a.published, a.id AS article, r."begin", r."end",
           iif(r."begin" IS NULL, a.title, substr(a.text, r."begin" + 1, r."end" - r."begin"))
               AS text
    FROM agreement_words r JOIN article a ON a.key = r.article;
CREATE VIEW coverage AS
    SELECT r.story, r.outlet, r.part, a.outlet AS source, a.published, a.id AS article,
           r."begin", r."end",
           iif(r."begin" IS NULL, a.title, substr(a.text, r."begin" + 1, r."end" - r."begin"))
               AS text
    FROM coverage_words r JOIN article a ON a.key = r.article;
)";

}  // namespace

Result<void> create_schema(Database& database) {
    auto transaction = Transaction::begin(database);
    if (!transaction) return tl::unexpected(transaction.error());
    static constexpr std::array<const char*, 8> parts = {truth_tables,
                                                         value_tables,
                                                         search_tables,
                                                         story_tables,
                                                         story_part_tables,
                                                         article_views,
                                                         story_views,
                                                         story_part_views};
    for (const char* part : parts) {
        if (Result<void> done = database.execute(part); !done) return done;
    }
    const std::string marks = fmt::format(
        "PRAGMA application_id = {}; PRAGMA user_version = {}", application_id, schema_version);
    if (Result<void> done = database.execute(marks.c_str()); !done) return done;
    return transaction->commit();
}

Result<void> check_schema(const Database& database) {
    const Result<std::int64_t> maker = database.number("PRAGMA application_id");
    if (!maker) return tl::unexpected(maker.error());
    const std::string& path = database.path();
    if (*maker != application_id) {
        return tl::unexpected(Error{ErrorKind::malformed, path + " is no Concord store", 0});
    }
    const Result<std::int64_t> version = database.number("PRAGMA user_version");
    if (!version) return tl::unexpected(version.error());
    if (*version == schema_version) return {};
    return tl::unexpected(Error{
        ErrorKind::conflict,
        fmt::format("{} was made by another version of the program (schema {}, not {}); build "
                    "it anew",
                    path,
                    *version,
                    schema_version),
        0});
}

}  // namespace concord
