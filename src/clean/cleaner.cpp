// From a document to an article: each kind of document has its reader; what they have in common
// (identity, hints of the carrier, the date of last resort) is filled in here.

#include "clean/cleaner.h"

#include <algorithm>

#include "base/calendar.h"
#include "base/charset.h"
#include "base/url.h"
#include "base/utf8.h"
#include "clean/byline.h"
#include "clean/carrier_facts.h"
#include "clean/draft.h"
#include "clean/page_cleaner.h"
#include "clean/plain_text.h"

namespace concord {

struct Cleaner::State {
    HtmlEntities entities;
    Furniture furniture;
    BylineReader bylines;
    MonthNames months;
    LanguageGuesser languages;

    [[nodiscard]] CleaningLists lists() const {
        return {entities, furniture, bylines, months, languages};
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
                                                 LanguageGuesser(knowledge)}));
}

namespace {

constexpr std::size_t page_limit = 8U << 20U;

/// Paragraphs of a text that is kept as it is.
void cut_paragraphs(std::string_view text, std::uint32_t base, Article& article) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trim(text.substr(at, end - at));
        if (!line.empty()) {
            const auto begin = base + static_cast<std::uint32_t>(line.data() - text.data());
            article.blocks.push_back({{begin, begin + static_cast<std::uint32_t>(line.size())},
                                      BlockRole::paragraph,
                                      {}});
        }
        at = end + 1;
    }
}

void keep_text(std::string_view text, std::uint32_t source_begin, Article& article) {
    article.text = text;
    const auto size = static_cast<std::uint32_t>(text.size());
    article.origin_runs = {{{0, size}, source_begin, source_begin + size}};
    cut_paragraphs(text, 0, article);
}

/// " date 2025-04-14 The rest" -> the day, and the byte at which the rest begins.
std::size_t read_date_header(std::string_view text, std::string& day) {
    std::size_t at = 0;
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    if (text.substr(at, 5) != "date " || !parse_day(text.substr(at + 5, 10))) return 0;
    if (at + 15 < text.size() && !is_ascii_space(text[at + 15])) return 0;
    day = text.substr(at + 5, 10);
    return std::min(at + 16, text.size());
}

/// "14:49" on the day of the report; without a known day the clock time alone.
std::string time_on_day(const std::string& clock, const std::string& published) {
    if (clock.empty() || published.size() < 10) return clock;
    return published.substr(0, 10) + "T" + clock + ":00";
}

void clean_text(std::string_view text, const PlainLists& lists, Article& article) {
    std::string day;
    const std::size_t begin = read_date_header(text, day);
    if (!day.empty()) set_published(article, day, DateSource::input);
    std::string_view rest = text.substr(begin);
    while (!rest.empty() && (rest.back() == '\n' || rest.back() == '\r')) rest.remove_suffix(1);
    PlainReading reading = read_plain_text(rest, lists);
    if (article.published.empty() && !reading.published_line.empty()) {
        article.published = reading.published.to_string();
        article.published_from = DateSource::text;
        article.evidence.published = reading.published_line;
    }
    for (Block& block : reading.blocks) block.time = time_on_day(block.time, article.published);
    if (!reading.title.empty() && article.title.empty()) {
        article.title = slice(rest, reading.title);
        article.evidence.title = article.title;
    }
    if (article.byline.empty()) article.byline = reading.byline.persons;
    article.evidence.byline = reading.byline_line;
    if (article.credit.empty()) article.credit = reading.byline.credit;
    if (article.outlet.empty()) article.outlet = reading.outlet;
    article.truncated = article.truncated || reading.cut_off;
    const auto source = static_cast<std::uint32_t>(begin);
    std::vector<Draft> drafts;
    for (Block& block : reading.blocks) {
        Draft draft;
        draft.role = block.role;
        draft.time = std::move(block.time);
        append_verbatim(draft, slice(rest, block.span), source + block.span.begin);
        drafts.push_back(std::move(draft));
    }
    assemble(std::move(drafts), article);
}

}  // namespace

Result<Article> Cleaner::clean(const Document& document, const std::string& date) const {
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
    article.truncated = document.summary_only;
    article.language = document.language;
    const bool carried = document.kind == InputKind::feed || document.kind == InputKind::jsonl;
    if (carried) {
        set_published(article, document.published, DateSource::input);
        article.modified = normal_date(document.modified);
        if (document.content_is_html) {
            clean_page(document.content, state_->lists(), article);
        } else {
            keep_text(document.content, 0, article);
        }
    } else {
        const bool page = document.kind == InputKind::html;
        std::string_view bytes = document.bytes;
        if (bytes.size() > page_limit) {
            bytes = bytes.substr(0, page_limit);
            article.truncated = true;
        }
        const DecodedText decoded =
            decode(bytes, document.charset, page ? CharsetSyntax::html : CharsetSyntax::plain);
        if (page) {
            clean_page(decoded.utf8, state_->lists(), article);
        } else {
            clean_text(decoded.utf8, {state_->furniture, state_->bylines, state_->months}, article);
        }
        article.origin_runs = compose(article.origin_runs, decoded.runs);
        set_published(article, document.published, DateSource::header);
    }
    if (trim(article.text).empty()) {
        return tl::unexpected(Error{ErrorKind::empty, "no text of an article was found", 0});
    }
    if (document.kind != InputKind::html) find_carrier_facts(state_->bylines, article);
    article.language = state_->languages.guess(article.text, article.language);
    set_published(article, date, DateSource::flag);
    return article;
}

}  // namespace concord
