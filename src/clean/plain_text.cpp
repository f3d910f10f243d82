// Finds the report in a text without mark-up.
//
// An ordinary text is kept line by line; roles come from the shape of the lines. The dump of a
// page shows itself by the words of its menus. There every line gets a score (its words when it is
// prose, a loss when it is a menu entry, a greater one when it heads a list of other things), and
// the report is the stretch of lines with the greatest sum. The headline and the byline are looked
// for above it, feed items with clock times behind it.

#include "clean/plain_text.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "clean/text_line.h"

namespace concord {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

class PlainReader {
public:
    PlainReader(std::string_view text, const PlainLists& lists)
        : text_(text), lists_(lists), lines_(read_lines(text, lists)) {
        roles_.resize(lines_.size());
        times_.resize(lines_.size());
    }

    PlainReading read() {
        if (lines_.empty()) return std::move(reading_);
        if (is_dump()) {
            find_region();
        } else {
            first_ = 0;
            last_ = lines_.size();
        }
        find_outlet();
        find_head();
        for (std::size_t n = first_; n < last_; ++n) give_role(n);
        mark_posts();
        if (dump_) {
            mark_teasers();
            read_feed_items();
        }
        return finish();
    }

private:
    enum class Fate : std::uint8_t { dropped, kept };
    struct Role {
        Fate fate = Fate::dropped;
        BlockRole role = BlockRole::paragraph;
    };

    void keep(std::size_t n, BlockRole role) { roles_[n] = {Fate::kept, role}; }

    bool is_dump() {
        std::size_t menus = 0;
        std::size_t prose = 0;
        for (const TextLine& line : lines_) {
            const bool listed = line.kind == LineKind::menu || line.kind == LineKind::section;
            if (listed && (line.kind_is_whole || line.words > 2)) ++menus;
            if (line.is_prose()) ++prose;
        }
        dump_ = menus >= 4 || (menus >= 2 && lines_.size() > 3 * prose + 2);
        return dump_;
    }

    [[nodiscard]] int score(const TextLine& line) const {
        constexpr int stop = -80;
        if (line.kind == LineKind::section || line.clock) return stop;
        if (line.kind == LineKind::menu || line.is_repeated) return -15;
        if (line.is_byline) return 0;
        if (is_post_signature(line.text)) return 0;
        if (line.is_prose()) return static_cast<int>(std::min(line.words, 60U));
        return line.is_heading_like() ? -3 : -6;
    }

    /// The stretch of lines with the greatest sum of scores.
    void find_region() {
        int best = 0;
        int sum = 0;
        std::size_t begin = 0;
        for (std::size_t n = 0; n < lines_.size(); ++n) {
            if (sum <= 0) {
                sum = 0;
                begin = n;
            }
            sum += score(lines_[n]);
            if (sum > best) {
                best = sum;
                first_ = begin;
                last_ = n + 1;
            }
        }
    }

    /// "The Harbour GazetteAnna Beck" names the outlet when its name stands elsewhere too. A page
    /// names few outlets, so that no more are looked for.
    void find_outlet() {
        constexpr std::size_t most_outlets = 64;
        std::map<std::string_view, bool> stands_elsewhere;
        for (std::size_t n = 0; n < lines_.size(); ++n) {
            const std::size_t split = glued_credit(lines_[n].text);
            if (split == 0) continue;
            const std::string_view outlet = trim(lines_[n].text.substr(0, split));
            auto found = stands_elsewhere.find(outlet);
            if (found == stands_elsewhere.end()) {
                if (stands_elsewhere.size() >= most_outlets) continue;
                found = stands_elsewhere.emplace(outlet, stands_twice(outlet)).first;
            }
            if (!found->second) continue;
            if (reading_.outlet.empty()) reading_.outlet = outlet;
            glued_.push_back(n);
        }
    }

    /// In two lines or more.
    [[nodiscard]] bool stands_twice(std::string_view words) const {
        const auto has_words = [&](const TextLine& line) {
            return line.text.find(words) != std::string_view::npos;
        };
        const auto first = std::find_if(lines_.begin(), lines_.end(), has_words);
        return first != lines_.end() && std::any_of(first + 1, lines_.end(), has_words);
    }

    /// Byline, date and headline, above the report or in its first lines.
    void find_head() {
        constexpr std::size_t reach = 6;
        const std::size_t from = first_ > reach ? first_ - reach : 0;
        const std::size_t to = std::min(first_ + reach, last_);
        std::size_t head = first_;
        for (std::size_t n = from; n < to; ++n) {
            const TextLine& line = lines_[n];
            if (!line.is_byline && !line.date) continue;
            head = std::min(head, n);
            read_byline(line);
            roles_[n].fate = Fate::dropped;
            head_lines_.push_back(n);
        }
        for (std::size_t n = last_; reading_.byline.persons.empty() && n < lines_.size(); ++n) {
            if (lines_[n].is_byline && n < last_ + reach) read_byline(lines_[n]);
        }
        find_title(head);
        // "Listen to this article" may part the picture's caption from the report.
        for (std::size_t n = head; n < first_; ++n) {
            if (is_caption_line(lines_[n])) keep(n, BlockRole::caption);
        }
    }

    void read_byline(const TextLine& line) {
        if (line.date && reading_.published_line.empty()) {
            reading_.published = line.date->stamp;
            reading_.published_line =
                line.text.substr(line.date->begin, line.date->end - line.date->begin);
        }
        if (!line.is_byline || !reading_.byline.persons.empty()) return;
        std::string_view names = line.text;
        if (line.date && line.date->begin > 0) names = names.substr(0, line.date->begin);
        reading_.byline = lists_.bylines.read(names, reading_.outlet, BylineSource::visible);
        reading_.byline_line = line.text;
    }

    [[nodiscard]] bool can_be_title(std::size_t n) const {
        const TextLine& line = lines_[n];
        if (!line.is_heading_like() || line.words < 3 || is_caption_line(line)) return false;
        if (!line.ends_sentence) return true;
        // "Did it work?" may be a headline; a full stop ends a sentence of the report.
        return line.text.back() != '.' && line.words <= 14 && !line.text.ends_with("…");
    }

    void find_title(std::size_t head) {
        constexpr std::size_t reach = 4;
        if (dump_) {
            for (std::size_t n = head; n-- > 0 && n + reach >= head;) {
                if (!can_be_title(n) || is_tag_list(lines_[n])) continue;
                set_title(n);
                return;
            }
        }
        // The first line of the report itself, when prose follows it.
        std::size_t n = first_;
        while (n < last_ && is_head_line(n)) ++n;
        if (n + 1 < last_ && can_be_title(n) && !is_tag_list(lines_[n]) && has_prose_behind(n)) {
            set_title(n);
        }
    }

    [[nodiscard]] bool is_head_line(std::size_t n) const {
        return std::find(head_lines_.begin(), head_lines_.end(), n) != head_lines_.end();
    }

    [[nodiscard]] bool has_prose_behind(std::size_t n) const {
        const std::size_t end = std::min(n + 5, last_);
        for (std::size_t next = n + 1; next < end; ++next) {
            if (lines_[next].is_prose()) return true;
        }
        return false;
    }

    /// "News feed, Harbour, Anna Beck": short parts between commas.
    static bool is_tag_list(const TextLine& line) {
        const auto commas = std::count(line.text.begin(), line.text.end(), ',');
        return commas >= 2 && static_cast<std::uint32_t>(commas + 1) * 3 >= line.words;
    }

    void set_title(std::size_t n) {
        reading_.title = lines_[n].span;
        title_ = n;
        keep(n, BlockRole::title);
    }

    void give_role(std::size_t n) {
        const TextLine& line = lines_[n];
        if (n == title_ || is_head_line(n)) return;
        const bool no_letters = line.words == 0;
        if (no_letters && line.text.size() <= 4) return;  // a lone dash or star
        if (line.kind == LineKind::truncation && line.words <= 14) {
            reading_.cut_off = true;
            return;
        }
        if (line.kind == LineKind::related && line.words <= 25 && n != first_ &&
            (line.kind_is_whole || is_pointer(line))) {
            return;
        }
        if (line.kind == LineKind::correction && line.ends_sentence) {
            keep(n, BlockRole::correction);
            return;
        }
        if (lists_.bylines.read_credit_line(line.text, reading_.byline)) return;
        if (is_left_out(line)) return;
        if (is_caption_line(line) && (n < title_or_first() + 6 || line.kind == LineKind::credit)) {
            keep(n, BlockRole::caption);
            return;
        }
        keep(n, is_subheading(n) ? BlockRole::heading : BlockRole::paragraph);
    }

    [[nodiscard]] std::size_t title_or_first() const {
        return title_ == nowhere ? first_ : std::max(first_, title_);
    }

    /// "Read more: Another headline", not "Read more than once, the letter ...".
    static bool is_pointer(const TextLine& line) {
        return !line.ends_sentence || line.text.substr(0, 30).find(':') != std::string_view::npos;
    }

    [[nodiscard]] bool is_left_out(const TextLine& line) const {
        const bool listed = line.kind == LineKind::menu || line.kind == LineKind::section;
        if (!dump_) return listed && line.kind_is_whole && line.words >= 2;
        if (line.is_repeated) return true;
        return listed;
    }

    [[nodiscard]] bool is_subheading(std::size_t n) const {
        const TextLine& line = lines_[n];
        if (line.ends_sentence || !line.is_heading_like() || line.words > 18) return false;
        if (line.text.back() == ':' || line.text.back() == ',' || line.text.back() == ';') {
            return false;
        }
        return n + 1 < last_ && lines_[n + 1].is_prose();
    }

    /// The paragraph above "— Anna Beck (@annabeck) April 11, 2025" is the post.
    void mark_posts() {
        for (std::size_t n = first_; n < last_; ++n) {
            if (!is_post_signature(lines_[n].text)) continue;
            keep(n, BlockRole::post);
            if (n > first_ && roles_[n - 1].fate == Fate::kept && n - 1 != title_) {
                keep(n - 1, BlockRole::post);
            }
        }
    }

    /// A box that points to another report: its headline, a few lines, and whose it is.
    void mark_teasers() {
        for (const std::size_t n : glued_) {
            if (n >= first_ && n < last_) roles_[n].fate = Fate::dropped;
            if (n <= first_ || n > last_ + 1) continue;
            for (std::size_t up = n; up-- > first_ && up + 4 >= n;) {
                const TextLine& line = lines_[up];
                if (!line.is_heading_like() || line.ends_sentence || line.words < 4) continue;
                for (std::size_t k = up; k < std::min(n, last_); ++k) {
                    if (roles_[k].fate == Fate::kept) keep(k, BlockRole::aside);
                }
                break;
            }
        }
    }

    /// Behind the report: a clock time, a headline, some lines, and the next clock time.
    void read_feed_items() {
        bool inside = false;
        std::string time;
        for (std::size_t n = last_; n < lines_.size(); ++n) {
            const TextLine& line = lines_[n];
            if (line.clock) {
                inside = true;
                time = clock_text(*line.clock);
                continue;
            }
            if (line.kind == LineKind::menu || line.kind == LineKind::section || line.is_repeated ||
                line.words < 3) {
                inside = false;
            }
            if (!inside) continue;
            keep(n, BlockRole::aside);
            times_[n] = time;
        }
    }

    static std::string clock_text(int minutes) {
        std::string text = "00:00";
        text[0] = static_cast<char>('0' + minutes / 600);
        text[1] = static_cast<char>('0' + minutes / 60 % 10);
        text[3] = static_cast<char>('0' + minutes % 60 / 10);
        text[4] = static_cast<char>('0' + minutes % 10);
        return text;
    }

    PlainReading finish() {
        for (std::size_t n = 0; n < lines_.size(); ++n) {
            if (roles_[n].fate == Fate::dropped) continue;
            reading_.blocks.push_back({lines_[n].span, roles_[n].role, times_[n]});
        }
        return std::move(reading_);
    }

    std::string_view text_;
    const PlainLists& lists_;
    std::vector<TextLine> lines_;
    std::vector<Role> roles_;
    std::vector<std::string> times_;
    std::vector<std::size_t> head_lines_;
    std::vector<std::size_t> glued_;
    std::size_t first_ = 0;
    std::size_t last_ = 0;
    std::size_t title_ = nowhere;
    bool dump_ = false;
    PlainReading reading_;
};

}  // namespace

PlainReading read_plain_text(std::string_view text, const PlainLists& lists) {
    return PlainReader(text, lists).read();
}

}  // namespace concord
