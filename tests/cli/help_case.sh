# Every verb explains itself with an example.
"$CONCORD" --help >help
for verb in read build stories story timeline statements events quantities disagreements positions agreements \
    coverage copies search cite verify report serve export remove version completion; do
    expect_line help "$verb"
    expect_exit 0 "$CONCORD" "$verb" --help
    expect_line out "Example"
    expect_line out "concord $verb"
done
expect_exit 0 "$CONCORD" version --json
expect_line out '"article_schema":"concord/article/1"'
for shell in bash zsh fish; do
    expect_exit 0 "$CONCORD" completion "$shell"
    expect_line out "timeline"
    expect_line out "disagreements"
done
"$CONCORD" completion bash >completion
bash -c 'source ./completion; COMP_WORDS=(concord ti); COMP_CWORD=1; _concord; echo "${COMPREPLY[@]}"' >out
expect_line out "timeline"
bash -c 'source ./completion; COMP_WORDS=(concord coverage --out); COMP_CWORD=2; _concord; echo "${COMPREPLY[@]}"' >out
expect_line out "--outlet"
bash -c 'source ./completion; COMP_WORDS=(concord story --si); COMP_CWORD=2; _concord; echo "${COMPREPLY[@]}"' >out
expect_line out "--since"
