// Tokens of HTML as the tests of html5lib write them, for measure/accuracy/html5lib.py.
//
//     concord_html_tokens < LINES
//
// Each line is {"input": HTML}; each answer a list of ["StartTag", name, {attribute: value}],
// ["EndTag", name] and ["Character", text], references decoded, neighbouring texts as one.

#include <cstdio>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "base/html_text.h"
#include "base/html_tokenizer.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/utf8.h"
#include "concord/knowledge.h"

namespace {

using namespace concord;

class TokenWriter {
public:
    TokenWriter(std::string_view source, const HtmlEntities& entities)
        : source_(source), entities_(entities), json_(line_) {}

    std::string write() {
        json_.begin_array();
        HtmlTokenizer tokenizer(source_, attributes_);
        for (HtmlToken token = tokenizer.next(); token.kind != HtmlToken::Kind::end_of_source;
             token = tokenizer.next()) {
            if (token.kind == HtmlToken::Kind::text) {
                text_ += decoded(token.begin, token.end, HtmlContext::text);
                continue;
            }
            flush_text();
            const bool starts = token.kind == HtmlToken::Kind::start_tag;
            json_.begin_array().value(starts ? "StartTag" : "EndTag");
            json_.value(ascii_lower(token.name));
            if (starts) write_attributes(token.first_attribute);
            json_.end_array();
        }
        flush_text();
        json_.end_array();
        return std::move(line_);
    }

private:
    [[nodiscard]] std::string decoded(std::uint32_t begin,
                                      std::uint32_t end,
                                      HtmlContext context) const {
        std::string text;
        HtmlPieces pieces(source_, begin, end, entities_, context);
        while (const auto piece = pieces.next()) text += piece->text;
        return text;
    }

    void write_attributes(std::uint32_t first) {
        std::map<std::string, std::string> values;
        for (std::size_t n = first; n < attributes_.size(); ++n) {
            const HtmlAttribute& one = attributes_[n];
            values.emplace(
                ascii_lower(source_.substr(one.name_begin, one.name_size)),
                decoded(one.value_begin, one.value_begin + one.value_size, HtmlContext::attribute));
        }
        json_.begin_object();
        for (const auto& [name, value] : values) json_.member(name, value);
        json_.end_object();
    }

    void flush_text() {
        if (text_.empty()) return;
        json_.begin_array().value("Character").value(text_).end_array();
        text_.clear();
    }

    std::string_view source_;
    const HtmlEntities& entities_;
    std::vector<HtmlAttribute> attributes_;
    std::string text_;
    std::string line_;
    JsonWriter json_;
};

}  // namespace

int main() {
    const auto knowledge = Knowledge::load();
    if (!knowledge) return 2;
    const HtmlEntities entities(*knowledge);
    for (std::string line; std::getline(std::cin, line);) {
        JsonReader json(line);
        const std::string source = json.text(json.root(), "input");
        std::puts(TokenWriter(source, entities).write().c_str());
    }
    return 0;
}
