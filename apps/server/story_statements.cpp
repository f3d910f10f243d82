// Who said what: statements by speaker, the versions of each folded into one entry.

#include <algorithm>
#include <map>
#include <set>

#include "story_sections.h"
#include "word_diff.h"

namespace concord::server {
namespace {

struct SpeakerStatements {
    std::string_view name;
    std::vector<Json> statements;
    std::int64_t origins = 0;
};

/// Those with most to say first; statements without a named speaker come last.
std::vector<SpeakerStatements> by_speaker(const std::vector<Json>& statements) {
    std::map<std::string_view, SpeakerStatements> found;
    for (const Json& statement : statements) {
        SpeakerStatements& speaker = found[statement.text("speaker")];
        speaker.name = statement.text("speaker");
        speaker.statements.push_back(statement);
        speaker.origins += statement.number("origins");
    }
    std::vector<SpeakerStatements> speakers;
    speakers.reserve(found.size());
    for (auto& [name, speaker] : found) speakers.push_back(std::move(speaker));
    std::stable_sort(speakers.begin(),
                     speakers.end(),
                     [](const SpeakerStatements& a, const SpeakerStatements& b) {
                         if (a.name.empty() != b.name.empty()) return b.name.empty();
                         return a.origins > b.origins;
                     });
    for (SpeakerStatements& speaker : speakers) {
        std::stable_sort(
            speaker.statements.begin(), speaker.statements.end(), [](const Json& a, const Json& b) {
                return a.number("origins") > b.number("origins");
            });
    }
    return speakers;
}

bool is_worth_comparing(std::string_view difference) {
    return difference == "trimmed" || difference == "edited";
}

/// The version's words; where they depart from the fullest, marked word by word.
void put_version(
    Html& html, const StoryView& story, const Links& links, std::string_view full, Json version) {
    const Json citation = version["citation"];
    const std::string_view difference = version.text("difference");
    const bool is_compared = is_worth_comparing(difference);
    if (is_compared) {
        html.put("<p class=\"diff\" dir=\"auto\">");
        for (const DiffPiece& piece : diff_words(full, citation.text("text"))) {
            if (piece.edit == Edit::same) {
                html.text(piece.text);
            } else if (piece.edit == Edit::removed) {
                html.put("<del>{}</del>", piece.text);
            } else {
                html.put("<ins>{}</ins>", piece.text);
            }
            html.put(" ");
        }
        html.put("</p>");
    } else {
        put_words(html, story, links, citation);
    }
    html.put("<p class=\"source\"><span class=\"badge\">{}</span> ",
             difference == "same" ? "same words" : difference);
    put_source(html, story, citation);
    if (is_compared) {
        html.put(" · <a href=\"{}\">in the report</a>", address_of(links, citation));
    }
    html.put("</p>");
}

void put_versions(Html& html,
                  const StoryView& story,
                  const Links& links,
                  const std::vector<Json>& versions) {
    const std::string_view full = versions.front()["citation"].text("text");
    html.put("<ul class=\"reports\">");
    for (std::size_t i = 1; i < versions.size(); ++i) {
        html.put("<li>");
        put_version(html, story, links, full, versions[i]);
        html.put("</li>");
    }
    html.put("</ul>");
}

std::string versions_summary(Json statement, const std::vector<Json>& versions) {
    std::set<std::string_view> articles;
    for (const Json& version : versions) articles.insert(version["citation"].text("article"));
    std::set<std::string_view> differences;
    for (std::size_t i = 1; i < versions.size(); ++i) {
        differences.insert(versions[i].text("difference"));
    }
    std::string summary = counted(static_cast<std::int64_t>(articles.size()), "report") + ", " +
                          counted(statement.number("origins"), "independent origin");
    differences.erase("same");
    differences.erase("");
    const char* separator = " · ";
    for (const std::string_view difference : differences) {
        summary += separator;
        summary += difference;
        separator = ", ";
    }
    return summary;
}

/// Quotation marks are added by the style, of the kind that the report itself uses within.
void put_quotation_begin(Html& html, bool is_indirect, std::string_view text) {
    if (is_indirect) {
        html.put("<blockquote>");
    } else if (text.find('"') != std::string_view::npos) {
        html.put("<blockquote class=\"quoted straight\">");
    } else {
        html.put("<blockquote class=\"quoted\">");
    }
}

void put_statement(Html& html, const StoryView& story, const Links& links, Json statement) {
    const std::vector<Json> versions = statement["versions"].items();
    if (versions.empty()) return;
    const Json citation = versions.front()["citation"];
    const SourceArticle* source = story.article(citation.text("article"));
    const bool is_indirect = versions.front().text("kind") == "indirect";
    html.put("<li class=\"entry\" data-outlet=\"{}\">", source == nullptr ? "" : source->name());
    put_quotation_begin(html, is_indirect, citation.text("text"));
    put_words(html, story, links, citation);
    html.put("</blockquote><p class=\"source\">");
    if (is_indirect) html.put("<span class=\"badge\">reported speech</span> ");
    put_source(html, story, citation);
    put_new(html, story, first_report(story, citations_of(versions)).day);
    html.put("</p>");
    if (versions.size() > 1) {
        html.put("<details class=\"count\"><summary>{}</summary>",
                 versions_summary(statement, versions));
        put_versions(html, story, links, versions);
        html.put("</details>");
    }
    html.put("</li>");
}

}  // namespace

std::size_t put_statements(Html& html, const StoryView& story, const Links& links, Window window) {
    const std::vector<Json> statements = story.record()["statements"].items();
    if (statements.empty()) return 0;
    const std::vector<SpeakerStatements> speakers = by_speaker(statements);
    begin_section(html,
                  "statements",
                  "Statements",
                  counted(static_cast<std::int64_t>(statements.size()), "statement") + " by " +
                      counted(static_cast<std::int64_t>(speakers.size()), "speaker"));
    put_filter(html, "statements", "Filter the statements");
    std::size_t place = 0;
    std::size_t shown = 0;
    for (const SpeakerStatements& speaker : speakers) {
        const std::size_t most = window.each == 0 ? speaker.statements.size() : window.each;
        std::size_t taken = 0;
        for (const Json& statement : speaker.statements) {
            const std::size_t at = place++;
            if (at < window.from || taken == most) continue;
            if (window.limit != 0 && shown >= window.limit) break;
            if (taken++ == 0) {
                html.put(
                    "<div class=\"speaker\"><h3 dir=\"auto\">{}</h3><ol class=\"lines\">",
                    speaker.name.empty() ? std::string_view("Speaker not named") : speaker.name);
            }
            put_statement(html, story, links, statement);
            ++shown;
        }
        if (taken != 0) html.put("</ol></div>");
    }
    put_more(html, story, links, "statements", window, statements.size());
    end_section(html);
    return statements.size();
}

}  // namespace concord::server
