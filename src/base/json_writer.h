#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace concord {

/// Appends JSON to a string: compact, keys in the order of the calls, shortest round-trip numbers.
/// Commas are its business; balanced begin/end calls are the caller's.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : out_(out) {}

    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& end_array() { return close(']'); }

    JsonWriter& key(std::string_view name) {
        separate();
        append_string(name);
        out_ += ':';
        first_ = true;
        return *this;
    }

    /// text  valid UTF-8; control characters, and '<' (so that the line may stand in a script
    ///       element), are escaped
    JsonWriter& value(std::string_view text) {
        separate();
        append_string(text);
        return *this;
    }
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(bool truth) { return raw(truth ? "true" : "false"); }
    template <std::integral T>
    JsonWriter& value(T number) {
        return append_number(number);
    }
    JsonWriter& value(double number) { return append_number(number); }
    JsonWriter& null() { return raw("null"); }
    /// The empty string stands for "not known" in our values and is null in JSON.
    JsonWriter& value_or_null(std::string_view text) { return text.empty() ? null() : value(text); }
    /// json  one complete value
    JsonWriter& raw(std::string_view json) {
        separate();
        out_ += json;
        return *this;
    }

    template <class T>
    JsonWriter& member(std::string_view name, const T& content) {
        return key(name).value(content);
    }
    JsonWriter& member_or_null(std::string_view name, std::string_view text) {
        return key(name).value_or_null(text);
    }

private:
    JsonWriter& open(char bracket) {
        separate();
        out_ += bracket;
        first_ = true;
        return *this;
    }
    JsonWriter& close(char bracket) {
        out_ += bracket;
        first_ = false;
        return *this;
    }
    void separate() {
        if (!first_) out_ += ',';
        first_ = false;
    }
    template <class T>
    JsonWriter& append_number(T number) {
        separate();
        char digits[32];
        const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
        out_.append(digits, end);
        return *this;
    }
    void append_string(std::string_view text) {
        out_ += '"';
        for (const char c : text) append_char(c);
        out_ += '"';
    }
    void append_char(char c) {
        switch (c) {
            case '"':
                out_ += "\\\"";
                return;
            case '\\':
                out_ += "\\\\";
                return;
            case '\n':
                out_ += "\\n";
                return;
            case '\r':
                out_ += "\\r";
                return;
            case '\t':
                out_ += "\\t";
                return;
            case '<':
                out_ += "\\u003c";
                return;
            default:
                break;
        }
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            static constexpr std::string_view hex = "0123456789abcdef";
            out_ += "\\u00";
            out_ += hex[static_cast<unsigned char>(c) >> 4U];
            out_ += hex[static_cast<unsigned char>(c) & 15U];
            return;
        }
        out_ += c;
    }

    std::string& out_;
    bool first_ = true;
};

}  // namespace concord
