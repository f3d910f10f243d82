// The date of a page. Witnesses in the order of their worth:
//   JSON-LD and meta elements; a time element or microdata near the headline; the address; a line
//   near the headline; a time element or dated line elsewhere in the page's article; scripts; any
//   line of the page.
// A time in UTC is given the offset of the page where the page shows the same instant in its own.

#include "clean/page_dates.h"

#include <algorithm>

#include "base/utf8.h"
#include "clean/local_time.h"
#include "clean/page_cleaner.h"
#include "clean/url_date.h"

namespace concord {
namespace {

class DateFinder {
public:
    DateFinder(const PageView& view,
               const PageFacts& facts,
               const Body& body,
               const DatePage& page,
               const DateLists& lists)
        : tree_(view.tree()),
          facts_(facts),
          page_(page),
          dates_(view, body, {page.language, order_of(facts, page)}, lists) {}

    PageDates find() {
        settle_published();
        add_hour();
        PageDate change{dates_.modified_raw(), DateSource::text};
        found_.modified = dates_.modified();
        for (const PageDate& date : facts_.modified) {
            const auto stamp = dates_.read(date.raw);
            if (!stamp) continue;
            change = date;
            found_.modified = date_text(*stamp, date.raw);
            break;
        }
        if (found_.published.empty() && !found_.modified.empty()) {
            // All that is known: since when the report stands as it does.
            found_.published = found_.modified;
            found_.published_raw = std::move(change.raw);
            found_.published_from = change.from;
        }
        return std::move(found_);
    }

private:
    static DateOrder order_of(const PageFacts& facts, const DatePage& page) {
        const std::string declared = ascii_lower(facts.language);
        if (declared == "en-us" || declared == "en_us") return DateOrder::month_first;
        if (declared.size() > 2 || (!page.language.empty() && page.language != "en")) {
            return DateOrder::day_first;
        }
        for (const std::string_view end :
             {".uk", ".au", ".ie", ".in", ".nz", ".za", ".de", ".eu"}) {
            if (page.region.ends_with(end)) return DateOrder::day_first;
        }
        return DateOrder::unknown;
    }

    void settle_published() {
        dates_.read_elements();
        if (settle_by_head()) return;
        if (pick([](const DateCandidate& c) { return c.is_named; })) return;
        if (pick([](const DateCandidate& c) { return c.is_near; })) return;
        dates_.read_near_lines();
        if (settle_by_address()) return;
        if (pick([](const DateCandidate& c) { return c.is_near; })) return;
        dates_.read_first_words();
        dates_.read_far_lines();
        if (pick([](const DateCandidate&) { return true; })) return;
        if (settle_by_lone_element() || settle_by_script()) return;
        dates_.read_outer_lines();
        pick([](const DateCandidate&) { return true; });
    }

    /// JSON-LD and meta elements; where they differ, the one that the page shows at its headline.
    /// Another day that datelines there agree on, within two months, is believed before them:
    /// readers are told when a report came out, while the head may know when its page was made.
    bool settle_by_head() {
        const PageDate* best = nullptr;
        for (const PageDate& date : facts_.published) {
            const auto stamp = dates_.read(date.raw);
            if (!stamp) continue;
            if (!best) {
                best = &date;
                dates_.read_near_lines();
            }
            if (is_shown(*stamp)) {
                best = &date;
                break;
            }
        }
        if (!best) return false;
        const Timestamp stamp = *dates_.read(best->raw);
        if (!is_shown(stamp) && settle_by_dateline(stamp)) return true;
        settle({stamp, best->raw, best->from, true, true});
        if (stamp.offset_minutes == 0 && stamp.hour >= 0) {
            if (const auto local = local_time(stamp, dates_.all(), tree_.source())) {
                found_.published = local->to_string();
            }
        }
        return true;
    }

    bool settle_by_dateline(const Timestamp& head) {
        constexpr std::chrono::days longest{60};
        const DateCandidate* shown = nullptr;
        for (const DateCandidate& c : dates_.all()) {
            if (!c.is_near || !c.is_dateline || c.is_ambiguous) continue;
            if (shown && c.stamp.day != shown->stamp.day) return false;
            if (!shown) shown = &c;
        }
        if (!shown || is_day_of_change(shown->stamp)) return false;
        const auto apart =
            std::chrono::sys_days(shown->stamp.day) - std::chrono::sys_days(head.day);
        if (apart > longest || apart < -longest) return false;
        settle(*shown);
        return true;
    }

    [[nodiscard]] bool is_day_of_change(const Timestamp& stamp) const {
        if (dates_.modified().starts_with(to_string(stamp.day))) return true;
        return std::any_of(facts_.modified.begin(), facts_.modified.end(), [&](const auto& date) {
            const auto change = dates_.read(date.raw);
            return change && change->day == stamp.day;
        });
    }

    /// Whether the page shows the day at its headline. An instant may lie a day beside it: in
    /// another zone, or on the eve of the printed issue.
    [[nodiscard]] bool is_shown(const Timestamp& stamp) const {
        const auto& all = dates_.all();
        const std::chrono::days slack{stamp.offset_minutes ? 1 : 0};
        return std::any_of(all.begin(), all.end(), [&](const DateCandidate& c) {
            const auto apart =
                std::chrono::sys_days(c.stamp.day) - std::chrono::sys_days(stamp.day);
            return c.is_near && apart <= slack && apart >= -slack;
        });
    }

    void settle(const DateCandidate& candidate) {
        stamp_ = candidate.stamp;
        found_.published = date_text(candidate.stamp, candidate.raw);
        found_.published_raw = candidate.raw;
        found_.published_from = candidate.from;
    }

    /// Where the best witness names the day alone, a clock time shown beside the headline with the
    /// same day is added.
    void add_hour() {
        if (found_.published.empty() || stamp_.hour >= 0) return;
        dates_.read_near_lines();
        pick([&](const DateCandidate& c) {
            const bool is_shown = c.is_near || c.from == DateSource::time;
            return is_shown && c.stamp.hour >= 0 && c.stamp.day == stamp_.day;
        });
    }

    template <class Test>
    bool pick(Test test) {
        const auto& all = dates_.all();
        const auto found = std::find_if(all.begin(), all.end(), test);
        if (found == all.end()) return false;
        settle(*found);
        return true;
    }

    bool settle_by_address() {
        for (const std::string_view url : {page_.url, std::string_view(facts_.canonical)}) {
            const auto day = day_in_url(url, order_of(facts_, page_));
            if (!day) continue;
            Timestamp stamp;
            stamp.day = *day;
            settle({stamp, std::string(url), DateSource::url, true, true});
            return true;
        }
        return false;
    }

    /// Boxes beside the report: believed when they name one day only.
    bool settle_by_lone_element() {
        const auto& beside = dates_.beside();
        if (beside.empty()) return false;
        const DateCandidate& first = beside.front();
        if (std::any_of(beside.begin(), beside.end(), [&](const DateCandidate& c) {
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

    const HtmlTree& tree_;
    const PageFacts& facts_;
    const DatePage& page_;
    DateCandidates dates_;
    Timestamp stamp_;
    PageDates found_;
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
