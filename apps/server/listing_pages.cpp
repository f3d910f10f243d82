// Pages that list: stories, reports, search, tables, and what the store is.

#include "listing_pages.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "concord/knowledge.h"
#include "dates.h"
#include "links.h"
#include "marked_text.h"
#include "page.h"
#include "story_view.h"

namespace concord::server {
namespace {

/// Calls `use` with each row; stops at the first failure of the store.
template <class Use>
Result<void> each_row(const Store& store, View view, const Filter& filter, Use use) {
    const auto columns = columns_of(view);
    return store.rows(view, filter, [&](std::span<const Cell> cells) {
        use(NamedRow(columns, cells));
        return true;
    });
}

Filter filter_for(ListPart part) {
    Filter filter;
    // One more than is shown tells whether there is a next part.
    filter.limit = part.limit + 1;
    filter.offset = part.from;
    return filter;
}

void put_story_row(Html& html, const Links& links, const NamedRow& row) {
    const std::string title = row.text("title");
    const std::string id = row.text("id");
    html.put("<li class=\"entry story\"><h2><a href=\"{}\" dir=\"auto\">{}</a></h2>",
             links.story(id),
             title.empty() ? "Story " + id : title);
    html.put("<p class=\"source\">{} · {} · {} · {}",
             spoken_span(row.text("begin"), row.text("end")),
             counted(row.number("articles"), "report"),
             counted(row.number("outlets"), "outlet"),
             counted(row.number("origins"), "independent origin"));
    const std::int64_t conflicts = row.number("conflicts");
    if (conflicts > 0) {
        html.put(" · <a href=\"{}#disagreements\">{}</a>",
                 links.story(id),
                 counted(conflicts, "open conflict"));
    }
    html.put("</p></li>\n");
}

void put_article_row(Html& html, const Links& links, const NamedRow& row) {
    const std::string title = row.text("title");
    const std::string published = row.text("published");
    html.put("<li class=\"entry\"><a href=\"{}\"", links.article(row.text("id")));
    put_language(html, row.text("language"));
    html.put(">{}</a><p class=\"source\">", title.empty() ? std::string("Untitled report") : title);
    put_outlet(html, row.text("outlet"));
    if (!published.empty()) {
        html.put(", ");
        put_time(html, published, spoken_moment(published));
    }
    html.put("</p></li>\n");
}

/// The first cell among `names` that is not empty: listings may name the same thing differently.
std::string first_of(const NamedRow& row, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        std::string text = row.text(name);
        if (!text.empty()) return text;
    }
    return {};
}

/// A sentence with the searched words marked.
void put_marked(Html& html, std::string_view sentence, std::string_view words) {
    std::vector<TextMark> marks;
    const Span all = {0, static_cast<std::uint32_t>(sentence.size())};
    add_hits(marks, sentence, all, words);
    MarkedText(sentence, std::move(marks)).put(html, all);
}

void put_hit(Html& html, const NamedRow& row, std::string_view words) {
    std::string address = address_of_cite(row.text("cite"));
    const std::size_t fragment = address.find('#');
    if (fragment != std::string::npos) {
        address.insert(fragment, "&q=" + query_encoded(words));
    }
    html.put("<li class=\"entry\"><a class=\"words\" href=\"{}\"", address);
    put_language(html, row.text("language"));
    html.put(">");
    put_marked(html, first_of(row, {"text", "sentence"}), words);
    html.put("</a><p class=\"source\"><cite dir=\"auto\">{}</cite>",
             first_of(row, {"outlet", "title"}));
    const std::string published = row.text("published");
    if (!published.empty()) {
        html.put(", ");
        put_time(html, published, spoken_moment(published));
    }
    html.put("</p></li>\n");
}

void put_cell(Html& html, std::string_view column, const Cell& cell) {
    if (std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<double>(cell)) {
        html.put("<td class=\"figure\">{}</td>", text_of(cell));
        return;
    }
    const std::string text = text_of(cell);
    const std::string address = column == "cite" ? address_of_cite(text) : std::string();
    if (address.empty()) {
        html.put("<td>{}</td>", text);
    } else {
        html.put("<td><a href=\"{}\">{}</a></td>", address, text);
    }
}

void put_table(Html& html, View view, const std::vector<std::vector<Cell>>& rows) {
    const auto columns = columns_of(view);
    html.put("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table>",
             name_of(view));
    html.put("<thead><tr>");
    for (const std::string_view column : columns) html.put("<th scope=\"col\">{}</th>", column);
    html.put("</tr></thead><tbody>\n");
    for (const std::vector<Cell>& row : rows) {
        html.put("<tr>");
        for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i) {
            put_cell(html, columns[i], row[i]);
        }
        html.put("</tr>\n");
    }
    html.put("</tbody></table></div>\n");
}

void put_heading(Html& html, std::string_view title, std::string_view lede) {
    html.put("<header class=\"opening\"><h1>{}</h1>", title);
    if (!lede.empty()) html.put("<p class=\"lede\">{}</p>", lede);
    html.put("</header>\n");
}

Result<void> put_problems(Html& html, const Store& store) {
    constexpr std::uint64_t most = 200;
    std::vector<std::vector<Cell>> rows;
    Filter filter;
    filter.limit = most;
    auto listed = store.rows(View::problems, filter, [&](std::span<const Cell> cells) {
        rows.emplace_back(cells.begin(), cells.end());
        return true;
    });
    if (!listed) return listed;
    html.put(
        "<section id=\"problems\" aria-labelledby=\"problems-title\"><h2 id=\"problems-title\">");
    html.put("What could not be read</h2>\n");
    if (rows.empty()) {
        html.put("<p>Nothing: every input gave what it should.</p>");
    } else {
        put_table(html, View::problems, rows);
        html.put("<p class=\"more\"><a href=\"/problems.csv\">The problems as CSV</a></p>");
    }
    html.put("</section>\n");
    return {};
}

void put_method(Html& html) {
    html.put(
        "<section class=\"prose\" aria-labelledby=\"method-title\">"
        "<h2 id=\"method-title\">How this record is made</h2>"
        "<p>Concord reads reports and lays them side by side. Headlines, lines of the timeline "
        "and statements are sentences of the reports, word for word; no sentence is written by "
        "the program. Each one leads to its place in the report it was taken from.</p>"
        "<p>Reports that rest on one text, such as an agency's, are copies of one "
        "<em>origin</em>. Corroboration is counted in origins, not in reports or outlets: ten "
        "copies of one text are one voice.</p>"
        "<p>Nothing here says which report is right. Where reports differ, both are shown with "
        "their words.</p>"
        "<p>Every report keeps the SHA-256 of the bytes that were received, the files they lie "
        "in, and where its date, title and byline were read. An address of words, "
        "<code>/article/ID?at=BEGIN-END</code>, counts Unicode characters of the report's text "
        "and stays the same in every store that holds the same bytes.</p></section>\n");
}

/// What stands where a part behind the last one was asked for.
void put_end(Html& html, Markup things) {
    html.put("<p role=\"status\">There are no further {}.</p>\n", things.text());
}

}  // namespace

std::string address_of_cite(std::string_view cite) {
    const std::size_t slash = cite.rfind('/');
    if (slash == std::string_view::npos) return {};
    const std::string_view span = cite.substr(slash + 1);
    const std::size_t dash = span.find('-');
    if (dash == std::string_view::npos) return {};
    std::int64_t begin = 0;
    std::int64_t end = 0;
    const auto first = std::from_chars(span.data(), span.data() + dash, begin);
    const auto last = std::from_chars(span.data() + dash + 1, span.data() + span.size(), end);
    if (first.ec != std::errc() || last.ec != std::errc() ||
        last.ptr != span.data() + span.size()) {
        return {};
    }
    return Links(Medium::site).words(cite.substr(0, slash), begin, end);
}

void put_pager(Html& html, std::string_view address, ListPart part, bool has_next) {
    if (part.from == 0 && !has_next) return;
    html.put("<nav class=\"pager\" aria-label=\"Parts of this list\">");
    if (part.from > 0) {
        const std::uint64_t previous = part.from > part.limit ? part.from - part.limit : 0;
        html.put("<a rel=\"prev\" href=\"{}from={}\">Previous</a>", address, previous);
    }
    if (has_next) {
        html.put("<a rel=\"next\" href=\"{}from={}\">Next</a>", address, part.from + part.limit);
    }
    html.put("</nav>\n");
}

Result<Response> stories_page(const Store& store, ListPart part) {
    Html list;
    std::uint64_t count = 0;
    const Links links(Medium::site);
    const auto listed = each_row(store, View::stories, filter_for(part), [&](const NamedRow& row) {
        if (count++ < part.limit) put_story_row(list, links, row);
    });
    if (!listed) return tl::unexpected(listed.error());
    Html main;
    put_heading(main, "Stories", "Running matters, each with all reports that tell of it.");
    if (count == 0 && part.from > 0) {
        put_end(main, "stories");
    } else if (count == 0) {
        main.put(
            "<p>This store holds no story yet. <code>concord build STORE FILES</code> reads "
            "reports into it.</p>\n");
    } else {
        main.put("<ol class=\"stories\">\n{}</ol>\n", list);
    }
    put_pager(main, "/?", part, count > part.limit);
    PageFrame frame;
    frame.title = "Stories";
    frame.data = "/stories";
    frame.has_json = frame.has_csv = true;
    frame.here = "stories";
    return site_page(frame, main);
}

Result<Response> articles_page(const Store& store, ListPart part) {
    Html list;
    std::uint64_t count = 0;
    const Links links(Medium::site);
    const auto listed = each_row(store, View::articles, filter_for(part), [&](const NamedRow& row) {
        if (count++ < part.limit) put_article_row(list, links, row);
    });
    if (!listed) return tl::unexpected(listed.error());
    Html main;
    put_heading(main, "Reports", "Everything that was read.");
    if (count == 0 && part.from > 0) {
        put_end(main, "reports");
    } else {
        main.put("<ol class=\"lines\">\n{}</ol>\n", list);
    }
    put_pager(main, "/articles?", part, count > part.limit);
    PageFrame frame;
    frame.title = "Reports";
    frame.data = "/articles";
    frame.has_json = frame.has_csv = true;
    frame.here = "articles";
    return site_page(frame, main);
}

Result<Response> search_page(const Store& store, const std::string& words, ListPart part) {
    Html list;
    std::uint64_t count = 0;
    if (!words.empty()) {
        Filter filter = filter_for(part);
        filter.words = words;
        const auto listed = each_row(store, View::search, filter, [&](const NamedRow& row) {
            if (count++ < part.limit) put_hit(list, row, words);
        });
        if (!listed) return tl::unexpected(listed.error());
    }
    Html main;
    put_heading(main,
                "Search",
                "Sentences of all reports that hold every word; “quoted words” stand together.");
    if (words.empty()) {
        main.put("<p>Write the words into the box at the top of the page.</p>\n");
    } else if (count == 0 && part.from > 0) {
        main.put("<p role=\"status\">There are no further sentences with <b>{}</b>.</p>\n", words);
    } else if (count == 0) {
        main.put("<p role=\"status\">No sentence holds <b>{}</b>.</p>\n", words);
    } else {
        const auto shown = static_cast<std::int64_t>(std::min(count, part.limit));
        main.put("<p role=\"status\">{}{} with <b>{}</b></p>\n",
                 count > part.limit ? "More than " : "",
                 counted(shown, "sentence"),
                 words);
        main.put("<ol class=\"lines\">\n{}</ol>\n", list);
    }
    put_pager(main, "/search?q=" + query_encoded(words) + "&", part, count > part.limit);
    PageFrame frame;
    frame.title = words.empty() ? "Search" : "Search: " + words;
    frame.words = words;
    return site_page(frame, main);
}

Result<Response> table_page(const Store& store, View view, const Filter& filter, ListPart part) {
    Filter asked = filter;
    asked.limit = part.limit + 1;
    asked.offset = part.from;
    std::vector<std::vector<Cell>> rows;
    const auto listed = store.rows(view, asked, [&](std::span<const Cell> cells) {
        rows.emplace_back(cells.begin(), cells.end());
        return true;
    });
    if (!listed) return tl::unexpected(listed.error());
    const bool has_next = rows.size() > part.limit;
    if (has_next) rows.pop_back();
    const std::string name(name_of(view));
    const std::string story = Links(Medium::site).story(filter.story);
    Html main;
    main.put("<header class=\"opening\"><p class=\"kicker\"><a href=\"{}\">The story</a></p>",
             story);
    main.put("<h1 class=\"plain\">{}</h1></header>\n", name);
    if (rows.empty() && part.from > 0) {
        put_end(main, "rows");
    } else if (rows.empty()) {
        main.put("<p>The record has none.</p>\n");
    } else {
        put_table(main, view, rows);
    }
    put_pager(main, story + '/' + name + '?', part, has_next);
    PageFrame frame;
    frame.title = name;
    frame.data = story + '/' + name;
    frame.has_json = frame.has_csv = true;
    return site_page(frame, main);
}

Result<Response> about_page(const Store& store) {
    Html main;
    put_heading(main, "Method", "What this record is, and what it rests on.");
    main.put("<dl class=\"facts wide\">");
    main.put("<div><dt>Concord</dt><dd>version {}</dd></div>", CONCORD_VERSION);
    const Result<Knowledge> knowledge = Knowledge::load();
    if (knowledge) {
        main.put("<div><dt>Knowledge, SHA-256</dt><dd class=\"long hash\">{}</dd></div>",
                 knowledge->sha256());
    }
    struct Counted {
        View view;
        std::string_view label;
        std::string_view list;
    };
    constexpr std::array<Counted, 5> counts = {{
        {View::stories, "Stories", "/"},
        {View::articles, "Reports", "/articles"},
        {View::statements, "Statements", "/statements.csv"},
        {View::timeline, "Dated lines", "/timeline.csv"},
        {View::problems, "Problems", "#problems"},
    }};
    for (const auto& [view, label, list] : counts) {
        const auto count = store.count(view, {});
        if (!count) return tl::unexpected(count.error());
        main.put("<div><dt>{}</dt><dd><a href=\"{}\">{}</a></dd></div>", label, list, *count);
    }
    main.put("</dl>\n");
    put_method(main);
    const auto problems = put_problems(main, store);
    if (!problems) return tl::unexpected(problems.error());
    PageFrame frame;
    frame.title = "Method";
    frame.here = "about";
    return site_page(frame, main);
}

Result<ListingData> listing_data(const Store& store,
                                 View view,
                                 const Filter& filter,
                                 DataFormat format) {
    const auto columns = columns_of(view);
    ListingData data;
    Response& response = data.response;
    const bool is_csv = format == DataFormat::csv;
    response.type = is_csv ? "text/csv; charset=utf-8; header=present" : "application/json";
    response.body = is_csv ? csv_header(columns) : "[\n";
    Filter asked = filter;
    ++asked.limit;
    std::uint64_t count = 0;
    const auto listed = store.rows(view, asked, [&](std::span<const Cell> cells) {
        data.has_next = count++ == filter.limit;
        if (data.has_next) return false;
        if (is_csv) {
            response.body += csv_line(cells);
            return true;
        }
        if (count > 1) response.body.insert(response.body.size() - 1, ",");
        response.body += json_line(columns, cells);
        return true;
    });
    if (!listed) return tl::unexpected(listed.error());
    if (!is_csv) response.body += "]\n";
    return data;
}

}  // namespace concord::server
