// A story record as one line of `concord/story/1`: every citation with its words and the sentence
// that holds them, in code points.

#include <algorithm>
#include <map>

#include "base/text_offsets.h"
#include "concord/json.h"

namespace concord {
namespace {

/// The stretch from the first to the last sentence that the span touches.
std::optional<Span> sentence_around(const std::vector<Sentence>& sentences, Span span) {
    auto sentence = std::partition_point(sentences.begin(), sentences.end(), [&](const auto& one) {
        return one.span.end <= span.begin;
    });
    if (sentence == sentences.end() || sentence->span.begin > span.begin) return std::nullopt;
    Span around = sentence->span;
    for (; sentence != sentences.end() && sentence->span.begin < span.end; ++sentence) {
        around.end = sentence->span.end;
    }
    return around.end >= span.end ? std::optional(around) : std::nullopt;
}

class StoryWriter {
public:
    StoryWriter(const StoryRecord& record, const ArticleLookup& article, std::string& out)
        : record_(record), article_(article), json_(out) {}

    void write() {
        const Story& story = record_.story;
        json_.begin_object().member("schema", "concord/story/1").member("unit", "codepoint");
        text("id", story.id);
        citation("title", record_.title);
        text("begin", record_.begin);
        text("end", record_.end);
        write_established();
        write_articles();
        write_origins();
        write_entities();
        write_events();
        write_statements();
        write_lines("timeline", record_.timeline);
        write_lines("calendar", record_.calendar);
        write_disagreements();
        write_positions();
        write_agreements();
        write_coverage();
        json_.end_object();
    }

private:
    void text(std::string_view name, std::string_view value) {
        json_.key(name);
        write_text_or_null(json_, value);
    }

    void texts(std::string_view name, const std::vector<std::string>& values) {
        json_.key(name).begin_array();
        for (const std::string& value : values) write_text(json_, value);
        json_.end_array();
    }

    void id(char letter, std::size_t index) {
        json_.member("id", letter + std::to_string(index + 1));
    }

    const TextOffsets& offsets(const ArticleId& id, std::string_view whole) {
        const auto found = offsets_.find(id);
        if (found != offsets_.end()) return found->second;
        return offsets_.emplace(id, TextOffsets(whole)).first->second;
    }

    void bounds(const TextOffsets& offsets, Span span) {
        const Span exported = offsets.code_points(span);
        json_.member("begin", exported.begin).member("end", exported.end);
    }

    void write_citation(const Citation& citation) {
        if (citation.article.empty()) {
            json_.null();
            return;
        }
        const ArticleRecord& record = article_(citation.article);
        const bool is_title = citation.field == Citation::Field::title;
        const std::string& whole = is_title ? record.article.title : record.article.text;
        json_.begin_object().member("article", citation.article);
        if (is_title) {
            json_.member("field", "title");
            bounds(TextOffsets(whole), citation.span);
        } else {
            bounds(offsets(citation.article, whole), citation.span);
        }
        json_.key("text");
        const bool is_inside =
            citation.span.begin <= citation.span.end && citation.span.end <= whole.size();
        write_text(json_, is_inside ? slice(whole, citation.span) : std::string_view());
        json_.key("sentence");
        const auto sentence =
            is_title ? std::nullopt : sentence_around(record.annotation.sentences, citation.span);
        if (sentence) {
            json_.begin_object();
            bounds(offsets(citation.article, whole), *sentence);
            json_.end_object();
        } else {
            json_.null();
        }
        json_.end_object();
    }

    void citation(std::string_view name, const Citation& citation) {
        json_.key(name);
        write_citation(citation);
    }

    void optional_citation(std::string_view name, const std::optional<Citation>& citation) {
        json_.key(name);
        if (citation) {
            write_citation(*citation);
        } else {
            json_.null();
        }
    }

    void citations(std::string_view name, const std::vector<Citation>& list) {
        json_.key(name).begin_array();
        for (const Citation& one : list) write_citation(one);
        json_.end_array();
    }

    void write_established() {
        json_.key("established");
        if (!record_.established) {
            json_.null();
            return;
        }
        json_.begin_object();
        citation("citation", record_.established->citation);
        citations("reports", record_.established->reports);
        json_.member("outlets", record_.established->outlets);
        json_.member("origins", record_.established->origins).end_object();
    }

    void write_articles() {
        std::map<std::string_view, std::size_t> origin_of;
        for (std::size_t i = 0; i < record_.origins.size(); ++i) {
            for (const ArticleId& member : record_.origins[i].origin.articles) {
                origin_of.emplace(member, i);
            }
        }
        std::map<std::string_view, std::string_view> version_of;
        for (const Version& version : record_.story.versions) {
            version_of.emplace(version.article, version.version_of);
        }
        json_.key("articles").begin_array();
        for (const ArticleId& id : record_.story.articles) {
            const Article& article = article_(id).article;
            json_.begin_object();
            text("id", id);
            text("outlet", article.outlet);
            text("title", article.title);
            text("published", article.published);
            const auto origin = origin_of.find(id);
            text("origin",
                 origin == origin_of.end() ? std::string()
                                           : 'o' + std::to_string(origin->second + 1));
            const auto version = version_of.find(id);
            text("version_of", version == version_of.end() ? std::string_view() : version->second);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_origins() {
        json_.key("origins").begin_array();
        for (std::size_t i = 0; i < record_.origins.size(); ++i) {
            const StoryOrigin& one = record_.origins[i];
            json_.begin_object();
            id('o', i);
            texts("articles", one.origin.articles);
            json_.member("kind", name_of(one.origin.kind)).key("shared");
            write_number(json_, one.origin.shared);
            json_.key("passages").begin_array();
            for (const Passage& passage : one.passages) {
                json_.begin_array();
                write_citation(passage.source);
                write_citation(passage.copy);
                json_.end_array();
            }
            json_.end_array().end_object();
        }
        json_.end_array();
    }

    void write_entities() {
        json_.key("entities").begin_array();
        for (const StoryEntity& entity : record_.entities) {
            json_.begin_object().member("type", name_of(entity.type));
            text("name", entity.name);
            text("country", entity.country);
            citations("names", entity.names);
            citations("roles", entity.roles);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_events() {
        json_.key("events").begin_array();
        for (std::size_t i = 0; i < record_.events.size(); ++i) {
            const StoryEvent& event = record_.events[i];
            json_.begin_object();
            id('v', i);
            text("type", event.type);
            texts("who", event.who);
            texts("whom", event.whom);
            json_.key("when").begin_object();
            text("value", event.when);
            text("precision", event.precision);
            json_.end_object();
            text("where", event.where);
            text("status", event.status);
            json_.key("ordinal");
            if (event.ordinal) {
                json_.value(*event.ordinal);
            } else {
                json_.null();
            }
            json_.key("reports").begin_array();
            for (const StoryReport& report : event.reports) {
                json_.begin_object();
                citation("citation", report.citation);
                text("outlet", report.outlet);
                json_.member("origin", 'o' + std::to_string(std::size_t{report.origin} + 1));
                text("status", report.status);
                json_.end_object();
            }
            json_.end_array().member("origins", event.origins).end_object();
        }
        json_.end_array();
    }

    void write_statements() {
        json_.key("statements").begin_array();
        for (std::size_t i = 0; i < record_.statements.size(); ++i) {
            const StoryStatement& statement = record_.statements[i];
            json_.begin_object();
            id('s', i);
            text("speaker", statement.speaker);
            json_.key("versions").begin_array();
            for (const StatementVersion& version : statement.versions) {
                json_.begin_object();
                citation("citation", version.citation);
                text("speaker", version.speaker);
                json_.member("kind", name_of(version.kind));
                json_.member("difference", name_of(version.difference)).end_object();
            }
            json_.end_array().member("origins", statement.origins).end_object();
        }
        json_.end_array();
    }

    void write_lines(std::string_view name, const std::vector<TimelineEntry>& entries) {
        json_.key(name).begin_array();
        for (const TimelineEntry& entry : entries) {
            json_.begin_object();
            text("date", entry.date);
            text("precision", entry.precision);
            text("event",
                 entry.event ? 'v' + std::to_string(std::size_t{*entry.event} + 1) : std::string());
            citation("line", entry.line);
            json_.member("date_from", name_of(entry.date_from));
            optional_citation("dated_by", entry.dated_by);
            citations("reports", entry.reports);
            json_.member("origins", entry.origins).member("rank", entry.rank).end_object();
        }
        json_.end_array();
    }

    void write_disagreements() {
        json_.key("disagreements").begin_array();
        for (const Disagreement& item : record_.disagreements) {
            json_.begin_object();
            text("kind", item.kind);
            text("about", item.about);
            json_.key("sides").begin_array();
            for (const DisagreementSide& side : item.sides) {
                json_.begin_object();
                text("value", side.value);
                citations("reports", side.reports);
                json_.member("origins", side.origins).end_object();
            }
            json_.end_array();
            text("reading", item.reading);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_positions() {
        json_.key("positions").begin_array();
        for (const StoryPosition& position : record_.positions) {
            json_.begin_object();
            text("actor", position.actor);
            text("issue", position.issue);
            text("stance", position.stance);
            json_.key("history").begin_array();
            for (const PositionMove& move : position.history) {
                json_.begin_object();
                text("date", move.date);
                text("date_from", move.date.empty() ? std::string_view() : name_of(move.date_from));
                text("stance", move.stance);
                text("by", move.by);
                citation("citation", move.citation);
                json_.end_object();
            }
            json_.end_array().member("changed", position.changed).end_object();
        }
        json_.end_array();
    }

    void write_agreements() {
        json_.key("agreements").begin_array();
        for (const StoryAgreement& agreement : record_.agreements) {
            json_.begin_object();
            text("name", agreement.name);
            texts("parties", agreement.parties);
            json_.key("agreed_on").begin_array();
            for (const AgreementDate& date : agreement.agreed_on) {
                json_.begin_object();
                text("value", date.value);
                citation("citation", date.citation);
                json_.end_object();
            }
            json_.end_array();
            citations("terms", agreement.terms);
            json_.key("alleged_breaches").begin_array();
            for (const StoryBreach& breach : agreement.alleged_breaches) write_breach(breach);
            json_.end_array().end_object();
        }
        json_.end_array();
    }

    void write_breach(const StoryBreach& breach) {
        json_.begin_object();
        text("by", breach.by);
        text("alleged_by", breach.alleged_by);
        json_.key("count");
        if (breach.count) {
            write_number(json_, *breach.count);
        } else {
            json_.null();
        }
        text("date", breach.date);
        citation("citation", breach.citation);
        json_.end_object();
    }

    void write_coverage() {
        json_.key("coverage").begin_array();
        for (const Coverage& coverage : record_.coverage) {
            json_.begin_object();
            text("outlet", coverage.outlet);
            citations("states", coverage.states);
            citations("differs", coverage.differs);
            citations("omits", coverage.omits);
            json_.end_object();
        }
        json_.end_array();
    }

    const StoryRecord& record_;
    const ArticleLookup& article_;
    JsonWriter json_;
    std::map<ArticleId, TextOffsets> offsets_;
};

}  // namespace

std::string to_json(const StoryRecord& record, const ArticleLookup& article) {
    std::string line;
    StoryWriter(record, article, line).write();
    return line;
}

std::string to_json(const StoryRecord& record, std::span<const ArticleRecord> articles) {
    static const ArticleRecord nothing;
    std::map<std::string_view, const ArticleRecord*> by_id;
    for (const ArticleRecord& one : articles) by_id.emplace(one.article.id, &one);
    return to_json(record, [&](const ArticleId& id) -> const ArticleRecord& {
        const auto found = by_id.find(id);
        return found == by_id.end() ? nothing : *found->second;
    });
}

}  // namespace concord
