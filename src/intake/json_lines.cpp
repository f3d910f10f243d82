// JSON Lines by simdjson's on-demand reader, in place: the line is copied once, into the
// document's `bytes`, with room behind it for the parser to read over. Members that nobody asked
// for are skipped, not decoded, so their contents are checked for balance only.
//
// Worked example, with fields = {{"published", "date"}}:
//   {"id":7,"date":1744465740,"byline":[{"name":"Ada Moor"}],"text":"Snow fell."}
//   source_id "7", published "2025-04-12T13:49:00Z", byline {"Ada Moor"}, content "Snow fell."

#include "intake/json_lines.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <vector>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "intake/json_text.h"

namespace concord {

struct JsonScratch::State {
    simdjson::ondemand::parser parser;
    std::string repaired;
};

JsonScratch::JsonScratch() : state_(std::make_unique<State>()) {}
JsonScratch::JsonScratch(JsonScratch&&) noexcept = default;
JsonScratch& JsonScratch::operator=(JsonScratch&&) noexcept = default;
JsonScratch::~JsonScratch() = default;

namespace {

using simdjson::ondemand::json_type;
using Fields = std::span<const std::pair<std::string, std::string>>;

constexpr auto npos = std::string_view::npos;

/// The members that we read; the order of `member_names`.
enum Member { text, html, id, url, outlet, title, byline, published, language, schema, none };
constexpr std::array<std::string_view, 10> member_names = {
    "text", "html", "id", "url", "outlet", "title", "byline", "published", "language", "schema"};

/// One JSON object on its way to a document.
struct Line {
    std::string_view bytes;   ///< the line as it was received
    std::string_view json;    ///< what the parser reads
    std::size_t skipped = 0;  ///< bytes of the line before it: a byte order mark
    simdjson::ondemand::document parsed;
    std::array<std::vector<std::string>, member_names.size()> values;
    std::array<std::string, member_names.size()> names;  ///< of the members that gave the values
    std::vector<std::string> seen;  ///< names of the first members, for a message
};

Error malformed(std::string message, std::uint64_t at) {
    return {ErrorKind::malformed, std::move(message), at};
}

/// The byte of `bytes` that stands at `at` once malformed UTF-8 is replaced by U+FFFD.
std::uint64_t place_in(std::string_view bytes, std::uint64_t at) {
    std::uint64_t shown = 0;
    std::size_t place = 0;
    while (place < bytes.size() && shown < at) {
        const CodePoint point = code_point_at(bytes, place);
        shown += point.size == 1 && point.value == 0xFFFD ? 3 : point.size;
        place += point.size;
    }
    return place;
}

Error parser_error(Line& line, simdjson::error_code code) {
    const char* where = nullptr;
    std::uint64_t at = 0;
    if (line.parsed.current_location().get(where) == simdjson::SUCCESS) {
        at = line.skipped + static_cast<std::uint64_t>(where - line.json.data());
        at = place_in(line.bytes, std::min<std::uint64_t>(at, line.skipped + line.json.size()));
    }
    return malformed(std::string("not valid JSON: ") + simdjson::error_message(code), at);
}

// ---- values ------------------------------------------------------------------------------------

std::string_view type_name(json_type type) {
    switch (type) {
        case json_type::array:
            return "an array";
        case json_type::object:
            return "an object";
        case json_type::number:
            return "a number";
        case json_type::string:
            return "a string";
        case json_type::boolean:
            return "true or false";
        default:
            return "null";
    }
}

/// A string or the spelling of a number; nothing (and no error) for null.
simdjson::error_code read_scalar(simdjson::ondemand::value value,
                                 json_type type,
                                 std::vector<std::string>& out) {
    if (type == json_type::number) {
        const std::string_view spelling = trim(value.raw_json_token());
        if (spelling.find_first_not_of("+-.0123456789Ee") != npos) return simdjson::NUMBER_ERROR;
        out.emplace_back(spelling);  // as written: identifiers may have more digits than a double
        return simdjson::SUCCESS;
    }
    if (type == json_type::string) {
        std::string_view content;
        if (const auto error = value.get_string().get(content)) return error;
        out.emplace_back(content);
        return simdjson::SUCCESS;
    }
    return type == json_type::null ? simdjson::SUCCESS : simdjson::INCORRECT_TYPE;
}

/// The `name` of a person or of an outlet that is written as an object.
simdjson::error_code read_name(simdjson::ondemand::value value, std::vector<std::string>& out) {
    simdjson::ondemand::object object;
    if (const auto error = value.get_object().get(object)) return error;
    simdjson::ondemand::value name;
    if (const auto error = object.find_field_unordered("name").get(name)) {
        return error == simdjson::NO_SUCH_FIELD ? simdjson::INCORRECT_TYPE : error;
    }
    json_type type = json_type::null;
    if (const auto error = name.type().get(type)) return error;
    return read_scalar(name, type, out);
}

simdjson::error_code read_single(simdjson::ondemand::value value,
                                 json_type type,
                                 std::vector<std::string>& out) {
    return type == json_type::object ? read_name(value, out) : read_scalar(value, type, out);
}

simdjson::error_code read_array(simdjson::ondemand::value value, std::vector<std::string>& out) {
    simdjson::ondemand::array array;
    if (const auto error = value.get_array().get(array)) return error;
    for (auto element : array) {
        simdjson::ondemand::value one;
        json_type type = json_type::null;
        if (const auto error = element.get(one)) return error;
        if (const auto error = one.type().get(type)) return error;
        if (const auto error = read_single(one, type, out)) return error;
    }
    return simdjson::SUCCESS;
}

/// Reads the member into `out`; what it may be depends on whose it is.
std::optional<Error> read_member(Line& line,
                                 Member member,
                                 std::string_view their_name,
                                 simdjson::ondemand::value value) {
    std::vector<std::string>& out = line.values[member];
    out.clear();  // of members of one name the last counts, as in most readers
    line.names[member] = their_name;
    json_type type = json_type::null;
    simdjson::error_code error = value.type().get(type);
    if (error == simdjson::SUCCESS) {
        const bool string = type == json_type::string || type == json_type::null;
        if (member == schema && !string) return std::nullopt;  // somebody else's
        if (member == text || member == html) {
            error = string ? read_scalar(value, type, out) : simdjson::INCORRECT_TYPE;
        } else if (type == json_type::array) {
            error = read_array(value, out);
        } else {
            error = read_single(value, type, out);
        }
    }
    if (error == simdjson::SUCCESS) return std::nullopt;
    Error failure = parser_error(line, error);
    if (error == simdjson::INCORRECT_TYPE) {
        failure.message = "member \"" + std::string(their_name) + "\" (our " +
                          std::string(member_names[member]) + ") is " +
                          std::string(type_name(type)) + ", which cannot be read as text";
    }
    return failure;
}

Member member_of(std::string_view name, Fields fields) {
    for (std::size_t i = 0; i < member_names.size(); ++i) {
        bool renamed = false;
        for (const auto& [ours, theirs] : fields) {
            if (ours != member_names[i]) continue;
            renamed = true;
            if (theirs == name) return static_cast<Member>(i);
        }
        if (!renamed && name == member_names[i]) return static_cast<Member>(i);
    }
    return none;
}

std::optional<Error> read_members(Line& line, Fields fields) {
    simdjson::ondemand::object object;
    if (const auto error = line.parsed.get_object().get(object)) {
        if (error != simdjson::INCORRECT_TYPE) return parser_error(line, error);
        return malformed("the line is JSON, but not an object", 0);
    }
    for (auto found : object) {
        simdjson::ondemand::field field;
        if (const auto error = std::move(found).get(field)) return parser_error(line, error);
        std::string_view key;
        if (const auto error = field.unescaped_key().get(key)) return parser_error(line, error);
        if (line.seen.size() < 12) line.seen.emplace_back(key);
        const Member member = member_of(key, fields);
        if (member == none) continue;
        if (auto error = read_member(line, member, key, field.value())) return error;
    }
    const char* behind = nullptr;
    if (line.parsed.current_location().get(behind) == simdjson::SUCCESS) {
        return parser_error(line, simdjson::TRAILING_CONTENT);
    }
    return std::nullopt;
}

// ---- the document ------------------------------------------------------------------------------

std::string their_name(Member member, Fields fields) {
    for (const auto& [ours, theirs] : fields) {
        if (ours == member_names[member]) return theirs;
    }
    return std::string(member_names[member]);
}

Error no_text(const Line& line, Fields fields) {
    std::string message = "neither \"" + their_name(text, fields) + "\" nor \"" +
                          their_name(html, fields) + "\" among the members";
    for (std::size_t i = 0; i < line.seen.size(); ++i) {
        message += (i == 0 ? " " : ", ") + line.seen[i].substr(0, 40);
    }
    if (line.seen.empty()) message += ", of which there are none";
    return malformed(to_valid_utf8(message), 0);
}

/// Seconds or milliseconds since 1970 between 1990 and 2100, as ISO 8601; else `number` itself.
std::string published_of(const std::string& number) {
    double value = 0;
    const char* last = number.data() + number.size();
    const auto [end, error] = std::from_chars(number.data(), last, value);
    if (error != std::errc() || end != last) return number;
    if (value > 631152000000.0) value /= 1000.0;
    if (value < 631152000.0 || value > 4102444800.0) return number;
    const std::chrono::sys_seconds time{
        std::chrono::seconds(static_cast<std::chrono::seconds::rep>(value))};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const auto second = static_cast<int>((time - day).count());
    return Timestamp{day, second / 3600, second / 60 % 60, second % 60, 0}.to_string();
}

std::string first_of(std::vector<std::string>& values) {
    return values.empty() ? std::string() : std::move(values.front());
}

void fill(Document& document, Line& line) {
    const bool plain = !line.values[text].empty() &&
                       (!line.values[text].front().empty() || line.values[html].empty());
    document.content_is_html = !plain;
    document.content = first_of(line.values[plain ? text : html]);
    document.content_member = std::move(line.names[plain ? text : html]);
    document.source_id = first_of(line.values[id]);
    document.url = first_of(line.values[url]);
    document.outlet = first_of(line.values[outlet]);
    document.title = first_of(line.values[title]);
    document.byline = std::move(line.values[byline]);
    document.published = published_of(first_of(line.values[published]));
    document.language = first_of(line.values[language]);
}

constexpr std::string_view schema_prefix = "concord/";

bool is_record_schema(std::string_view name) {
    return name == "concord/article/1" || name == "concord/problem/1";
}

std::string_view without_line_end(std::string_view line) {
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

std::span<const std::string_view> field_names() {
    return std::span(member_names).first(schema);  // which is ours alone
}

bool begins_as_record(std::string_view line) {
    constexpr std::string_view opening = "{\"schema\":\"";
    if (!line.starts_with(opening)) return false;
    line.remove_prefix(opening.size());
    return is_record_schema(line.substr(0, line.find('"')));
}

Result<Document> document_from_json(std::string_view line, Fields fields, JsonScratch& scratch) {
    line = without_line_end(line);
    Document document;
    document.kind = InputKind::jsonl;
    document.bytes.reserve(line.size() + simdjson::SIMDJSON_PADDING);
    document.bytes = line;
    document.sha256 = sha256_hex(line);
    if (begins_as_record(line)) {
        document.kind = InputKind::record;
        return document;
    }
    JsonScratch::State& state = scratch.state();
    Line parsed;
    parsed.bytes = line;
    parsed.json = readable_json(document.bytes, state.repaired);
    if (parsed.json.starts_with("\xEF\xBB\xBF")) parsed.skipped = 3;
    parsed.json.remove_prefix(parsed.skipped);
    const simdjson::padded_string_view padded(
        parsed.json.data(), parsed.json.size(), parsed.json.size() + simdjson::SIMDJSON_PADDING);
    if (const auto error = state.parser.iterate(padded).get(parsed.parsed)) {
        return tl::unexpected(
            malformed(std::string("not valid JSON: ") + simdjson::error_message(error), 0));
    }
    if (auto error = read_members(parsed, fields)) return tl::unexpected(std::move(*error));
    const std::string named = first_of(parsed.values[schema]);
    if (is_record_schema(named)) {
        document.kind = InputKind::record;
        return document;
    }
    if (named.starts_with(schema_prefix)) {
        return tl::unexpected(
            Error{ErrorKind::unsupported, "\"" + named + "\" is not a schema that can be read", 0});
    }
    if (parsed.values[text].empty() && parsed.values[html].empty()) {
        return tl::unexpected(no_text(parsed, fields));
    }
    fill(document, parsed);
    return document;
}

Result<Document> document_from_json(std::string_view line, Fields fields) {
    JsonScratch scratch;
    return document_from_json(line, fields, scratch);
}

}  // namespace concord
