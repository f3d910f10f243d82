#include "story_view.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "dates.h"

namespace concord::server {
namespace {

struct CellText {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    template <class Number>
    std::string operator()(Number number) const {
        char digits[32];
        return {digits, std::to_chars(digits, digits + sizeof digits, number).ptr};
    }
};

bool is_language_tag(std::string_view tag) {
    return tag.size() >= 2 && tag.size() <= 16 && std::all_of(tag.begin(), tag.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                      (c >= '0' && c <= '9');
           });
}

SourceArticle source_article(Json article, std::size_t number) {
    SourceArticle source;
    source.id = article.text("id");
    source.outlet = article.text("outlet");
    source.title = article.text("title");
    source.published = article.text("published");
    source.origin = article.text("origin");
    source.number = number;
    return source;
}

}  // namespace

std::string text_of(const Cell& cell) {
    return std::visit(CellText{}, cell);
}

std::string NamedRow::text(std::string_view column) const {
    const auto at = std::find(columns_.begin(), columns_.end(), column);
    const auto index = static_cast<std::size_t>(at - columns_.begin());
    return index < cells_.size() ? text_of(cells_[index]) : std::string();
}

std::int64_t NamedRow::number(std::string_view column) const {
    const auto at = std::find(columns_.begin(), columns_.end(), column);
    const auto index = static_cast<std::size_t>(at - columns_.begin());
    if (index >= cells_.size()) return 0;
    const auto* whole = std::get_if<std::int64_t>(&cells_[index]);
    return whole == nullptr ? 0 : *whole;
}

const std::string& SourceArticle::name() const {
    if (!outlet.empty()) return outlet;
    return title.empty() ? id : title;
}

Result<StoryView> StoryView::load(const Store& store,
                                  const std::string& id,
                                  const std::string& since) {
    StoryView story;
    story.id_ = id;
    story.asked_since_ = since;
    auto line = store.story_json(id);
    if (!line) return tl::unexpected(line.error());
    story.line_ = std::move(*line);
    auto document = JsonDocument::parse(story.line_);
    if (!document) return tl::unexpected(document.error());
    story.document_ = std::move(*document);
    story.since_ = since;
    const Json record = story.record();
    if (since.empty() && record.text("begin") != record.text("end")) {
        story.since_ = record.text("end");
    }
    for (const Json& article : record["articles"].items()) {
        story.articles_.push_back(source_article(article, story.articles_.size() + 1));
        story.by_id_.emplace(story.articles_.back().id, story.articles_.size() - 1);
    }
    Filter filter;
    filter.story = id;
    const auto columns = columns_of(View::articles);
    const auto listed = store.rows(View::articles, filter, [&](std::span<const Cell> cells) {
        const NamedRow row(columns, cells);
        const auto found = story.by_id_.find(row.text("id"));
        if (found == story.by_id_.end()) return true;
        SourceArticle& source = story.articles_[found->second];
        source.url = row.text("url");
        source.language = row.text("language");
        source.sha256 = row.text("sha256");
        return true;
    });
    if (!listed) return tl::unexpected(listed.error());
    return story;
}

const SourceArticle* StoryView::article(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &articles_[found->second];
}

std::int64_t StoryView::outlets() const {
    std::vector<std::string_view> names;
    names.reserve(articles_.size());
    for (const SourceArticle& article : articles_) names.emplace_back(article.outlet);
    return count_outlets(names);
}

std::int64_t count_outlets(std::span<const std::string_view> names) {
    std::set<icu::UnicodeString> outlets;
    for (const std::string_view name : names) {
        if (name.empty()) continue;
        const icu::StringPiece piece(name.data(), static_cast<std::int32_t>(name.size()));
        outlets.insert(icu::UnicodeString::fromUTF8(piece).foldCase());
    }
    return static_cast<std::int64_t>(outlets.size());
}

void put_language(Html& html, std::string_view language) {
    const bool is_foreign = language != "en" && is_language_tag(language);
    if (is_foreign) html.put(" lang=\"{}\"", language);
    html.put(" dir=\"auto\"");
}

void put_time(Html& html, std::string_view iso, std::string_view shown) {
    const std::string_view machine = machine_date(iso);
    if (machine.empty()) {
        html.text(shown);
    } else {
        html.put("<time datetime=\"{}\">{}</time>", machine, shown);
    }
}

std::string counted(std::int64_t count, std::string_view noun) {
    std::string text = std::to_string(count) + ' ';
    if (count == 1) return text.append(noun);
    if (noun == "story") return text + "stories";
    text += noun;
    return text + 's';
}

std::string address_of(const Links& links, Json citation) {
    const std::string_view article = citation.text("article");
    if (!citation["field"].is_null()) return links.article(article);
    return links.words(article, citation.number("begin"), citation.number("end"));
}

void put_words(Html& html, const StoryView& story, const Links& links, Json citation) {
    const SourceArticle* source = story.article(citation.text("article"));
    html.put("<a class=\"words\" href=\"{}\"", address_of(links, citation));
    if (source != nullptr) put_language(html, source->language);
    html.put(">{}</a>", citation.text("text"));
}

void put_source(Html& html, const StoryView& story, Json citation) {
    const SourceArticle* source = story.article(citation.text("article"));
    if (source == nullptr) {
        html.put("<cite dir=\"auto\">{}</cite>", citation.text("article"));
        return;
    }
    html.put("<cite dir=\"auto\">{}</cite>", source->name());
    if (!source->published.empty()) {
        html.put(", ");
        put_time(html, source->published, spoken_moment(source->published));
    }
    html.put("<span class=\"footnote\"> [{}]</span>", source->number);
}

void put_outlet(Html& html, std::string_view outlet) {
    if (outlet.empty()) {
        html.put("outlet not named");
    } else {
        html.put("<cite dir=\"auto\">{}</cite>", outlet);
    }
}

std::string_view day_of(const StoryView& story, Json citation) {
    const SourceArticle* source = story.article(citation.text("article"));
    return source == nullptr ? std::string_view()
                             : std::string_view(source->published).substr(0, 10);
}

FirstReport first_report(const StoryView& story, const std::vector<Json>& citations) {
    FirstReport first;
    for (const Json& citation : citations) {
        const std::string_view day = day_of(story, citation);
        const bool is_earlier = !day.empty() && (first.day.empty() || day < first.day);
        if (is_earlier || first.citation.is_null()) first = {day, citation};
    }
    return first;
}

std::vector<Json> citations_of(const std::vector<Json>& entries) {
    std::vector<Json> citations;
    citations.reserve(entries.size());
    for (const Json& entry : entries) citations.push_back(entry["citation"]);
    return citations;
}

bool is_new(const StoryView& story, std::string_view day) {
    return !story.since().empty() && day >= story.since();
}

void put_new(Html& html, const StoryView& story, std::string_view day) {
    if (is_new(story, day)) html.put(" <span class=\"badge new\">new</span>");
}

void put_outlets(Html& html, const StoryView& story, const std::vector<Json>& citations) {
    std::set<std::string_view> named;
    const char* separator = "";
    for (const Json& citation : citations) {
        const SourceArticle* source = story.article(citation.text("article"));
        if (source == nullptr || !named.insert(source->name()).second) continue;
        html.put("{}<cite dir=\"auto\">{}</cite>", separator, source->name());
        separator = ", ";
    }
}

}  // namespace concord::server
