// Puts a page together: its tree, what its head says, its body, and the lines around the headline
// that say who wrote it and when.

#include "clean/page_cleaner.h"

#include <algorithm>

#include "base/calendar.h"
#include "base/url.h"
#include "base/utf8.h"
#include "clean/body.h"
#include "clean/dateline.h"
#include "clean/kept_text.h"
#include "clean/live_posts.h"
#include "clean/page_authors.h"
#include "clean/page_dates.h"
#include "clean/page_facts.h"
#include "clean/page_title.h"
#include "clean/segment_text.h"

namespace concord {
namespace {

/// Without the bars, dashes and spaces that part a headline from the name of the site.
std::string_view strip_separators(std::string_view text) {
    constexpr std::string_view marks = " |-/:";
    for (;;) {
        const std::size_t before = text.size();
        while (!text.empty() && marks.find(text.front()) != marks.npos) text.remove_prefix(1);
        while (!text.empty() && marks.find(text.back()) != marks.npos) text.remove_suffix(1);
        for (const std::string_view mark : {"–", "—", "·", "«", "»", "•"}) {
            if (text.starts_with(mark)) text.remove_prefix(mark.size());
            if (text.ends_with(mark)) text.remove_suffix(mark.size());
        }
        if (text.size() == before) return text;
    }
}

class PageCleaner {
public:
    PageCleaner(std::string_view source, const CleaningLists& lists, Article& article)
        : tree_(source),
          lists_(lists),
          article_(article),
          facts_(read_page_facts(tree_, lists.entities)),
          view_(tree_, lists.furniture) {}

    void run() {
        article_.canonical = facts_.canonical;
        if (article_.url.empty()) article_.url = facts_.canonical;
        if (article_.outlet.empty()) article_.outlet = lists_.bylines.outlet_name(facts_.outlet);
        host_ = url_host(article_.url.empty() ? facts_.canonical : article_.url);
        title_ = choose_title(view_, lists_.entities, facts_, host_);
        if (article_.title.empty()) {
            article_.title = title_.text;
            article_.evidence.title = title_.text;
        }
        if (article_.outlet.empty()) article_.outlet = outlet_of_title();
        const std::string& witness = title_.text.empty() ? article_.title : title_.text;
        body_ = find_body(view_,
                          lists_.furniture,
                          lists_.entities,
                          {witness,
                           title_.is_shown ? title_.segment : no_segment,
                           host_,
                           facts_,
                           lists_.bylines,
                           lists_.months});
        write_blocks();
        if (article_.language.empty()) article_.language = facts_.language;
        article_.language = lists_.languages.guess(article_.text, article_.language);
        find_dateline();
        find_authors();
        find_dates();
        date_posts();
        article_.section = facts_.section;
        article_.tags = facts_.tags;
        article_.truncated = article_.truncated || is_truncated();
    }

private:
    /// "Headline | Outlet": what the headline leaves over.
    [[nodiscard]] std::string outlet_of_title() const {
        const std::string& all = facts_.page_title;
        if (title_.text.empty() || all == title_.text) return {};
        std::string_view rest = all;
        if (rest.starts_with(title_.text)) {
            rest.remove_prefix(title_.text.size());
        } else if (rest.ends_with(title_.text)) {
            rest.remove_suffix(title_.text.size());
        } else {
            // "Outlet | World" over a headline that the title element does not name.
            const std::size_t bar = rest.find(" | ");
            if (bar == std::string_view::npos) return {};
            rest = rest.substr(0, bar);
        }
        rest = strip_separators(rest);
        return rest.size() <= 60 ? std::string(rest) : std::string();
    }

    void write_blocks() {
        std::vector<Draft> drafts;
        std::size_t bytes = 0;
        for (const ChosenBlock& block : body_.blocks) {
            Draft draft = text_of(view_, view_.segments()[block.segment], lists_.entities);
            draft.role = block.role;
            draft.time = block.time;
            if (is_body(block.role)) bytes += draft.text.size();
            drafts.push_back(std::move(draft));
        }
        add_data_body(bytes, drafts);
        assemble(std::move(drafts), article_);
    }

    /// Pages that a script fills have their text in JSON-LD alone.
    void add_data_body(std::size_t bytes, std::vector<Draft>& drafts) const {
        constexpr std::size_t shortest = 250;
        const Draft& body = facts_.article_body;
        if (body.text.size() < shortest || body.text.size() < 3 * bytes) return;
        if (body.text.find("</") != std::string::npos) return;
        std::erase_if(drafts, [](const Draft& draft) { return draft.role != BlockRole::title; });
        for (const Block& paragraph : paragraphs_of(body.text)) {
            drafts.push_back(part_of(body, paragraph.span));
        }
    }

    /// Persons and credit, from the surest witness that names a person: what the head of the page
    /// says, what mark-up near the headline names, lines that read like a byline, far mark-up.
    void find_authors() {
        for (const std::string& raw : facts_.authors) add_named_authors(raw);
        for (const std::string& raw : facts_.organizations) {
            if (byline_.credit.empty()) byline_.credit = lists_.bylines.agency(raw);
        }
        add_first_author(facts_.meta_authors, BylineSource::structured);
        if (byline_.persons.empty()) find_shown_authors();
        for (const std::string& raw : body_.credit_lines) {
            lists_.bylines.read_credit_line(raw, byline_);
        }
        if (article_.byline.empty()) article_.byline = std::move(byline_.persons);
        if (article_.credit.empty())
            article_.credit = spell_credit(byline_.credit, article_.outlet);
    }

    void find_shown_authors() {
        const MarkedAuthors marked = find_marked_authors(view_, body_, lists_.entities);
        for (const std::string& raw : marked.near) add_authors(raw, BylineSource::structured);
        add_first_author(facts_.page_authors, BylineSource::structured);
        add_first_author(body_.byline_lines, BylineSource::visible);
        add_first_author(marked.far, BylineSource::structured);
    }

    /// Reads lines until there is a person.
    void add_first_author(const std::vector<std::string>& lines, BylineSource source) {
        for (const std::string& raw : lines) {
            if (!byline_.persons.empty()) return;
            add_authors(raw, source);
        }
    }

    /// Authors that JSON-LD calls persons: a desk of the outlet may be among them.
    void add_named_authors(const std::string& raw) {
        add_persons(lists_.bylines.read(raw, article_.outlet, BylineSource::structured), raw);
    }

    /// Adds the persons of one field or line who are new, and its credit when there is none yet.
    void add_authors(const std::string& raw, BylineSource source) {
        if (lists_.bylines.is_prefix(raw)) return;  // a link "About"
        Byline found = lists_.bylines.read(raw, article_.outlet, source);
        std::erase_if(found.persons, [&](const auto& name) { return is_desk(name); });
        add_persons(std::move(found), raw);
    }

    void add_persons(Byline&& found, const std::string& raw) {
        if (byline_.credit.empty()) byline_.credit = std::move(found.credit);
        std::vector<std::string>& persons = byline_.persons;
        for (std::string& person : found.persons) {
            if (is_outlet(person) || is_named_again(person, persons)) continue;
            if (std::find(persons.begin(), persons.end(), person) == persons.end()) {
                persons.push_back(std::move(person));
            }
        }
        if (!persons.empty() && article_.evidence.byline.empty()) article_.evidence.byline = raw;
    }

    /// "Anna Beck. The Gazette" behind "Anna Beck".
    static bool is_named_again(const std::string& name, const std::vector<std::string>& persons) {
        return std::any_of(persons.begin(), persons.end(), [&](const std::string& known) {
            return name.size() > known.size() && name.starts_with(known) &&
                   name[known.size()] == '.';
        });
    }

    /// The site or its publisher by name.
    [[nodiscard]] bool is_outlet(const std::string& name) const {
        return BylineReader::names_outlet(name, site_name(host_)) ||
               BylineReader::names_outlet(name, facts_.publisher);
    }

    /// A part of the outlet that its short name heads: "MDR THÜRINGEN".
    [[nodiscard]] bool is_desk(const std::string& name) const {
        const std::string first = name.substr(0, name.find(' '));
        return first.size() < name.size() && first.size() >= 3 &&
               to_lower(first) == site_name(host_) && is_upper(code_point_at(first, 1).value);
    }

    /// The dateline before the first sentence; its agency wrote the text, whatever the byline says.
    void find_dateline() {
        std::size_t left = 3;  // a standfirst and the like may stand before it
        for (const Block& block : article_.blocks) {
            if (block.role != BlockRole::paragraph) continue;
            Dateline dateline = read_dateline(slice(article_.text, block.span), lists_.bylines);
            if (!dateline.place.empty() || !dateline.credit.empty()) {
                article_.dateline = std::move(dateline.place);
                byline_.credit = std::move(dateline.credit);
                return;
            }
            if (--left == 0) return;
        }
    }

    void find_dates() {
        const DateLists lists{lists_.entities, lists_.months, lists_.changes};
        const PageDates dates =
            find_page_dates(view_, facts_, body_, {article_.language, host_, article_.url}, lists);
        if (article_.published.empty() && dates.published_from != DateSource::none) {
            article_.published = dates.published;
            article_.published_from = dates.published_from;
            article_.evidence.published = dates.published_raw;
        }
        if (article_.modified.empty()) article_.modified = dates.modified;
    }

    /// Clock times of a live page's entries get their days; all blocks of an entry have one time.
    void date_posts() {
        std::vector<std::string> entries;
        std::vector<std::size_t> entry_of(article_.blocks.size(), no_segment);
        for (std::size_t n = 0; n < article_.blocks.size(); ++n) {
            const std::string& time = article_.blocks[n].time;
            if (time.empty()) continue;
            if (entries.empty() || entries.back() != time) entries.push_back(time);
            entry_of[n] = entries.size() - 1;
        }
        std::vector<std::string*> times;
        times.reserve(entries.size());
        for (std::string& entry : entries) times.push_back(&entry);
        put_on_days(times, article_.published, article_.modified);
        for (std::size_t n = 0; n < article_.blocks.size(); ++n) {
            if (entry_of[n] != no_segment) article_.blocks[n].time = entries[entry_of[n]];
        }
    }

    [[nodiscard]] bool is_truncated() const {
        constexpr std::size_t short_body = 1500;
        std::size_t bytes = 0;
        std::string_view last;
        for (const Block& block : article_.blocks) {
            if (!is_body(block.role)) continue;
            bytes += block.span.size();
            last = slice(article_.text, block.span);
        }
        if (body_.cut_off) return true;
        if (!facts_.is_free && bytes < short_body) return true;
        const bool cut = last.ends_with("...") || last.ends_with("…") || last.ends_with("[…]") ||
                         last.ends_with("[...]");
        return cut && bytes < 2 * short_body;
    }

    HtmlTree tree_;
    const CleaningLists& lists_;
    Article& article_;
    PageFacts facts_;
    PageView view_;
    std::string host_;
    PageTitle title_;
    Body body_;
    Byline byline_;
};

}  // namespace

std::string date_text(const Timestamp& stamp, std::string_view raw) {
    std::string text = stamp.to_string();
    if (text.ends_with('Z') && !trim(raw).ends_with('Z'))
        text.replace(text.size() - 1, 1, "+00:00");
    return text;
}

std::string normal_date(std::string_view raw) {
    const auto stamp = parse_timestamp(raw);
    return stamp ? date_text(*stamp, raw) : std::string();
}

void set_published(Article& article, std::string_view raw, DateSource from) {
    if (!article.published.empty()) return;
    article.published = normal_date(raw);
    if (article.published.empty()) return;
    article.published_from = from;
    article.evidence.published = raw;
}

void clean_page(std::string_view source, const CleaningLists& lists, Article& article) {
    PageCleaner(source, lists, article).run();
}

}  // namespace concord
