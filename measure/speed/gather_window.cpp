// How fast articles are gathered into stories on one core, with up to 100,000 of them inside the
// 45 days that an article looks back, and what they take in memory.
//
//     concord_gather_window ARTICLES.jsonl [COUNT...]
//
// The reports of ARTICLES ("text", "title", "outlet", "published") are spread over 40 days in the
// order of their publication. There are not enough of them, so they are multiplied: each further
// edition has its own words. Of all words but the commonest, those of one frequency change places,
// names with names and numbers with other digits, the same everywhere in the edition: an edition
// has its own stories, as many and as large, and shares no sentence with another. All figures are
// therefore of synthetic news. Bytes are right for the first COUNT only: the next ones use again
// what those before them gave back.
//
// One JSON line a figure: set, metric, value, n (articles), seconds of the processor.

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/calendar.h"
#include "base/json_reader.h"
#include "base/words.h"
#include "gather/clustering.h"
#include "gather/copies.h"
#include "gather/sketch.h"
#include "gather/sketch_bytes.h"

namespace {

using namespace concord;

constexpr std::size_t kept_words = 200;     ///< the commonest stay as they are
constexpr std::size_t swapped_words = 256;  ///< of neighbouring frequency change places
constexpr std::int64_t window_seconds = 40 * 86400;
constexpr std::int64_t window_begin = 1900000000;

struct Report {
    std::string title;
    std::string text;
    std::string outlet;
    std::string published;
};

std::vector<Report> read_reports(const char* path) {
    std::vector<Report> reports;
    std::ifstream lines(path);
    for (std::string line; std::getline(lines, line);) {
        JsonReader json(line);
        reports.push_back({json.text(json.root(), "title"),
                           json.text(json.root(), "text"),
                           json.text(json.root(), "outlet"),
                           json.text(json.root(), "published")});
    }
    std::stable_sort(reports.begin(), reports.end(), [](const Report& a, const Report& b) {
        return a.published < b.published;
    });
    return reports;
}

std::vector<Word> words_of(const std::string& text) {
    std::vector<Word> words;
    append_words(text, {0, static_cast<std::uint32_t>(text.size())}, words);
    return words;
}

/// A fixed sequence of numbers (SplitMix64, Steele et al. 2014).
class Numbers {
public:
    explicit Numbers(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }

private:
    std::uint64_t state_;
};

/// The words of all reports by frequency; names, whose spelling begins with a capital more often
/// than not, apart from the others.
class Vocabulary {
public:
    explicit Vocabulary(const std::vector<Report>& reports) {
        struct Use {
            std::string spelling;
            std::size_t count = 0;
            std::size_t capitals = 0;
        };
        std::unordered_map<std::uint64_t, Use> uses;
        for (const Report& report : reports) {
            for (const Word& word : words_of(report.text)) {
                Use& use = uses[word.hash];
                if (use.count++ == 0) use.spelling = slice(report.text, word.span);
                use.capitals += word.capital ? 1 : 0;
            }
        }
        std::vector<std::pair<std::uint64_t, Use>> all(uses.begin(), uses.end());
        std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
            return a.second.count != b.second.count ? a.second.count > b.second.count
                                                    : a.first < b.first;
        });
        for (std::size_t i = kept_words; i < all.size(); ++i) {
            const Use& use = all[i].second;
            auto& list = 2 * use.capitals > use.count ? names_ : words_;
            list.push_back({all[i].first, use.spelling});
        }
    }

    using Swaps = std::unordered_map<std::uint64_t, std::string>;
    /// What stands for each word in an edition; words that stay are not in it.
    [[nodiscard]] Swaps swaps(std::uint64_t edition) const {
        Swaps swaps;
        Numbers numbers(edition);
        for (const auto* list : {&names_, &words_}) {
            for (std::size_t begin = 0; begin < list->size(); begin += swapped_words) {
                const std::size_t end = std::min(begin + swapped_words, list->size());
                std::vector<std::size_t> order;
                for (std::size_t i = begin; i < end; ++i) order.push_back(i);
                for (std::size_t i = order.size(); i > 1; --i) {
                    std::swap(order[i - 1], order[numbers.next() % i]);
                }
                for (std::size_t i = begin; i < end; ++i) {
                    swaps[(*list)[i].first] = (*list)[order[i - begin]].second;
                }
            }
        }
        return swaps;
    }

private:
    std::vector<std::pair<std::uint64_t, std::string>> names_;
    std::vector<std::pair<std::uint64_t, std::string>> words_;
};

std::string edited(const std::string& text, const Vocabulary::Swaps& swaps, unsigned edition) {
    if (edition == 0) return text;
    std::string out;
    std::size_t at = 0;
    for (const Word& word : words_of(text)) {
        out.append(text, at, word.span.begin - at);
        at = word.span.end;
        const auto swap = swaps.find(word.hash);
        std::string spelling(slice(text, word.span));
        if (word.number) {
            for (char& digit : spelling) {
                if (digit >= '0' && digit <= '9') {
                    digit = static_cast<char>('0' + (digit - '0' + edition) % 10);
                }
            }
        } else if (swap != swaps.end()) {
            spelling = swap->second;
            char& first = spelling.front();
            if (word.capital && first >= 'a' && first <= 'z') {
                first = static_cast<char>(first - 'a' + 'A');
            }
        }
        out += spelling;
    }
    return out.append(text, at);
}

std::string timestamp(std::int64_t seconds) {
    const std::chrono::sys_days day{std::chrono::days{seconds / 86400}};
    const std::chrono::year_month_day date(day);
    const auto rest = static_cast<int>(seconds % 86400);
    char text[32];
    std::snprintf(text,
                  sizeof text,
                  "%04d-%02u-%02uT%02d:%02d:%02dZ",
                  static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()),
                  rest / 3600,
                  rest / 60 % 60,
                  rest % 60);
    return text;
}

Article article_of(const Report& report, const Vocabulary::Swaps& swaps, unsigned edition) {
    Article article;
    const std::string title = edited(report.title, swaps, edition);
    article.text = title + "\n\n" + edited(report.text, swaps, edition);
    article.outlet = report.outlet;
    const auto body = static_cast<std::uint32_t>(title.size() + 2);
    article.blocks = {
        {{0, body - 2}, BlockRole::title, {}},
        {{body, static_cast<std::uint32_t>(article.text.size())}, BlockRole::paragraph, {}}};
    return article;
}

/// Seconds of the processor, which others on the machine do not lengthen as they do the clock's.
double seconds_of(const std::function<void()>& work) {
    const std::clock_t began = std::clock();
    work();
    return static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
}

double resident_bytes() {
    std::ifstream status("/proc/self/statm");
    double pages = 0;
    status >> pages >> pages;
    return pages * static_cast<double>(sysconf(_SC_PAGESIZE));
}

void report(const std::string& metric, double value, std::size_t n, double seconds) {
    std::printf(
        "{\"set\": \"%zu synthetic articles in 40 days\", \"metric\": \"%s\", \"value\": %.4g, "
        "\"n\": %zu, \"seconds\": %.3f}\n",
        n,
        metric.c_str(),
        value,
        n,
        seconds);
    std::fflush(stdout);
}

void measure(const std::vector<Report>& reports,
             const Vocabulary& vocabulary,
             const TermRates& rates,
             std::size_t articles) {
    const double before = resident_bytes();
    std::vector<Sketch> sketches;
    sketches.reserve(articles);
    double sketching = 0;
    Vocabulary::Swaps swaps;
    const std::size_t count = std::min(articles, reports.size());
    for (std::size_t i = 0; i < articles; ++i) {
        const auto edition = static_cast<unsigned>(i / count);
        if (i % count == 0) swaps = vocabulary.swaps(edition);
        const std::size_t at = i % count;
        Article article = article_of(reports[at], swaps, edition);
        article.id = std::to_string(i);
        const auto offset =
            static_cast<std::int64_t>(at) * window_seconds / static_cast<std::int64_t>(count);
        article.published = timestamp(window_begin + offset + edition);
        sketching += seconds_of([&] { sketches.push_back(make_sketch(article, rates)); });
    }
    const auto n = static_cast<double>(articles);
    const double sketched = resident_bytes();
    double reading = 0;
    for (const Sketch& sketch : sketches) {
        const std::string bytes = write_sketch(sketch);
        reading += seconds_of([&] { static_cast<void>(read_sketch(bytes)); });
    }
    Copies copies;
    std::vector<std::vector<std::uint32_t>> stories;
    const SketchList list(sketches);
    const double copying = seconds_of([&] { copies = find_copies(list); });
    const double clustering = seconds_of([&] { stories = cluster_stories(list, copies.groups); });
    std::size_t largest = 0;
    for (const auto& story : stories) largest = std::max(largest, story.size());
    report("articles/s, sketches", n / sketching, articles, sketching);
    report("articles/s, sketches read from their bytes", n / reading, articles, reading);
    report("articles/s, copies, sketches given", n / copying, articles, copying);
    report("articles/s, clustering, copies given", n / clustering, articles, clustering);
    report("articles/s, copies and clustering",
           n / (copying + clustering),
           articles,
           copying + clustering);
    report("articles/s, sketches, copies and clustering",
           n / (sketching + copying + clustering),
           articles,
           sketching + copying + clustering);
    report("bytes an article, sketches", (sketched - before) / n, articles, 0);
    report("bytes an article, at the end", (resident_bytes() - before) / n, articles, 0);
    report("stories", static_cast<double>(stories.size()), articles, 0);
    report("largest story", static_cast<double>(largest), articles, 0);
    report("origins", static_cast<double>(copies.groups.size()), articles, 0);
}

}  // namespace

int main(int argc, char** argv) {
    const auto knowledge = Knowledge::load();
    if (argc < 2 || !knowledge) {
        std::fputs("concord_gather_window ARTICLES.jsonl [COUNT...]\n", stderr);
        return 2;
    }
    const std::vector<Report> reports = read_reports(argv[1]);
    const Vocabulary vocabulary(reports);
    const TermRates rates(*knowledge);
    std::vector<std::size_t> counts = {10000, 30000, 100000};
    if (argc > 2) counts.clear();
    for (int i = 2; i < argc; ++i) counts.push_back(std::stoul(argv[i]));
    for (const std::size_t count : counts) measure(reports, vocabulary, rates, count);
    return 0;
}
