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

# A report is read again as it was read, and from any folder.
cite_of() { "$CONCORD" timeline "$1" | sed -E 's/.*"cite":"([^"]*)".*/\1/' | head -1; }
mkdir -p sub
printf '{"body":"Nobody crossed the river on 4 March 2031."}\n' >sub/named.jsonl
"$CONCORD" build -q named.db sub --field text=body
expect_exit 0 "$CONCORD" cite named.db "$(cite_of named.db)" --verify
printf '<p>Nobody</p> crossed the river on 4 March 2031 at <b>noon</b>.\n' >page.html
"$CONCORD" build -q text.db page.html --kind text
expect_exit 0 "$CONCORD" cite text.db "$(cite_of text.db)" --verify
here=$PWD
(cd / && "$CONCORD" cite "$here/text.db" "$(cite_of "$here/text.db")" --verify) >out
expect_line out "verified"
expect_line out "path       page.html"

# What was moved together is found; what is gone is gone, and a pipe cannot be read twice.
mkdir moved
mv page.html text.db moved
(cd moved && "$CONCORD" cite text.db "$(cite_of text.db)" --verify) >out
expect_line out "verified"
expect_exit 1 "$CONCORD" cite moved/text.db "$(cite_of moved/text.db)" --verify
expect_line err "page.html is not there any more"
"$CONCORD" build -q pipe.db - --field text=body <sub/named.jsonl
expect_exit 1 "$CONCORD" cite pipe.db "$(cite_of pipe.db)" --verify
expect_line err "came from standard input and cannot be read again"

# What `concord read` wrote names the files that it read.
"$CONCORD" read -q "$EXAMPLES/text" | "$CONCORD" build -q records.db - --field text=body
expect_exit 0 "$CONCORD" cite records.db "$(cite_of records.db)" --verify
