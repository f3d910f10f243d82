#include "input_options.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "concord/document.h"
#include "server/dates.h"

namespace concord::app {
void InputOptions::add_to(CLI::App& verb) {
    verb.add_option("FILES", files, "Files and folders; - is standard input")->required();
    verb.add_option("--date", date, "Day (YYYY-MM-DD) of reports that name none");
    verb.add_option(
        "--kind",
        kind,
        "Read every input as this: html, warc, wacz, feed, jsonl, text, conllu, timeml");
    verb.add_option(
            "--field", fields, "JSON Lines with other names: published=date, text=body, ...")
        ->expected(1)
        ->take_all();
    verb.add_option("-j,--jobs", jobs, "Threads (default: one for each core)")
        ->check(CLI::Range(1, 256));
    verb.add_flag("-q,--quiet", quiet, "No progress line and no closing count");
}

Result<ReadOptions> InputOptions::parse() const {
    ReadOptions options;
    options.jobs = jobs;
    options.date = date;
    std::error_code error;
    options.folder = std::filesystem::current_path(error).string();
    if (!date.empty() && !server::is_day(date)) {
        return tl::unexpected(
            Error{ErrorKind::usage, "--date " + date + " is not a day: YYYY-MM-DD"});
    }
    if (!kind.empty()) {
        options.intake.kind = input_kind_from(kind);
        if (!options.intake.kind) {
            return tl::unexpected(
                Error{ErrorKind::usage,
                      "--kind " + kind +
                          " is none of html, warc, wacz, feed, jsonl, text, conllu, timeml"});
        }
    }
    for (const std::string& field : fields) {
        const std::size_t equals = field.find('=');
        if (equals == 0 || equals == std::string::npos || equals + 1 == field.size()) {
            return tl::unexpected(
                Error{ErrorKind::usage, "--field " + field + " is not OURS=THEIRS"});
        }
        const std::string ours = field.substr(0, equals);
        const auto known = field_names();
        if (std::find(known.begin(), known.end(), ours) == known.end()) {
            std::string message = "--field ";
            message.append(field).append(": ").append(ours).append(" is none of");
            for (const std::string_view name : known) {
                message += name == known.front() ? " " : ", ";
                message += name;
            }
            return tl::unexpected(Error{ErrorKind::usage, message});
        }
        options.intake.fields.emplace_back(ours, field.substr(equals + 1));
    }
    return options;
}

}  // namespace concord::app
