#include "annotate/quotation_speakers.h"

#include <algorithm>

#include "annotate/name_lexicon.h"

namespace concord {
namespace {

constexpr std::size_t farthest = 40;  // tokens from the quotation

class SpeakerFinder {
public:
    SpeakerFinder(const TokenWords& words,
                  std::span<const Token> tokens,
                  std::span<const Sentence> sentences)
        : words_(words), tokens_(tokens), sentences_(sentences) {}

    [[nodiscard]] Index beside(const Quotation& quotation) const {
        const std::size_t begin = words_.at_byte(quotation.outer.begin);
        const std::size_t end = words_.at_byte(quotation.outer.end);
        if (begin >= words_.size() || end <= begin) return no_token;
        const std::size_t last =
            std::min<std::size_t>(sentence_at(end - 1).last_token, end + farthest);
        for (std::size_t verb = end; verb < last; ++verb) {
            if (const Index subject = subject_of(verb, end, last); subject != no_token)
                return subject;
        }
        const std::size_t floor = sentence_at(begin).first_token;
        const std::size_t first = begin > floor + farthest ? begin - farthest : floor;
        for (std::size_t verb = begin; verb-- > first;) {
            if (const Index subject = subject_of(verb, first, begin); subject != no_token)
                return subject;
        }
        return no_token;
    }

private:
    [[nodiscard]] const Sentence& sentence_at(std::size_t token) const {
        const auto found = std::partition_point(
            sentences_.begin(), sentences_.end(), [&](const Sentence& sentence) {
                return sentence.last_token <= token;
            });
        return found == sentences_.end() ? sentences_.back() : *found;
    }

    /// The subject of a word of saying, among tokens [first, last).
    [[nodiscard]] Index subject_of(std::size_t verb, std::size_t first, std::size_t last) const {
        if (!words_[verb].has(name_mark::cue_verb) || tokens_[verb].upos != Upos::verb)
            return no_token;
        for (std::size_t i = first; i < last; ++i) {
            if (tokens_[i].head == verb && is_subject(tokens_[i].relation))
                return static_cast<Index>(i);
        }
        return no_token;
    }

    const TokenWords& words_;
    std::span<const Token> tokens_;
    std::span<const Sentence> sentences_;
};

}  // namespace

std::vector<Index> speakers_of(std::span<const Quotation> quotations,
                               const TokenWords& words,
                               std::span<const Token> tokens,
                               std::span<const Sentence> sentences) {
    const SpeakerFinder finder(words, tokens, sentences);
    std::vector<Index> speakers(quotations.size(), no_token);
    std::uint32_t end = 0;
    Index before = no_token;
    Index block = 0;
    for (std::size_t q = 0; q < quotations.size(); ++q) {
        if (quotations[q].outer.begin < end) continue;  // inside another
        end = quotations[q].outer.end;
        speakers[q] = finder.beside(quotations[q]);
        if (speakers[q] == no_token && block + 1 >= quotations[q].block) speakers[q] = before;
        before = speakers[q];
        block = quotations[q].block;
    }
    return speakers;
}

}  // namespace concord
