// What stands twice in a store: as rows of tables and in the JSON of records.

#include "store/repeated_rows.h"

#include <fmt/format.h>

namespace concord {
namespace {

/// The columns of a citation, as tables have them: a title has no offsets.
std::string cited(std::string_view citation) {
    return fmt::format(
        "{0} ->> '$.article', iif({0} ->> '$.field' IS NULL, {0} ->> '$.begin', NULL),"
        " iif({0} ->> '$.field' IS NULL, {0} ->> '$.end', NULL)",
        citation);
}

std::string joined(std::string_view names) {
    return fmt::format("(SELECT group_concat(w.value, '; ') FROM json_each({}) w)", names);
}

RepeatedRows articles() {
    return {"articles",
            "SELECT id, outlet, title, published, url, canonical, sha256 FROM article",
            "SELECT id, record ->> '$.article.outlet', record ->> '$.article.title',"
            " record ->> '$.article.published', record ->> '$.article.url',"
            " record ->> '$.article.canonical', record ->> '$.article.sha256' FROM article"};
}

std::vector<RepeatedRows> stories() {
    return {
        {"stories",
         "SELECT s.id, a.id, s.title_begin, s.title_end, s.\"begin\", s.\"end\", s.articles"
         " FROM story s LEFT JOIN article a ON a.key = s.title",
         "SELECT id, " + cited("(record -> '$.title')") +
             ", record ->> '$.begin', record ->> '$.end', json_array_length(record, '$.articles')"
             " FROM story"},
        {"articles of stories",
         "SELECT m.story, m.n, a.id FROM story_article m JOIN article a ON a.key = m.article",
         "SELECT s.id, j.key + 1, j.value ->> '$.id'"
         " FROM story s, json_each(s.record, '$.articles') j"},
        {"lines of timelines",
         "SELECT t.story, t.part, t.n, t.date, t.date_from, t.origins, t.rank, a.id,"
         " t.\"begin\", t.\"end\""
         " FROM timeline_line t JOIN article a ON a.key = t.article",
         "SELECT s.id, p.part, j.key + 1, j.value ->> '$.date',"
         " j.value ->> '$.date_from', j.value ->> '$.origins', j.value ->> '$.rank', " +
             cited("(j.value -> '$.line')") +
             " FROM story s, (SELECT 'timeline' AS part UNION ALL SELECT 'calendar') p,"
             " json_each(s.record, '$.' || p.part) j"},
        {"versions of statements",
         "SELECT v.story, v.statement, v.n, v.kind, v.difference, a.id, v.\"begin\", v.\"end\""
         " FROM statement_version v JOIN article a ON a.key = v.article",
         "SELECT s.id, j.key + 1, v.key + 1, v.value ->> '$.kind', v.value ->> '$.difference', " +
             cited("(v.value -> '$.citation')") +
             " FROM story s, json_each(s.record, '$.statements') j,"
             " json_each(j.value, '$.versions') v"},
        {"passages",
         "SELECT p.story, p.origin, p.n, x.id, p.source_begin, p.source_end, y.id, p.\"begin\","
         " p.\"end\" FROM passage p JOIN article x ON x.key = p.source"
         " JOIN article y ON y.key = p.copy",
         "SELECT s.id, j.key + 1, v.key + 1, " + cited("(v.value -> 0)") + ", " +
             cited("(v.value -> 1)") +
             " FROM story s, json_each(s.record, '$.origins') j,"
             " json_each(j.value, '$.passages') v"},
    };
}

std::vector<RepeatedRows> events_and_sides() {
    return {
        {"events",
         "SELECT story, n, type, who, whom, date, precision, place, status, ordinal,"
         " origins, reports FROM story_event",
         "SELECT s.id, j.key + 1, j.value ->> '$.type', " + joined("j.value, '$.who'") + ", " +
             joined("j.value, '$.whom'") +
             ", j.value ->> '$.when.value', j.value ->> '$.when.precision', j.value ->> '$.where',"
             " j.value ->> '$.status', j.value ->> '$.ordinal', j.value ->> '$.origins', "
             "json_array_length(j.value, '$.reports')"
             " FROM story s, json_each(s.record, '$.events') j"},
        {"reports of events",
         "SELECT r.story, r.event, r.n, 'o' || r.origin, r.status, a.id, r.\"begin\", r.\"end\""
         " FROM event_report r JOIN article a ON a.key = r.article",
         "SELECT s.id, j.key + 1, v.key + 1, v.value ->> '$.origin', v.value ->> '$.status', " +
             cited("(v.value -> '$.citation')") +
             " FROM story s, json_each(s.record, '$.events') j, json_each(j.value, '$.reports') v"},
        {"sides of disagreements",
         "SELECT story, disagreement, n, kind, about, reading, value, origins, reports"
         " FROM disagreement_side",
         "SELECT s.id, j.key + 1, v.key + 1, j.value ->> '$.kind', j.value ->> '$.about',"
         " j.value ->> '$.reading', v.value ->> '$.value', v.value ->> '$.origins',"
         " json_array_length(v.value, '$.reports')"
         " FROM story s, json_each(s.record, '$.disagreements') j,"
         " json_each(j.value, '$.sides') v"},
        {"reports of sides",
         "SELECT r.story, r.disagreement, r.side, r.n, a.id, r.\"begin\", r.\"end\""
         " FROM side_report r JOIN article a ON a.key = r.article",
         "SELECT s.id, j.key + 1, v.key + 1, w.key + 1, " + cited("w.value") +
             " FROM story s, json_each(s.record, '$.disagreements') j,"
             " json_each(j.value, '$.sides') v, json_each(v.value, '$.reports') w"},
    };
}

std::vector<RepeatedRows> positions_agreements_coverage() {
    const std::string agreement =
        "SELECT s.id, j.key + 1, j.value ->> '$.name', " + joined("j.value, '$.parties'") + ", ";
    const std::string of_stories = " FROM story s, json_each(s.record, '$.agreements') j,";
    return {
        {"positions",
         "SELECT r.story, r.position, r.n, r.actor, r.issue, r.stance, r.changed, r.date,"
         " r.date_from, r.\"by\", a.id, r.\"begin\", r.\"end\" FROM position_move r JOIN article a "
         "ON a.key = r.article",
         "SELECT s.id, j.key + 1, v.key + 1, j.value ->> '$.actor', j.value ->> '$.issue',"
         " v.value ->> '$.stance', j.value ->> '$.changed', v.value ->> '$.date',"
         " v.value ->> '$.date_from', v.value ->> '$.by', " +
             cited("(v.value -> '$.citation')") +
             " FROM story s, json_each(s.record, '$.positions') j,"
             " json_each(j.value, '$.history') v"},
        {"words of agreements",
         "SELECT r.story, r.agreement, r.name, r.parties, r.part, r.n, r.date, r.\"by\","
         " r.alleged_by, r.count, a.id, r.\"begin\", r.\"end\""
         " FROM agreement_words r JOIN article a ON a.key = r.article",
         agreement + "'agreed_on', v.key + 1, v.value ->> '$.value', NULL, NULL, NULL, " +
             cited("(v.value -> '$.citation')") + of_stories +
             " json_each(j.value, '$.agreed_on') v UNION ALL " + agreement +
             "'term', v.key + 1, NULL, NULL, NULL, NULL, " + cited("v.value") + of_stories +
             " json_each(j.value, '$.terms') v UNION ALL " + agreement +
             "'alleged_breach', v.key + 1, v.value ->> '$.date', v.value ->> '$.by',"
             " v.value ->> '$.alleged_by', v.value ->> '$.count', " +
             cited("(v.value -> '$.citation')") + of_stories +
             " json_each(j.value, '$.alleged_breaches') v"},
        {"coverage",
         "SELECT r.story, r.outlet_n, r.outlet, r.part, r.n, a.id, r.\"begin\", r.\"end\""
         " FROM coverage_words r JOIN article a ON a.key = r.article",
         "SELECT s.id, j.key + 1, j.value ->> '$.outlet', p.value, v.key + 1, " + cited("v.value") +
             " FROM story s, json_each(s.record, '$.coverage') j,"
             " json_each('[\"states\",\"differs\",\"omits\"]') p,"
             " json_each(j.value, '$.' || p.value) v"},
    };
}

}  // namespace

std::vector<RepeatedRows> repeated_rows() {
    std::vector<RepeatedRows> all = {articles()};
    for (auto& part : {stories(), events_and_sides(), positions_agreements_coverage()}) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

}  // namespace concord
