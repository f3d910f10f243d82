#include "input_options.h"

#include <chrono>
#include <filesystem>
#include <string_view>

#include "concord/document.h"

namespace concord::app {
namespace {

bool is_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        for (const char c : text.substr(at, size)) {
            if (c < '0' || c > '9') return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    };
    const std::chrono::year_month_day day{std::chrono::year{number(0, 4)},
                                          std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                          std::chrono::day{static_cast<unsigned>(number(8, 2))}};
    return number(0, 4) > 0 && day.ok();
}

}  // namespace

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
    if (!date.empty() && !is_day(date)) {
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
        options.intake.fields.emplace_back(field.substr(0, equals), field.substr(equals + 1));
    }
    return options;
}

}  // namespace concord::app
