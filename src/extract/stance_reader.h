#pragma once

#include <cstdint>
#include <string_view>

#include "extract/event_clause.h"
#include "extract/event_status.h"
#include "extract/position_lexicon.h"

namespace concord {

/// Whether the words around a word of stance leave it standing.
class StanceReader {
public:
    /// Must outlive this object.
    explicit StanceReader(const EventClauses& clauses)
        : clauses_(clauses),
          status_(clauses),
          unsettled_(clauses.lexicon().class_named("unsettled")),
          hearsay_(clauses.lexicon().class_named("hearsay")),
          pledge_(clauses.lexicon().class_named("pledge")) {}

    /// The stance of a frame or its negation; empty when none is plainly taken.
    ///
    /// is_told  in the words of a statement: only there the future counts ("said it will oppose")
    /// returns  lives as long as the frame
    /// cost     the words that hang from the head and from those above it
    [[nodiscard]] std::string_view read(std::uint32_t at,
                                        const StanceFrame& frame,
                                        bool is_told) const;

    /// True when the clause of a word is no wish, condition or question, and no word above leaves
    /// open whether it is so.
    [[nodiscard]] bool is_plain(std::uint32_t at) const;

    [[nodiscard]] const EventStatusReader& status() const { return status_; }

private:
    [[nodiscard]] const Token& token(std::uint32_t at) const { return clauses_.token(at); }
    [[nodiscard]] bool is_marked(std::uint32_t at, std::string_view word) const;
    [[nodiscard]] bool is_wished(std::uint32_t at) const;
    [[nodiscard]] bool is_in_question(std::uint32_t at) const;
    [[nodiscard]] bool is_inverted(std::uint32_t at) const;
    [[nodiscard]] bool is_in_condition(std::uint32_t at) const;
    [[nodiscard]] bool has_condition(std::uint32_t at) const;
    [[nodiscard]] bool is_unsettled(std::uint32_t at) const;
    [[nodiscard]] bool leaves_open(std::uint32_t at) const;
    [[nodiscard]] bool is_open(std::uint32_t verb, bool beside) const;
    [[nodiscard]] bool is_refusal(std::uint32_t at,
                                  const StatusReading& read,
                                  const StanceFrame& frame) const;

    const EventClauses& clauses_;
    EventStatusReader status_;
    std::size_t unsettled_;
    std::size_t hearsay_;
    std::size_t pledge_;
};

}  // namespace concord
