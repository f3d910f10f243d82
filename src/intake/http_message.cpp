// HTTP/1 responses as web archives keep them, with what servers and archivers get wrong: bare
// line feeds, no reason phrase, folded lines, "HTTP/2 200", a header without an empty line.

#include "intake/http_message.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace concord {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t max_header = std::size_t{1} << 18U;

/// The next line without its end; `text` moves behind it.
std::string_view next_line(std::string_view& text) {
    const std::size_t newline = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, newline);
    text.remove_prefix(std::min(newline + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

std::string_view HeaderFields::get(std::string_view name) const {
    for (const auto& [field, value] : fields) {
        if (field == name) return value;
    }
    return {};
}

std::string HeaderFields::joined(std::string_view name) const {
    std::string all;
    for (const auto& [field, value] : fields) {
        if (field != name || value.empty()) continue;
        if (!all.empty()) all += ',';
        all += value;
    }
    return all;
}

HeaderFields parse_header_fields(std::string_view text) {
    HeaderFields header;
    while (!text.empty()) {
        const std::string_view line = next_line(text);
        const bool folded = !line.empty() && (line.front() == ' ' || line.front() == '\t');
        if (folded && !header.fields.empty()) {
            std::string& value = header.fields.back().second;
            if (!value.empty()) value += ' ';
            value += trim(line);
            continue;
        }
        const std::size_t colon = line.find(':');
        if (colon == npos || colon == 0) continue;
        header.fields.emplace_back(ascii_lower(trim(line.substr(0, colon))),
                                   std::string(trim(line.substr(colon + 1))));
    }
    return header;
}

std::size_t header_end(std::string_view text) {
    for (std::size_t at = text.find('\n'); at != npos; at = text.find('\n', at + 1)) {
        if (text.substr(at + 1).starts_with('\n')) return at + 2;
        if (text.substr(at + 1).starts_with("\r\n")) return at + 3;
    }
    return npos;
}

MediaType parse_media_type(std::string_view text) {
    MediaType type;
    const std::size_t semicolon = std::min(text.find_first_of(";,"), text.size());
    type.essence = ascii_lower(trim(text.substr(0, semicolon)));
    const std::string lower = ascii_lower(text);
    const std::size_t name = lower.find("charset", semicolon);
    if (name == std::string::npos) return type;
    std::string_view value = trim(text.substr(name + 7));
    if (!value.starts_with('=')) return type;
    value = trim(value.substr(1));
    if (value.starts_with('"') || value.starts_with('\'')) value.remove_prefix(1);
    type.charset = value.substr(0, value.find_first_of("\"'; \t,"));
    return type;
}

Result<HttpResponse> parse_http_response(std::string_view block) {
    const auto malformed = [](const char* message) {
        return tl::unexpected(Error{ErrorKind::malformed, message, 0});
    };
    std::string_view rest = block;
    std::string_view line = next_line(rest);
    if (!line.starts_with("HTTP/")) return malformed("a response record without an HTTP response");
    const std::size_t space = line.find(' ');
    if (space == npos) return malformed("an HTTP response without a status");
    line = trim(line.substr(space));
    HttpResponse response;
    const char* const end = line.data() + std::min<std::size_t>(line.size(), 3);
    if (std::from_chars(line.data(), end, response.status).ec != std::errc()) {
        return malformed("an HTTP response without a status");
    }
    const std::size_t size = header_end(block);
    const std::string_view header = block.substr(0, std::min(size, max_header));
    response.body = size == npos ? std::string_view() : block.substr(size);
    const std::size_t first_line = static_cast<std::size_t>(rest.data() - block.data());
    if (header.size() > first_line) {
        response.header = parse_header_fields(header.substr(first_line));
    }
    return response;
}

}  // namespace concord
