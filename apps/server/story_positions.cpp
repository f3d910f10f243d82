// Who stands where: by actor and issue, each along the same stretch of days, with the changes
// marked.

#include <algorithm>
#include <map>
#include <optional>

#include "dates.h"
#include "story_sections.h"

namespace concord::server {
namespace {

/// One report of a stance.
struct Move {
    std::string_view date;
    std::string_view stance;
    std::string_view by;  ///< who took it, where the actor is a state
    Json citation;
};

/// What one actor is told to think of one issue.
struct Issue {
    std::string_view actor;
    std::string_view issue;
    std::vector<Move> moves;  ///< by date, undated last
    bool changed = false;
};

/// A stance, and for how long it was told without another between.
struct Stand {
    Move first;
    std::vector<Json> citations;
};

struct Days {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

std::string_view date_of(const StoryView& story, Json move) {
    const std::string_view date = move.text("date");
    return date.empty() ? day_of(story, move["citation"]) : date;
}

/// In the order of the record; entries of one actor and issue are one.
std::vector<Issue> issues_of(const StoryView& story) {
    std::vector<Issue> issues;
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> places;
    for (const Json& position : story.record()["positions"].items()) {
        const std::pair name = {position.text("actor"), position.text("issue")};
        const auto [at, is_new_name] = places.emplace(name, issues.size());
        if (is_new_name) issues.push_back({name.first, name.second, {}, false});
        Issue& issue = issues[at->second];
        issue.changed = issue.changed || position["changed"].truth();
        for (const Json& move : position["history"].items()) {
            issue.moves.push_back({date_of(story, move),
                                   move.text("stance"),
                                   move.text("by") == name.first ? "" : move.text("by"),
                                   move["citation"]});
        }
    }
    for (Issue& issue : issues) {
        std::stable_sort(issue.moves.begin(), issue.moves.end(), [](const Move& a, const Move& b) {
            if (a.date.empty() != b.date.empty()) return b.date.empty();
            return a.date < b.date;
        });
    }
    return issues;
}

/// Actors in the order of the record, their issues together.
void put_by_actor(std::vector<Issue>& issues) {
    std::map<std::string_view, std::size_t> ranks;
    for (const Issue& issue : issues) ranks.emplace(issue.actor, ranks.size());
    std::stable_sort(issues.begin(), issues.end(), [&](const Issue& a, const Issue& b) {
        return ranks.at(a.actor) < ranks.at(b.actor);
    });
}

std::vector<Stand> stands_of(const Issue& issue) {
    std::vector<Stand> stands;
    for (const Move& move : issue.moves) {
        if (stands.empty() || stands.back().first.stance != move.stance) {
            stands.push_back({move, {}});
        }
        stands.back().citations.push_back(move.citation);
    }
    return stands;
}

bool is_against(const Stand& stand) {
    const std::string_view stance = stand.first.stance;
    return stance == "opposes" || stance == "rejects" || stance == "rules out";
}

/// The stands that turn from for to against or back; none where the record finds no change.
std::vector<bool> turns_of(const std::vector<Stand>& stands, const Issue& issue) {
    std::vector<bool> turns(stands.size(), false);
    for (std::size_t i = 1; i < stands.size(); ++i) {
        turns[i] = issue.changed && is_against(stands[i]) != is_against(stands[i - 1]);
    }
    return turns;
}

/// The days that all small pictures share; nothing when there is but one.
std::optional<Days> days_of(const std::vector<Issue>& issues) {
    std::optional<Days> days;
    for (const Issue& issue : issues) {
        for (const Move& move : issue.moves) {
            const auto day = day_number(move.date);
            if (!day) continue;
            if (!days) days = Days{*day, *day};
            days->first = std::min(days->first, *day);
            days->last = std::max(days->last, *day);
        }
    }
    if (days && days->first == days->last) return std::nullopt;
    return days;
}

/// A dot for each report, a diamond where the stance turns. The list beside it
/// says the same in words.
void put_axis(Html& html, const std::vector<Stand>& stands, const Issue& issue, Days days) {
    const std::vector<bool> turns = turns_of(stands, issue);
    constexpr std::int64_t left = 8;
    constexpr std::int64_t width = 224;
    const auto place = [&](std::string_view date) {
        const std::int64_t day = day_number(date).value_or(days.first);
        return left + (day - days.first) * width / (days.last - days.first);
    };
    html.put(
        "<svg class=\"axis\" viewBox=\"0 0 240 20\" width=\"240\" height=\"20\" "
        "aria-hidden=\"true\" focusable=\"false\"><path d=\"M8 10h224\"/>");
    for (const Move& move : issue.moves) {
        if (!day_number(move.date)) continue;
        html.put("<circle cx=\"{}\" cy=\"10\" r=\"3\"/>", place(move.date));
    }
    for (std::size_t i = 0; i < stands.size(); ++i) {
        if (!turns[i] || !day_number(stands[i].first.date)) continue;
        html.put("<path class=\"turn\" d=\"M{} 3l7 7-7 7-7-7z\"/>", place(stands[i].first.date));
    }
    html.put("</svg>");
}

void put_stand(
    Html& html, const StoryView& story, const Links& links, const Stand& stand, bool is_turn) {
    const Json words = stand.first.citation;
    html.put("<li>");
    if (is_turn) html.put("<span class=\"badge strong\">changed</span> ");
    html.put("<a class=\"stance\" href=\"{}\"><bdi>{}</bdi></a> ",
             address_of(links, words),
             stand.first.stance);
    put_time(html, stand.first.date, spoken_date(stand.first.date));
    if (!stand.first.by.empty()) html.put(" <span>by <bdi>{}</bdi></span>", stand.first.by);
    put_new(html, story, first_report(story, stand.citations).day);
    put_citations(html, story, links, stand.citations, 1);
    html.put("</li>");
}

void put_issue(Html& html,
               const StoryView& story,
               const Links& links,
               const Issue& issue,
               const std::optional<Days>& days) {
    const std::vector<Stand> stands = stands_of(issue);
    html.put("<li class=\"entry issue\"><h4><bdi>{}</bdi>", issue.issue);
    if (issue.changed && stands.size() < 2) {
        html.put(" <span class=\"badge strong\">changed</span>");
    }
    html.put("</h4>");
    if (days) put_axis(html, stands, issue, *days);
    html.put("<ol class=\"stands\">");
    const std::vector<bool> turns = turns_of(stands, issue);
    for (std::size_t i = 0; i < stands.size(); ++i) {
        put_stand(html, story, links, stands[i], turns[i]);
    }
    html.put("</ol></li>");
}

}  // namespace

std::size_t put_positions(Html& html, const StoryView& story, const Links& links, Window window) {
    std::vector<Issue> issues = issues_of(story);
    if (issues.empty()) return 0;
    put_by_actor(issues);
    const auto [from, to] = bounds_of(issues.size(), window);
    const std::optional<Days> days = days_of(issues);
    begin_section(html, "positions", "Positions", "Who wants what, and since when");
    if (days) {
        html.put(
            "<p class=\"note\">A dot is a report, a diamond a turn for or against; all lines run "
            "over the same days.</p>\n");
    }
    for (std::size_t i = from; i < to; ++i) {
        const bool is_first = i == from || issues[i].actor != issues[i - 1].actor;
        const bool is_last = i + 1 == to || issues[i].actor != issues[i + 1].actor;
        if (is_first) {
            html.put("<div class=\"speaker\"><h3 dir=\"auto\">{}</h3><ol class=\"lines\">",
                     issues[i].actor);
        }
        put_issue(html, story, links, issues[i], days);
        if (is_last) html.put("</ol></div>\n");
    }
    put_more(html, story, links, "positions", window, issues.size());
    end_section(html);
    return issues.size();
}

}  // namespace concord::server
