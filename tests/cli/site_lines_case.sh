# What ends every page of a site is an aside there, whatever the number of threads; a page read
# alone, or through a pipe, has the same text.
page() {
    cat <<END
<html lang=en><head><title>$1</title><link rel=canonical href="https://gazette.example/$2"></head>
<body><article><h1>$1</h1><p>$3</p><p>$4</p>
<p>The Gazette comes by post on every market day, as it always has.</p></article></body></html>
END
}
page "The old mill burns down" mill "The old mill at Ostry burned down on Monday night." \
    "Nobody was hurt, the mayor said on Tuesday." >mill.html
page "The autumn fair opens" fair "The autumn fair of Ostry opened its gates on Friday." \
    "It rained on the first day, and few came." >fair.html
page "The inn is sold" inn "The inn at the harbour of Ostry was sold on Thursday." \
    "It had been empty for two years and more." >inn.html

"$CONCORD" read --jobs 1 mill.html fair.html inn.html >one.jsonl
"$CONCORD" read --jobs 4 mill.html fair.html inn.html >four.jsonl
expect_same one.jsonl four.jsonl
expect_count 3 grep '"role":"aside"' one.jsonl

"$CONCORD" read mill.html >alone.jsonl
if grep -q '"role":"aside"' alone.jsonl; then echo "one page has taught something"; exit 1; fi
text_of() { sed 's/.*"text":"\([^"]*\)".*/\1/;q' "$1"; }
text_of one.jsonl >learnt.txt
text_of alone.jsonl >alone.txt
expect_same learnt.txt alone.txt

# What comes through a pipe is read once.
"$CONCORD" read - <mill.html >piped.jsonl
text_of piped.jsonl >piped.txt
expect_same piped.txt alone.txt
