// Outlets by facts: who states what, states it differently, or leaves it out. Outlets that carry
// the same texts and so the same facts share a column.

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "story_sections.h"

namespace concord::server {
namespace {

struct Cell {
    std::size_t part = 0;  ///< of `parts`
    Json words;
};

struct Part {
    std::string_view field;
    std::string_view sign;
    std::string_view label;
};

constexpr std::size_t differs = 1;  ///< of `parts`
constexpr std::size_t omits = 2;
constexpr std::array<Part, 3> parts = {{{"states", "●", "states it"},
                                        {"differs", "≠", "states it differently"},
                                        {"omits", "○", "leaves it out"}}};

/// What some outlets say in different words: an event, a disputed value, or one passage.
struct Fact {
    Json words;  ///< of the first outlet that has it
    std::map<std::size_t, Cell> cells;
};

struct Column {
    std::vector<std::string_view> outlets;
    std::size_t place = 0;  ///< of the first of them in the record
};

struct Matrix {
    std::vector<Fact> facts;
    std::vector<Column> columns;
};

using Place = std::tuple<std::string_view, std::string_view, std::int64_t, std::int64_t>;

Place place_of(Json citation) {
    return {citation.text("article"),
            citation.text("field"),
            citation.number("begin"),
            citation.number("end")};
}

/// Which words tell the same: the reports of an event, the versions of a statement, those of all
/// sides of a disagreement. The same words may tell several things; then the first counts.
std::map<Place, std::string> facts_by_place(const StoryView& story) {
    std::map<Place, std::string> facts;
    for (const Json& event : story.record()["events"].items()) {
        for (const Json& words : citations_of(event["reports"].items())) {
            facts.emplace(place_of(words), event.text("id"));
        }
    }
    for (const Json& statement : story.record()["statements"].items()) {
        for (const Json& words : citations_of(statement["versions"].items())) {
            facts.emplace(place_of(words), statement.text("id"));
        }
    }
    for (const Json& words : story.record()["established"]["reports"].items()) {
        facts.emplace(place_of(words), "established");
    }
    std::size_t n = 0;
    for (const Json& item : story.record()["disagreements"].items()) {
        const std::string name = 'd' + std::to_string(++n);
        for (const Json& side : item["sides"].items()) {
            for (const Json& report : side["reports"].items()) {
                facts.emplace(place_of(report), name);
            }
        }
    }
    return facts;
}

/// How many outlets tell a fact, in whatever way.
std::int64_t tellers_of(const Fact& fact) {
    return std::count_if(fact.cells.begin(), fact.cells.end(), [](const auto& cell) {
        return cell.second.part != omits;
    });
}

/// The facts that most outlets tell first, then those that most leave out.
std::vector<Fact> facts_of(const StoryView& story) {
    const std::map<Place, std::string> names = facts_by_place(story);
    std::map<std::string, std::size_t> places;
    std::vector<Fact> facts;
    std::size_t outlet = 0;
    for (const Json& row : story.record()["coverage"].items()) {
        for (std::size_t part = 0; part < parts.size(); ++part) {
            for (const Json& words : row[parts.at(part).field].items()) {
                const auto known = names.find(place_of(words));
                const std::string name = known == names.end() ? words.line() : known->second;
                const auto [at, is_first] = places.emplace(name, facts.size());
                if (is_first) facts.push_back({words, {}});
                // Who tells it otherwise tells it, too.
                auto& cells = facts[at->second].cells;
                const bool is_known = !cells.emplace(outlet, Cell{part, words}).second;
                if (is_known && part == differs) cells[outlet] = {part, words};
            }
        }
        ++outlet;
    }
    std::stable_sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) {
        if (tellers_of(a) != tellers_of(b)) return tellers_of(a) > tellers_of(b);
        return a.cells.size() > b.cells.size();
    });
    return facts;
}

using Origins = std::set<std::string_view>;

icu::UnicodeString folded(std::string_view name) {
    const icu::StringPiece piece(name.data(), static_cast<std::int32_t>(name.size()));
    return icu::UnicodeString::fromUTF8(piece).foldCase();
}

/// What the reports of each outlet rest on; outlets without letter case, since coverage joins them
/// so.
std::map<icu::UnicodeString, Origins> origins_by_outlet(const StoryView& story) {
    std::map<icu::UnicodeString, Origins> origins;
    for (const SourceArticle& article : story.articles()) {
        origins[folded(article.outlet)].insert(article.origin);
    }
    return origins;
}

Matrix matrix_of(const StoryView& story) {
    Matrix matrix;
    matrix.facts = facts_of(story);
    const std::map<icu::UnicodeString, Origins> origins = origins_by_outlet(story);
    using Same = std::pair<Origins, std::vector<std::size_t>>;
    std::map<Same, std::size_t> columns;
    std::size_t outlet = 0;
    for (const Json& row : story.record()["coverage"].items()) {
        const auto own = origins.find(folded(row.text("outlet")));
        Same same = {own == origins.end() ? Origins() : own->second, {}};
        for (const Fact& fact : matrix.facts) {
            const auto cell = fact.cells.find(outlet);
            same.second.push_back(cell == fact.cells.end() ? parts.size() : cell->second.part);
        }
        const auto [at, is_new_column] = columns.emplace(std::move(same), matrix.columns.size());
        if (is_new_column) matrix.columns.push_back({{}, outlet});
        matrix.columns[at->second].outlets.push_back(row.text("outlet"));
        ++outlet;
    }
    return matrix;
}

void put_head(Html& html, const Matrix& matrix) {
    html.put(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Outlets by facts\">"
        "<table class=\"matrix\"><thead><tr><th scope=\"col\">Fact</th>");
    for (const Column& column : matrix.columns) {
        html.put("<th scope=\"col\" dir=\"auto\"><span>{}", column.outlets.front());
        for (std::size_t i = 1; i < column.outlets.size(); ++i) {
            html.put(", {}", column.outlets[i]);
        }
        html.put("</span></th>");
    }
    html.put("</tr></thead><tbody>");
}

void put_fact(Html& html,
              const StoryView& story,
              const Links& links,
              const Matrix& matrix,
              const Fact& fact) {
    html.put("<tr class=\"entry\"><th scope=\"row\">");
    put_words(html, story, links, fact.words);
    html.put("</th>");
    for (const Column& column : matrix.columns) {
        const auto cell = fact.cells.find(column.place);
        if (cell == fact.cells.end()) {
            html.put("<td></td>");
            continue;
        }
        const Json words = cell->second.words;
        const Part& part = parts.at(cell->second.part);
        html.put("<td><a href=\"{}\" aria-label=\"{}\">{}</a></td>",
                 address_of(links, words),
                 part.label,
                 part.sign);
    }
    html.put("</tr>\n");
}

}  // namespace

std::size_t put_coverage(Html& html, const StoryView& story, const Links& links, Window window) {
    const Matrix matrix = matrix_of(story);
    if (matrix.facts.empty()) return 0;
    const auto [from, to] = bounds_of(matrix.facts.size(), window);
    begin_section(html,
                  "coverage",
                  "What each outlet carries",
                  counted(static_cast<std::int64_t>(matrix.facts.size()), "fact"));
    html.put("<p class=\"note\">");
    const char* separator = "";
    for (const Part& part : parts) {
        html.put("{}<span aria-hidden=\"true\">{}</span> {}", separator, part.sign, part.label);
        separator = " · ";
    }
    html.put("; outlets that carry one text share a column.</p>\n");
    put_head(html, matrix);
    for (std::size_t i = from; i < to; ++i) put_fact(html, story, links, matrix, matrix.facts[i]);
    html.put("</tbody></table></div>\n");
    put_more(html, story, links, "coverage", window, matrix.facts.size());
    end_section(html);
    return matrix.facts.size();
}

}  // namespace concord::server
