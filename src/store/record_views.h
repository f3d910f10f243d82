#pragma once

#include <string_view>

namespace concord {

// Parts of the story record that are few, taken from its JSON: a row for each citation. Views of
// the store for other programs; listings name the same selections without the views, because
// SQLite runs no JSON function from a schema that it is told not to trust.

inline constexpr std::string_view story_events_view = R"(
    SELECT s.id AS story, json_extract(e.value, '$.id') AS id, json_extract(e.value, '$.type') AS type,
           (SELECT group_concat(w.value, '; ') FROM json_each(e.value, '$.who') w) AS who,
           (SELECT group_concat(w.value, '; ') FROM json_each(e.value, '$.whom') w) AS whom,
           json_extract(e.value, '$.when.value') AS date, json_extract(e.value, '$.when.precision') AS precision,
           json_extract(e.value, '$.where') AS place, json_extract(e.value, '$.origins') AS origins,
           json_extract(r.value, '$.outlet') AS outlet, json_extract(r.value, '$.citation.article') AS article,
           json_extract(r.value, '$.citation.begin') AS "begin", json_extract(r.value, '$.citation.end') AS "end",
           json_extract(r.value, '$.citation.text') AS text
    FROM story s, json_each(s.record, '$.events') e, json_each(e.value, '$.reports') r
)";

inline constexpr std::string_view disagreements_view = R"(
    SELECT s.id AS story, d.key + 1 AS n, json_extract(d.value, '$.kind') AS kind,
           json_extract(d.value, '$.about') AS about, json_extract(d.value, '$.reading') AS reading,
           json_extract(i.value, '$.value') AS value, json_extract(i.value, '$.origins') AS origins,
           json_extract(r.value, '$.article') AS article, json_extract(r.value, '$.begin') AS "begin",
           json_extract(r.value, '$.end') AS "end", json_extract(r.value, '$.text') AS text
    FROM story s, json_each(s.record, '$.disagreements') d, json_each(d.value, '$.sides') i,
         json_each(i.value, '$.reports') r
)";

inline constexpr std::string_view positions_view = R"(
    SELECT s.id AS story, p.key + 1 AS n, json_extract(p.value, '$.actor') AS actor,
           json_extract(p.value, '$.issue') AS issue, json_extract(p.value, '$.stance') AS stance,
           json_extract(p.value, '$.changed') AS changed, json_extract(h.value, '$.date') AS date,
           json_extract(h.value, '$.citation.article') AS article,
           json_extract(h.value, '$.citation.begin') AS "begin", json_extract(h.value, '$.citation.end') AS "end",
           json_extract(h.value, '$.citation.text') AS text
    FROM story s, json_each(s.record, '$.positions') p, json_each(p.value, '$.history') h
)";

inline constexpr std::string_view agreements_view = R"(
    WITH one AS (
        SELECT s.id AS story, a.key + 1 AS n, json_extract(a.value, '$.name') AS name, a.value AS record,
               (SELECT group_concat(p.value, '; ') FROM json_each(a.value, '$.parties') p) AS parties
        FROM story s, json_each(s.record, '$.agreements') a)
    SELECT story, n, name, parties, 'agreed_on' AS part, json_extract(d.value, '$.value') AS date,
           NULL AS "by", NULL AS alleged_by, NULL AS count,
           json_extract(d.value, '$.citation.article') AS article, json_extract(d.value, '$.citation.begin') AS "begin",
           json_extract(d.value, '$.citation.end') AS "end", json_extract(d.value, '$.citation.text') AS text
    FROM one, json_each(record, '$.agreed_on') d
    UNION ALL
    SELECT story, n, name, parties, 'term', NULL, NULL, NULL, NULL, json_extract(t.value, '$.article'),
           json_extract(t.value, '$.begin'), json_extract(t.value, '$.end'), json_extract(t.value, '$.text')
    FROM one, json_each(record, '$.terms') t
    UNION ALL
    SELECT story, n, name, parties, 'alleged_breach', json_extract(b.value, '$.date'), json_extract(b.value, '$.by'),
           json_extract(b.value, '$.alleged_by'), json_extract(b.value, '$.count'), json_extract(b.value, '$.citation.article'),
           json_extract(b.value, '$.citation.begin'), json_extract(b.value, '$.citation.end'),
           json_extract(b.value, '$.citation.text')
    FROM one, json_each(record, '$.alleged_breaches') b
)";

inline constexpr std::string_view coverage_view = R"(
    WITH one AS (
        SELECT s.id AS story, json_extract(c.value, '$.outlet') AS outlet, c.value AS record
        FROM story s, json_each(s.record, '$.coverage') c)
    SELECT story, outlet, part.value AS part, json_extract(c.value, '$.article') AS article,
           json_extract(c.value, '$.begin') AS "begin", json_extract(c.value, '$.end') AS "end",
           json_extract(c.value, '$.text') AS text
    FROM one, json_each('["states","differs","omits"]') part,
         json_each(one.record, '$.' || part.value) c
)";

}  // namespace concord
