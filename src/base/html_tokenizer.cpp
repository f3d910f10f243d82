// Cuts HTML into tags and texts (HTML standard, section 13.2.5), without knowing what they mean for
// the tree: "<p class=x>a<!-- b -->c</p>" is the start tag "p" with one attribute, the texts "a"
// and "c", and the end tag "p". Between tags memchr finds the next '<'. Whatever is never closed is
// looked for once, so that hostile sources stay linear.

#include "base/html_tokenizer.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"

namespace concord {
namespace {

std::uint32_t narrow(std::size_t number) {
    return static_cast<std::uint32_t>(number);
}

HtmlToken text_token(std::size_t begin, std::size_t end) {
    HtmlToken token;
    token.kind = HtmlToken::Kind::text;
    token.begin = narrow(begin);
    token.end = narrow(end);
    return token;
}

bool ends_name(char c) {
    return is_ascii_space(c) || c == '/' || c == '>';
}

std::size_t skip_space(std::string_view source, std::size_t at) {
    while (at < source.size() && is_ascii_space(source[at])) ++at;
    return at;
}

}  // namespace

HtmlTokenizer::HtmlTokenizer(std::string_view source, std::vector<HtmlAttribute>& attributes)
    : source_(source), attributes_(attributes) {}

HtmlToken HtmlTokenizer::next() {
    while (at_ < source_.size()) {
        const std::size_t begin = at_;
        at_ = find_markup(begin);
        if (at_ > begin) return text_token(begin, at_);
        if (is_ascii_alpha(source_[at_ + 1])) return read_start_tag();
        if (is_end_tag()) return read_end_tag();
        skip_comment();
    }
    return {};
}

HtmlToken HtmlTokenizer::raw_text(HtmlTag tag) {
    const std::size_t begin = at_;
    const std::size_t end = find_end_tag(tag, begin);
    skip_behind_bracket(end);
    return text_token(begin, end);
}

void HtmlTokenizer::skip_drawing() {
    if (no_drawing_end_) return;
    const std::size_t end = find_end_tag(HtmlTag::svg, at_);
    no_drawing_end_ = end == source_.size();
    if (!no_drawing_end_) skip_behind_bracket(end);
}

/// The next '<' that begins a tag, comment or declaration; "a < b" has none.
std::size_t HtmlTokenizer::find_markup(std::size_t from) const {
    while (from < source_.size()) {
        const void* hit = std::memchr(source_.data() + from, '<', source_.size() - from);
        if (hit == nullptr) break;
        from = static_cast<std::size_t>(static_cast<const char*>(hit) - source_.data());
        if (from + 1 == source_.size()) break;
        const char c = source_[from + 1];
        if (is_ascii_alpha(c) || c == '/' || c == '!' || c == '?') return from;
        ++from;
    }
    return source_.size();
}

/// Where "</name" of this element begins, or the end of the source.
std::size_t HtmlTokenizer::find_end_tag(HtmlTag tag, std::size_t from) const {
    for (std::size_t at = source_.find("</", from); at != std::string_view::npos;
         at = source_.find("</", at + 2)) {
        if (html_tag_of(html_name_at(source_, at + 2)) == tag) return at;
    }
    return source_.size();
}

bool HtmlTokenizer::is_end_tag() const {
    return source_[at_ + 1] == '/' && at_ + 2 < source_.size() && is_ascii_alpha(source_[at_ + 2]);
}

HtmlToken HtmlTokenizer::read_start_tag() {
    const std::string_view name = html_name_at(source_, at_ + 1);
    const std::size_t first_attribute = attributes_.size();
    const std::size_t close = read_attributes(at_ + 1 + name.size());
    if (close >= source_.size()) {  // a tag that the end cuts off is no tag
        attributes_.resize(first_attribute);
        at_ = source_.size();
        return {};
    }
    const std::size_t begin = at_;
    at_ = close + 1;
    return {.kind = HtmlToken::Kind::start_tag,
            .tag = html_tag_of(name),
            .is_self_closing = source_[close - 1] == '/',
            .begin = narrow(begin),
            .end = narrow(at_),
            .first_attribute = narrow(first_attribute),
            .name = name};
}

HtmlToken HtmlTokenizer::read_end_tag() {
    const std::string_view name = html_name_at(source_, at_ + 2);
    const std::size_t begin = at_;
    const std::size_t first_attribute = attributes_.size();
    const std::size_t close = read_attributes(at_ + 2 + name.size());
    attributes_.resize(first_attribute);  // an end tag has none
    at_ = std::min(close + 1, source_.size());
    return {.kind = HtmlToken::Kind::end_tag,
            .tag = html_tag_of(name),
            .begin = narrow(begin),
            .end = narrow(at_),
            .first_attribute = narrow(first_attribute),
            .name = name};
}

/// Comments, and what browsers take for one: declarations, "<?xml ...>", "</>".
void HtmlTokenizer::skip_comment() {
    if (source_.compare(at_, 4, "<!--") == 0) {
        at_ = find_comment_end(at_ + 4);
    } else {
        skip_behind_bracket(at_ + 2);
    }
}

/// The byte behind a comment whose content begins at `begin`: "-->" or "--!>" closes it, and ">"
/// or "->" when it comes at once.
std::size_t HtmlTokenizer::find_comment_end(std::size_t begin) {
    if (source_.compare(begin, 1, ">") == 0) return begin + 1;
    if (source_.compare(begin, 2, "->") == 0) return begin + 2;
    if (no_comment_end_) return source_.size();
    for (std::size_t end = source_.find("--", begin); end != std::string_view::npos;
         end = source_.find("--", end + 1)) {
        std::size_t close = end + 2;
        if (close < source_.size() && source_[close] == '!') ++close;
        if (close < source_.size() && source_[close] == '>') return close + 1;
    }
    no_comment_end_ = true;
    return source_.size();
}

void HtmlTokenizer::skip_behind_bracket(std::size_t from) {
    const std::size_t close = source_.find('>', from);
    at_ = close == std::string_view::npos ? source_.size() : close + 1;
}

/// Reads the attributes behind a tag name; returns the byte of '>' or the end of the source.
std::size_t HtmlTokenizer::read_attributes(std::size_t at) {
    const std::size_t size = source_.size();
    while (at < size) {
        while (at < size && (is_ascii_space(source_[at]) || source_[at] == '/')) ++at;
        if (at >= size || source_[at] == '>') break;
        HtmlAttribute attribute;
        attribute.name_begin = narrow(at);
        ++at;  // a '=' in first place belongs to the name
        while (at < size && source_[at] != '=' && !ends_name(source_[at])) ++at;
        attribute.name_size = narrow(at) - attribute.name_begin;
        attribute.value_begin = narrow(at);
        at = skip_space(source_, at);
        if (at < size && source_[at] == '=') {
            at = read_value(skip_space(source_, at + 1), attribute);
        }
        attributes_.push_back(attribute);
    }
    return at;
}

/// Reads a value, quoted or not; returns the byte behind it.
std::size_t HtmlTokenizer::read_value(std::size_t at, HtmlAttribute& attribute) const {
    const std::size_t size = source_.size();
    if (at < size && (source_[at] == '"' || source_[at] == '\'')) {
        const std::size_t close = std::min(source_.find(source_[at], at + 1), size);
        attribute.value_begin = narrow(at + 1);
        attribute.value_size = narrow(close - at - 1);
        return std::min(close + 1, size);
    }
    attribute.value_begin = narrow(at);
    while (at < size && !is_ascii_space(source_[at]) && source_[at] != '>') ++at;
    attribute.value_size = narrow(at) - attribute.value_begin;
    return at;
}

std::string_view html_name_at(std::string_view source, std::size_t at) {
    std::size_t end = at;
    while (end < source.size() && !ends_name(source[end])) ++end;
    return source.substr(at, end - at);
}

}  // namespace concord
