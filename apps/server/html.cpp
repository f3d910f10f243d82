// The one place where text becomes HTML.

#include "html.h"

#include <cassert>

namespace concord::server {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == '~';
}

bool begins_with_ignoring_case(std::string_view text, std::string_view lower) {
    if (text.size() < lower.size()) return false;
    for (std::size_t i = 0; i < lower.size(); ++i) {
        const char c = text[i];
        const char folded = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        if (folded != lower[i]) return false;
    }
    return true;
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
    std::size_t clean_from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string_view reference;
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '&') {
            reference = "&amp;";
        } else if (c == '<') {
            reference = "&lt;";
        } else if (c == '>') {
            reference = "&gt;";
        } else if (c == '"') {
            reference = "&quot;";
        } else if (c == '\'') {
            reference = "&#39;";
        } else if (!(c < 0x20 && c != '\n' && c != '\t') && c != 0x7F) {
            continue;
        }
        out.append(text, clean_from, i - clean_from);
        out += reference;
        clean_from = i + 1;
    }
    out.append(text, clean_from);
}

std::string escape(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    append_escaped(out, text);
    return out;
}

void Html::fill(std::string_view markup, std::span<const Piece> pieces) {
    std::size_t used = 0;
    for (;;) {
        const std::size_t hole = markup.find("{}");
        out_ += markup.substr(0, hole);
        if (hole == std::string_view::npos) break;
        assert(used < pieces.size());
        const Piece& piece = pieces[used++];
        if (piece.is_html) {
            out_ += piece.text;
        } else if (piece.number.empty()) {
            append_escaped(out_, piece.text);
        } else {
            out_ += piece.number;
        }
        markup.remove_prefix(hole + 2);
    }
    assert(used == pieces.size());
}

bool is_web_address(std::string_view url) {
    for (const char c : url) {
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return false;
    }
    return begins_with_ignoring_case(url, "http://") || begins_with_ignoring_case(url, "https://");
}

std::string shortened(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return std::string(text);
    std::size_t end = text.rfind(' ', limit);
    if (end == std::string_view::npos || end == 0) end = limit;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string(text.substr(0, end)) + "…";
}

std::string query_encoded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (is_unreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += hex_digits[byte >> 4U];
        out += hex_digits[byte & 15U];
    }
    return out;
}

}  // namespace concord::server
