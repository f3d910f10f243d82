# A build that is killed and run again ends as if nothing had happened.
for i in $(seq 1 400); do
    article "n$i" "On $((i % 28 + 1)) March 2031 the ferry $i left Orlen. \\\"We sail,\\\" said Ada Brun $i." \
        "Ledger" "2031-03-$(printf %02d $((i % 28 + 1)))"
done >many.jsonl
"$CONCORD" build -q whole.db many.jsonl
"$CONCORD" export whole.db --to jsonl whole
for delay in 0.01 0.03 0.06 0.1; do
    # In the foreground it waits until the killed one has let go of the store.
    timeout --foreground -s KILL "$delay" "$CONCORD" build -q cut.db many.jsonl || true
done
"$CONCORD" build -q cut.db many.jsonl
"$CONCORD" export cut.db --to jsonl cut
expect_same whole/articles.jsonl cut/articles.jsonl
expect_same whole/stories.jsonl cut/stories.jsonl
expect_exit 0 "$CONCORD" verify cut.db
