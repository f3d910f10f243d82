// What the words beside a mention say of its part in the sentence. Without a parse, a subject is a
// noun phrase with a verb behind it and no preposition before it; a verb is what is no noun-phrase
// word, which is right often enough to rank the people whom a pronoun may mean.

#include "annotate/mention_context.h"

#include <algorithm>

namespace concord {
namespace {

using enum name_mark::Mark;

class ContextReader {
public:
    ContextReader(const TokenWords& words, std::span<const Sentence> sentences)
        : words_(words), sentences_(sentences) {}

    void read(MentionDraft& mention) const {
        const std::size_t begin = mention.role.empty()
                                      ? mention.tokens.first
                                      : std::min(mention.role.first, mention.tokens.first);
        std::size_t end = mention.tokens.last;
        if (mention.apposition.first == end + 1) {
            end = mention.apposition.last;
            if (end < words_.size() && words_[end].is(",")) ++end;
        }
        const Sentence& sentence = sentences_[mention.sentence];
        const bool apposed = mention.apposition.last > 0 && mention.apposition.last < begin;
        if (end < sentence.last_token && words_[end].is(",") &&
            (apposed || begin == sentence.first_token) && mention.apposition.first != end + 1) {
            end = behind_parenthesis(end, sentence.last_token, apposed);
        }
        const bool has_next = end < sentence.last_token;
        const bool governed = begin > sentence.first_token && words_[begin - 1].has(preposition) &&
                              !words_[begin - 1].is("that");
        mention.subject =
            has_next && !governed && verb_follows(end, sentence.last_token, mention.type);
        if (!has_next) return;
        const TokenWord& next = words_[end];
        if (next.is("'s") || (next.is("'") && words_.touches_previous(end))) {
            mention.owns_aide = aide_follows(end + 1, sentence.last_token);
        }
        if (mention.geopolitical) {
            const bool between =
                begin > sentence.first_token && words_[begin - 1].is("between", "against");
            mention.acts = mention.subject || between || next.is("'s");
        }
    }

    /// The pronoun at `i`, or nothing that can be resolved.
    [[nodiscard]] bool pronoun_at(std::size_t i, MentionDraft& draft) const {
        const TokenWord& word = words_[i];
        if (!word.has(pronoun | possessive)) return false;
        if (word.is("he", "him", "his", "himself")) {
            draft.gender = Gender::male;
            draft.type = EntityType::person;
        } else if (word.is("she", "her", "herself")) {
            draft.gender = Gender::female;
            draft.type = EntityType::person;
        } else if (word.is("it", "they") && cue_follows(i + 1)) {
            draft.type = EntityType::organization;
            draft.plural = word.is("they");
        } else {
            return false;
        }
        draft.kind = MentionKind::pronoun;
        draft.tokens = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1)};
        return true;
    }

private:
    [[nodiscard]] bool cue_follows(std::size_t i) const {
        for (std::size_t step = 0; step < 3 && i < words_.size(); ++step, ++i) {
            if (words_[i].has(cue_verb)) return true;
            if (!words_[i].has(adverb | auxiliary)) return false;
        }
        return false;
    }

    [[nodiscard]] bool verb_follows(std::size_t i, std::size_t last, EntityType kind) const {
        // "Ukraine, however, has"
        if (i + 3 < last && words_[i].is(",") && words_[i + 1].has(adverb) &&
            words_[i + 2].is(",")) {
            i += 3;
        }
        while (i < last && words_[i].has(adverb) && !words_[i].has(auxiliary | preposition)) ++i;
        if (i >= last) return false;
        const TokenWord& word = words_[i];
        if (word.is("'s")) return false;
        if (word.has(auxiliary | cue_verb)) return true;
        if (word.casing != Casing::lower || word.has(function_word)) return false;
        // "US pressure" is no subject, "the US pressed" is; no noun stands behind a person's name.
        if (kind == EntityType::person) return true;
        return word.lower.ends_with("ed") || word.lower.ends_with("s") ||
               word.is("met", "held", "took", "sent", "put", "made", "gave") ||
               word.is("won", "lost", "left", "came", "went", "began");
    }

    /// "X, speaking in Y, warned": behind the second comma, when a verb follows it. Where a role
    /// and a comma go before the name, one comma is enough.
    [[nodiscard]] std::size_t behind_parenthesis(std::size_t comma,
                                                 std::size_t last,
                                                 bool apposed) const {
        if (apposed) return comma + 1;
        for (std::size_t i = comma + 1; i < last && i < comma + 25; ++i) {
            if (!words_[i].is(",")) continue;
            const bool verb = i + 1 < last && words_[i + 1].has(auxiliary | cue_verb);
            if (verb) return i + 1;
        }
        return comma;
    }

    /// One who acts for another, or the people who do.
    static bool is_aide(const TokenWord& word) {
        return word.is("spokesman", "spokeswoman", "spokesperson", "adviser", "advisor") ||
               word.is("aide", "aides", "envoy", "minister", "negotiator") ||
               word.is("administration", "government");
    }

    [[nodiscard]] bool aide_follows(std::size_t i, std::size_t last) const {
        for (std::size_t step = 0; step < 5 && i < last; ++step, ++i) {
            const TokenWord& word = words_[i];
            if (is_aide(word)) return true;
            if (word.casing == Casing::none || word.has(function_word)) return false;
        }
        return false;
    }

    const TokenWords& words_;
    std::span<const Sentence> sentences_;
};

}  // namespace

std::vector<MentionDraft> place_mentions(const TokenWords& words,
                                         std::span<const Sentence> sentences,
                                         std::span<const Quotation> quotations,
                                         std::vector<MentionDraft> mentions) {
    const ContextReader reader(words, sentences);
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        for (std::size_t i = sentences[s].first_token; i < sentences[s].last_token; ++i) {
            MentionDraft draft;
            draft.sentence = static_cast<std::uint32_t>(s);
            if (reader.pronoun_at(i, draft)) mentions.push_back(draft);
        }
    }
    std::stable_sort(
        mentions.begin(), mentions.end(), [](const MentionDraft& a, const MentionDraft& b) {
            return a.tokens.first < b.tokens.first;
        });
    std::size_t q = 0;
    std::uint32_t quoted_to = 0;
    for (MentionDraft& mention : mentions) {
        const std::uint32_t at = words[mention.tokens.first].span.begin;
        while (q < quotations.size() && quotations[q].inner.begin <= at) {
            quoted_to = std::max(quoted_to, quotations[q].inner.end);
            ++q;
        }
        mention.quoted = at < quoted_to;
        reader.read(mention);
    }
    return mentions;
}

}  // namespace concord
