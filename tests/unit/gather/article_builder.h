#pragma once

#include <string>
#include <vector>

#include "concord/article.h"

namespace concord {

/// An article of paragraphs, the first of which is its title when `title` is given.
inline Article make_article(const std::string& id,
                            const std::string& published,
                            const std::string& title,
                            const std::vector<std::string>& paragraphs) {
    Article article;
    article.id = id;
    article.published = published;
    article.title = title;
    const auto add = [&](const std::string& words, BlockRole role) {
        if (words.empty()) return;
        if (!article.text.empty()) article.text += "\n\n";
        const auto begin = static_cast<std::uint32_t>(article.text.size());
        article.text += words;
        article.blocks.push_back(
            {{begin, static_cast<std::uint32_t>(article.text.size())}, role, {}});
    };
    add(title, BlockRole::title);
    for (const std::string& paragraph : paragraphs) add(paragraph, BlockRole::paragraph);
    return article;
}

}  // namespace concord
