// Within one record: does every name lead to what it names?

#include "store/story_references.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string_view>

namespace concord {
namespace {

using simdjson::dom::element;

/// Text of a member; empty when it is null, missing or of another type.
std::string_view text_of(element value, std::string_view key) {
    std::string_view text;
    if (value[key].get(text) != simdjson::SUCCESS) return {};
    return text;
}

/// Members of a list; empty when it is no list.
std::vector<element> list_of(element value, std::string_view key) {
    simdjson::dom::array list;
    if (value[key].get(list) != simdjson::SUCCESS) return {};
    return {list.begin(), list.end()};
}

class References {
public:
    std::vector<std::string> broken(element record) {
        learn(record);
        check_citations(record);
        check_origins(record);
        for (const element event : list_of(record, "events")) check_event(event);
        for (const std::string_view part : {"timeline", "calendar"}) {
            for (const element line : list_of(record, part)) {
                require(events_, "event", text_of(line, "event"));
            }
        }
        return std::move(broken_);
    }

private:
    struct Source {
        std::string_view outlet;
        std::string_view origin;
    };

    void learn(element record) {
        for (const element article : list_of(record, "articles")) {
            const Source source{text_of(article, "outlet"), text_of(article, "origin")};
            articles_.emplace(text_of(article, "id"), source);
        }
        for (const element origin : list_of(record, "origins")) {
            origins_.insert(text_of(origin, "id"));
        }
        for (const element event : list_of(record, "events")) events_.insert(text_of(event, "id"));
    }

    void require(const std::set<std::string_view>& known,
                 std::string_view kind,
                 std::string_view name) {
        if (name.empty() || known.contains(name)) return;
        broken_.push_back(fmt::format("there is no {} {}", kind, name));
    }

    void check_origins(element record) {
        for (const element article : list_of(record, "articles")) {
            require(origins_, "origin", text_of(article, "origin"));
        }
        for (const element origin : list_of(record, "origins")) {
            for (const element id : list_of(origin, "articles")) {
                std::string_view article;
                if (id.get(article) == simdjson::SUCCESS) require_article(article);
            }
        }
    }

    void require_article(std::string_view id) {
        if (articles_.contains(id)) return;
        broken_.push_back(fmt::format("article {} is none of its own", id));
    }

    /// Every object with an article and a stretch of it, wherever it stands.
    void check_citations(element value) {
        simdjson::dom::array list;
        simdjson::dom::object object;
        if (value.get(list) == simdjson::SUCCESS) {
            for (const element item : list) check_citations(item);
        } else if (value.get(object) == simdjson::SUCCESS) {
            const std::string_view article = text_of(value, "article");
            if (!article.empty()) require_article(article);
            for (const auto field : object) check_citations(field.value);
        }
    }

    void check_event(element event) {
        std::set<std::string_view> origins;
        for (const element report : list_of(event, "reports")) {
            const std::string_view origin = text_of(report, "origin");
            origins.insert(origin);
            require(origins_, "origin", origin);
            element citation;
            if (report["citation"].get(citation) != simdjson::SUCCESS) continue;
            const auto article = articles_.find(text_of(citation, "article"));
            if (article == articles_.end()) continue;  // check_citations tells it
            const bool is_same = article->second.outlet == text_of(report, "outlet") &&
                                 article->second.origin == origin;
            if (is_same) continue;
            broken_.push_back(
                fmt::format("a report of event {} has not its article's outlet and "
                            "origin",
                            text_of(event, "id")));
        }
        // Origins that deny the event do not count.
        std::uint64_t counted = 0;
        const bool is_counted = event["origins"].get(counted) == simdjson::SUCCESS;
        if (is_counted && counted <= origins.size()) return;
        broken_.push_back(fmt::format("event {} counts more origins than its reports have",
                                      text_of(event, "id")));
    }

    std::map<std::string_view, Source> articles_;
    std::set<std::string_view> origins_;
    std::set<std::string_view> events_;
    std::vector<std::string> broken_;
};

}  // namespace

std::vector<std::string> broken_references(element record) {
    return References().broken(record);
}

}  // namespace concord
