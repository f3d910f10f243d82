// Where a page shows dates: time elements and microdata, then lines. A date behind a word of change
// ("Updated 12 April") tells when the report was changed.

#include "clean/date_candidates.h"

#include <algorithm>

#include "base/utf8.h"
#include "clean/segment_text.h"

namespace concord {
namespace {

constexpr std::size_t longest_class = 200;

/// "time", and the elements of scripts that show a time in the reader's words.
bool is_time_element(const HtmlTree& tree, std::uint32_t node) {
    if (tree[node].tag == HtmlTag::time) return true;
    if (tree[node].tag != HtmlTag::other) return false;
    const std::string_view name = tree.name(node);
    return equals_ignoring_case(name, "relative-time") || equals_ignoring_case(name, "time-ago") ||
           equals_ignoring_case(name, "local-time");
}

/// The value of itemprop (microdata) or property (RDFa), lower case.
std::string property_of(const HtmlTree& tree, std::uint32_t node) {
    for (const std::string_view name : {"itemprop", "property"}) {
        if (const auto value = tree.attribute(node, name)) return ascii_lower(*value);
    }
    return {};
}

}  // namespace

bool is_plausible(const Timestamp& stamp) {
    const int y = static_cast<int>(stamp.day.year());
    return y >= 1993 && y < 2100;
}

DateCandidates::DateCandidates(const PageView& view,
                               const Body& body,
                               const DateReading& reading,
                               const DateLists& lists)
    : view_(view), tree_(view.tree()), body_(body), reading_(reading), lists_(lists) {}

std::optional<Timestamp> DateCandidates::read(std::string_view raw) const {
    auto stamp = parse_timestamp(raw);
    if (!stamp) {
        if (const auto found = find_date(raw, lists_.months, reading_)) stamp = found->stamp;
    }
    if (!stamp || !is_plausible(*stamp)) return std::nullopt;
    return stamp;
}

void DateCandidates::note_change(const Timestamp& stamp, std::string_view raw) {
    if (!modified_.empty()) return;
    modified_ = stamp.to_string();
    modified_raw_ = raw;
}

void DateCandidates::read_elements() {
    constexpr std::uint32_t elsewhere = hint::comment | hint::related;
    constexpr std::uint32_t aside = elsewhere | hint::footer | hint::aside;
    for (std::uint32_t node = tree_.body(); node < tree_.size(); ++node) {
        const bool has_date_property =
            (view_.own_hints(node) & hint::date) != 0 && !property_of(tree_, node).empty();
        if (!has_date_property && !is_time_element(tree_, node)) continue;
        read_element(node, (view_.hints(node) & (is_near(node) ? elsewhere : aside)) != 0);
    }
}

/// The first attribute that is a date; else the words of the element.
std::string DateCandidates::stamp_of(std::uint32_t node) const {
    for (const std::string_view name : {"datetime", "content", "title"}) {
        const auto value = tree_.attribute(node, name);
        if (value && read(trim(*value))) return std::string(trim(*value));
    }
    const auto* end = tree_.attributes_end(node);
    for (const auto* at = tree_.attributes_begin(node); at != end; ++at) {
        if (!tree_.attribute_name(*at).starts_with("data-")) continue;
        const std::string_view value = trim(tree_.attribute_value(*at));
        if (read(value)) return std::string(value);
    }
    constexpr std::size_t longest = 120;
    std::string words = tree_.text(node, lists_.entities);
    return words.size() < longest && read(words) ? words : std::string();
}

void DateCandidates::read_element(std::uint32_t node, bool is_beside) {
    std::string raw = stamp_of(node);
    const auto stamp = read(raw);
    if (!stamp) return;
    const std::string named = property_of(tree_, node);
    if (named.find("modified") != std::string::npos || changes(node)) {
        note_change(*stamp, raw);
        return;
    }
    const bool is_named = named.find("datepublished") != std::string::npos ||
                          tree_.attribute(node, "pubdate").has_value();
    (is_beside ? beside_ : all_)
        .push_back({*stamp,
                    std::move(raw),
                    DateSource::time,
                    is_near(node),
                    is_named,
                    false,
                    is_below_title(node)});
}

/// Class words or the text just before a time element that speak of a change.
bool DateCandidates::changes(std::uint32_t node) const {
    for (const std::uint32_t element : {node, tree_[node].parent}) {
        const auto names = tree_.attribute(element, "class");
        if (names && names->size() < longest_class && lists_.changes.tells(*names)) return true;
    }
    if (node == 0 || tree_[node - 1].tag != HtmlTag::text) return false;
    const std::string_view before = tree_.raw_text(node - 1);
    return lists_.changes.tells(
        before.substr(before.size() - std::min(before.size(), longest_class)));
}

void DateCandidates::read_first_words() {
    constexpr std::size_t most = 4;
    const auto [first, last] = view_.segments_below(body_.scope);
    std::size_t seen = 0;
    for (std::size_t n = first; n < last && seen < most; ++n) {
        const Segment& segment = view_.segments()[n];
        if (!segment.is_prose) continue;
        ++seen;
        const std::string line = text_of(view_, segment, lists_.entities).text;
        const auto found = find_date(std::string_view(line).substr(0, 60), lists_.months, reading_);
        if (!found || found->begin > 3 || !is_plausible(found->stamp)) continue;
        all_.push_back({found->stamp,
                        line.substr(found->begin, found->end - found->begin),
                        DateSource::dateline,
                        true,
                        false});
        return;
    }
}

void DateCandidates::read_near_lines() {
    if (near_read_) return;
    near_read_ = true;
    const std::size_t end = std::min(body_.head_last, view_.segments().size());
    const std::size_t title = body_.title == no_segment ? body_.head_first : body_.title;
    const std::size_t middle = std::clamp(title, body_.head_first, std::max(body_.head_first, end));
    for (std::size_t n = middle; n < end; ++n) read_line(n, Place::head);
    for (std::size_t n = middle; n-- > body_.head_first;) read_line(n, Place::head);
}

void DateCandidates::read_far_lines() {
    const auto [first, last] = view_.segments_below(body_.scope);
    for (std::size_t n = first; n < last; ++n) {
        if ((view_.segments()[n].hints & hint::date) != 0) read_line(n, Place::report);
    }
    if (body_.last_prose == no_segment) return;
    const std::size_t end = std::min(body_.last_prose + 6, view_.segments().size());
    for (std::size_t n = body_.last_prose; n < end; ++n) read_line(n, Place::report);
}

void DateCandidates::read_outer_lines() {
    const std::size_t size = view_.segments().size();
    std::size_t up = body_.first_prose != no_segment ? body_.first_prose : size / 2;
    std::size_t down = up;
    while (all_.empty() && (up > 0 || down < size)) {
        if (up > 0) read_line(--up, Place::outside);
        if (down < size) read_line(down++, Place::outside);
    }
}

void DateCandidates::read_line(std::size_t n, Place place) {
    const std::uint32_t longest = place == Place::outside ? 400 : 220;
    constexpr std::size_t at_head = 3;
    constexpr std::size_t most_beside = 25;  // bytes of a line beside its date
    const Segment& segment = view_.segments()[n];
    constexpr std::uint32_t outside = hint::comment | hint::related | hint::hidden;
    if (segment.bytes > longest || (segment.hints & outside) != 0) return;
    std::uint32_t about = hint::date | hint::byline;
    if (place == Place::outside) about |= hint::footer | hint::furniture;
    if (segment.is_prose && n != body_.title && (segment.hints & about) == 0) return;
    const bool near = place == Place::head;
    const bool is_called_dated = (segment.hints & (hint::date | hint::byline)) != 0;
    const bool is_caption = (segment.hints & (hint::caption | hint::figure)) != 0;
    const std::string line = text_of(view_, segment, lists_.entities).text;
    std::size_t from = 0;
    while (const auto found = find_date(line, lists_.months, reading_, from)) {
        const std::string_view before = std::string_view(line).substr(from, found->begin - from);
        const std::size_t begin = found->begin;
        from = found->end;
        if (!is_plausible(found->stamp)) continue;
        // A picture has its own date, unless its caption is what the headline stands in.
        if (is_caption && !(near && found->begin <= at_head)) continue;
        if (lists_.changes.tells(before)) {
            note_change(found->stamp, std::string_view(line).substr(begin, found->end - begin));
            continue;
        }
        all_.push_back({found->stamp,
                        line.substr(found->begin, found->end - found->begin),
                        DateSource::text,
                        near,
                        false,
                        found->is_ambiguous,
                        near && n != body_.title && is_below_title(segment.first) &&
                            (is_called_dated || line.size() < from - begin + most_beside)});
    }
}

}  // namespace concord
