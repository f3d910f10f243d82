# Every row opens to its words, and the bytes can be read again.
"$CONCORD" build -q story.db "${example_inputs[@]}"
expect_exit 0 "$CONCORD" verify story.db
expect_line out ", 0 wrong"
"$CONCORD" statements story.db >rows
[ -s rows ] || { echo "no statements"; exit 1; }
for id in $(sed -E 's/.*"cite":"([^"]*)".*/\1/' rows | head -40); do
    expect_exit 0 "$CONCORD" cite story.db "$id" --verify
    expect_line out "verified"
done
expect_exit 2 "$CONCORD" cite story.db nothing/1-2
expect_exit 2 "$CONCORD" cite story.db 'x'

# When the file has changed, the store still cites, and says that the bytes do not.
article a "Nobody crossed the river on 4 March 2031." "Ledger" "2031-03-04" >a.jsonl
"$CONCORD" build -q a.db a.jsonl
id=$("$CONCORD" timeline a.db | sed -E 's/.*"cite":"([^"]*)".*/\1/')
expect_exit 0 "$CONCORD" cite a.db "$id" --verify
sed -i 's/Nobody/Somebody/' a.jsonl
expect_exit 1 "$CONCORD" cite a.db "$id" --verify
expect_line out "Nobody"
