// The listings: what each is selected from, how each filter narrows it, in which order it comes.
// Orders end in something that no two rows share, and never in an order of writing.

#include "store/listing_table.h"

#include <array>

namespace concord {
namespace {

// The articles of a row of `a` say something by the speaker ...
constexpr std::string_view article_has_speaker =
    "EXISTS (SELECT 1 FROM statement x LEFT JOIN entity y ON y.article = x.article AND y.n = "
    "x.speaker"
    " WHERE x.article = a.key AND (holds(y.name, :speaker) OR"
    " holds(words(a.text, x.speaker_begin, x.speaker_end), :speaker)))";
// ... and these say it in the words of the row, which are r."begin" to r."end".
constexpr std::string_view words_have_speaker =
    "EXISTS (SELECT 1 FROM statement x LEFT JOIN entity y ON y.article = x.article AND y.n = "
    "x.speaker"
    " WHERE x.article = a.key AND x.\"begin\" < r.\"end\" AND x.\"end\" > r.\"begin\" AND"
    " (holds(y.name, :speaker) OR"
    " holds(words(a.text, x.speaker_begin, x.speaker_end), :speaker)))";

constexpr Listing articles = {
    .columns =
        "id story outlet title published url language truncated version_of statements sha256 "
        "path cite",
    .select =
        "a.id, sa.story, a.outlet, a.title, a.published, a.url, a.language, a.truncated,"
        " sa.version_of, (SELECT count(*) FROM statement x WHERE x.article = a.key), a.sha256,"
        " (SELECT min(path) FROM article_path p WHERE p.article = a.key),"
        " a.id || '/' || coalesce("
        "(SELECT \"begin\" || '-' || \"end\" FROM block b"
        " WHERE b.article = a.key AND b.role = 'title' ORDER BY b.n LIMIT 1),"
        " iif(a.title IS NULL, NULL, 'title'),"
        "(SELECT \"begin\" || '-' || \"end\" FROM sentence b"
        " WHERE b.article = a.key ORDER BY b.n LIMIT 1), '0-0')",
    .from = "article a LEFT JOIN story_article sa ON sa.article = a.key",
    .where = {},
    .speaker = article_has_speaker,
    .order = "a.day IS NULL, a.published, a.id",
    .table = "article"};

constexpr Listing problems = {
    .columns = "path article stage kind at message",
    .select = "r.path, a.id, r.stage, r.kind, r.at, r.message",
    .from =
        "(SELECT path, NULL AS article, stage, kind, at, message FROM problem UNION ALL"
        " SELECT (SELECT min(path) FROM article_path f WHERE f.article = p.article), p.article,"
        " p.stage, p.kind, p.at, p.message FROM article_problem p) r"
        " LEFT JOIN article a ON a.key = r.article"
        " LEFT JOIN story_article sa ON sa.article = r.article",
    .where = {},
    .speaker = article_has_speaker,
    .order = "r.path, r.at, r.stage, r.kind, r.message, a.id"};

constexpr Listing stories = {
    .columns = "id title begin end articles outlets origins conflicts cite",
    .select =
        "s.id, iif(s.title_begin IS NULL, t.title, words(t.text, s.title_begin, s.title_end)),"
        " s.\"begin\", s.\"end\", s.articles, s.outlets, s.origins,"
        " (SELECT count(DISTINCT d.disagreement) FROM disagreement_side d"
        " WHERE d.story = s.id AND d.reading = 'conflict'),"
        " t.id || '/' || ifnull(s.title_begin || '-' || s.title_end, 'title')",
    .from = "story s LEFT JOIN article t ON t.key = s.title",
    .where = {},
    .story = "s.id = :story",
    .article =
        "EXISTS (SELECT 1 FROM story_article m JOIN article a ON a.key = m.article"
        " WHERE m.story = s.id AND a.id = :article)",
    .since = "s.\"end\" >= :since",
    .until = "s.\"begin\" <= :until",
    .outlet =
        "EXISTS (SELECT 1 FROM story_article m JOIN article a ON a.key = m.article"
        " WHERE m.story = s.id AND same(a.outlet, :outlet))",
    .speaker =
        "EXISTS (SELECT 1 FROM story_statement m"
        " WHERE m.story = s.id AND holds(m.speaker, :speaker))",
    .order = "s.articles DESC, s.id"};

// A line of a month is in every day of it.
constexpr Listing timeline = {
    .columns = "date precision date_from outlet published text origins rank part story cite",
    .select =
        "r.date, r.precision, r.date_from, a.outlet, a.published,"
        " words(a.text, r.\"begin\", r.\"end\"), r.origins, r.rank, r.part, r.story, a.id || '/' "
        "|| r.\"begin\" || '-' || r.\"end\"",
    .from = "timeline_line r JOIN article a ON a.key = r.article",
    .where = {},
    .story = "r.story = :story",
    .since = "r.date >= substr(:since, 1, length(r.date))",
    .until = "r.date <= substr(:until, 1, length(r.date))",
    .speaker = words_have_speaker,
    .order =
        "r.date, a.day IS NULL, a.published, a.id, r.\"begin\", r.\"end\", r.story, r.part, r.n",
    .table = "timeline_line"};

constexpr Listing statements = {
    .columns =
        "speaker kind text cue polarity confidence outlet published versions origins difference "
        "statement story cite",
    .select =
        "coalesce(e.name, words(a.text, r.speaker_begin, r.speaker_end)), r.kind,"
        " (SELECT group_concat(part, ' … ') FROM (SELECT words(a.text, c.\"begin\", c.\"end\") AS "
        "part"
        " FROM statement_content c WHERE c.article = r.article AND c.statement = r.n ORDER BY "
        "c.n)),"
        " words(a.text, r.cue_begin, r.cue_end), r.polarity, r.confidence, a.outlet, a.published, "
        "g.versions,"
        " g.origins, v.difference, 's' || g.n, sa.story, a.id || '/s' || r.n",
    .from =
        "statement r JOIN article a ON a.key = r.article"
        " LEFT JOIN entity e ON e.article = r.article AND e.n = r.speaker"
        " LEFT JOIN story_article sa ON sa.article = r.article"
        " LEFT JOIN story s ON s.id = sa.story"
        " LEFT JOIN statement_version v ON v.article = r.article AND v.\"begin\" = r.\"begin\""
        " AND v.\"end\" = r.\"end\" AND NOT EXISTS (SELECT 1 FROM statement_version w"
        " WHERE w.article = v.article AND w.\"begin\" = v.\"begin\" AND w.\"end\" = v.\"end\""
        " AND (w.statement, w.n) < (v.statement, v.n))"
        " LEFT JOIN story_statement g ON g.story = v.story AND g.n = v.statement",
    .where = {},
    .speaker =
        "(holds(e.name, :speaker) OR holds(g.speaker, :speaker) OR"
        " holds(words(a.text, r.speaker_begin, r.speaker_end), :speaker))",
    .order =
        "s.articles DESC, sa.story, g.n IS NULL, g.n, v.n, a.day IS NULL, a.published, a.id, r.n",
    .table = "statement"};

constexpr Listing quantities = {
    .columns = "text low high approx exclusive unit of role place time outlet published story cite",
    .select =
        "words(a.text, r.\"begin\", r.\"end\"), r.low, r.high, r.approx, r.exclusive, r.unit,"
        " words(a.text, r.of_begin, r.of_end), r.role, e.name, t.value, a.outlet, a.published,"
        " sa.story, a.id || '/q' || r.n",
    .from =
        "quantity r JOIN article a ON a.key = r.article"
        " LEFT JOIN entity e ON e.article = r.article AND e.n = r.place"
        " LEFT JOIN time t ON t.article = r.article AND t.n = r.time"
        " LEFT JOIN story_article sa ON sa.article = r.article",
    .where = {},
    .speaker = words_have_speaker,
    .order = "a.day IS NULL, a.published, a.id, r.n"};

// Articles that rest on another text, and those texts; the longest shared passage is shown.
constexpr Listing copies = {
    .columns =
        "story origin kind shared article outlet published source passages text source_cite "
        "cite",
    .select =
        "o.story, 'o' || o.n, o.kind, o.shared, a.id, a.outlet, a.published,"
        " CASE WHEN m.n > 1 THEN f.id END,"
        " (SELECT count(*) FROM passage x WHERE x.story = o.story AND x.origin = o.n"
        " AND x.copy = a.key),"
        " words(a.text, r.\"begin\", r.\"end\"),"
        " b.id || '/' || r.source_begin || '-' || r.source_end,"
        " a.id || '/' || coalesce(r.\"begin\" || '-' || r.\"end\","
        "(SELECT \"begin\" || '-' || \"end\" FROM sentence x"
        " WHERE x.article = a.key ORDER BY x.n LIMIT 1), '0-0')",
    .from =
        "origin o JOIN story s ON s.id = o.story"
        " JOIN origin_article m ON m.story = o.story AND m.origin = o.n"
        " JOIN article a ON a.key = m.article"
        " JOIN origin_article l ON l.story = o.story AND l.origin = o.n AND l.n = 1"
        " JOIN article f ON f.key = l.article"
        " LEFT JOIN passage r ON r.story = o.story AND r.origin = o.n AND r.copy = a.key"
        " AND r.n = (SELECT x.n FROM passage x WHERE x.story = o.story AND x.origin = o.n"
        " AND x.copy = a.key ORDER BY x.\"end\" - x.\"begin\" DESC, x.n LIMIT 1)"
        " LEFT JOIN article b ON b.key = r.source",
    .where = "o.kind <> 'independent'",
    .story = "o.story = :story",
    .speaker = words_have_speaker,
    .order = "s.articles DESC, o.story, o.n, m.n"};

// An event and a side of a disagreement are one row however many reports they have: the words are
// those of the first report that the filters leave, the counts are those of all reports.
constexpr Listing events = {
    .columns =
        "story event type who whom date precision place status ordinal outlets origins reports "
        "outlet published "
        "text cite",
    .select =
        "e.story, 'v' || e.n, e.type, e.who, e.whom, e.date, e.precision, e.place, e.status,"
        " e.ordinal, e.outlets, e.origins, e.reports, a.outlet, a.published,"
        " ifnull(words(a.text, r.\"begin\", r.\"end\"), a.title),"
        " a.id || '/' || ifnull(r.\"begin\" || '-' || r.\"end\", 'title')",
    .from =
        "story_event e JOIN event_report r ON r.story = e.story AND r.event = e.n"
        " JOIN article a ON a.key = r.article",
    .where = {},
    .story = "e.story = :story",
    .since = "last_day(e.date) >= substr(:since, 1, length(last_day(e.date)))",
    .until = "first_day(e.date) <= substr(:until, 1, length(first_day(e.date)))",
    .speaker = words_have_speaker,
    .group = "e.story, e.n",
    .order = "e.story, e.date IS NULL, first_day(e.date), e.n, min(r.n)",
    .table = "story_event"};

constexpr Listing disagreements = {
    .columns =
        "story disagreement kind about reading value outlets origins reports outlet published text "
        "cite",
    .select =
        "d.story, d.disagreement, d.kind, d.about, d.reading, d.value, d.outlets, d.origins,"
        " d.reports, a.outlet, a.published,"
        " ifnull(words(a.text, r.\"begin\", r.\"end\"), a.title),"
        " a.id || '/' || ifnull(r.\"begin\" || '-' || r.\"end\", 'title')",
    .from =
        "disagreement_side d JOIN side_report r ON r.story = d.story"
        " AND r.disagreement = d.disagreement AND r.side = d.n JOIN article a ON a.key = r.article",
    .where = {},
    .story = "d.story = :story",
    .speaker = words_have_speaker,
    .group = "d.story, d.disagreement, d.n",
    .order = "d.story, d.disagreement, d.n, min(r.n)",
    .table = "disagreement_side"};

// A position without a day of its own has that of its report.
constexpr Listing positions = {
    .columns =
        "story position actor issue stance changed date date_from by outlet published text cite",
    .select =
        "r.story, r.position, r.actor, r.issue, r.stance, r.changed, r.date, r.date_from,"
        " r.\"by\", a.outlet, a.published, ifnull(words(a.text, r.\"begin\", r.\"end\"), a.title),"
        " a.id || '/' || ifnull(r.\"begin\" || '-' || r.\"end\", 'title')",
    .from = "position_move r JOIN article a ON a.key = r.article",
    .where = {},
    .story = "r.story = :story",
    .since =
        "last_day(ifnull(r.date, a.day)) >="
        " substr(:since, 1, length(last_day(ifnull(r.date, a.day))))",
    .until =
        "first_day(ifnull(r.date, a.day)) <="
        " substr(:until, 1, length(first_day(ifnull(r.date, a.day))))",
    .speaker = "holds(r.actor, :speaker)",
    .order = "r.story, r.position, r.n",
    .table = "position_move"};

// The speakers of agreements are those who allege a breach.
constexpr Listing agreements = {
    .columns =
        "story agreement name parties part date by alleged_by count outlet published text cite",
    .select =
        "r.story, r.agreement, r.name, r.parties, r.part, r.date, r.\"by\", r.alleged_by, r.count,"
        " a.outlet, a.published, ifnull(words(a.text, r.\"begin\", r.\"end\"), a.title),"
        " a.id || '/' || ifnull(r.\"begin\" || '-' || r.\"end\", 'title')",
    .from = "agreement_words r JOIN article a ON a.key = r.article",
    .where = {},
    .story = "r.story = :story",
    .speaker = "holds(r.alleged_by, :speaker)",
    .order = "r.story, r.agreement, r.part, r.n",
    .table = "agreement_words"};

constexpr Listing coverage = {
    .columns = "story outlet part text source published article cite",
    .select =
        "r.story, r.outlet, r.part, ifnull(words(a.text, r.\"begin\", r.\"end\"), a.title),"
        " a.outlet, a.published, a.id,"
        " a.id || '/' || ifnull(r.\"begin\" || '-' || r.\"end\", 'title')",
    .from = "coverage_words r JOIN article a ON a.key = r.article",
    .where = {},
    .story = "r.story = :story",
    .outlet = "same(r.outlet, :outlet)",
    .speaker = words_have_speaker,
    .order = "r.story, r.outlet_n, r.part, r.n",
    .table = "coverage_words"};

constexpr Listing search = {
    .columns = "text outlet title published language story cite",
    .select =
        "words(a.text, r.\"begin\", r.\"end\"), a.outlet, a.title, a.published, a.language,"
        " sa.story, a.id || '/' || r.\"begin\" || '-' || r.\"end\"",
    .from =
        "sentence_words f JOIN sentence r ON r.article = f.rowid >> 24"
        " AND r.n = f.rowid & 16777215 JOIN article a ON a.key = r.article"
        " LEFT JOIN story_article sa ON sa.article = a.key",
    .where = "sentence_words MATCH :words",
    .speaker = words_have_speaker,
    .order = "bm25(sentence_words), a.day IS NULL, a.published, a.id, r.n"};

/// In the order of `View`.
constexpr std::array<const Listing*, 13> listings = {&articles,
                                                     &problems,
                                                     &stories,
                                                     &timeline,
                                                     &statements,
                                                     &events,
                                                     &quantities,
                                                     &disagreements,
                                                     &positions,
                                                     &agreements,
                                                     &coverage,
                                                     &copies,
                                                     &search};

}  // namespace

const Listing& listing_of(View view) {
    return *listings.at(static_cast<std::size_t>(view));
}

}  // namespace concord
