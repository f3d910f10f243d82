// Prints the documents that intake finds in files, one JSON line each, before anything is cleaned:
// for scoring the readers of feeds and archives by themselves.
//
//     concord_documents [--kind KIND] FILE...

#include <array>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "concord/document.h"
#include "concord/rows.h"

namespace {

constexpr std::array<std::string_view, 15> document_columns = {"path",
                                                               "kind",
                                                               "charset",
                                                               "sha256",
                                                               "url",
                                                               "source_id",
                                                               "outlet",
                                                               "title",
                                                               "byline",
                                                               "published",
                                                               "modified",
                                                               "language",
                                                               "content",
                                                               "is_html",
                                                               "summary_only"};

constexpr std::array<std::string_view, 4> problem_columns = {"path", "problem", "message", "at"};

/// Names one a line: none of them has a line end.
std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) {
        if (!all.empty()) all += '\n';
        all += name;
    }
    return all;
}

std::string line_of(const concord::Document& document) {
    const std::array<concord::Cell, document_columns.size()> row = {
        document.path,
        std::string(concord::name_of(document.kind)),
        document.charset,
        document.sha256,
        document.url,
        document.source_id,
        document.outlet,
        document.title,
        joined(document.byline),
        document.published,
        document.modified,
        document.language,
        document.content,
        std::int64_t{document.content_is_html},
        std::int64_t{document.summary_only}};
    return concord::json_line(document_columns, row);
}

std::string line_of(const concord::Problem& problem) {
    const std::array<concord::Cell, problem_columns.size()> row = {
        problem.path,
        std::string(concord::name_of(problem.kind)),
        problem.message,
        static_cast<std::int64_t>(problem.at)};
    return concord::json_line(problem_columns, row);
}

}  // namespace

int main(int argc, char** argv) {
    concord::IntakeOptions options;
    std::vector<std::string> inputs(argv + 1, argv + argc);
    if (inputs.size() > 2 && inputs[0] == "--kind") {
        options.kind = concord::input_kind_from(inputs[1]);
        inputs.erase(inputs.begin(), inputs.begin() + 2);
    }
    auto source = concord::DocumentSource::open(inputs, options);
    if (!source) {
        std::fprintf(stderr, "%s\n", source.error().message.c_str());
        return 2;
    }
    while (auto item = source->next()) {
        const std::string line = *item ? line_of(**item) : line_of(item->error());
        std::fwrite(line.data(), 1, line.size(), stdout);
    }
    return 0;
}
