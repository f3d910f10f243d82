#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "story_view.h"

namespace concord::server {

/// How much of a section a page shows.
struct Window {
    std::size_t from = 0;
    std::size_t limit = 0;    ///< 0: all
    std::size_t each = 0;     ///< most of one speaker, so that a short list shows many; 0: all
    bool is_excerpt = false;  ///< the section ends with a link to the whole where it is cut
};

/// The part [from, to) of a list.
struct Bounds {
    std::size_t from = 0;
    std::size_t to = 0;
};

[[nodiscard]] Bounds bounds_of(std::size_t size, Window window);

enum class Order { newest_first, oldest_first };

// Each writes one section of a story's page and returns how many entries it has in all; nothing and
// 0 when the record has nothing for it.

std::size_t put_timeline(
    Html& html, const StoryView& story, const Links& links, Window window, Order order);
std::size_t put_calendar(Html& html, const StoryView& story, const Links& links);
std::size_t put_events(Html& html, const StoryView& story, const Links& links, Window window);
std::size_t put_disagreements(Html& html,
                              const StoryView& story,
                              const Links& links,
                              Window window);
std::size_t put_statements(Html& html, const StoryView& story, const Links& links, Window window);
std::size_t put_positions(Html& html, const StoryView& story, const Links& links, Window window);
std::size_t put_agreements(Html& html, const StoryView& story, const Links& links, Window window);
std::size_t put_coverage(Html& html, const StoryView& story, const Links& links, Window window);
std::size_t put_reports(Html& html, const StoryView& story, const Links& links, Window window);
std::size_t put_entities(Html& html, const StoryView& story, const Links& links, Window window);

/// The first screen: what is best established, what is disputed, what is new.
void put_summary(Html& html, const StoryView& story, const Links& links);

/// The open points first, then those that only seem to differ, then those that were superseded.
[[nodiscard]] std::vector<Json> sorted_disagreements(const StoryView& story);
[[nodiscard]] bool is_superseded(Json disagreement);
/// "3 open of 7 points"
[[nodiscard]] std::string counted_points(const std::vector<Json>& disagreements);

/// Opens a section with its heading and what stands beside it; close with `end_section`.
void begin_section(Html& html, Markup id, Markup title, std::string_view beside);
void end_section(Html& html);

/// "All 312" below an excerpt that leaves something out.
void put_more(Html& html,
              const StoryView& story,
              const Links& links,
              Markup part,
              Window window,
              std::size_t total);

/// A list of citations, each with its words and source; those beyond `shown` are folded.
void put_citations(Html& html,
                   const StoryView& story,
                   const Links& links,
                   const std::vector<Json>& citations,
                   std::size_t shown = 3);

/// The box by which a script narrows the entries of a section; unseen without one.
void put_filter(Html& html, Markup target, Markup label);

}  // namespace concord::server
