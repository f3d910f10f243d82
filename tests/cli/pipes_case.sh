# Standard input, renamed fields, tables and CSV.
printf '{"body":"The mayor said on 2 May 2031 that it rained.","date":"2031-05-03"}\n' >named.jsonl
"$CONCORD" read - --field text=body --field published=date <named.jsonl >out
expect_line out '"published":"2031-05-03"'
expect_line out '"published_from":"input"'
"$CONCORD" build -q story.db - --field text=body --field published=date <named.jsonl
expect_count 1 "$CONCORD" timeline story.db
"$CONCORD" timeline story.db --csv >out
expect_line out "date,precision"
"$CONCORD" timeline story.db --table >out
expect_line out "2031-05-02"
expect_count 0 "$CONCORD" timeline story.db --since 2031-06-01
"$CONCORD" search story.db mayor rained >out
expect_line out "The mayor said"
expect_exit 0 "$CONCORD" search story.db '" AND ( NEAR *'
# A reader that goes away ends the writer quietly.
"$CONCORD" read "${example_inputs[@]}" 2>err | head -c 10 >/dev/null || true
[ ! -s err ] || { echo "a closed pipe made a complaint:"; cat err; exit 1; }
# A long passage is shortened in a table, and whole in JSON.
long=$(for n in $(seq 60); do printf 'Ferry %d of the line carried barley down the river. ' "$n"; done)
{ article a "$long" "Ledger" "2031-03-04"; article b "Dateline. $long" "Courier" "2031-03-05"; } >two.jsonl
"$CONCORD" build -q copies.db two.jsonl
"$CONCORD" copies copies.db --table >out
expect_line out "more lines]"
"$CONCORD" copies copies.db >out
expect_line out "Ferry 60 of the line"
