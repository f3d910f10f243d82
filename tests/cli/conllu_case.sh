# CoNLL-U out of text, and out of CoNLL-U with its words kept.
printf '{"id":"a","text":"Anna Bell didn'"'"'t deny it.\\n\\nShe left."}\n' >one.jsonl
expect_exit 0 "$CONCORD" read --format conllu one.jsonl
expect_line out "# global.Entity = eid-etype-head-other"
expect_line out "# text = Anna Bell didn't deny it."
expect_line out "# newpar"
expect_count 1 grep -P "^3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_$" out
expect_count 1 grep -P "^4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_$" out
expect_count 1 grep -P "^6\tit\tit\tPRON\tPRP\t_\t5\tobj\t_\t.*SpaceAfter=No$" out
expect_count 2 grep -P "\t0\troot\t" out

# Words that nobody would cut like this stay; what the file says of them does not.
printf '# newdoc\n# text = Bridges fell down.\n' >own.conllu
printf '1\tBrid\tx\tX\tX\tA=b\t0\troot\t0:root\tEntity=(9)\n2\tges\t_\t_\t_\t_\t_\t_\t_\t_\n' >>own.conllu
printf '3\tfell\t_\t_\t_\t_\t_\t_\t_\t_\n4\tdown.\t_\t_\t_\t_\t_\t_\t_\t_\n\n' >>own.conllu
expect_exit 0 "$CONCORD" read --format conllu own.conllu
expect_count 1 grep -P "^1\tBrid\t" out
expect_count 1 grep -P "^2\tges\t" out
expect_count 1 grep -P "^4\tdown\.\t" out
if grep -F -e "A=b" -e "(9)" out; then
    echo "annotations of the file came back"
    exit 1
fi
