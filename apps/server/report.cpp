// A story as one file: its record, then the texts that the record quotes, with an anchor at every
// quoted span. Following a citation lets the browser light up its words (:target), without script.

#include <algorithm>
#include <set>

#include "article_page.h"
#include "page.h"
#include "site.h"
#include "story_page.h"

namespace concord::server {
namespace {

/// The story with most articles, the first of several.
Result<std::string> largest_story(const Store& store) {
    std::string best;
    std::int64_t most = -1;
    const auto columns = columns_of(View::stories);
    const auto listed = store.rows(View::stories, {}, [&](std::span<const Cell> cells) {
        const NamedRow row(columns, cells);
        if (row.number("articles") > most) {
            most = row.number("articles");
            best = row.text("id");
        }
        return true;
    });
    if (!listed) return tl::unexpected(listed.error());
    if (best.empty()) {
        return tl::unexpected(Error{ErrorKind::not_found, "the store holds no story", 0});
    }
    return best;
}

/// The words of one article that the record points at.
std::vector<TextMark> anchors_in(const Article& article, const std::set<WordsTarget>& targets) {
    std::vector<TextMark> anchors;
    const CodePoints code_points(article.text);
    for (auto at = targets.lower_bound({article.id, 0, 0});
         at != targets.end() && at->article == article.id;
         ++at) {
        const auto span = code_points.bytes(at->begin, at->end);
        if (!span) continue;
        anchors.push_back(
            {*span, MarkKind::anchor, words_anchor(at->article, at->begin, at->end), {}});
    }
    return anchors;
}

/// True when an id can stand in a style rule as it is.
bool is_plain(std::string_view id) {
    return std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
}

/// Where quoted words were cut in pieces, the later pieces light up with the first.
std::string style_for(const std::vector<std::string>& split_ids) {
    std::string style;
    for (const std::string& id : split_ids) {
        if (!is_plain(id)) continue;
        style.append("body:has(#").append(id).append(":target) .").append(id);
        style += "{background:var(--cited);color:var(--cited-ink)}\n";
    }
    return style;
}

}  // namespace

Result<std::string> report_page(const Store& store,
                                const std::string& story_id,
                                const std::string& since) {
    std::string id = story_id;
    if (id.empty()) {
        auto largest = largest_story(store);
        if (!largest) return tl::unexpected(largest.error());
        id = std::move(*largest);
    }
    const auto story = StoryView::load(store, id, since);
    if (!story) return tl::unexpected(story.error());
    std::set<WordsTarget> targets;
    Html main;
    put_story(main, *story, Links(Medium::file, targets), StoryLimits::none());
    main.put("<section id=\"texts\" class=\"texts\" aria-labelledby=\"texts-title\">");
    main.put("<h2 id=\"texts-title\">The reports themselves</h2>\n");
    std::vector<std::string> split_ids;
    for (const SourceArticle& source : story->articles()) {
        const auto record = store.article(source.id);
        if (!record) return tl::unexpected(record.error());
        ArticleView view;
        view.anchors = anchors_in(record->article, targets);
        view.number = source.number;
        const auto split = put_article_page(main, *record, Links(Medium::file), view);
        split_ids.insert(split_ids.end(), split.begin(), split.end());
        main.put("<p class=\"back\"><a href=\"#top\">Back to the record</a></p>\n");
    }
    main.put("</section>\n");
    PageFrame frame;
    frame.title = story->record()["title"].text("text");
    if (frame.title.empty()) frame.title = "Story";
    return file_page(frame, main, style_for(split_ids));
}

}  // namespace concord::server
