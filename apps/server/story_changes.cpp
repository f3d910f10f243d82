// What changed since a day: every entry is as old as its first report.

#include "story_changes.h"

#include <algorithm>
#include <array>

#include "dates.h"

namespace concord::server {
namespace {

struct Part {
    std::string_view field;
    Markup anchor;
    std::string_view one;
    std::string_view several;
};

constexpr std::array<Part, 5> parts = {{
    {"disagreements", "#disagreements", "disputed value", "disputed values"},
    {"events", "#events", "event", "events"},
    {"positions", "#positions", "position", "positions"},
    {"agreements", "#agreements", "passage on agreements", "passages on agreements"},
    {"statements", "#statements", "statement", "statements"},
}};

/// Names and values of the record side by side, those that are there.
std::string side_by_side(std::initializer_list<std::string_view> values) {
    std::string text;
    for (const std::string_view value : values) {
        if (value.empty()) continue;
        if (!text.empty()) text += ' ';
        text += value;
    }
    return text;
}

/// "Marevia, Torvany"
std::string names_of(Json list) {
    std::string text;
    for (const Json& name : list.items()) {
        if (!text.empty()) text += ", ";
        text += name.text();
    }
    return text;
}

class Changes {
public:
    explicit Changes(const StoryView& story) : story_(story) {}

    std::vector<Change> find() {
        each("disagreements", [&](Json entry, std::size_t n) {
            for (const Json& side : entry["sides"].items()) {
                add("disagreements",
                    n,
                    side_by_side({entry.text("about"), side.text("value")}),
                    side["reports"].items());
            }
        });
        each("events", [&](Json entry, std::size_t n) {
            add("events",
                n,
                side_by_side({names_of(entry["who"]), entry.text("type"), names_of(entry["whom"])}),
                citations_of(entry["reports"].items()));
        });
        each("positions", [&](Json entry, std::size_t n) { add_position(entry, n); });
        each("agreements", [&](Json entry, std::size_t n) { add_agreement(entry, n); });
        each("statements", [&](Json entry, std::size_t n) {
            add("statements",
                n,
                std::string(entry.text("speaker")),
                citations_of(entry["versions"].items()));
        });
        return std::move(changes_);
    }

private:
    template <class Use>
    void each(std::string_view field, Use use) {
        std::size_t n = 0;
        for (const Json& entry : story_.record()[field].items()) use(entry, ++n);
    }

    void add(std::string_view part,
             std::size_t n,
             std::string about,
             const std::vector<Json>& citations) {
        const FirstReport first = first_report(story_, citations);
        if (!is_new(story_, first.day)) return;
        changes_.push_back({part, n, std::move(about), first.day, first.citation});
    }

    /// Each stance by itself, for as long as it was told without another between.
    void add_position(Json entry, std::size_t n) {
        const std::vector<Json> moves = entry["history"].items();
        for (std::size_t i = 0; i < moves.size();) {
            const std::string_view stance = moves[i].text("stance");
            std::vector<Json> citations;
            for (; i < moves.size() && moves[i].text("stance") == stance; ++i) {
                citations.push_back(moves[i]["citation"]);
            }
            add("positions",
                n,
                side_by_side({entry.text("actor"), stance, entry.text("issue")}),
                citations);
        }
    }

    /// Each of its dates, terms and breaches by itself.
    void add_agreement(Json entry, std::size_t n) {
        const std::string name(entry.text("name"));
        std::vector<Json> words = citations_of(entry["agreed_on"].items());
        for (const Json& term : entry["terms"].items()) words.push_back(term);
        for (const Json& breach : citations_of(entry["alleged_breaches"].items())) {
            words.push_back(breach);
        }
        for (const Json& citation : words) add("agreements", n, name, {citation});
    }

    const StoryView& story_;
    std::vector<Change> changes_;
};

std::int64_t count_of(const std::vector<Change>& changes, std::string_view part) {
    return std::count_if(
        changes.begin(), changes.end(), [&](const Change& one) { return one.part == part; });
}

std::string counted_as(std::int64_t count, const Part& part) {
    return std::to_string(count) + ' ' + std::string(count == 1 ? part.one : part.several);
}

void put_form(Html& html, const StoryView& story, const Links& links) {
    const Json record = story.record();
    html.put("<form class=\"since\" method=\"get\" action=\"{}\">", links.story(story.id()));
    html.put(
        "<label>New since <input type=\"date\" name=\"since\" value=\"{}\" min=\"{}\" "
        "max=\"{}\" required></label> ",
        story.since(),
        record.text("begin"),
        record.text("end"));
    html.put("<button type=\"submit\">Show</button></form>");
}

/// The first of each kind in their words; the rest are a click away.
void put_first_changes(Html& html,
                       const StoryView& story,
                       const Links& links,
                       const std::vector<Change>& changes) {
    constexpr std::size_t most = 3;
    std::size_t shown = 0;
    std::string_view part;
    html.put("<ul class=\"lines\">");
    for (const Change& change : changes) {
        if (change.part == part || shown == most) continue;
        part = change.part;
        ++shown;
        html.put("<li class=\"entry\"><p class=\"source\"><bdi>{}</bdi></p>", change.about);
        put_words(html, story, links, change.citation);
        html.put("<p class=\"source\">");
        put_source(html, story, change.citation);
        html.put("</p></li>");
    }
    html.put("</ul>");
}

}  // namespace

std::vector<Change> changes_of(const StoryView& story) {
    if (story.since().empty()) return {};
    return Changes(story).find();
}

std::string count_changes(const std::vector<Change>& changes) {
    std::string text;
    for (const Part& part : parts) {
        const std::int64_t count = count_of(changes, part.field);
        if (count == 0) continue;
        if (!text.empty()) text += ", ";
        text += counted_as(count, part);
    }
    return text;
}

std::string line_with_changes(const StoryView& story) {
    if (story.asked_since().empty()) return story.line();
    std::string line = story.line().substr(0, story.line().rfind('}'));
    line += R"(,"changes":{"since":")" + story.asked_since() + R"(","entries":[)";
    const char* separator = "";
    for (const Change& change : changes_of(story)) {
        line.append(separator).append(R"({"part":")").append(change.part);
        line += R"(","n":)" + std::to_string(change.n);
        line.append(R"(,"first":")").append(change.day).append(R"(","citation":)");
        line += change.citation.line() + '}';
        separator = ",";
    }
    return line + "]}}";
}

void put_changes(Html& html, const StoryView& story, const Links& links) {
    if (story.since().empty()) return;
    const std::vector<Change> changes = changes_of(story);
    html.put("<section class=\"changes\" aria-labelledby=\"changes-title\">");
    html.put("<h2 id=\"changes-title\">New since {}</h2>", spoken_date(story.since()));
    if (changes.empty()) {
        html.put("<p class=\"note\">No entry of this record was first reported then or later.</p>");
    } else {
        html.put("<p class=\"counts\">");
        const char* separator = "";
        for (const Part& part : parts) {
            const std::int64_t count = count_of(changes, part.field);
            if (count == 0) continue;
            html.put(
                "{}<a href=\"{}\">{}</a>", separator, part.anchor.text(), counted_as(count, part));
            separator = " · ";
        }
        html.put("</p>");
        put_first_changes(html, story, links, changes);
    }
    if (!links.in_file()) put_form(html, story, links);
    html.put("</section>\n");
}

}  // namespace concord::server
