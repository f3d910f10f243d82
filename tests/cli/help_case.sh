# Every verb explains itself with an example.
"$CONCORD" --help >help
for verb in read build stories story timeline statements quantities copies search cite verify report serve \
    export remove version completion; do
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
done
"$CONCORD" completion bash >completion
bash -c 'source ./completion; COMP_WORDS=(concord ti); COMP_CWORD=1; _concord; echo "${COMPREPLY[@]}"' >out
expect_line out "timeline"
