#include "clean/byline_lines.h"

#include <algorithm>

#include "base/utf8.h"

namespace concord {
namespace {

class BylineCollector {
public:
    BylineCollector(const PageView& view, SegmentLines& lines, const BylineReader& bylines)
        : view_(view), lines_(lines), bylines_(bylines) {}

    std::vector<std::string> take(std::size_t begin, Body& body) {
        constexpr std::size_t reach = 12;
        const std::size_t middle = first_paragraph(body, begin);
        const std::size_t top = body.title == no_segment ? middle : std::min(body.title, middle);
        const std::size_t from = top > reach ? top - reach : 0;
        const std::size_t to = std::min(middle + 1, view_.segments().size());
        collect_head(from, to, body.title);
        take_last(body);
        for (std::string& line : unmarked_) found_.push_back(std::move(line));
        if (found_.empty()) collect_far(to);
        return std::move(found_);
    }

private:
    [[nodiscard]] const Segment& segment(std::size_t n) const { return view_.segments()[n]; }

    [[nodiscard]] bool has(std::size_t n, std::uint32_t hints) const {
        return (segment(n).hints & hints) != 0;
    }

    /// The segment of the first prose that is no caption, or where the report begins.
    [[nodiscard]] std::size_t first_paragraph(const Body& body, std::size_t begin) const {
        for (const ChosenBlock& block : body.blocks) {
            if (segment(block.segment).is_prose && block.role != BlockRole::caption) {
                return block.segment;
            }
        }
        return begin;
    }

    /// What class names call a byline, and lines that only read like one.
    void collect_head(std::size_t from, std::size_t to, std::size_t title) {
        constexpr std::uint32_t longest = 250;
        for (std::size_t n = from; n < to; ++n) {
            if (n == title || segment(n).bytes > longest) continue;
            if (has(n, hint::comment | hint::related | hint::hidden | hint::caption)) continue;
            std::string line = lines_[n];
            if (n + 1 < to && bylines_.is_prefix(line)) line += ' ' + lines_[n + 1];
            const bool reads_so = bylines_.is_byline(line);
            if (has(n, hint::byline) && (reads_so || !segment(n).is_prose)) {
                found_.push_back(std::move(line));
            } else if (reads_so && !segment(n).is_prose) {
                unmarked_.push_back(std::move(line));
            }
        }
    }

    /// Behind the head, class names or a noun tell a byline.
    void collect_far(std::size_t from) {
        constexpr std::size_t reach = 200;
        constexpr std::uint32_t longest = 120;
        const std::size_t to = std::min(from + reach, view_.segments().size());
        for (std::size_t n = from; n < to; ++n) {
            if (segment(n).bytes > longest || has(n, hint::comment | hint::related)) continue;
            const std::string& line = lines_[n];
            const std::string_view element = trim(view_.tree().raw_text(segment(n).first));
            if (has(n, hint::byline) || bylines_.labels_author(line, element)) {
                found_.push_back(line);
            }
        }
    }

    /// The last line of the report may name its author.
    void take_last(Body& body) {
        constexpr std::uint32_t longest = 100;
        if (body.blocks.size() < 3) return;
        const ChosenBlock& last = body.blocks.back();
        if (last.role != BlockRole::paragraph || segment(last.segment).bytes > longest) return;
        const std::string& line = lines_[last.segment];
        if (segment(last.segment).ends_sentence || !bylines_.is_byline(line)) return;
        unmarked_.push_back(line);
        body.blocks.pop_back();
    }

    const PageView& view_;
    SegmentLines& lines_;
    const BylineReader& bylines_;
    std::vector<std::string> found_;
    std::vector<std::string> unmarked_;
};

}  // namespace

std::vector<std::string> take_byline_lines(const PageView& view,
                                           SegmentLines& lines,
                                           const BylineReader& bylines,
                                           std::size_t begin,
                                           Body& body) {
    return BylineCollector(view, lines, bylines).take(begin, body);
}

}  // namespace concord
