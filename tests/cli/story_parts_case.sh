# What a story's reports say together: each part is a verb, its rows open to their words, and it is
# the same as a table, as JSON Lines, as CSV and in the exported tables.
"$CONCORD" build -q story.db "${example_inputs[@]}" || [ $? -eq 1 ]
id=$("$CONCORD" stories story.db --limit 1 | sed -E 's/^\{"id":"([^"]*)".*/\1/')

for verb in events disagreements positions agreements coverage copies statements timeline; do
    expect_exit 0 "$CONCORD" "$verb" story.db --story "$id"
    cp out "$verb.jsonl"
    expect_exit 0 "$CONCORD" "$verb" story.db --story "$id" --csv
    cp out "$verb.csv"
    expect_line out "cite"
    # Words may run over lines; every row ends in its cite.
    rows=$(grep -cE '/([0-9]+-[0-9]+|s[0-9]+|title).?$' "$verb.csv" || true)
    [ "$rows" -eq "$(wc -l <"$verb.jsonl")" ] || { echo "$verb: CSV has other rows"; exit 1; }
    expect_exit 0 "$CONCORD" "$verb" story.db --table --limit 3
    expect_line out "cite"
    for filter in "--since 2031-06-10" "--until 2031-06-10" "--outlet Torinform" "--speaker Rusk" "--limit 1"; do
        # The words of a filter are two parameters.
        expect_exit 0 "$CONCORD" "$verb" story.db $filter
        [ "$(wc -l <out)" -le "$(wc -l <"$verb.jsonl")" ] || { echo "$verb $filter gives more"; exit 1; }
        # Torinform copies nothing; Rusk speaks, but not in every part.
        case "$verb $filter" in
            "copies --until"* | "copies --outlet"* | *"--speaker"*) ;;
            *) [ -s out ] || { echo "$verb $filter gives nothing"; exit 1; } ;;
        esac
    done
    case "$verb" in
        events | positions | coverage | copies | statements | timeline)
            expect_exit 0 "$CONCORD" "$verb" story.db --speaker Rusk
            [ -s out ] || { echo "$verb --speaker Rusk gives nothing"; exit 1; } ;;
    esac
    head -3 "$verb.jsonl" | sed -E 's/.*"cite":"([^"]*)"\}$/\1/' | while read -r cite; do
        expect_exit 0 "$CONCORD" cite story.db "$cite"
    done
done
expect_exit 0 "$CONCORD" verify story.db

# What is new since a day: sections for people, a member of the record for programs.
expect_exit 0 "$CONCORD" story story.db "$id" --since 2031-06-18 --table
expect_line out "NEW SINCE 2031-06-18"
expect_exit 0 "$CONCORD" story story.db "$id" --since 2031-06-18
expect_line out '"changes":{"since":"2031-06-18","entries":[{"part":"'
expect_exit 0 "$CONCORD" story story.db "$id" --since 2031-06-30 --table
expect_line out "NEW SINCE 2031-06-30  nothing"
"$CONCORD" story story.db "$id" >plain
if grep -q '"changes"' plain; then echo "changes were not asked for"; exit 1; fi
expect_exit 0 "$CONCORD" report story.db "$id" --since 2031-06-18 -o page.html
expect_line page.html "New since 18 June 2031"
for verb in "story story.db $id" "report story.db -o page.html"; do
    expect_exit 2 "$CONCORD" $verb --since yesterday
    expect_line err '"yesterday" is no day'
done

expect_exit 0 "$CONCORD" export story.db --to csv tables
for verb in events disagreements positions agreements coverage; do
    [ -s "tables/$verb.csv" ] || { echo "no tables/$verb.csv"; exit 1; }
done
