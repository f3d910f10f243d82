// Bytes to UTF-8, keeping the way back. The order is that of the HTML standard (13.2.3.2), with
// three departures that news pages call for, because they are mislabelled so often:
//   - bytes that are valid UTF-8, with more sequences than chance allows, are UTF-8 even where
//     the header names a legacy encoding ("ISO-8859-1" is many servers' default);
//   - bytes labelled UTF-8 without one valid sequence among the malformed ones are detected;
//   - nearly valid UTF-8 (a cut sequence, a stray byte) stays UTF-8 with U+FFFD in it.
//
// Worked example: "caf\xE9" without a label is not UTF-8; it becomes "café" by windows-1252 with
// the runs text [0,3) <- bytes [0,3) and text [3,5) <- byte [3,4).

#include "base/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "base/charset_labels.h"
#include "base/utf8.h"

namespace concord {
namespace {

constexpr auto npos = std::string_view::npos;

/// Beyond this number of runs the way back gets coarser instead of longer.
constexpr std::size_t max_runs = std::size_t{1} << 21U;

constexpr std::size_t prescan_bytes = 65536;
constexpr std::size_t detection_bytes = 65536;

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

struct CloseDetector {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

Converter open_converter(const Charset& charset) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(charset.converter, &status));
    return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// Collects text and runs.
class Decoder {
public:
    explicit Decoder(std::string_view bytes) : bytes_(bytes) { text_.utf8.reserve(bytes.size()); }

    /// The source bytes [begin, end) stand in the text as they are.
    void copy(std::size_t begin, std::size_t end) {
        if (begin == end) return;
        const auto from = static_cast<std::uint32_t>(text_.utf8.size());
        text_.utf8 += bytes_.substr(begin, end - begin);
        add_run(from, begin, end);
    }

    /// The source bytes [begin, end) are one code point.
    void put(char32_t code_point, std::size_t begin, std::size_t end) {
        const auto from = static_cast<std::uint32_t>(text_.utf8.size());
        append_utf8(text_.utf8, code_point);
        add_run(from, begin, end);
    }

    /// The end of the ASCII bytes that begin at `at`.
    [[nodiscard]] std::size_t ascii_end(std::size_t at) const {
        while (at < bytes_.size() && is_ascii(bytes_[at])) ++at;
        return at;
    }

    [[nodiscard]] DecodedText finish(std::string_view charset) {
        text_.charset = charset;
        return std::move(text_);
    }

private:
    void add_run(std::uint32_t from, std::size_t begin, std::size_t end) {
        const OriginRun run{{from, static_cast<std::uint32_t>(text_.utf8.size())},
                            static_cast<std::uint32_t>(begin),
                            static_cast<std::uint32_t>(end)};
        if (!text_.runs.empty()) {
            OriginRun& last = text_.runs.back();
            const bool both_equal = last.text.size() == last.source_end - last.source_begin &&
                                    run.text.size() == end - begin;
            const bool joined = both_equal && last.source_end == begin;
            if (joined || text_.runs.size() >= max_runs) {
                last.text.end = run.text.end;
                last.source_end = run.source_end;
                return;
            }
        }
        text_.runs.push_back(run);
    }

    std::string_view bytes_;
    DecodedText text_;
};

// ---- one function for each way of cutting bytes ------------------------------------------------

DecodedText decode_utf8(std::string_view bytes) {
    Decoder decoder(bytes);
    std::size_t begin = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        if (is_ascii(bytes[at])) {
            ++at;
            continue;
        }
        const CodePoint point = code_point_at(bytes, at);
        if (point.value == 0xFFFD && point.size == 1) {
            decoder.copy(begin, at);
            decoder.put(0xFFFD, at, at + 1);
            begin = at + 1;
        }
        at += point.size;
    }
    decoder.copy(begin, bytes.size());
    return decoder.finish("utf-8");
}

char32_t next_code_point(UConverter* converter, const char*& source, const char* limit) {
    UErrorCode status = U_ZERO_ERROR;
    const char* const before = source;
    const UChar32 c = ucnv_getNextUChar(converter, &source, limit, &status);
    if (status == U_INDEX_OUTOFBOUNDS_ERROR) {
        source = limit;
        return 0;
    }
    if (U_FAILURE(status)) {
        ucnv_resetToUnicode(converter);
        if (source == before) ++source;
        return 0xFFFD;
    }
    return static_cast<char32_t>(c);
}

DecodedText decode_single_bytes(std::string_view bytes, const Charset& charset, UConverter* icu) {
    std::array<char32_t, 128> upper{};
    for (std::size_t i = 0; i < upper.size(); ++i) {
        const char byte = static_cast<char>(0x80 + i);
        const char* source = &byte;
        upper[i] = next_code_point(icu, source, &byte + 1);
    }
    Decoder decoder(bytes);
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = decoder.ascii_end(at);
        decoder.copy(at, end);
        at = end;
        if (at == bytes.size()) break;
        decoder.put(upper[static_cast<unsigned char>(bytes[at]) - 0x80U], at, at + 1);
        ++at;
    }
    return decoder.finish(charset.name);
}

/// For encodings of several bytes; ASCII is passed over without ICU where it stands for itself.
DecodedText decode_by_icu(std::string_view bytes, const Charset& charset, UConverter* icu) {
    const bool keeps_ascii = charset.width == CharsetWidth::several;
    Decoder decoder(bytes);
    const char* const limit = bytes.data() + bytes.size();
    const bool marked = charset.width == CharsetWidth::two || charset.width == CharsetWidth::four;
    for (std::size_t at = 0; at < bytes.size();) {
        if (keeps_ascii && is_ascii(bytes[at])) {
            const std::size_t end = decoder.ascii_end(at);
            decoder.copy(at, end);
            at = end;
            continue;
        }
        const char* source = bytes.data() + at;
        const char32_t c = next_code_point(icu, source, limit);
        const auto end = static_cast<std::size_t>(source - bytes.data());
        const bool nothing = c == 0 && end == bytes.size() && bytes.back() != '\0';
        const bool mark = marked && at == 0 && c == 0xFEFF;
        if (!nothing && !mark) decoder.put(c, at, end);
        at = end;
    }
    return decoder.finish(charset.name);
}

// ---- declarations ------------------------------------------------------------------------------

const Charset* charset_of_mark(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) return find_charset("utf-8");
    if (bytes.starts_with("\xFF\xFE\0\0"sv)) return find_charset("utf-32le");
    if (bytes.starts_with("\0\0\xFE\xFF"sv)) return find_charset("utf-32be");
    if (bytes.starts_with("\xFF\xFE"sv)) return find_charset("utf-16le");
    if (bytes.starts_with("\xFE\xFF"sv)) return find_charset("utf-16be");
    return nullptr;
}

/// ASCII in wide units without a mark: zero bytes at all places but one of each unit.
bool has_zero_pattern(std::string_view bytes, std::size_t size, std::size_t low) {
    const std::size_t end = std::min<std::size_t>(bytes.size() / size, 64) * size;
    std::size_t wrong = 0;
    for (std::size_t at = 0; at < end; ++at) {
        if ((bytes[at] == '\0') == (at % size == low)) ++wrong;
    }
    return end >= 2 * size && wrong * 8 <= end;
}

const Charset* charset_of_zeros(std::string_view bytes) {
    if (bytes.substr(0, 8).find('\0') == npos) return nullptr;
    if (has_zero_pattern(bytes, 4, 0)) return find_charset("utf-32le");
    if (has_zero_pattern(bytes, 4, 3)) return find_charset("utf-32be");
    if (has_zero_pattern(bytes, 2, 0)) return find_charset("utf-16le");
    if (has_zero_pattern(bytes, 2, 1)) return find_charset("utf-16be");
    return nullptr;
}

struct Attribute {
    std::string name;
    std::string_view value;
};

/// The next attribute of a tag; `at` moves behind it. Nothing at the tag's end.
std::optional<Attribute> next_attribute(std::string_view text, std::size_t& at) {
    while (at < text.size() && (is_ascii_space(text[at]) || text[at] == '/')) ++at;
    if (at >= text.size() || text[at] == '>') return std::nullopt;
    const std::size_t name = at;
    while (at < text.size() && !is_ascii_space(text[at]) && text[at] != '=' && text[at] != '>') {
        ++at;
    }
    Attribute attribute{ascii_lower(text.substr(name, at - name)), {}};
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    if (at >= text.size() || text[at] != '=') {
        if (at == name) ++at;
        return attribute;
    }
    ++at;
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    if (at >= text.size()) return attribute;
    const char quote = text[at];
    const bool quoted = quote == '"' || quote == '\'';
    const std::size_t begin = quoted ? at + 1 : at;
    std::size_t end = begin;
    while (end < text.size() &&
           (quoted ? text[end] != quote : !is_ascii_space(text[end]) && text[end] != '>')) {
        ++end;
    }
    attribute.value = text.substr(begin, end - begin);
    at = std::min(end + (quoted ? 1 : 0), text.size());
    return attribute;
}

/// The charset parameter of "text/html; charset=utf-8".
std::string_view charset_parameter(std::string_view content) {
    const std::string lower = ascii_lower(content);
    for (std::size_t at = lower.find("charset"); at != std::string::npos;
         at = lower.find("charset", at + 1)) {
        std::size_t value = at + 7;
        while (value < content.size() && is_ascii_space(content[value])) ++value;
        if (value >= content.size() || content[value] != '=') continue;
        ++value;
        while (value < content.size() && (is_ascii_space(content[value]) || content[value] == '"' ||
                                          content[value] == '\'')) {
            ++value;
        }
        const std::size_t end = content.find_first_of(";\"', \t\r\n", value);
        return content.substr(value, end == npos ? npos : end - value);
    }
    return {};
}

/// The label that the <meta> tag at `at`, behind its name, declares; empty when it is another.
std::string_view label_of_meta(std::string_view text, std::size_t at) {
    std::string_view charset;
    std::string_view content;
    bool content_type = false;
    while (const auto attribute = next_attribute(text, at)) {
        if (attribute->name == "charset") charset = attribute->value;
        if (attribute->name == "content") content = attribute->value;
        if (attribute->name == "http-equiv") {
            content_type = equals_ignoring_case(trim(attribute->value), "content-type");
        }
    }
    if (!charset.empty()) return charset;
    return content_type ? charset_parameter(content) : std::string_view();
}

/// encoding="..." of an XML declaration that the text begins with.
std::string_view label_of_xml(std::string_view text) {
    while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (!text.starts_with("<?xml")) return {};
    text = text.substr(0, text.find('>'));
    std::size_t at = 5;
    while (const auto attribute = next_attribute(text, at)) {
        if (attribute->name != "encoding") continue;
        return attribute->value;
    }
    return {};
}

/// The standard looks at 1,024 bytes; publishers put scripts in front of the declaration, so
/// all of a head is looked at.
const Charset* charset_of_meta(std::string_view text) {
    text = text.substr(0, prescan_bytes);
    for (std::size_t at = text.find('<'); at != npos; at = text.find('<', at + 1)) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("<!--")) {
            at = text.find("-->", at + 2);
            if (at == npos) break;
            continue;
        }
        if (rest.size() > 6 && equals_ignoring_case(rest.substr(0, 5), "<body")) break;
        if (rest.size() < 7 || !equals_ignoring_case(rest.substr(0, 5), "<meta")) continue;
        if (!is_ascii_space(rest[5]) && rest[5] != '/') continue;
        if (const Charset* found = find_charset(label_of_meta(text, at + 5))) return found;
    }
    return nullptr;
}

const Charset* declared_charset(std::string_view bytes,
                                std::string_view http,
                                CharsetSyntax syntax) {
    if (const Charset* found = find_charset(http)) return found;
    const Charset* found = nullptr;
    if (syntax == CharsetSyntax::html) found = charset_of_meta(bytes);
    if (found == nullptr && syntax != CharsetSyntax::plain) {
        found = find_charset(label_of_xml(bytes.substr(0, 1024)));
    }
    // A declaration that can be read byte by byte is not in wide units (HTML 13.2.3.2).
    const bool wide = found != nullptr &&
                      (found->width == CharsetWidth::two || found->width == CharsetWidth::four);
    return wide ? find_charset("utf-8") : found;
}

// ---- evidence ----------------------------------------------------------------------------------

/// What the bytes look like when they are read as UTF-8.
struct Utf8Census {
    std::size_t sequences = 0;  ///< well-formed, of several bytes
    std::size_t following = 0;  ///< bytes of them behind the first
    std::size_t malformed = 0;  ///< bytes
};

Utf8Census take_census(std::string_view bytes) {
    Utf8Census census;
    for (std::size_t at = 0; at < bytes.size();) {
        if (is_ascii(bytes[at])) {
            ++at;
            continue;
        }
        const CodePoint point = code_point_at(bytes, at);
        if (point.size == 1) {
            ++census.malformed;
        } else {
            ++census.sequences;
            census.following += point.size - 1;
        }
        at += point.size;
    }
    return census;
}

/// ICU's guess, which is told apart from noise by naming an encoding of the web.
const Charset* detect(std::string_view bytes, CharsetSyntax syntax) {
    const Charset* const western = find_charset("windows-1252");
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
    if (U_FAILURE(status)) return western;
    // What is ASCII says nothing: begin a little before the first byte that is not.
    const auto first = std::find_if_not(bytes.begin(), bytes.end(), is_ascii) - bytes.begin();
    const std::string_view sample =
        bytes.substr(first > 512 ? static_cast<std::size_t>(first) - 512 : 0, detection_bytes);
    ucsdet_setText(
        detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    ucsdet_enableInputFilter(detector.get(), syntax != CharsetSyntax::plain);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || match == nullptr) return western;
    const Charset* found = find_charset(ucsdet_getName(match, &status));
    if (found == nullptr || found->width == CharsetWidth::utf8 ||
        found->width == CharsetWidth::two || found->width == CharsetWidth::four ||
        found->width == CharsetWidth::shifting) {
        return western;
    }
    return ucsdet_getConfidence(match, &status) >= 10 ? found : western;
}

bool is_legacy(const Charset* charset) {
    return charset != nullptr &&
           (charset->width == CharsetWidth::one || charset->width == CharsetWidth::several);
}

/// The charset of bytes without mark and without the pattern of wide units.
const Charset* choose(std::string_view bytes, const Charset* declared, CharsetSyntax syntax) {
    const Utf8Census census = take_census(bytes);
    const Charset* const utf8 = find_charset("utf-8");
    const bool ascii = census.sequences == 0 && census.malformed == 0;
    if (ascii) {
        const bool shifts = declared != nullptr && declared->width == CharsetWidth::shifting;
        if (shifts || is_legacy(declared)) return declared;
        if (declared == nullptr && bytes.find("\x1B$B") != npos) return find_charset("iso-2022-jp");
        return utf8;
    }
    // In windows-1252 two following bytes in a row read "â€™" or "Ã©Ã©"; in two-byte encodings
    // a pair is valid UTF-8 by chance one time in twelve, six of them never.
    const std::size_t needed =
        is_legacy(declared) && declared->width == CharsetWidth::several ? 6 : 2;
    if (census.malformed == 0 && (!is_legacy(declared) || census.following >= needed)) return utf8;
    const bool nearly = census.sequences >= 8 * census.malformed;
    if (census.malformed > 0 && nearly && census.following >= needed) return utf8;
    const bool says_utf8 = declared != nullptr && declared->width == CharsetWidth::utf8;
    if (declared == nullptr || (says_utf8 && census.sequences == 0)) return detect(bytes, syntax);
    return declared;
}

DecodedText decode_as(std::string_view bytes, const Charset& charset) {
    if (charset.width == CharsetWidth::utf8) {
        if (is_valid_utf8(bytes)) return {std::string(bytes), "utf-8", {}};
        return decode_utf8(bytes);
    }
    const Converter converter = open_converter(charset);
    if (converter == nullptr) return decode_utf8(bytes);
    return charset.width == CharsetWidth::one ? decode_single_bytes(bytes, charset, converter.get())
                                              : decode_by_icu(bytes, charset, converter.get());
}

}  // namespace

Span DecodedText::source_of(Span utf8_span) const {
    if (runs.empty()) return utf8_span;
    const auto run_at = [this](std::uint32_t at) {
        const auto behind = std::upper_bound(
            runs.begin(), runs.end(), at, [](std::uint32_t offset, const OriginRun& run) {
                return offset < run.text.begin;
            });
        return behind == runs.begin() ? runs.begin() : behind - 1;
    };
    const auto place = [](const OriginRun& run, std::uint32_t at, std::uint32_t otherwise) {
        const bool equal = run.text.size() == run.source_end - run.source_begin;
        return equal ? run.source_begin + std::min(at - run.text.begin, run.text.size())
                     : otherwise;
    };
    const OriginRun& first = *run_at(utf8_span.begin);
    const bool behind_all = utf8_span.begin >= runs.back().text.end;
    const std::uint32_t begin =
        behind_all ? runs.back().source_end : place(first, utf8_span.begin, first.source_begin);
    if (utf8_span.empty()) return {begin, begin};
    const OriginRun& last = *run_at(utf8_span.end - 1);
    return {begin, place(last, utf8_span.end, last.source_end)};
}

DecodedText decode(std::string_view bytes, std::string_view http, CharsetSyntax syntax) {
    const Charset* charset = charset_of_mark(bytes);
    if (charset == nullptr) charset = charset_of_zeros(bytes);
    if (charset == nullptr) {
        const Charset* declared = declared_charset(bytes, http, syntax);
        if (declared == nullptr || declared->width == CharsetWidth::utf8) {
            if (bytes.find('\x1B') == npos && is_valid_utf8(bytes)) {
                return {std::string(bytes), "utf-8", {}};
            }
        }
        charset = choose(bytes, declared, syntax);
        // An ASCII page is the same in its legacy encoding.
        if (is_legacy(charset) && std::all_of(bytes.begin(), bytes.end(), is_ascii)) {
            return {std::string(bytes), std::string(charset->name), {}};
        }
    }
    return decode_as(bytes, *charset);
}

}  // namespace concord
