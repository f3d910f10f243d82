#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_table.h"
#include "concord/findings.h"
#include "concord/knowledge.h"
#include "extract/reading.h"

namespace concord {

/// PLOVER contexts as bits, the first of the ontology lowest.
using ContextSet = std::uint64_t;

/// What speaks for a context, of knowledge/event_codes/contexts.tsv.
class ContextLexicon {
public:
    explicit ContextLexicon(const Knowledge& knowledge);

    /// Where a word speaks for a context.
    enum class Reach { event, deed, sentence, article };
    struct Match {
        std::uint32_t words = 0;  ///< 0: none
        ContextSet contexts = 0;  ///< none of a phrase that only looks like one: "trade union"
    };
    /// The longest phrase that begins at a token.
    [[nodiscard]] Match match(const Reading& reading, std::uint32_t at, Reach reach) const;

    /// Of a type with its mode or of the type alone.
    [[nodiscard]] ContextSet of_type(const Event& event) const;
    /// The same between states, by a state, and where other such events of the article have it.
    [[nodiscard]] ContextSet between_states(const Event& event) const;
    [[nodiscard]] ContextSet by_state(const Event& event) const;
    [[nodiscard]] ContextSet may_prevail(const Event& event) const;
    /// Of an actor or recipient of this sector.
    [[nodiscard]] ContextSet of_sector(std::string_view sector) const;
    /// A context that the table must have.
    [[nodiscard]] ContextSet named(std::string_view context) const;
    /// In the order of the ontology.
    [[nodiscard]] std::vector<std::string> names_of(ContextSet contexts) const;

private:
    void add_words(std::string_view from, const std::string& word, ContextSet contexts);
    [[nodiscard]] static ContextSet of(const WordTable& table, const Event& event);
    [[nodiscard]] const WordTable& words_of(Reach reach) const;

    std::vector<std::string> names_;
    WordTable event_words_;  ///< words joined by spaces; verbs behind "to "
    WordTable deed_words_;
    WordTable sentence_words_;
    WordTable article_words_;
    WordTable starts_;  ///< first words of all
    WordTable types_;   ///< "TYPE/mode" or "TYPE"
    WordTable states_;
    WordTable state_;
    WordTable prevailing_;
    WordTable sectors_;
};

/// Adds to each event what it is about.
///
/// cost  linear in the words, and in the words of its sentence for each event
void add_contexts(const Reading& reading,
                  const ContextLexicon& lexicon,
                  std::vector<Event>& events);

}  // namespace concord
