// From a document to an article: each kind of document has its reader; what they have in common
// (identity, hints of the carrier, dateline, language, the date of last resort) is filled in here.

#include "clean/cleaner.h"

#include <algorithm>

#include "base/calendar.h"
#include "base/charset.h"
#include "base/url.h"
#include "base/utf8.h"
#include "clean/annotated_text.h"
#include "clean/carried.h"
#include "clean/carrier_facts.h"
#include "clean/draft.h"
#include "clean/kept_text.h"
#include "clean/page_cleaner.h"
#include "clean/plain_text.h"
#include "clean/said_day.h"

namespace concord {

struct Cleaner::State {
    HtmlEntities entities;
    Furniture furniture;
    BylineReader bylines;
    MonthNames months;
    LanguageGuesser languages;
    ChangeWords changes;

    [[nodiscard]] CleaningLists lists() const {
        return {entities, furniture, bylines, months, languages, changes};
    }
};

Cleaner::Cleaner(std::unique_ptr<State> state) : state_(std::move(state)) {}
Cleaner::Cleaner(Cleaner&&) noexcept = default;
Cleaner& Cleaner::operator=(Cleaner&&) noexcept = default;
Cleaner::~Cleaner() = default;

Result<Cleaner> Cleaner::load(const Knowledge& knowledge) {
    return Cleaner(std::make_unique<State>(State{HtmlEntities(knowledge),
                                                 Furniture(knowledge),
                                                 BylineReader(knowledge),
                                                 MonthNames(knowledge),
                                                 LanguageGuesser(knowledge),
                                                 ChangeWords(knowledge)}));
}

namespace {

constexpr std::size_t page_limit = 8U << 20U;

/// What the carrier says, before the document itself is asked.
Article article_of(const Document& document) {
    Article article;
    article.sha256 = document.sha256;
    article.id = document.sha256.substr(0, 16);
    article.source_id = document.source_id;
    article.path = document.path;
    article.paths = {document.path};
    article.url = document.url;
    article.outlet = document.kind == InputKind::feed
                         ? outlet_of_feed(document.outlet, url_host(document.url))
                         : document.outlet;
    article.title = document.title;
    article.byline = document.byline;
    article.fetched = document.fetched;
    article.language = document.language;
    article.truncated = document.summary_only || document.truncated;
    return article;
}

/// " date 2025-04-14 The rest" -> the day, and the byte at which the rest begins.
std::size_t read_date_header(std::string_view text, std::string& day) {
    std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::size_t mark = at;
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    if (text.substr(at, 5) != "date " || !parse_day(text.substr(at + 5, 10))) return mark;
    if (at + 15 < text.size() && !is_ascii_space(text[at + 15])) return mark;
    day = text.substr(at + 5, 10);
    return std::min(at + 16, text.size());
}

/// "14:49" on the day of the report; without a known day the clock time alone.
std::string time_on_day(const std::string& clock, const std::string& published) {
    if (clock.empty() || published.size() < 10) return clock;
    return published.substr(0, 10) + "T" + clock + ":00";
}

void take_reading(PlainReading&& reading, std::string_view text, Article& article) {
    if (article.published.empty() && !reading.published_line.empty()) {
        article.published = reading.published.to_string();
        article.published_from = DateSource::text;
        article.evidence.published = reading.published_line;
    }
    if (!reading.title.empty() && article.title.empty()) {
        article.title = slice(text, reading.title);
        article.evidence.title = article.title;
    }
    if (article.byline.empty()) article.byline = std::move(reading.byline.persons);
    article.evidence.byline = std::move(reading.byline_line);
    if (article.credit.empty()) article.credit = std::move(reading.byline.credit);
    if (article.outlet.empty()) article.outlet = std::move(reading.outlet);
    article.truncated = article.truncated || reading.cut_off;
}

void clean_text(std::string_view text, const CleaningLists& lists, Article& article) {
    std::string day;
    const std::size_t begin = read_date_header(text, day);
    if (!day.empty()) set_published(article, day, DateSource::input);
    std::string_view rest = text.substr(begin);
    while (!rest.empty() && (rest.back() == '\n' || rest.back() == '\r')) rest.remove_suffix(1);
    PlainReading reading = read_plain_text(rest, {lists.furniture, lists.bylines, lists.months});
    std::vector<Block> blocks = std::move(reading.blocks);
    take_reading(std::move(reading), rest, article);
    for (Block& block : blocks) block.time = time_on_day(block.time, article.published);
    const auto source = static_cast<std::uint32_t>(begin);
    std::vector<Draft> drafts;
    for (Block& block : blocks) {
        Draft draft;
        draft.role = block.role;
        draft.time = std::move(block.time);
        append_verbatim(draft, slice(rest, block.span), source + block.span.begin);
        drafts.push_back(std::move(draft));
    }
    assemble(std::move(drafts), article);
}

/// The content of a JSON line or feed item; origins lead back into the line or item.
void clean_carried(const Document& document, const CleaningLists& lists, Article& article) {
    set_published(article, document.published, DateSource::input);
    article.modified = normal_date(document.modified);
    if (document.content_is_html) {
        clean_page(document.content, lists, article);
    } else {
        const auto size = static_cast<std::uint32_t>(document.content.size());
        article.text = document.content;
        article.blocks = paragraphs_of(article.text);
        if (size > 0) article.origin_runs = {{{0, size}, 0, size}};
    }
    const auto runs = find_content(document, lists.entities);
    if (runs) {
        article.origin_runs = compose(article.origin_runs, *runs);
    } else {
        article.origin_runs.clear();
    }
}

Result<void> clean_bytes(const Document& document, const CleaningLists& lists, Article& article) {
    std::string_view bytes = document.bytes;
    const bool page = document.kind == InputKind::html;
    if (page && bytes.size() > page_limit) {
        bytes = bytes.substr(0, page_limit);
        article.truncated = true;
    }
    const DecodedText decoded =
        decode(bytes, document.charset, page ? CharsetSyntax::html : CharsetSyntax::plain);
    switch (document.kind) {
        case InputKind::html:
            clean_page(decoded.utf8, lists, article);
            break;
        case InputKind::conllu:
            read_conllu(decoded.utf8, article);
            break;
        case InputKind::timeml:
            if (auto read = read_timeml(decoded.utf8, article); !read) return read;
            break;
        default:
            clean_text(decoded.utf8, lists, article);
            break;
    }
    article.origin_runs = compose(article.origin_runs, decoded.runs);
    set_published(article, document.published, DateSource::header);
    return {};
}

/// The day that the article says of itself, where nothing else does.
void infer_day(Article& article) {
    if (!article.language.empty() && article.language != "en") return;
    const auto said = find_said_day(article.text);
    if (!said) return;
    set_published(article, to_string(said->day), DateSource::text);
    article.evidence.published = said->words;
}

}  // namespace

Result<Article> Cleaner::clean(const Document& document, const std::string& date) const {
    Article article = article_of(document);
    const CleaningLists lists = state_->lists();
    if (document.kind == InputKind::feed || document.kind == InputKind::jsonl) {
        clean_carried(document, lists, article);
    } else if (auto cleaned = clean_bytes(document, lists, article); !cleaned) {
        return tl::unexpected(cleaned.error());
    }
    if (article.blocks.empty()) {
        return tl::unexpected(Error{ErrorKind::empty, "no text of an article was found", 0});
    }
    if (document.kind != InputKind::html) find_carrier_facts(state_->bylines, article);
    if (document.kind != InputKind::html && !document.content_is_html) {
        article.language = state_->languages.guess(article.text, article.language);
    }
    set_published(article, date, DateSource::flag);
    if (document.kind != InputKind::html && article.published.empty()) infer_day(article);
    return article;
}

}  // namespace concord
