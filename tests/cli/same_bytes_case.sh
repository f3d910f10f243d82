# One or two threads, files or standard input, read and then build: always the same bytes.
"$CONCORD" read --jobs 1 "${example_inputs[@]}" >one.jsonl
"$CONCORD" read --jobs 2 "${example_inputs[@]}" >two.jsonl
"$CONCORD" read --jobs 7 "${example_inputs[@]}" >seven.jsonl
expect_same one.jsonl two.jsonl
expect_same one.jsonl seven.jsonl

"$CONCORD" build -q direct.db "${example_inputs[@]}"
"$CONCORD" build -q piped.db - <one.jsonl
"$CONCORD" export direct.db --to jsonl direct
"$CONCORD" export piped.db --to jsonl piped
expect_same direct/articles.jsonl piped/articles.jsonl
expect_same direct/stories.jsonl piped/stories.jsonl

# A second build finds everything there; a build in two steps ends where one step does.
"$CONCORD" build -q direct.db "${example_inputs[@]}"
"$CONCORD" export direct.db --to jsonl again
expect_same direct/stories.jsonl again/stories.jsonl
"$CONCORD" build -q steps.db "$EXAMPLES/text" "$EXAMPLES/jsonl"
"$CONCORD" build -q steps.db "${example_inputs[@]}"
"$CONCORD" export steps.db --to jsonl steps
expect_same direct/articles.jsonl steps/articles.jsonl
expect_same direct/stories.jsonl steps/stories.jsonl
