#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace concord::server {

/// `text` with the five characters that mean something in HTML written as references, and
/// control characters that HTML forbids left out. Safe as a text node and inside a quoted
/// attribute. Everything that articles say goes through here and nowhere else.
[[nodiscard]] std::string escape(std::string_view text);
void append_escaped(std::string& out, std::string_view text);

/// HTML that was written in this program's sources, never at run time: only a string literal
/// becomes one, so no word of an article can be taken for markup by mistake.
class Markup {
public:
    // A literal passes as it is. NOLINTNEXTLINE(google-explicit-constructor)
    consteval Markup(const char* literal) : text_(literal) {}
    [[nodiscard]] constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

/// Builds a page: `put` fills the `{}` of a markup literal with escaped values.
///
///     html.put(R"(<a href="{}">{}</a>)", link, outlet);
///
/// A value is text, a whole number, or another Html, which is inserted as it is.
class Html {
public:
    template <class... Values>
    Html& put(Markup markup, const Values&... values) {
        if constexpr (sizeof...(Values) == 0) {
            out_ += markup.text();
        } else {
            const std::array<Piece, sizeof...(Values)> pieces = {piece_of(values)...};
            fill(markup.text(), pieces);
        }
        return *this;
    }
    Html& text(std::string_view value) {
        append_escaped(out_, value);
        return *this;
    }
    Html& add(const Html& other) {
        out_ += other.out_;
        return *this;
    }
    /// For the files of web/, which are part of the program.
    Html& add_own_file(std::string_view bytes) {
        out_ += bytes;
        return *this;
    }
    [[nodiscard]] bool empty() const { return out_.empty(); }
    [[nodiscard]] std::size_t size() const { return out_.size(); }
    [[nodiscard]] const std::string& str() const { return out_; }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    struct Piece {
        std::string number;
        std::string_view text;
        bool is_html = false;
    };
    static Piece piece_of(std::string_view text) { return {{}, text, false}; }
    static Piece piece_of(const std::string& text) { return {{}, text, false}; }
    static Piece piece_of(const char* text) { return {{}, text, false}; }
    static Piece piece_of(const Html& html) { return {{}, html.out_, true}; }
    template <std::integral T>
    static Piece piece_of(T number) {
        return {std::to_string(number), {}, false};
    }
    void fill(std::string_view markup, std::span<const Piece> pieces);

    std::string out_;
};

/// True for http and https addresses; nothing else ever becomes a link.
[[nodiscard]] bool is_web_address(std::string_view url);

/// At most `limit` bytes of `text`, cut between words, with an ellipsis where something is left
/// out.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t limit);

/// `text` as the value of a query parameter, percent-encoded.
[[nodiscard]] std::string query_encoded(std::string_view text);

}  // namespace concord::server
