// Megabytes a second of web archives unpacked and cut into records, digests checked, on one core.
//
//     concord_warc_records FILE.warc.gz...
//
// Three runs over all files; the median is printed as one JSON line: set, metric, value, n
// (records), seconds. Bytes are those of the blocks, unpacked.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "intake/file_reader.h"
#include "intake/warc.h"

namespace {

using namespace concord;

struct Sum {
    std::size_t records = 0;
    std::size_t bytes = 0;
};

bool read_file(const char* path, Sum& sum) {
    auto input = open_input(path);
    if (!input) return false;
    WarcReader reader(input->stream);
    while (const auto record = reader.next()) {
        if (!*record) continue;
        ++sum.records;
        sum.bytes += (*record)->block.size();
    }
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    constexpr int runs = 3;
    std::vector<double> seconds;
    Sum sum;
    for (int run = 0; run < runs; ++run) {
        sum = {};
        const auto began = std::chrono::steady_clock::now();
        for (int n = 1; n < argc; ++n) {
            if (!read_file(argv[n], sum)) {
                std::fprintf(stderr, "%s cannot be read\n", argv[n]);
                return 2;
            }
        }
        const auto ended = std::chrono::steady_clock::now();
        seconds.push_back(std::chrono::duration<double>(ended - began).count());
    }
    if (sum.records == 0) {
        std::fputs("concord_warc_records FILE.warc.gz...\n", stderr);
        return 2;
    }
    std::sort(seconds.begin(), seconds.end());
    const double median = seconds[runs / 2];
    std::printf(
        "{\"set\": \"command line\", \"metric\": \"MB/s of records\", \"value\": %.1f, \"n\": %zu, "
        "\"seconds\": %.3f}\n",
        static_cast<double>(sum.bytes) / median / 1e6,
        sum.records,
        median);
    return 0;
}
