// concord version: what wrote a record.

#include <memory>
#include <string>

#include "concord/knowledge.h"
#include "concord/models.h"
#include "concord/rows.h"
#include "console.h"
#include "verbs.h"

namespace concord::app {
namespace {

int run_version(bool as_json) {
    const Result<Knowledge> knowledge = Knowledge::load();
    if (!knowledge) return fail(knowledge.error());
    static constexpr std::string_view version = CONCORD_VERSION;
    const std::string models = Models::load().sha256();
    std::string out = "concord " + std::string(version) + "\nknowledge " + knowledge->sha256() +
                      "\nmodels " + models + '\n';
    if (as_json) {
        static constexpr std::string_view columns[] = {
            "name", "version", "knowledge", "models", "article_schema", "story_schema"};
        const Cell row[] = {"concord",
                            std::string(version),
                            knowledge->sha256(),
                            models,
                            "concord/article/1",
                            "concord/story/1"};
        out = json_line(columns, row);
    }
    const Result<void> printed = write_out(out);
    return printed ? all_read : fail(printed.error());
}

}  // namespace

void add_version(CLI::App& command, int& exit_code) {
    CLI::App* verb =
        command.add_subcommand("version", "Version of the program, its knowledge and its models");
    auto as_json = std::make_shared<bool>(false);
    verb->add_flag("--json", *as_json, "As one JSON object");
    verb->footer("Example:\n  concord version --json");
    verb->callback([as_json, &exit_code] { exit_code = run_version(*as_json); });
}

}  // namespace concord::app
