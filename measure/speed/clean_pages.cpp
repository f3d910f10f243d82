// Megabytes a second from raw HTML to an article with its metadata, on one core, over the pages
// named on the command line. They are read into memory first.
//
//     concord_clean_pages DIR/*.html
//
// Five runs over all pages; the median is printed as one JSON line: set, metric, value, n (pages),
// seconds. Under `valgrind --tool=callgrind` the instructions of each function stand beside it.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/hash.h"
#include "clean/cleaner.h"

namespace {

using namespace concord;

std::vector<Document> read_pages(int count, char** names) {
    std::vector<Document> pages;
    for (int n = 1; n < count; ++n) {
        const std::ifstream file(names[n], std::ios::binary);
        std::stringstream bytes;
        bytes << file.rdbuf();
        Document& page = pages.emplace_back();
        page.kind = InputKind::html;
        page.path = names[n];
        page.bytes = bytes.str();
        page.sha256 = sha256_hex(page.bytes);
    }
    return pages;
}

int measure(const std::vector<Document>& pages) {
    constexpr int runs = 5;
    const auto knowledge = Knowledge::load();
    if (!knowledge) return 2;
    const auto cleaner = Cleaner::load(*knowledge);
    if (!cleaner) return 2;
    std::size_t bytes = 0;
    for (const Document& page : pages) bytes += page.bytes.size();
    std::vector<double> seconds;
    std::size_t text = 0;
    for (int run = 0; run < runs; ++run) {
        const auto began = std::chrono::steady_clock::now();
        for (const Document& page : pages) {
            const auto article = cleaner->clean(page, {});
            if (article) text += article->text.size();
        }
        const auto ended = std::chrono::steady_clock::now();
        seconds.push_back(std::chrono::duration<double>(ended - began).count());
    }
    std::sort(seconds.begin(), seconds.end());
    const double median = seconds[runs / 2];
    std::printf(
        "{\"set\": \"command line\", \"metric\": \"MB/s from HTML to article\", \"value\": %.1f, "
        "\"n\": %zu, \"seconds\": %.4f}\n",
        static_cast<double>(bytes) / median / 1e6,
        pages.size(),
        median);
    return text > 0 ? 0 : 2;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("concord_clean_pages PAGE...\n", stderr);
        return 2;
    }
    return measure(read_pages(argc, argv));
}
