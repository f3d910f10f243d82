// The date of a page. Witnesses in the order of their worth:
//   JSON-LD and meta elements; a time element or microdata near the headline; the address; a line
//   near the headline; a time element or dated line elsewhere in the page's article.
// A date behind a word of change ("Updated 12 April") tells when the report was changed.

#include "clean/page_dates.h"

#include <algorithm>

#include "base/utf8.h"
#include "clean/page_cleaner.h"
#include "clean/segment_text.h"
#include "clean/url_date.h"

namespace concord {
namespace {

/// A date somewhere in the page.
struct Candidate {
    Timestamp stamp;
    std::string raw;
    DateSource from = DateSource::none;
    bool is_near = false;
    bool is_named = false;  ///< the mark-up calls it the date of publication
};

class DateFinder {
public:
    DateFinder(const PageView& view,
               const PageFacts& facts,
               const Body& body,
               const DatePage& page,
               const DateLists& lists)
        : view_(view), tree_(view.tree()), facts_(facts), body_(body), page_(page), lists_(lists) {
        reading_ = {page.language, order()};
        find_head();
    }

    PageDates find() {
        for (const PageDate& date : facts_.modified) {
            if (const auto stamp = read(date.raw); stamp && dates_.modified.empty()) {
                dates_.modified = date_text(*stamp, date.raw);
            }
        }
        read_elements();
        if (settle_by_head()) return std::move(dates_);
        if (pick([](const Candidate& c) { return c.is_named; })) return std::move(dates_);
        if (pick([](const Candidate& c) { return c.is_near; })) return std::move(dates_);
        read_lines();
        if (settle_by_address()) return std::move(dates_);
        if (pick([](const Candidate& c) { return c.is_near; })) return std::move(dates_);
        read_first_words();
        read_far_lines();
        if (pick([](const Candidate&) { return true; })) return std::move(dates_);
        if (!settle_by_lone_element()) settle_by_script();
        return std::move(dates_);
    }

private:
    [[nodiscard]] DateOrder order() const {
        const std::string declared = ascii_lower(facts_.language);
        if (declared == "en-us" || declared == "en_us") return DateOrder::month_first;
        if (declared.size() > 2 || (!page_.language.empty() && page_.language != "en")) {
            return DateOrder::day_first;
        }
        for (const std::string_view end :
             {".uk", ".au", ".ie", ".in", ".nz", ".za", ".de", ".eu"}) {
            if (page_.region.ends_with(end)) return DateOrder::day_first;
        }
        return DateOrder::unknown;
    }

    /// The stretch of segments in which a date is that of the report.
    void find_head() {
        constexpr std::size_t reach = 10;
        const std::size_t size = view_.segments().size();
        std::size_t top = body_.title != no_segment ? body_.title : body_.first_prose;
        if (top == no_segment) top = 0;
        std::size_t bottom = body_.first_prose != no_segment ? body_.first_prose : top + reach;
        if (bottom < top) std::swap(top, bottom);
        head_begin_ = top > reach ? top - reach : 0;
        head_end_ = std::min(std::min(bottom, top + 40) + 2, size);
    }

    [[nodiscard]] bool is_near(std::uint32_t node) const {
        return node >= body_.head_begin && node < body_.head_end;
    }

    [[nodiscard]] std::optional<Timestamp> read(std::string_view raw) const {
        auto stamp = parse_timestamp(raw);
        if (!stamp) {
            if (const auto found = find_date(raw, lists_.months, reading_)) stamp = found->stamp;
        }
        if (!stamp || !is_plausible(*stamp)) return std::nullopt;
        return stamp;
    }

    static bool is_plausible(const Timestamp& stamp) {
        const int y = static_cast<int>(stamp.day.year());
        return y >= 1993 && y < 2100;
    }

    [[nodiscard]] static bool tells_change(std::string_view words) {
        const std::string lower = to_lower(words);
        for (const std::string_view word :
             {"updat",   "modif",    "aktualis", "geändert",   "actuali",   "mis à jour",
              "maj",     "aggiorn",  "atualiz",  "bijgewerkt", "gewijzigd", "aktualiz",
              "обновл",  "оновлен",  "uppdater", "oppdater",   "opdater",   "päivitet",
              "frissít", "güncelle", "revised",  "edited",     "changed"}) {
            if (lower.find(word) != std::string::npos) return true;
        }
        return false;
    }

    /// JSON-LD and meta elements. A time in UTC is given the offset of the page where a clock time
    /// beside the headline tells it: 00:38Z and "April 13, 4:38 PM" are 16:38-08:00.
    bool settle_by_head() {
        for (const PageDate& date : facts_.published) {
            auto stamp = read(date.raw);
            if (!stamp) continue;
            settle({*stamp, date.raw, date.from, true, true});
            if (stamp->offset_minutes != 0 || stamp->hour < 0) return true;
            read_lines();
            for (const Candidate& other : candidates_) {
                const auto offset = offset_between(*stamp, other);
                if (!offset) continue;
                Timestamp local = other.stamp;
                local.second = stamp->second;
                local.offset_minutes = offset;
                dates_.published = local.to_string();
                return true;
            }
            return true;
        }
        return false;
    }

    /// Minutes east of Greenwich of a candidate without offset that means the instant `utc`.
    static std::optional<int> offset_between(const Timestamp& utc, const Candidate& other) {
        if (!other.is_near || other.stamp.hour < 0 || other.stamp.offset_minutes) {
            return std::nullopt;
        }
        const auto minutes = [](const Timestamp& stamp) {
            const auto days = std::chrono::sys_days(stamp.day).time_since_epoch().count();
            return static_cast<std::int64_t>(days) * 1440 + std::int64_t{stamp.hour} * 60 +
                   stamp.minute;
        };
        const std::int64_t offset = minutes(other.stamp) - minutes(utc);
        if (offset == 0 || offset < -720 || offset > 840 || offset % 30 != 0) {
            return std::nullopt;
        }
        return static_cast<int>(offset);
    }

    void settle(const Candidate& candidate) {
        dates_.published = date_text(candidate.stamp, candidate.raw);
        dates_.published_raw = candidate.raw;
        dates_.published_from = candidate.from;
    }

    template <class Test>
    bool pick(Test test) {
        const auto found = std::find_if(candidates_.begin(), candidates_.end(), test);
        if (found == candidates_.end()) return false;
        settle(*found);
        return true;
    }

    /// The day in the address; a line of the same day near the headline may add the hour.
    bool settle_by_address() {
        for (const std::string_view url : {page_.url, std::string_view(facts_.canonical)}) {
            const auto day = day_in_url(url);
            if (!day) continue;
            const auto line =
                std::find_if(candidates_.begin(), candidates_.end(), [&](const Candidate& c) {
                    return c.is_near && c.stamp.day == *day && c.stamp.hour >= 0;
                });
            if (line != candidates_.end()) {
                settle(*line);
                return true;
            }
            Timestamp stamp;
            stamp.day = *day;
            settle({stamp, std::string(url), DateSource::url, true, true});
            return true;
        }
        return false;
    }

    void note_change(const Timestamp& stamp) {
        if (dates_.modified.empty()) dates_.modified = stamp.to_string();
    }

    // Time elements and microdata.

    void read_elements() {
        constexpr std::uint32_t elsewhere =
            hint::comment | hint::related | hint::footer | hint::aside;
        for (std::uint32_t node = tree_.body(); node < tree_.size(); ++node) {
            const HtmlNode& here = tree_[node];
            const bool time = here.tag == HtmlTag::time;
            if (!time && !has_date_property(node)) continue;
            read_element(node, (view_.hints(node) & elsewhere) != 0);
        }
    }

    [[nodiscard]] bool has_date_property(std::uint32_t node) const {
        if ((view_.own_hints(node) & hint::date) == 0) return false;
        return tree_.attribute(node, "itemprop").has_value();
    }

    void read_element(std::uint32_t node, bool is_elsewhere) {
        std::string raw;
        for (const std::string_view name : {"datetime", "content", "title", "data-datetime"}) {
            if (const auto value = tree_.attribute(node, name)) {
                raw = trim(*value);
                if (read(raw)) break;
            }
        }
        auto stamp = read(raw);
        if (!stamp) {
            raw = tree_.text(node, lists_.entities);
            stamp = raw.size() < 120 ? read(raw) : std::nullopt;
        }
        if (!stamp) return;
        const auto property = tree_.attribute(node, "itemprop");
        const std::string named = property ? ascii_lower(*property) : std::string();
        if (named.find("modified") != std::string::npos || changes(node)) {
            note_change(*stamp);
            return;
        }
        const bool is_named = named.find("datepublished") != std::string::npos ||
                              tree_.attribute(node, "pubdate").has_value();
        (is_elsewhere ? elsewhere_ : candidates_)
            .push_back({*stamp, raw, DateSource::time, is_near(node), is_named});
    }

    /// Class words or the text just before a time element that speak of a change.
    [[nodiscard]] bool changes(std::uint32_t node) const {
        if (const auto names = tree_.attribute(node, "class"); names && tells_change(*names)) {
            return true;
        }
        if (const auto names = tree_.attribute(tree_[node].parent, "class");
            names && tells_change(*names)) {
            return true;
        }
        return node > 0 && tree_[node - 1].tag == HtmlTag::text &&
               tells_change(tree_.raw_text(node - 1));
    }

    /// Boxes beside the report: believed when they name one day only.
    bool settle_by_lone_element() {
        if (elsewhere_.empty()) return false;
        const auto& first = elsewhere_.front();
        if (std::any_of(elsewhere_.begin(), elsewhere_.end(), [&](const Candidate& c) {
                return c.stamp.day != first.stamp.day;
            })) {
            return false;
        }
        settle(first);
        return true;
    }

    /// "publishedAt": "2022-01-31T..." in the data of a script.
    bool settle_by_script() {
        for (std::uint32_t node = 0; node + 1 < tree_.size(); ++node) {
            if (tree_[node].tag != HtmlTag::script || tree_[node].subtree_end <= node + 1) continue;
            if (settle_by_data(tree_.raw_text(node + 1))) return true;
        }
        return false;
    }

    bool settle_by_data(std::string_view data) {
        constexpr std::size_t reach = 40;
        for (const std::string_view key : {"publi", "Publi", "createdAt", "dateCreated"}) {
            for (std::size_t at = data.find(key); at != std::string_view::npos;
                 at = data.find(key, at + key.size())) {
                std::size_t begin = at + key.size();
                const std::size_t end = std::min(begin + reach, data.size());
                while (begin < end && !is_ascii_digit(data[begin])) ++begin;
                if (begin + 10 > data.size()) break;
                const std::string_view words = data.substr(at, begin - at);
                const bool dated = words.find("ate") != std::string_view::npos ||
                                   words.find("At") != std::string_view::npos ||
                                   words.find("_at") != std::string_view::npos ||
                                   words.find("ime") != std::string_view::npos;
                if (!dated || words.find('{') != std::string_view::npos) continue;
                std::size_t stop = begin;
                while (stop < data.size() && stop < begin + 32 && data[stop] != '"' &&
                       data[stop] != '\'' && data[stop] != ',') {
                    ++stop;
                }
                const std::string_view raw = data.substr(begin, stop - begin);
                const auto stamp = parse_timestamp(raw);
                if (!stamp || !is_plausible(*stamp)) continue;
                settle({*stamp, std::string(raw), DateSource::meta, false, false});
                return true;
            }
        }
        return false;
    }

    // Lines.

    /// The report itself begins with its date: "(18.01.2022) The ministry ...".
    void read_first_words() {
        if (body_.first_prose == no_segment) return;
        const Segment& segment = view_.segments()[body_.first_prose];
        const std::string line = text_of(view_, segment, lists_.entities).text;
        const auto found = find_date(std::string_view(line).substr(0, 60), lists_.months, reading_);
        if (!found || found->begin > 3 || !is_plausible(found->stamp)) return;
        candidates_.push_back({found->stamp,
                               line.substr(found->begin, found->end - found->begin),
                               DateSource::dateline,
                               true,
                               false});
    }

    void read_lines() {
        if (lines_read_) return;
        lines_read_ = true;
        for (std::size_t n = head_begin_; n < head_end_ && n < view_.segments().size(); ++n) {
            read_line(n, true);
        }
    }

    /// Dated lines that class words point out, then short ones below the report.
    void read_far_lines() {
        const auto [first, last] = view_.segments_below(body_.scope);
        for (std::size_t n = first; n < last; ++n) {
            if ((view_.segments()[n].hints & hint::date) != 0) read_line(n, false);
        }
        if (body_.last_prose == no_segment) return;
        const std::size_t end = std::min(body_.last_prose + 6, view_.segments().size());
        for (std::size_t n = body_.last_prose; n < end; ++n) read_line(n, false);
    }

    void read_line(std::size_t n, bool near) {
        constexpr std::uint32_t longest = 220;
        const Segment& segment = view_.segments()[n];
        constexpr std::uint32_t elsewhere = hint::comment | hint::related | hint::hidden;
        if (segment.bytes > longest || (segment.hints & elsewhere) != 0) return;
        if (segment.is_prose && (segment.hints & (hint::date | hint::byline)) == 0) return;
        if ((segment.hints & (hint::caption | hint::figure)) != 0) return;
        const std::string line = text_of(view_, segment, lists_.entities).text;
        std::size_t from = 0;
        while (const auto found = find_date(line, lists_.months, reading_, from)) {
            const std::string_view before =
                std::string_view(line).substr(from, found->begin - from);
            from = found->end;
            if (!is_plausible(found->stamp)) continue;
            if (tells_change(before)) {
                note_change(found->stamp);
                continue;
            }
            candidates_.push_back({found->stamp,
                                   line.substr(found->begin, found->end - found->begin),
                                   DateSource::text,
                                   near,
                                   false});
        }
    }

    const PageView& view_;
    const HtmlTree& tree_;
    const PageFacts& facts_;
    const Body& body_;
    const DatePage& page_;
    const DateLists& lists_;
    DateReading reading_;
    std::size_t head_begin_ = 0;
    std::size_t head_end_ = 0;
    std::vector<Candidate> candidates_;
    std::vector<Candidate> elsewhere_;  ///< in boxes that are not the report
    bool lines_read_ = false;
    PageDates dates_;
};

}  // namespace

PageDates find_page_dates(const PageView& view,
                          const PageFacts& facts,
                          const Body& body,
                          const DatePage& page,
                          const DateLists& lists) {
    return DateFinder(view, facts, body, page, lists).find();
}

}  // namespace concord
