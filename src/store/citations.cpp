// "0123456789abcdef/120-164", ".../s1" and ".../title" to the words, and to the bytes they were
// read from.

#include "store/citations.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "store/article_table.h"

namespace concord {
namespace {

std::optional<std::uint32_t> whole_number(std::string_view digits) {
    std::uint32_t number = 0;
    const char* const end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, number);
    if (parsed.ec != std::errc() || parsed.ptr != end) return std::nullopt;
    return number;
}

/// "120-164", code points.
std::optional<Span> code_points_of(std::string_view part) {
    const std::size_t dash = part.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto begin = whole_number(part.substr(0, dash));
    const auto end = whole_number(part.substr(dash + 1));
    if (!begin || !end) return std::nullopt;
    return Span{*begin, *end};
}

bool is_value_id(std::string_view part) {
    static constexpr std::string_view letters = "etqsv";
    return part.size() > 1 && letters.find(part[0]) != std::string_view::npos &&
           whole_number(part.substr(1)).value_or(0) > 0;
}

/// From the first sentence that the span touches to the last; the block when it touches none.
Span sentence_around(const ArticleRecord& record, Span span) {
    std::optional<Span> around;
    for (const Sentence& sentence : record.annotation.sentences) {
        const bool touches = sentence.span.overlaps(span) || sentence.span.contains(span);
        if (!touches) continue;
        around = around ? Span{around->begin, sentence.span.end} : sentence.span;
    }
    if (around) return {std::min(around->begin, span.begin), std::max(around->end, span.end)};
    for (const Block& block : record.article.blocks) {
        if (block.span.contains(span)) return block.span;
    }
    return span;
}

/// The runs that the span touches; a run that holds the bytes as they were is cut to the span.
std::vector<OriginRun> origin_of(const Article& article, Span span) {
    std::vector<OriginRun> runs;
    for (OriginRun run : article.origin_runs) {
        if (!run.text.overlaps(span)) continue;
        const bool is_verbatim = run.text.size() == run.source_end - run.source_begin;
        if (is_verbatim) {
            const std::uint32_t skipped = std::max(span.begin, run.text.begin) - run.text.begin;
            const std::uint32_t left = run.text.end - std::min(span.end, run.text.end);
            run = {{run.text.begin + skipped, run.text.end - left},
                   run.source_begin + skipped,
                   run.source_end - left};
        }
        runs.push_back(run);
    }
    return runs;
}

CitedWords facts_of(const Article& article) {
    CitedWords cited;
    cited.outlet = article.outlet;
    cited.title = article.title;
    cited.published = article.published;
    cited.url = article.url;
    cited.sha256 = article.sha256;
    return cited;
}

/// A title is a field of its own; where in the bytes it stands is not known.
void cite_title(const Article& article, CitedWords& cited) {
    const Span whole{0, static_cast<std::uint32_t>(article.title.size())};
    cited.citation = {article.id, whole, Citation::Field::title};
    cited.code_points = {0, CodePointIndex(article.title).size()};
    cited.text = article.title;
    cited.sentence = article.title;
}

Error no_such(std::string_view id) {
    return {ErrorKind::not_found, "there are no words at " + std::string(id), 0};
}

}  // namespace

std::optional<Span> span_of_value(const ArticleRecord& record, std::string_view id) {
    const std::size_t index = whole_number(id.substr(1)).value_or(0) - std::size_t{1};
    const auto span_in = [&](const auto& values, auto span_of) -> std::optional<Span> {
        if (index >= values.size()) return std::nullopt;
        return span_of(values[index]);
    };
    switch (id[0]) {
        case 'e':
            return span_in(record.annotation.entities, [](const Entity& entity) {
                return entity.mentions.empty() ? std::nullopt
                                               : std::optional(entity.mentions.front().span);
            });
        case 't':
            return span_in(record.annotation.times,
                           [](const TimeValue& time) { return std::optional(time.span); });
        case 'q':
            return span_in(record.findings.quantities,
                           [](const Quantity& quantity) { return std::optional(quantity.span); });
        case 's':
            return span_in(record.findings.statements, [](const Statement& statement) {
                return statement.content.empty()
                           ? std::nullopt
                           : std::optional(Span{statement.content.front().span.begin,
                                                statement.content.back().span.end});
            });
        default:
            return span_in(record.findings.events,
                           [](const Event& event) { return std::optional(event.trigger); });
    }
}

Result<CitedWords> cite_words(Database& database, std::string_view id) {
    const std::size_t slash = id.rfind('/');
    const std::string_view part = slash == std::string_view::npos ? "" : id.substr(slash + 1);
    const auto asked = code_points_of(part);
    if (!asked && !is_value_id(part) && part != "title") {
        return tl::unexpected(
            Error{ErrorKind::usage,
                  "\"" + std::string(id) +
                      "\" is neither ARTICLE/BEGIN-END, ARTICLE/s1 nor ARTICLE/title",
                  0});
    }
    auto record = read_article(database, id.substr(0, slash));
    if (!record) return tl::unexpected(record.error());
    auto places = read_places(database, record->article.id);
    if (!places) return tl::unexpected(places.error());
    CitedWords cited = facts_of(record->article);
    cited.places = std::move(*places);
    if (part == "title") {
        cite_title(record->article, cited);
        return cited;
    }
    const CodePointIndex index(record->article.text);
    std::optional<Span> span;
    if (!asked) {
        span = span_of_value(*record, part);
    } else if (asked->begin <= asked->end && asked->end <= index.size()) {
        span = Span{index.byte(asked->begin), index.byte(asked->end)};
    }
    if (!span) return tl::unexpected(no_such(id));
    cited.citation = {record->article.id, *span};
    cited.code_points = {index.code_point(span->begin), index.code_point(span->end)};
    cited.text = slice(record->article.text, *span);
    cited.sentence = slice(record->article.text, sentence_around(*record, *span));
    cited.origin = origin_of(record->article, *span);
    return cited;
}

}  // namespace concord
