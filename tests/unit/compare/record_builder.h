#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "concord/findings.h"
#include "concord/story.h"

namespace concord {

/// Makes the record of one article by hand; spans are found by their words.
class RecordBuilder {
public:
    RecordBuilder(const std::string& id, const std::string& published) {
        record.article.id = id;
        record.article.published = published;
        record.article.outlet = "Outlet " + id;
    }

    RecordBuilder& title(const std::string& words) { return block({words}, BlockRole::title); }
    RecordBuilder& caption(const std::string& words) { return block({words}, BlockRole::caption); }
    /// A paragraph of these sentences.
    RecordBuilder& paragraph(const std::vector<std::string>& sentences) {
        return block(sentences, BlockRole::paragraph);
    }

    /// The next place of these words after `from`.
    [[nodiscard]] Span find(std::string_view words, std::size_t from = 0) const {
        const std::size_t at = record.article.text.find(words, from);
        return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
    }

    Index person(const std::string& name, const std::string& mention) {
        Entity entity;
        entity.type = EntityType::person;
        entity.name = name;
        entity.mentions = {{find(mention), MentionKind::name}};
        record.annotation.entities.push_back(entity);
        return static_cast<Index>(record.annotation.entities.size() - 1);
    }

    RecordBuilder& quote(const std::string& words, Index speaker) {
        Statement statement;
        statement.content = {{find(words), true}};
        statement.speaker =
            Speaker{speaker, record.annotation.entities[speaker].mentions.front().span};
        record.findings.statements.push_back(statement);
        return *this;
    }

    RecordBuilder& time(const std::string& words, const std::string& value) {
        TimeValue time;
        time.span = find(words);
        time.value = value;
        record.annotation.times.push_back(time);
        return *this;
    }

    ArticleRecord record;

private:
    RecordBuilder& block(const std::vector<std::string>& sentences, BlockRole role) {
        std::string& text = record.article.text;
        if (!text.empty()) text += "\n\n";
        const auto begin = static_cast<std::uint32_t>(text.size());
        for (const std::string& sentence : sentences) {
            if (text.size() > begin) text += ' ';
            const auto at = static_cast<std::uint32_t>(text.size());
            text += sentence;
            record.annotation.sentences.push_back(
                {{at, static_cast<std::uint32_t>(text.size())}, 0, 0});
        }
        record.article.blocks.push_back(
            {{begin, static_cast<std::uint32_t>(text.size())}, role, {}});
        return *this;
    }
};

/// A story in which every article is an origin of its own, but for the groups given.
inline Story make_story(const std::vector<ArticleRecord>& records,
                        const std::vector<std::vector<ArticleId>>& copies = {}) {
    Story story;
    for (const ArticleRecord& record : records) {
        const ArticleId& id = record.article.id;
        story.articles.push_back(id);
        bool is_copy = false;
        for (const auto& group : copies) {
            for (const ArticleId& member : group) is_copy = is_copy || member == id;
            if (group.front() == id) story.origins.push_back({group, OriginKind::copy, 0.9});
        }
        if (!is_copy) story.origins.push_back({{id}, OriginKind::independent, 0});
    }
    story.id = story.articles.front();
    return story;
}

/// The words that a citation points at.
inline std::string words_of(const std::vector<ArticleRecord>& records, const Citation& citation) {
    for (const ArticleRecord& record : records) {
        if (record.article.id == citation.article) {
            return std::string(slice(record.article.text, citation.span));
        }
    }
    return "no such article";
}

}  // namespace concord
