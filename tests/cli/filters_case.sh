# A filter that names nothing of the store gives no rows and a word about it.
{
    article a "The bridge at Orlen was closed on 4 March 2031." "The Ledger" "2031-03-04"
    article b "The bridge at Orlen was closed on 5 March 2031." "Courier" "2031-03-05"
} >two.jsonl
"$CONCORD" build -q two.db two.jsonl
expect_exit 0 "$CONCORD" timeline two.db --outlet "the LEDGER"
expect_line out "4 March 2031"
[ ! -s err ] || { echo "a known outlet made a complaint:"; cat err; exit 1; }
expect_exit 0 "$CONCORD" timeline two.db --outlet cnn
[ ! -s out ] || { echo "expected no rows"; exit 1; }
expect_line err 'no outlet of the store has the name "cnn"'
expect_exit 0 "$CONCORD" stories two.db --story nope
expect_line err 'no story of the store has the name "nope"'
for limit in -1 1.5 many; do
    expect_exit 2 "$CONCORD" timeline two.db --limit "$limit"
done
expect_count 1 "$CONCORD" timeline two.db --limit 1
