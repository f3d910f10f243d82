// Text with overlapping marks as well-formed HTML.
//
//   marks   cited [0, 20), statement [10, 30)
//   html    <mark>0..10<span>10..20</span></mark><span>20..30</span>
//
// The walk goes through the text once; a stack holds the open marks. Where a mark ends that is
// not innermost, those inside it are closed and opened again behind it.

#include "marked_text.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <set>

namespace concord::server {
namespace {

struct Word {
    Span span;
    std::u16string folded;
};

/// The code point at `at`, which moves behind it; negative for a malformed one.
UChar32 next_code_point(std::string_view text, std::int32_t& at, std::int32_t end) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 c = 0;
    U8_NEXT(bytes, at, end, c);
    return c;
}

/// `c` in lower case and without its accents, as the search index has it.
void append_folded(std::u16string& word, UChar32 c) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2* normalizer = unorm2_getNFKDInstance(&error);
    UChar parts[32];
    const std::int32_t count =
        U_FAILURE(error) != 0 ? -1 : unorm2_getDecomposition(normalizer, c, parts, 32, &error);
    if (count < 0 || U_FAILURE(error) != 0) {
        parts[0] = static_cast<UChar>(u_foldCase(c, U_FOLD_CASE_DEFAULT));
        word += parts[0];
        return;
    }
    for (std::int32_t i = 0; i < count; ++i) {
        const bool is_mark = (U_GET_GC_MASK(parts[i]) & U_GC_M_MASK) != 0;
        if (!is_mark) word += static_cast<UChar>(u_foldCase(parts[i], U_FOLD_CASE_DEFAULT));
    }
}

/// Runs of letters, digits and their marks.
std::vector<Word> words_in(std::string_view text, Span range) {
    std::vector<Word> words;
    const auto size = static_cast<std::int32_t>(range.end);
    auto at = static_cast<std::int32_t>(range.begin);
    Word word;
    while (at < size) {
        const std::int32_t begin = at;
        const UChar32 c = next_code_point(text, at, size);
        const bool goes_on = !word.folded.empty() && (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
        if (c >= 0 && (u_isalnum(c) != 0 || goes_on)) {
            if (word.folded.empty()) word.span.begin = static_cast<std::uint32_t>(begin);
            word.span.end = static_cast<std::uint32_t>(at);
            if (!goes_on) append_folded(word.folded, c);
        } else if (!word.folded.empty()) {
            words.push_back(std::move(word));
            word = {};
        }
    }
    if (!word.folded.empty()) words.push_back(std::move(word));
    return words;
}

bool stands_outside(const TextMark& a, const TextMark& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    return a.kind < b.kind;
}

void put_close(Html& html, MarkKind kind) {
    if (kind == MarkKind::cited || kind == MarkKind::hit) {
        html.put("</mark>");
    } else {
        html.put("</span>");
    }
}

void put_open(Html& html, MarkKind kind) {
    switch (kind) {
        case MarkKind::cited:
            html.put("<mark class=\"cited");
            return;
        case MarkKind::anchor:
            html.put("<span class=\"anchor");
            return;
        case MarkKind::statement:
            html.put("<span class=\"said");
            return;
        case MarkKind::time:
            html.put("<span class=\"when");
            return;
        case MarkKind::hit:
            html.put("<mark class=\"hit");
            return;
    }
}

}  // namespace

MarkedText::MarkedText(std::string_view text, std::vector<TextMark> marks)
    : text_(text), marks_(std::move(marks)) {
    const auto is_useless = [&](const TextMark& mark) {
        return mark.span.begin >= mark.span.end || mark.span.end > text_.size();
    };
    marks_.erase(std::remove_if(marks_.begin(), marks_.end(), is_useless), marks_.end());
    std::stable_sort(marks_.begin(), marks_.end(), stands_outside);
    is_begun_.resize(marks_.size());
    std::uint32_t reach = 0;
    for (const TextMark& mark : marks_) reach_.push_back(reach = std::max(reach, mark.span.end));
}

void MarkedText::open(Html& html, std::size_t mark) {
    const TextMark& opened = marks_[mark];
    put_open(html, opened.kind);
    const bool is_first = !is_begun_[mark];
    is_begun_[mark] = true;
    if (!is_first && !opened.id.empty()) {
        html.put(" {}", opened.id);
        if (split_ids_.empty() || split_ids_.back() != opened.id) split_ids_.push_back(opened.id);
    }
    html.put("\"");
    if (is_first && !opened.id.empty()) html.put(" id=\"{}\"", opened.id);
    if (!opened.label.empty()) html.put(" title=\"{}\"", opened.label);
    html.put(">");
}

void MarkedText::close_until(Html& html, std::vector<std::size_t>& stack, std::uint32_t at) {
    const auto ends_here = [&](std::size_t mark) { return marks_[mark].span.end <= at; };
    const auto outermost = std::find_if(stack.begin(), stack.end(), ends_here);
    if (outermost == stack.end()) return;
    for (auto mark = stack.end(); mark != outermost;) put_close(html, marks_[*--mark].kind);
    const auto kept = std::remove_if(outermost, stack.end(), ends_here);
    stack.erase(kept, stack.end());
    for (auto mark = outermost; mark != stack.end(); ++mark) open(html, *mark);
}

void MarkedText::put(Html& html, Span range) {
    std::vector<std::size_t> stack;
    std::uint32_t at = range.begin;
    // The first mark that can touch the range: all before it end before it begins.
    auto next = static_cast<std::size_t>(
        std::upper_bound(reach_.begin(), reach_.end(), range.begin) - reach_.begin());
    while (at < range.end) {
        close_until(html, stack, at);
        for (; next < marks_.size() && marks_[next].span.begin <= at; ++next) {
            if (marks_[next].span.end <= at) continue;
            open(html, next);
            stack.push_back(next);
        }
        std::uint32_t stop = range.end;
        if (next < marks_.size()) stop = std::min(stop, marks_[next].span.begin);
        for (const std::size_t mark : stack) stop = std::min(stop, marks_[mark].span.end);
        html.text(slice(text_, {at, stop}));
        at = stop;
    }
    for (; !stack.empty(); stack.pop_back()) put_close(html, marks_[stack.back()].kind);
}

CodePoints::CodePoints(std::string_view text) {
    starts_.reserve(text.size() + 1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool continues = (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
        if (!continues) starts_.push_back(static_cast<std::uint32_t>(i));
    }
    starts_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::optional<Span> CodePoints::bytes(std::int64_t begin, std::int64_t end) const {
    const auto size = static_cast<std::int64_t>(starts_.size()) - 1;
    if (begin < 0 || begin >= end || end > size) return std::nullopt;
    return Span{starts_[static_cast<std::size_t>(begin)], starts_[static_cast<std::size_t>(end)]};
}

Span CodePoints::code_points(Span bytes) const {
    const auto place = [&](std::uint32_t byte) {
        const auto found = std::lower_bound(starts_.begin(), starts_.end(), byte);
        return static_cast<std::uint32_t>(found - starts_.begin());
    };
    return {place(bytes.begin), place(bytes.end)};
}

void add_hits(std::vector<TextMark>& marks,
              std::string_view text,
              Span range,
              std::string_view words) {
    std::set<std::u16string> wanted;
    const Span all = {0, static_cast<std::uint32_t>(words.size())};
    for (Word& word : words_in(words, all)) wanted.insert(std::move(word.folded));
    if (wanted.empty()) return;
    for (const Word& word : words_in(text, range)) {
        if (wanted.count(word.folded) != 0) marks.push_back({word.span, MarkKind::hit, {}, {}});
    }
}

}  // namespace concord::server
