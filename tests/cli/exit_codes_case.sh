# 0: all read; 1: some inputs had problems; 2: could not run.
article a "The bridge at Orlen was closed on Monday." "Ledger" "2031-03-04" >good.jsonl
expect_exit 0 "$CONCORD" read good.jsonl

{ cat good.jsonl; echo '{"text": '; } >half.jsonl
expect_exit 1 "$CONCORD" read half.jsonl
expect_line err "half.jsonl"
expect_line out '"concord/article/1"'
expect_line out '"concord/problem/1"'

# One report that is not there: the others are read. None of them there: nothing to run.
expect_exit 1 "$CONCORD" read missing.html good.jsonl
expect_line err "concord: missing.html: No such file"
expect_line out '"concord/article/1"'
expect_line out '"not_found"'
expect_exit 2 "$CONCORD" read missing.html
expect_line err "missing.html"
expect_exit 2 "$CONCORD" timeline missing.db
expect_line err "missing.db"
expect_exit 2 "$CONCORD" read good.jsonl --date tomorrow
expect_line err "YYYY-MM-DD"
expect_exit 2 "$CONCORD" read good.jsonl --kind poem
expect_exit 2 "$CONCORD" read good.jsonl --field publised=date
expect_line err "publised is none of text, html, id, url, outlet, title, byline, published, language"
expect_exit 2 "$CONCORD" read
expect_exit 2 "$CONCORD" timelin story.db
expect_line err "did you mean timeline"

# A full disk under standard output is a failure, however little was written.
expect_exit 2 sh -c '"$CONCORD" read good.jsonl >/dev/full'
expect_line err "No space left"
