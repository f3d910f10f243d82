# A store that grew article by article, lost one and got it back is the store of one build.
for i in $(seq 1 12); do
    article "a$i" "On $i March 2031 the ferry Anna $i left Orlen. \\\"We sail at $i,\\\" said Ada Brun." \
        "Ledger" "2031-03-$(printf %02d "$i")"
    article "b$i" "On $i March 2031 the ferry Anna $i left Orlen. \\\"We sail at $i,\\\" said Ada Brun. It rained." \
        "Courier" "2031-03-$(printf %02d "$i")"
done >all.jsonl
"$CONCORD" build -q whole.db all.jsonl
"$CONCORD" export whole.db --to jsonl whole

split -l 5 -d all.jsonl part.
for part in $(printf '%s\n' part.* | sort -r); do
    "$CONCORD" build -q --kind jsonl parts.db "$part"
done
"$CONCORD" export parts.db --to jsonl parts
expect_same whole/stories.jsonl parts/stories.jsonl

id=$(head -1 whole/articles.jsonl | sed 's/.*"article":{"id":"\([^"]*\)".*/\1/')
"$CONCORD" remove whole.db "$id"
expect_exit 0 "$CONCORD" verify whole.db
"$CONCORD" export whole.db --to jsonl less
cmp -s whole/stories.jsonl less/stories.jsonl && {
    echo "removing $id changed no story"
    exit 1
}
expect_exit 2 "$CONCORD" remove whole.db "$id"
cp all.jsonl again.jsonl
"$CONCORD" build -q whole.db again.jsonl
"$CONCORD" export whole.db --to jsonl again
expect_same whole/stories.jsonl again/stories.jsonl
