# What the cases are written in. Every check says what it expected when it fails.

# The inputs of the example story, without its expectations.
example_inputs=("$EXAMPLES/html" "$EXAMPLES/warc/capture.warc.gz" "$EXAMPLES/feeds" "$EXAMPLES/jsonl" "$EXAMPLES/text")

# expect_exit CODE COMMAND...: output in ./out, messages in ./err.
expect_exit() {
    local expected=$1 code=0
    shift
    "$@" >out 2>err || code=$?
    [ "$code" -eq "$expected" ] && return 0
    echo "expected exit code $expected, got $code: $*"
    head -c 2000 out err
    exit 1
}

# expect_line FILE TEXT: one line of the file holds the text.
expect_line() {
    grep -qF -- "$2" "$1" && return 0
    echo "expected \"$2\" in $1:"
    head -c 2000 "$1"
    exit 1
}

# expect_count NUMBER COMMAND...: the command prints so many lines.
expect_count() {
    local expected=$1 count
    shift
    count=$("$@" | wc -l)
    [ "$count" -eq "$expected" ] && return 0
    echo "expected $expected lines, got $count: $*"
    exit 1
}

expect_same() {
    cmp "$1" "$2" && return 0
    echo "expected $1 and $2 to be the same"
    diff <(head -c 20000 "$1") <(head -c 20000 "$2") | head -5 | cut -c1-400
    exit 1
}

# article TEXT...: a JSON line with a text of its own.
article() {
    printf '{"id":"%s","text":"%s","outlet":"%s","published":"%s"}\n' "$1" "$2" "$3" "$4"
}
