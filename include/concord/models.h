#pragma once

#include <string>
#include <string_view>

#include "concord/result.h"

namespace concord {

/// What programs learnt from annotated corpora: the files of models/, which are part of the
/// program and mapped into memory with it.
class Models {
public:
    /// cost  nothing is copied or read ahead; the views live as long as the program
    [[nodiscard]] static Models load();

    /// models/encoder-en/model.bin: tags, lemmas, parse and names of English.
    [[nodiscard]] std::string_view encoder() const { return encoder_; }

    /// models/sentences-en/model.bin: where sentences of English end.
    [[nodiscard]] std::string_view sentences() const { return sentences_; }

    /// models/coreference-en/model.bin: which mention of English another refers back to.
    [[nodiscard]] std::string_view coreference() const { return coreference_; }

    /// models/attributions-en/model.bin: words of sources, cues and contents; empty in a program
    /// built without that file.
    [[nodiscard]] std::string_view attributions() const { return attributions_; }

    /// models/statements-en/model.bin: which statements are right; empty in a program built without
    /// that file.
    [[nodiscard]] std::string_view statements() const { return statements_; }

    /// models/events-en/model.bin: which events are right; empty in a program built without that
    /// file.
    [[nodiscard]] std::string_view events() const { return events_; }

    /// models/event-pairs-en/model.bin: whether two reports tell one event.
    [[nodiscard]] std::string_view event_pairs() const { return event_pairs_; }

    /// models/statement-pairs-en/model.bin: whether two statements are one.
    [[nodiscard]] std::string_view statement_pairs() const { return statement_pairs_; }

    /// SHA-256 over all models, as `concord version` prints it.
    ///
    /// cost  reads all of them, some milliseconds
    [[nodiscard]] std::string sha256() const;

private:
    std::string_view encoder_;
    std::string_view sentences_;
    std::string_view coreference_;
    std::string_view attributions_;
    std::string_view statements_;
    std::string_view events_;
    std::string_view event_pairs_;
    std::string_view statement_pairs_;
};

}  // namespace concord
