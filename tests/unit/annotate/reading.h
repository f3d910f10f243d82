#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/annotator.h"
#include "concord/article.h"
#include "concord/knowledge.h"

namespace concord::test {

/// An article of paragraphs, as `clean` would hand it on.
inline Article article_of(std::initializer_list<std::string_view> paragraphs,
                          std::string_view published = "") {
    Article article;
    article.published = std::string(published);
    for (const std::string_view paragraph : paragraphs) {
        if (!article.text.empty()) article.text += "\n\n";
        const auto begin = static_cast<std::uint32_t>(article.text.size());
        article.text += paragraph;
        const auto end = static_cast<std::uint32_t>(article.text.size());
        article.blocks.push_back({{begin, end}, BlockRole::paragraph, {}});
    }
    return article;
}

inline const Annotator& annotator() {
    static const Annotator loaded = [] {
        auto knowledge = Knowledge::load();
        auto result = Annotator::load(
            *knowledge, Models::load(), std::make_shared<const PlaceTable>(*knowledge));
        return std::move(*result);
    }();
    return loaded;
}

inline Annotation annotate(const Article& article) {
    return annotator().annotate(article);
}

template <class Values>
std::vector<std::string> words_of(const Article& article, const Values& values) {
    std::vector<std::string> words;
    for (const auto& value : values) words.emplace_back(slice(article.text, value.span));
    return words;
}

inline std::vector<std::string> tokens_of(std::string_view text) {
    const Article article = article_of({text});
    return words_of(article, annotate(article).tokens);
}

inline std::vector<std::string> sentences_of(std::string_view text) {
    const Article article = article_of({text});
    return words_of(article, annotate(article).sentences);
}

}  // namespace concord::test
