#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "annotate/annotator.h"
#include "concord/knowledge.h"
#include "extract/extractor.h"

namespace concord {

/// An article of a few paragraphs of 12 June 2031, read as the program reads it.
struct ReadText {
    Article article;
    Annotation annotation;
    Findings findings;

    [[nodiscard]] std::string words(Span span) const {
        return std::string(slice(article.text, span));
    }
};

/// What is found in it now, after a change to article or annotation.
inline Findings find_again(const ReadText& read) {
    static const auto knowledge = Knowledge::load();
    static const auto extractor =
        Extractor::load(*knowledge, Models::load(), std::make_shared<const PlaceTable>(*knowledge));
    return extractor->extract(read.article, read.annotation);
}

/// first  role of the first paragraph
inline ReadText read_text(std::initializer_list<std::string_view> paragraphs,
                          BlockRole first = BlockRole::paragraph) {
    static const auto knowledge = Knowledge::load();
    static const auto annotator =
        Annotator::load(*knowledge, Models::load(), std::make_shared<const PlaceTable>(*knowledge));
    ReadText result;
    for (const std::string_view paragraph : paragraphs) {
        std::string& text = result.article.text;
        if (!text.empty()) text += "\n\n";
        const auto begin = static_cast<std::uint32_t>(text.size());
        text += paragraph;
        const BlockRole role = result.article.blocks.empty() ? first : BlockRole::paragraph;
        result.article.blocks.push_back(
            {{begin, static_cast<std::uint32_t>(text.size())}, role, {}});
    }
    result.article.published = "2031-06-12";
    result.annotation = annotator->annotate(result.article);
    result.findings = find_again(result);
    return result;
}

}  // namespace concord
