// One report: its text as it was read, the claims in it marked, and the evidence for what is said
// about it. Nothing here is the captured page itself, which is never served.

#include "article_page.h"

#include "dates.h"
#include "story_view.h"

namespace concord::server {
namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        if (!text.empty()) text += ", ";
        text += part;
    }
    return text;
}

std::string_view speaker_of(const ArticleRecord& record, const Statement& statement) {
    if (!statement.speaker) return {};
    if (statement.speaker->entity &&
        *statement.speaker->entity < record.annotation.entities.size()) {
        const Entity& entity = record.annotation.entities[*statement.speaker->entity];
        if (!entity.name.empty()) return entity.name;
    }
    const Span span = statement.speaker->span;
    if (span.end > record.article.text.size() || span.begin >= span.end) return {};
    return slice(record.article.text, span);
}

std::string statement_label(const ArticleRecord& record, const Statement& statement) {
    const std::string_view speaker = speaker_of(record, statement);
    std::string label = speaker.empty() ? "speaker not named" : std::string(speaker);
    label.append(", ").append(name_of(statement.kind));
    return label;
}

std::vector<TextMark> marks_of(const ArticleRecord& record,
                               const Links& links,
                               const ArticleView& view) {
    std::vector<TextMark> marks = view.anchors;
    if (view.cited) {
        marks.push_back({*view.cited, MarkKind::cited, "at", {}});
        add_hits(marks, record.article.text, *view.cited, view.words);
    }
    for (std::size_t i = 0; i < record.findings.statements.size(); ++i) {
        const Statement& statement = record.findings.statements[i];
        const std::string label = statement_label(record, statement);
        bool is_first = !links.in_file();
        for (const Content& content : statement.content) {
            marks.push_back({content.span,
                             MarkKind::statement,
                             is_first ? 's' + std::to_string(i + 1) : std::string(),
                             label});
            is_first = false;
        }
    }
    for (const TimeValue& time : record.annotation.times) {
        marks.push_back({time.span, MarkKind::time, {}, time.value});
    }
    return marks;
}

void put_block(Html& html, MarkedText& text, const Block& block, const Links& links) {
    switch (block.role) {
        case BlockRole::heading:
            html.put(links.in_file() ? Markup("<h4>") : Markup("<h2>"));
            text.put(html, block.span);
            html.put(links.in_file() ? Markup("</h4>\n") : Markup("</h2>\n"));
            return;
        case BlockRole::quote:
            html.put("<blockquote>");
            text.put(html, block.span);
            html.put("</blockquote>\n");
            return;
        default:
            break;
    }
    html.put("<p class=\"{}\">", name_of(block.role));
    if (!block.time.empty()) html.put("<span class=\"clock\">{}</span> ", block.time);
    text.put(html, block.span);
    html.put("</p>\n");
}

/// The headline from the text itself where it stands there, so that its words can be cited.
void put_headline(Html& html, const Article& article, MarkedText& text, const Block* title) {
    if (title != nullptr) {
        text.put(html, title->span);
    } else if (article.title.empty()) {
        html.put("Untitled report");
    } else {
        html.text(article.title);
    }
}

void put_opening(Html& html,
                 const Article& article,
                 MarkedText& text,
                 const Block* title,
                 const Links& links,
                 const ArticleView& view) {
    html.put("<header class=\"opening\"><p class=\"kicker\">");
    if (view.number != 0) html.put("<span class=\"number\">[{}]</span> ", view.number);
    html.put("<bdi>{}</bdi>",
             article.outlet.empty() ? std::string_view("Outlet not named") : article.outlet);
    if (!article.published.empty()) {
        html.put(" · ");
        put_time(html, article.published, spoken_moment(article.published));
    }
    html.put("</p>");
    html.put(links.in_file() ? Markup("<h3") : Markup("<h1"));
    put_language(html, article.language);
    html.put(">");
    put_headline(html, article, text, title);
    html.put(links.in_file() ? Markup("</h3>") : Markup("</h1>"));
    if (!article.byline.empty())
        html.put("<p class=\"byline\">By <bdi>{}</bdi></p>", joined(article.byline));
    html.put("</header>\n");
}

void put_text(
    Html& html, const Article& article, MarkedText& text, const Block* title, const Links& links) {
    html.put("<div class=\"text\"");
    put_language(html, article.language);
    html.put(">\n");
    if (article.blocks.empty() && !article.text.empty()) {
        html.put("<p>");
        text.put(html, {0, static_cast<std::uint32_t>(article.text.size())});
        html.put("</p>\n");
    }
    for (const Block& block : article.blocks) {
        if (&block != title) put_block(html, text, block, links);
    }
    html.put("</div>\n");
}

/// One line of what is known; nothing is written for what is not.
void put_fact(Html& html, std::string_view name, std::string_view value, std::string_view from) {
    if (value.empty()) return;
    html.put("<div><dt>{}</dt><dd><bdi>{}</bdi>", name, value);
    if (!from.empty()) html.put(" <span class=\"from\" dir=\"auto\">{}</span>", from);
    html.put("</dd></div>");
}

/// Where a page keeps its date, in words.
std::string_view place_of(DateSource source) {
    switch (source) {
        case DateSource::none:
            return {};
        case DateSource::jsonld:
            return "the page's JSON-LD";
        case DateSource::meta:
            return "a meta element of the page";
        case DateSource::time:
            return "a time element of the page";
        case DateSource::url:
            return "the address";
        case DateSource::header:
            return "the header it came with";
        case DateSource::input:
            return "the input";
        case DateSource::dateline:
            return "the dateline";
        case DateSource::text:
            return "the text of the page";
        case DateSource::flag:
            return "the command line";
    }
    return {};
}

std::string where_from(DateSource source, std::string_view evidence) {
    std::string text = source == DateSource::none ? "" : "from " + std::string(place_of(source));
    if (!evidence.empty()) text.append(text.empty() ? "from: " : ": ").append(evidence);
    return text;
}

/// What stood on the page, where it is not the value itself.
std::string read_as(std::string_view evidence, std::string_view value) {
    if (evidence.empty() || evidence == value) return {};
    return "as it stood there: " + std::string(evidence);
}

void put_address(Html& html, std::string_view name, std::string_view url) {
    if (url.empty()) return;
    html.put("<div><dt>{}</dt><dd class=\"long\">", name);
    if (is_web_address(url)) {
        html.put("<a href=\"{}\" rel=\"noopener nofollow noreferrer\">{}</a>", url, url);
    } else {
        html.text(url);
    }
    html.put("</dd></div>");
}

void put_versions(Html& html, const Article& article, const Links& links, const ArticleView& view) {
    if (!article.version_of.empty()) {
        html.put("<div><dt>Earlier version</dt><dd><a href=\"{}\">{}</a></dd></div>",
                 links.article(article.version_of),
                 article.version_of);
    }
    for (const auto& [id, label] : view.versions) {
        html.put("<div><dt>Later version</dt><dd><a href=\"{}\">{}</a></dd></div>",
                 links.article(id),
                 label);
    }
}

void put_facts(Html& html,
               const ArticleRecord& record,
               const Links& links,
               const ArticleView& view) {
    const Article& article = record.article;
    html.put("<dl class=\"facts\">");
    if (!view.story.empty() && !links.in_file()) {
        html.put("<div><dt>Story</dt><dd><a href=\"{}\">The record of its story</a></dd></div>",
                 links.story(view.story));
    }
    put_fact(html,
             "Published",
             spoken_moment(article.published),
             where_from(article.published_from, article.evidence.published));
    put_fact(html, "Modified", spoken_moment(article.modified), {});
    put_fact(html,
             "Byline",
             joined(article.byline),
             read_as(article.evidence.byline, joined(article.byline)));
    put_fact(html, "Title", article.title, read_as(article.evidence.title, article.title));
    put_fact(html, "Agency", article.credit, {});
    put_fact(html, "Dateline", article.dateline, {});
    put_fact(html, "Section", article.section, {});
    put_fact(html, "Tags", joined(article.tags), {});
    put_fact(html, "Language", article.language, {});
    put_address(html, "Address", article.url);
    if (article.canonical != article.url) put_address(html, "Canonical", article.canonical);
    put_versions(html, article, links, view);
    put_fact(html, "Received", article.fetched, {});
    html.put("<div><dt>SHA-256</dt><dd class=\"long hash\">{}</dd></div>", article.sha256);
    for (const std::string& path : article.paths) {
        html.put("<div><dt>File</dt><dd class=\"long\">{}</dd></div>", path);
    }
    html.put("</dl>\n");
}

void put_problems(Html& html, const std::vector<Problem>& problems) {
    if (problems.empty()) return;
    html.put("<p class=\"notice\">What could not be read:");
    for (const Problem& problem : problems) {
        html.put(" {} ({}, {}).", problem.message, name_of(problem.stage), name_of(problem.kind));
    }
    html.put("</p>\n");
}

void put_claims(Html& html, const ArticleRecord& record) {
    const std::vector<Statement>& statements = record.findings.statements;
    if (statements.empty()) return;
    html.put("<h2>Said in this report</h2><ol class=\"claims\">");
    for (std::size_t i = 0; i < statements.size(); ++i) {
        if (statements[i].content.empty()) continue;
        const std::string_view words = slice(record.article.text, statements[i].content[0].span);
        html.put(
            "<li><a href=\"#s{}\" dir=\"auto\">{}</a> <span class=\"from\" "
            "dir=\"auto\">{}</span></li>",
            i + 1,
            statement_label(record, statements[i]),
            shortened(words, 90));
    }
    html.put("</ol>\n");
}

const Block* title_block(const Article& article) {
    for (const Block& block : article.blocks) {
        if (block.role == BlockRole::title) return &block;
    }
    return nullptr;
}

}  // namespace

std::vector<std::string> put_article_page(Html& html,
                                          const ArticleRecord& record,
                                          const Links& links,
                                          const ArticleView& view) {
    const Article& article = record.article;
    MarkedText text(article.text, marks_of(record, links, view));
    const Block* title = title_block(article);
    html.put("<article class=\"report-page\" id=\"{}\">\n", article_anchor(article.id));
    put_opening(html, article, text, title, links, view);
    html.put("<div class=\"columns\"><div class=\"reading\">\n");
    if (article.truncated) {
        html.put("<p class=\"notice\">This report was received cut short.</p>\n");
    }
    put_problems(html, record.problems);
    put_text(html, article, text, title, links);
    html.put("</div>\n");
    if (links.in_file()) {
        html.put("<details class=\"evidence\"><summary>How this report is known</summary>");
        put_facts(html, record, links, view);
        html.put("</details></div></article>\n");
        return text.split_ids();
    }
    html.put("<aside class=\"evidence\" aria-label=\"How this report is known\">\n");
    html.put("<h2>How this report is known</h2>");
    put_facts(html, record, links, view);
    put_claims(html, record);
    html.put(
        "<p class=\"legend\"><mark class=\"cited\">cited words</mark> "
        "<span class=\"said\">what someone said</span> <span class=\"when\">a time</span></p>");
    html.put("</aside></div></article>\n");
    return text.split_ids();
}

}  // namespace concord::server
