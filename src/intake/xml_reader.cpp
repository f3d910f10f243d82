// XML as feeds have it. Strict XML stops at the first fault, and a third of a year's feeds have
// one: a bare '&', an HTML entity, a missing end tag, a file that was cut. This reader goes on,
// keeps the byte offsets that no library gives for the ends of elements, and remembers the first
// fault so that nobody takes a repaired feed for a sound one.
//
// Worked example: "<item><title>Bread & butter<link>b.html</item>" comes as start item, start
// title, text "Bread & butter", start link, text "b.html", then the ends of link and title, both
// implied, and of item. The fault is the '&'.

#include "intake/xml_reader.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "intake/markup_text.h"

namespace concord {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t deepest = 128;

constexpr bool is_name_start(char c) {
    return is_ascii_alpha(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool is_name_char(char c) {
    return is_name_start(c) || is_ascii_digit(c) || c == '-' || c == '.';
}

template <std::size_t n>
bool contains(const std::array<std::string_view, n>& names, std::string_view name) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view one) {
        return equals_ignoring_case(one, name);
    });
}

/// Elements of HTML that have no content; those that are feed elements too are left out.
constexpr std::array<std::string_view, 5> void_elements = {"br", "hr", "img", "input", "wbr"};

/// Elements of feeds that never have children.
constexpr std::array<std::string_view, 14> leaf_elements = {"link",
                                                            "guid",
                                                            "pubDate",
                                                            "dc:date",
                                                            "id",
                                                            "published",
                                                            "updated",
                                                            "modified",
                                                            "issued",
                                                            "created",
                                                            "lastBuildDate",
                                                            "language",
                                                            "comments",
                                                            "ttl"};

constexpr std::array<std::string_view, 2> item_elements = {"item", "entry"};

/// Where an item may begin although another is open: its parent forgot to end.
constexpr std::array<std::string_view, 9> unended_elements = {"item",
                                                              "entry",
                                                              "title",
                                                              "description",
                                                              "summary",
                                                              "author",
                                                              "category",
                                                              "source",
                                                              "dc:creator"};

/// Elements that are found again behind a stack of unended ones that was too high.
constexpr std::array<std::string_view, 10> outer_elements = {"rss",
                                                             "channel",
                                                             "feed",
                                                             "item",
                                                             "entry",
                                                             "description",
                                                             "summary",
                                                             "title",
                                                             "content:encoded",
                                                             "content"};

}  // namespace

XmlReader::XmlReader(std::string_view source) : source_(source) {
    if (source_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

void XmlReader::note_fault(ErrorKind kind, std::string_view what, std::size_t at) {
    if (!fault_ || at < fault_->at) fault_ = Error{kind, std::string(what), at};
}

/// Where `needle` begins, or the end of the source: then it is not looked for again, so that
/// many openings without an end cost no more than one.
std::size_t XmlReader::find_or_end(std::string_view needle, std::size_t from) {
    if (std::find(missing_.begin(), missing_.end(), needle) != missing_.end()) {
        return source_.size();
    }
    const std::size_t found = source_.find(needle, from);
    if (found != npos) return found;
    missing_.push_back(needle);
    return source_.size();
}

std::optional<XmlToken> XmlReader::next() {
    while (true) {
        if (closing_) {
            if (open_.size() > closing_->keep) return close_top();
            closing_.reset();
        }
        if (at_ >= source_.size()) {
            if (open_.empty()) return std::nullopt;
            note_fault(ErrorKind::truncated,
                       "it ends inside <" + std::string(open_.back()) + ">",
                       source_.size());
            closing_ = Closing{0, source_.size(), source_.size()};
            continue;
        }
        if (source_[at_] != '<') return text(at_);
        if (auto token = markup()) return token;
    }
}

XmlToken XmlReader::close_top() {
    XmlToken token;
    token.kind = XmlToken::Kind::end;
    token.name = open_.back();
    open_.pop_back();
    token.depth = static_cast<std::uint32_t>(open_.size());
    const bool last = open_.size() == closing_->keep;
    token.begin = closing_->begin;
    token.end = last ? closing_->end : closing_->begin;
    return token;
}

std::optional<XmlToken> XmlReader::markup() {
    const char next = at_ + 1 < source_.size() ? source_[at_ + 1] : '\0';
    if (next == '!' || next == '?') return special();
    if (next == '/') {
        end_tag();
        return std::nullopt;
    }
    if (is_name_start(next)) return start_tag();
    note_fault(ErrorKind::malformed, "'<' begins no tag", at_);
    return text(at_);
}

/// Character data that begins at `from` and ends before the next '<' behind it.
XmlToken XmlReader::text(std::size_t from) {
    XmlToken token;
    token.kind = XmlToken::Kind::text;
    token.begin = from;
    token.end = std::min(source_.find('<', from + 1), source_.size());
    token.text = source_.substr(from, token.end - from);
    token.depth = static_cast<std::uint32_t>(open_.size());
    at_ = token.end;
    if (open_.empty()) {
        const std::string_view data = trim(token.text);
        if (!data.empty()) {
            note_fault(ErrorKind::malformed,
                       "text outside the root element",
                       static_cast<std::size_t>(data.data() - source_.data()));
        }
        return token;
    }
    check_references(token.text);
    return token;
}

/// Comments, instructions and document types are passed over; CDATA is a token.
std::optional<XmlToken> XmlReader::special() {
    const std::string_view rest = source_.substr(at_);
    const bool is_cdata = rest.starts_with("<![CDATA[");
    const bool is_comment = rest.starts_with("<!--");
    if (!is_cdata && !is_comment && rest[1] == '!') {
        skip_doctype();
        return std::nullopt;
    }
    const std::string_view closer = is_cdata ? "]]>" : is_comment ? "-->" : "?>";
    const std::size_t inside = at_ + (is_cdata ? 9 : is_comment ? 4 : 2);
    std::size_t end = find_or_end(closer, std::min(inside, source_.size()));
    XmlToken token;
    token.kind = XmlToken::Kind::cdata;
    token.begin = at_;
    if (end == source_.size()) {
        note_fault(ErrorKind::malformed, "\"" + std::string(closer) + "\" is missing", at_);
        // A comment or instruction without end hides no more than itself; of a CDATA section the
        // rest of a file that was cut is the content.
        if (!is_cdata) end = std::min(source_.find('>', at_), source_.size() - 1);
        at_ = is_cdata ? end : end + 1;
    } else {
        at_ = end + closer.size();
    }
    if (!is_cdata) return std::nullopt;
    token.end = at_;
    token.text = source_.substr(inside, std::max(end, inside) - inside);
    token.depth = static_cast<std::uint32_t>(open_.size());
    return token;
}

void XmlReader::skip_doctype() {
    has_doctype_ = true;
    std::size_t end = std::min(source_.find_first_of("[>", at_), source_.size());
    if (end < source_.size() && source_[end] == '[') end = find_or_end("]", end);
    end = std::min(source_.find('>', end), source_.size());
    if (end == source_.size()) note_fault(ErrorKind::malformed, "'>' is missing", at_);
    at_ = std::min(end + 1, source_.size());
}

std::string_view XmlReader::name_at(std::size_t at) const {
    std::size_t end = at;
    while (end < source_.size() && is_name_char(source_[end])) ++end;
    return source_.substr(at, end - at);
}

/// The '>' of the tag whose attributes begin at `at`; quoted ones do not count.
std::size_t XmlReader::tag_end(std::size_t at) {
    bool behind_equals = false;
    for (std::size_t i = at; i < source_.size(); ++i) {
        const char c = source_[i];
        if (c == '>') return i;
        if ((c == '"' || c == '\'') && behind_equals) {
            const std::size_t close = find_or_end(c == '"' ? "\"" : "'", i + 1);
            if (close == source_.size()) {
                note_fault(ErrorKind::malformed, "a quotation mark is missing in a tag", i);
                return std::min(source_.find('>', i), source_.size());
            }
            i = close;
            behind_equals = false;
        } else if (!is_ascii_space(c)) {
            behind_equals = c == '=';
        }
    }
    return source_.size();
}

std::optional<XmlToken> XmlReader::start_tag() {
    XmlToken token;
    token.kind = XmlToken::Kind::start;
    token.begin = at_;
    token.name = name_at(at_ + 1);
    const std::size_t keep = kept_open(token.name);
    if (keep < open_.size()) {
        note_fault(ErrorKind::malformed, "<" + std::string(open_.back()) + "> is not ended", at_);
        closing_ = Closing{keep, at_, at_};
        return std::nullopt;
    }
    const std::size_t behind_name = at_ + 1 + token.name.size();
    const std::size_t close = tag_end(behind_name);
    if (close == source_.size()) note_fault(ErrorKind::truncated, "it ends inside a tag", at_);
    at_ = std::min(close + 1, source_.size());
    token.end = at_;
    bool empty = close > behind_name && source_[close - 1] == '/';
    token.attributes = source_.substr(behind_name, close - behind_name - (empty ? 1 : 0));
    check_references(token.attributes);
    if (!empty && contains(void_elements, token.name)) {
        empty = true;
        if (!source_.substr(at_).starts_with("</")) {
            note_fault(ErrorKind::malformed,
                       "<" + std::string(token.name) + "> is not ended",
                       token.begin);
        }
    }
    if (open_.empty() && seen_root_) {
        note_fault(ErrorKind::malformed, "more than one root element", token.begin);
    }
    seen_root_ = true;
    if (open_.size() >= deepest) {
        if (!empty) ++beyond_;
        return std::nullopt;
    }
    token.depth = static_cast<std::uint32_t>(open_.size());
    open_.push_back(token.name);
    if (empty) closing_ = Closing{open_.size() - 1, at_, at_};
    return token;
}

std::optional<std::size_t> XmlReader::open_element(std::string_view name) const {
    std::optional<std::size_t> similar;
    for (std::size_t i = open_.size(); i-- > 0;) {
        if (open_[i].size() != name.size()) continue;
        if (open_[i] == name) return i;
        if (!similar && equals_ignoring_case(open_[i], name)) similar = i;
    }
    return similar;
}

void XmlReader::end_tag() {
    const std::size_t begin = at_;
    const std::string_view name = name_at(at_ + 2);
    const std::size_t close = std::min(source_.find('>', at_), source_.size());
    if (close == source_.size()) note_fault(ErrorKind::truncated, "it ends inside a tag", begin);
    at_ = std::min(close + 1, source_.size());
    if (contains(void_elements, name)) return;
    if (beyond_ > 0 && !contains(outer_elements, name)) {
        --beyond_;
        return;
    }
    const auto element = open_element(name);
    if (!element) {
        note_fault(ErrorKind::malformed, "</" + std::string(name) + "> ends nothing", begin);
        return;
    }
    if (*element + 1 < open_.size() || open_.back() != name) {
        note_fault(ErrorKind::malformed, "<" + std::string(open_.back()) + "> is not ended", begin);
    }
    beyond_ = 0;
    closing_ = Closing{*element, begin, at_};
}

/// How many of the open elements may still be open when `new_name` begins.
std::size_t XmlReader::kept_open(std::string_view new_name) const {
    if (open_.empty()) return 0;
    if (contains(leaf_elements, open_.back())) return open_.size() - 1;
    if (!contains(item_elements, new_name) || !contains(unended_elements, open_.back())) {
        return open_.size();
    }
    for (std::size_t i = open_.size(); i-- > 0;) {
        if (equals_ignoring_case(open_[i], new_name)) return i;
        if (!contains(unended_elements, open_[i])) break;
    }
    return open_.size();
}

/// Notes the first '&' that no XML reader would take without a document type.
void XmlReader::check_references(std::string_view raw) {
    if (fault_) return;
    for (std::size_t at = raw.find('&'); at != npos; at = raw.find('&', at + 1)) {
        const Reference reference = reference_at(raw, at);
        const std::size_t where = static_cast<std::size_t>(raw.data() - source_.data()) + at;
        if (reference.size == 0) {
            if (has_doctype_ && is_name_start(at + 1 < raw.size() ? raw[at + 1] : ' ')) continue;
            note_fault(ErrorKind::malformed, "'&' begins no reference", where);
            return;
        }
        const std::string_view name = raw.substr(at + 1, reference.size - 2);
        static constexpr std::array<std::string_view, 5> declared = {
            "amp", "lt", "gt", "quot", "apos"};
        if (has_doctype_ || name.starts_with('#')) continue;
        if (std::find(declared.begin(), declared.end(), name) == declared.end()) {
            note_fault(
                ErrorKind::malformed, "entity &" + std::string(name) + "; is not declared", where);
            return;
        }
    }
}

std::optional<XmlAttribute> next_attribute(std::string_view& attributes) {
    const auto skip = [&](auto until) {
        std::size_t size = 0;
        while (size < attributes.size() && !until(attributes[size])) ++size;
        const std::string_view skipped = attributes.substr(0, size);
        attributes.remove_prefix(size);
        return skipped;
    };
    skip([](char c) { return is_name_start(c); });
    if (attributes.empty()) return std::nullopt;
    XmlAttribute attribute;
    attribute.name = skip([](char c) { return !is_name_char(c); });
    skip([](char c) { return !is_ascii_space(c); });
    if (!attributes.starts_with('=')) return attribute;
    attributes.remove_prefix(1);
    skip([](char c) { return !is_ascii_space(c); });
    if (attributes.empty()) return attribute;
    const char quote = attributes.front();
    if (quote != '"' && quote != '\'') {
        attribute.value = skip([](char c) { return is_ascii_space(c); });
        return attribute;
    }
    attributes.remove_prefix(1);
    attribute.value = skip([quote](char c) { return c == quote; });
    if (!attributes.empty()) attributes.remove_prefix(1);
    return attribute;
}

std::optional<std::string> xml_attribute(std::string_view attributes, std::string_view local_name) {
    while (const auto attribute = next_attribute(attributes)) {
        const std::string_view name = attribute->name;
        const std::string_view local = name.substr(name.find(':') + 1);
        if (!equals_ignoring_case(local, local_name)) continue;
        std::string value;
        append_decoded(value, attribute->value);
        return value;
    }
    return std::nullopt;
}

}  // namespace concord
