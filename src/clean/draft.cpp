// Blocks with their origins. A run is either verbatim (the same bytes on both sides) or one unit:
// "&amp;" for "&", two spaces and a line end for " ". Verbatim runs grow as long as text and
// source go on together, so a plain paragraph is one run.

#include "clean/draft.h"

#include <algorithm>

namespace concord {
namespace {

std::uint32_t narrow(std::size_t number) {
    return static_cast<std::uint32_t>(number);
}

bool keeps_size(const OriginRun& run) {
    return run.text.size() == run.source_end - run.source_begin;
}

using Runs = std::vector<OriginRun>;

/// A decoded unit: all that it touches below, from the first byte to the last.
void compose_unit(const OriginRun& run, Runs::const_iterator part, const Runs& below, Runs& out) {
    if (part == below.end() || part->text.begin >= run.source_end) return;
    OriginRun whole{run.text, part->source_begin, part->source_end};
    if (keeps_size(*part) && run.source_begin > part->text.begin) {
        whole.source_begin += run.source_begin - part->text.begin;
    }
    for (; part != below.end() && part->text.begin < run.source_end; ++part) {
        whole.source_end = part->source_end;
        if (keeps_size(*part) && run.source_end < part->text.end) {
            whole.source_end -= part->text.end - run.source_end;
        }
    }
    out.push_back(whole);
}

void compose_verbatim(const OriginRun& run,
                      Runs::const_iterator part,
                      const Runs& below,
                      Runs& out) {
    for (; part != below.end() && part->text.begin < run.source_end; ++part) {
        const std::uint32_t from = std::max(run.source_begin, part->text.begin);
        const std::uint32_t to = std::min(run.source_end, part->text.end);
        const std::uint32_t shift = from - run.source_begin;
        OriginRun piece{{run.text.begin + shift, run.text.begin + shift + (to - from)},
                        part->source_begin,
                        part->source_end};
        if (keeps_size(*part)) {
            piece.source_begin += from - part->text.begin;
            piece.source_end = piece.source_begin + (to - from);
        }
        out.push_back(piece);
    }
}

}  // namespace

void append_verbatim(Draft& draft, std::string_view bytes, std::uint32_t source_begin) {
    if (bytes.empty()) return;
    const std::uint32_t begin = narrow(draft.text.size());
    const std::uint32_t end = begin + narrow(bytes.size());
    const std::uint32_t source_end = source_begin + narrow(bytes.size());
    draft.text += bytes;
    if (draft.grows && draft.runs.back().source_end == source_begin) {
        draft.runs.back().text.end = end;
        draft.runs.back().source_end = source_end;
        return;
    }
    draft.runs.push_back({{begin, end}, source_begin, source_end});
    draft.grows = true;
}

void append_unit(Draft& draft,
                 std::string_view bytes,
                 std::uint32_t source_begin,
                 std::uint32_t source_end) {
    if (bytes.empty()) return;
    const std::uint32_t begin = narrow(draft.text.size());
    draft.text += bytes;
    draft.runs.push_back({{begin, narrow(draft.text.size())}, source_begin, source_end});
    draft.grows = false;
}

Draft part_of(const Draft& draft, Span span) {
    Draft part;
    part.role = draft.role;
    part.text = slice(draft.text, span);
    auto next = std::upper_bound(
        draft.runs.begin(), draft.runs.end(), span.begin, [](std::uint32_t at, const auto& run) {
            return at < run.text.end;
        });
    for (; next != draft.runs.end() && next->text.begin < span.end; ++next) {
        OriginRun run = *next;
        const bool verbatim = keeps_size(run);
        if (run.text.begin < span.begin) {
            if (verbatim) run.source_begin += span.begin - run.text.begin;
            run.text.begin = span.begin;
        }
        if (run.text.end > span.end) {
            if (verbatim) run.source_end -= run.text.end - span.end;
            run.text.end = span.end;
        }
        run.text.begin -= span.begin;
        run.text.end -= span.begin;
        part.runs.push_back(run);
    }
    return part;
}

void assemble(std::vector<Draft>&& drafts, Article& article) {
    for (Draft& draft : drafts) {
        if (draft.text.empty()) continue;
        if (!article.text.empty()) article.text += "\n\n";
        const std::uint32_t base = narrow(article.text.size());
        article.text += draft.text;
        for (OriginRun run : draft.runs) {
            run.text.begin += base;
            run.text.end += base;
            article.origin_runs.push_back(run);
        }
        article.blocks.push_back(
            {{base, narrow(article.text.size())}, draft.role, std::move(draft.time)});
    }
}

std::vector<OriginRun> compose(const std::vector<OriginRun>& runs,
                               const std::vector<OriginRun>& below) {
    if (below.empty()) return runs;
    std::vector<OriginRun> composed;
    composed.reserve(runs.size());
    for (const OriginRun& run : runs) {
        const auto part = std::upper_bound(
            below.begin(), below.end(), run.source_begin, [](std::uint32_t at, const auto& piece) {
                return at < piece.text.end;
            });
        if (keeps_size(run)) {
            compose_verbatim(run, part, below, composed);
        } else {
            compose_unit(run, part, below, composed);
        }
    }
    return composed;
}

}  // namespace concord
