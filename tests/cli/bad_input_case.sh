# Each bad input gets one line; the rest is read.
mkdir in
article a "The bridge at Orlen was closed on Monday." "Ledger" "2031-03-04" >in/good.jsonl
printf '\x04\x22\x4d\x18rest' >in/a.warc.lz4
printf 'filedesc://x.arc 0.0.0.0 20310304000000 text/plain 20\n' >in/b.arc
head -c 300 /dev/urandom >in/c.bin
: >in/empty.html
expect_exit 1 "$CONCORD" read in
[ "$(grep -c 'a.warc.lz4' err)" -eq 1 ] || { echo "expected one line for LZ4"; cat err; exit 1; }
[ "$(grep -c 'b.arc' err)" -eq 1 ] || { echo "expected one line for ARC"; cat err; exit 1; }
expect_line out '"source_id":"a"'
# A text in another language keeps its words and its place in search.
printf '{"text":"Die Regierung sagte am Montag, dass die Brücke über den Fluss geschlossen bleibt und nicht vor dem Sommer wieder geöffnet wird.","language":"de"}\n' >de.jsonl
expect_exit 0 "$CONCORD" read de.jsonl
expect_line out '"unsupported_language"'
