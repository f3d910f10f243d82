# TimeML is one document an article: one on standard output, several in a folder.
printf '{"id":"a","text":"The bridge \\u0001& the road were closed on 4 March 2031.\\r\\n\\ufffe<end>"}\n' >one.jsonl
expect_exit 0 "$CONCORD" read --format timeml one.jsonl
expect_count 1 grep -c '<?xml' out
if command -v python3 >/dev/null; then
    python3 - <<'END'
import json, subprocess, xml.etree.ElementTree as tree
text = json.loads(open("one.jsonl").read())["text"]
read = "".join(tree.parse("out").getroot().find("TEXT").itertext())
assert read == text.replace("\x01", " ").replace("\ufffe", " "), read
END
fi
mkdir in
for name in first second; do article "$name" "It rained on 4 March 2031." "Ledger" "2031-03-04" >"in/$name.jsonl"; done
article third "It snowed on 4 March 2031." "Ledger" "2031-03-04" >>in/second.jsonl
expect_exit 2 "$CONCORD" read --format timeml in
expect_line err "-o DIR"
expect_exit 0 "$CONCORD" read --format timeml in -o made/timeml
expect_count 3 ls made/timeml
expect_line made/timeml/first.tml "</TimeML>"
expect_line made/timeml/second.tml "It rained"
expect_exit 2 "$CONCORD" read in -o made
# A range is its two ends and an empty DURATION that points at them.
printf '{"id":"r","published":"2031-06-12","text":"They stay from 10 to 15 June."}\n' >range.jsonl
expect_exit 0 "$CONCORD" read --format timeml range.jsonl
expect_line out '<TIMEX3 tid="t2" type="DATE" value="2031-06-10">10</TIMEX3>'
expect_line out '<TIMEX3 tid="t1" type="DURATION" value="P5D" beginPoint="t2" endPoint="t3"/>'
