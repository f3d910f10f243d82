// References to addresses (RFC 3986, section 5.2): "../b?x" in "https://bay.example/a/c/d" is
// "https://bay.example/a/b?x".

#include "base/url_resolve.h"

#include <algorithm>

#include "base/utf8.h"

namespace concord {
namespace {

constexpr auto npos = std::string_view::npos;

/// The five components, each with its delimiter, so that they add up to the whole.
struct Parts {
    std::string_view scheme;
    std::string_view authority;
    std::string_view path;
    std::string_view query;
    std::string_view fragment;
};

std::string_view cut_front(std::string_view& text, std::size_t size) {
    const std::string_view front = text.substr(0, size);
    text.remove_prefix(front.size());
    return front;
}

std::size_t scheme_size(std::string_view url) {
    if (url.empty() || !is_ascii_alpha(url.front())) return 0;
    const std::size_t colon = url.find(':');
    if (colon == npos) return 0;
    const bool valid =
        std::all_of(url.begin(), url.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
            return is_ascii_alpha(c) || is_ascii_digit(c) || c == '+' || c == '-' || c == '.';
        });
    return valid ? colon + 1 : 0;
}

Parts split(std::string_view url) {
    Parts parts;
    parts.scheme = cut_front(url, scheme_size(url));
    if (url.starts_with("//"))
        parts.authority = cut_front(url, std::min(url.find_first_of("/?#", 2), url.size()));
    parts.path = cut_front(url, std::min(url.find_first_of("?#"), url.size()));
    parts.query = cut_front(url, std::min(url.find('#'), url.size()));
    parts.fragment = url;
    return parts;
}

/// Section 5.2.4: "." and ".." segments are carried out.
std::string without_dots(std::string_view path) {
    std::string out;
    out.reserve(path.size());
    const bool rooted = path.starts_with('/');
    if (rooted) path.remove_prefix(1);
    while (true) {
        const std::size_t slash = path.find('/');
        const std::string_view segment = path.substr(0, slash);
        const bool last = slash == npos;
        if (segment == "..") {
            if (!out.empty()) out.pop_back();
            const std::size_t before = out.rfind('/');
            out.resize(before == std::string::npos ? 0 : before + 1);
        } else if (segment != ".") {
            out += segment;
            if (!last) out += '/';
        }
        if (last) break;
        path.remove_prefix(slash + 1);
    }
    return rooted ? '/' + out : out;
}

std::string merged_path(const Parts& base, std::string_view path) {
    if (path.starts_with('/')) return without_dots(path);
    if (base.path.empty() && !base.authority.empty()) return without_dots('/' + std::string(path));
    const std::size_t slash = base.path.rfind('/');
    std::string merged(slash == npos ? std::string_view() : base.path.substr(0, slash + 1));
    merged += path;
    return without_dots(merged);
}

std::string without_line_ends(std::string_view text) {
    std::string clean(trim(text));
    clean.erase(
        std::remove_if(
            clean.begin(), clean.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }),
        clean.end());
    return clean;
}

}  // namespace

bool has_scheme(std::string_view url) {
    return scheme_size(url) > 0;
}

std::string resolve_url(std::string_view base, std::string_view reference) {
    std::string target = without_line_ends(reference);
    if (base.empty() || has_scheme(target)) return target;
    const Parts from = split(base);
    const Parts to = split(target);
    std::string url(from.scheme);
    if (!to.authority.empty()) {
        url += to.authority;
        url += without_dots(to.path);
        url += to.query;
    } else {
        url += from.authority;
        if (to.path.empty()) {
            url += from.path;
            url += to.query.empty() ? from.query : to.query;
        } else {
            url += merged_path(from, to.path);
            url += to.query;
        }
    }
    url += to.fragment;
    return url;
}

}  // namespace concord
