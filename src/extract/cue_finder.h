#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/cue_lexicon.h"
#include "extract/noun_phrase.h"
#include "extract/reading.h"

namespace concord {

/// Words that attribute, with who speaks and what stands beside them, before it is known which
/// words they attribute.
struct CueSite {
    enum class Form { finite, gerund, according, colon, signature };
    /// Where the attributed words stand.
    enum class Side { before, after };
    /// Whether something was said: "never said" reports none, "did not deny" neither the words nor
    /// their contrary.
    enum class Force { reports, neither, none };

    Form form = Form::finite;
    Side side = Side::after;
    Force force = Force::reports;
    bool inverted = false;  ///< "said Rusk"
    bool inherits = false;  ///< the speaker is that of the cue before: "X said ... and added"
    bool that = false;
    bool relative = false;          ///< in a clause with "which" or "who" between commas
    bool object_clause = false;     ///< "which he said are rebuilt"
    const CueVerb* verb = nullptr;  ///< none for "according to", colon and signature
    Tokens cue;
    Tokens clause;  ///< from the first word of the attribution to its last, both sides' commas out
    std::optional<NounPhrase> speaker;
    std::optional<Tokens> channel;
    std::optional<Index> addressee;
    std::vector<Index> via;
    std::optional<Index> time;
    Tokens object;  ///< noun phrase between the verb and the words it attributes: "called [X] ..."
};

/// Finds the cues of one of the narrator's sentences, left to right.
[[nodiscard]] std::vector<CueSite> find_cues(const Reading& reading,
                                             const CueLexicon& lexicon,
                                             const NarrativeSentence& sentence);

}  // namespace concord
