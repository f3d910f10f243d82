# Events as a table: one row an event, with PLOVER's and CAMEO's codes and a day that can be trusted.
text='Anna Bell met Karl Weber in Vienna on Tuesday. Ünal Ström visited Spain in May. '
text+='Anna Bell will visit Japan on Friday. France urged Spain to release Karl Weber. '
text+='Karl Weber said that French troops attacked Madrid. Norway did not attack Denmark.'
printf '{"id":"a","title":"=1+1","outlet":"The Ledger; Hesk","text":"%s","published":"2031-06-12"}\n' "$text" >a.jsonl
article b "Police in Denmark arrested three dockers on 3 June 2031." "Courier" "2031-06-04" >b.jsonl
"$CONCORD" build -q one.db a.jsonl b.jsonl
"$CONCORD" build -q two.db b.jsonl
"$CONCORD" build -q two.db a.jsonl
expect_exit 0 "$CONCORD" export one.db --to plover one
expect_exit 0 "$CONCORD" export two.db --to plover two
expect_same one/events.csv two/events.csv
[ "$(ls one)" = events.csv ] || { echo "expected events.csv alone"; ls one; exit 1; }
expect_count 8 cat one/events.csv
expect_line one/events.csv ",'=1+1,2031-06-12"

# A place that has coordinates: they are numbers, also south of the equator.
"$CONCORD" read -q b.jsonl | sed 's/"geonames":[^,]*,"latitude":null,"longitude":null/"geonames":7,"latitude":-33.5,"longitude":-70.25/' >placed.jsonl
"$CONCORD" build -q placed.db placed.jsonl
"$CONCORD" export placed.db --to plover placed
expect_line placed/events.csv ",7,-33.5,-70.25,"

# The events themselves lead back into the store.
id=$(sed -n '2s/,.*//p' one/events.csv)
expect_exit 0 "$CONCORD" cite one.db "$id"

# What cannot be written leaves nothing behind.
: >file
expect_exit 2 "$CONCORD" export one.db --to plover file/out
mkdir -p taken/events.csv
expect_exit 2 "$CONCORD" export one.db --to plover taken
[ "$(ls taken)" = events.csv ] || { echo "expected events.csv alone"; ls taken; exit 1; }

# A line end in what came with the article ends no record.
printf '{"id":"c\\nd","url":"https://ledger.example/\\nb","title":"One\\ntwo","text":"Anna Bell met Karl Weber.","published":"2031-06-12\\n"}\n' >lines.jsonl
"$CONCORD" build -q lines.db lines.jsonl
"$CONCORD" export lines.db --to plover lines
expect_count 2 cat lines/events.csv
expect_line lines/events.csv ",https://ledger.example/ b,"

if command -v python3 >/dev/null; then
    python3 - "$text" <<'END'
import csv, sys

text = sys.argv[1]
with open("one/events.csv", newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))
by = {row["trigger"]: row for row in rows}
assert len(by) == len(rows) == 7, [row["trigger"] for row in rows]
assert len({row["event_id"] for row in rows}) == 7


def has(trigger, **cells):
    got = {name: by[trigger][name] for name in cells}
    assert got == cells, (trigger, got)


# One meeting of two is one row, on the Tuesday before.
has("met", event_type="CONSULT", event_mode="", cameo_root="04", quad="1", intensity="2.5", status="happened",
    event_date="2031-06-10", date_from="read", date_precision="day", actor_names="Anna Bell;Karl Weber",
    recipient_names="", place="Vienna", place_from="read", according_to="", outlet="The Ledger; Hesk")
# A month: the nearest of its days to the report.
has("visited", event_mode="visit", intensity="4", event_date="2031-05-31", date_from="assumed", date_precision="month",
    actor_names="Ünal Ström", recipient_names="Spain", recipient_countries="ESP")
# The promise is of today, the visit of Friday; its mode is not the promise's.
has("visit", event_type="AGREE", event_mode="", cameo_root="03", status="planned", event_date="2031-06-12",
    date_from="assumed", date_precision="")
# What is asked for is no row beside the asking.
has("urged", event_type="REQUEST", cameo_root="10", quad="3", actor_countries="FRA", recipient_countries="ESP")
assert "release" not in by
# No root where CAMEO has several; who says so; what a negation denies says it.
has("attacked", event_type="ASSAULT", cameo_root="", quad="4", according_to="Karl Weber", actor_sectors="MIL")
has("attack", event_type="ASSAULT", status="negated")
has("arrested", event_mode="arrest", cameo_root="17", event_date="2031-06-03", actor_countries="DNK", actor_sectors="COP",
    published="2031-06-04")
for row in rows:
    if row["title"]:
        begin, end = int(row["sentence_begin"]), int(row["sentence_end"])
        sentence = text[begin:end]
        assert row["trigger"] in sentence and sentence.endswith("."), sentence
        assert row["event_id"].startswith(row["article"] + "/v")
END
fi
