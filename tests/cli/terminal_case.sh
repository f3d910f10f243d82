# Names and words of others never steer a terminal: no escapes, no turned direction.
escape=$(printf '\033')
override=$(printf '\342\200\256')
isolate=$(printf '\342\201\246')
expect_plain() {
    grep -qaF -e "$escape" -e "$override" -e "$isolate" "$1" || return 0
    echo "$1 holds what steers a terminal:"
    cat -v "$1"
    exit 1
}
: >"$escape[31mred.lz4"
expect_exit 1 "$CONCORD" build -q x.db "$escape[31mred.lz4"
expect_plain err
expect_exit 2 "$CONCORD" timeline "$escape[31mnone.db"
expect_plain err
expect_exit 2 "$CONCORD" timeline x.db "$escape[31m"
expect_plain err
printf '{"id":"a","text":"The bridge\\u202e was closed on 4 March 2031.\\n\\nIt \\u001b[31mopened.","outlet":"Led\\u2066ger"}\n' >a.jsonl
"$CONCORD" build -q a.db a.jsonl
"$CONCORD" timeline a.db --table >out
expect_line out "Ledger"
expect_plain out
if command -v script >/dev/null; then
    script -qec "$CONCORD read -q --format text a.jsonl" /dev/null >out
    expect_line out "was closed on 4 March 2031."
    expect_plain out
fi
