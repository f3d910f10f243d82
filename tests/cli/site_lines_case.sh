# What ends every page of a site is an aside there, whatever the number of threads.
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

# A store does not depend on which pages came together.
"$CONCORD" build -q steps.db mill.html fair.html
"$CONCORD" build -q steps.db mill.html fair.html inn.html
"$CONCORD" build -q once.db mill.html fair.html inn.html
"$CONCORD" export steps.db --to jsonl steps
"$CONCORD" export once.db --to jsonl once
expect_same steps/articles.jsonl once/articles.jsonl
