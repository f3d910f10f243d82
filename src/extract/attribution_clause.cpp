// The clause around a cue, part by part, to the right and to the left of it:
//
//     [In a statement on Friday, Yuri Adler told the agency in Hesk that] ...
//      channel     time          speaker cue     via        place
//
// Right of the verb stand hearers, times, adverbs and phrases of place, in any order; the clause
// ends where the first part stands that is none of these. Left of the speaker stands at most one
// phrase that opens the sentence. The marks at both ends then tell on which side the attributed
// words are.

#include "extract/attribution_clause.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/carriers.h"
#include "extract/cue_arguments.h"

namespace concord {
namespace {

using enum cue_mark::Mark;

constexpr std::uint32_t longest_tail = 8;      ///< parts
constexpr std::uint32_t longest_opening = 14;  ///< tokens before the comma
constexpr std::uint32_t longest_time = 4;      ///< tokens, with its preposition

class ClauseReader {
public:
    ClauseReader(const Reading& reading,
                 const CueLexicon& lexicon,
                 const NounPhraseFinder& phrases,
                 CueSite site)
        : reading_(reading),
          lexicon_(lexicon),
          phrases_(phrases),
          limits_(phrases.limits()),
          site_(std::move(site)) {}

    CueSite read() && {
        std::uint32_t end = site_.clause.last;
        for (std::uint32_t part = 0; part < longest_tail; ++part) {
            const std::uint32_t next = part_end(end);
            if (next == end) break;
            end = next;
        }
        site_.clause.last = end;
        read_front();
        if (site_.form != CueSite::Form::according && !site_.inverted) site_.side = side();
        if (end < limits_.last && word(end).is("that") && !quoted(end)) site_.that = true;
        return std::move(site_);
    }

private:
    [[nodiscard]] const TokenWord& word(std::uint32_t i) const { return reading_.word(i); }
    [[nodiscard]] bool quoted(std::uint32_t i) const {
        return i < limits_.last && reading_.is_quoted(i);
    }
    [[nodiscard]] bool is_comma_before(std::uint32_t i) const {
        return i > limits_.first && word(i - 1).text == "," && !reading_.is_quoted(i - 1);
    }

    // --- what follows the verb -------------------------------------------------------------

    /// The end of the part of the attribution that begins at `i`; `i` when none does.
    std::uint32_t part_end(std::uint32_t i) {
        if (i >= limits_.last) return i;
        if (reading_.is_quoted(i)) return title_end(i);
        const TokenWord& w = word(i);
        if (const std::uint32_t end = time_end(i); end != i) return end;
        if (w.has(adverb) && !w.has(determiner | pronoun | preposition | subordinator) &&
            !w.is("no") && ends_here(i + 1)) {
            return i + 1;
        }
        if (site_.verb != nullptr && site_.verb->can(Takes::hearer) && !site_.addressee &&
            site_.via.empty() && site_.object.empty()) {
            if (const std::uint32_t end = hearer_end(i); end != i) return end;
        }
        if (w.has(preposition)) return preposition_end(i);
        return i;
    }

    /// "told the channel's “World Today” in an interview": a title, not what was said.
    [[nodiscard]] std::uint32_t title_end(std::uint32_t i) const {
        if (site_.object.empty() || !quoted(i) || !word(i - 1).is("'s")) return i;
        const QuotedTokens& quote = reading_.quotes()[reading_.quote_at(i)];
        const std::uint32_t end = quote.outer.last;
        const bool title = end < limits_.last && word(end).has(preposition) &&
                           word(quote.inner.last - 1).casing != Casing::none;
        return title && quote.outer.first == i ? end : i;
    }

    std::uint32_t time_end(std::uint32_t i) {
        const bool governed =
            word(i).has(preposition) && i + 1 < limits_.last && !reading_.is_quoted(i + 1);
        const std::uint32_t at = governed ? i + 1 : i;
        const std::uint32_t time = reading_.time_at(at);
        if (time == nothing || reading_.time_tokens(time).first != at) return i;
        const std::uint32_t end = reading_.time_tokens(time).last;
        if (end > limits_.last) return i;
        if (!site_.time) site_.time = time;
        return end;
    }

    /// Nothing of a clause follows: an edge, "that", a preposition or a time.
    [[nodiscard]] bool ends_here(std::uint32_t i) const {
        if (i >= limits_.last || reading_.is_quoted(i)) return true;
        const TokenWord& w = word(i);
        return w.casing == Casing::none || w.is("that") || w.has(preposition) ||
               reading_.time_at(i) != nothing;
    }

    /// "told [reporters]", "told [the agency]": the latter carries the words.
    std::uint32_t hearer_end(std::uint32_t i) {
        if (word(i).is("that") || word(i).has(preposition)) return i;
        auto phrase = phrases_.phrase_from(i);
        if (!phrase) return i;
        const std::string& lemma = site_.verb->lemma;
        const bool tells = lemma == "tell" || lemma == "inform" || lemma == "assure" ||
                           lemma == "remind" || lemma == "brief";
        if (!tells && !(ends_here(phrase->tokens.last) && phrase->tokens.last < limits_.last)) {
            return i;
        }
        hear(reading_, lexicon_, *phrase, site_);
        site_.object = phrase->tokens;
        return phrase->tokens.last;
    }

    /// A phrase of place or occasion: "in a statement", "on Telegram", "at the summit".
    std::uint32_t preposition_end(std::uint32_t i) {
        const TokenWord& w = word(i);
        if (w.is("after", "before", "ahead", "following")) {
            const std::uint32_t last = phrase_end(w.is("ahead") ? i + 2 : i + 1);
            return last < limits_.last && word(last).is("that") ? last : i;
        }
        const bool place = w.is("in", "on", "at", "during", "via", "from", "to", "by", "through");
        if (!place) return i;
        std::uint32_t end = phrase_end(i + 1);
        if (end == i + 1) return i;
        const bool said_there = holds(i + 1, end, channel | platform) ||
                                (end > i + 1 && is_posted(reading_, site_, i, i + 1));
        if (said_there && !w.is("to") && !w.is("from")) {
            end = channel_end(end);
            if (!site_.channel) site_.channel = Tokens{i, end};
            return end;
        }
        return ends_here(end) && !w.is("to") ? end : i;
    }

    [[nodiscard]] bool holds(std::uint32_t first, std::uint32_t last, std::uint64_t marks) const {
        for (std::uint32_t i = first; i < last; ++i) {
            if (word(i).has(marks)) return true;
        }
        return false;
    }

    /// A plain noun phrase: article, adjectives, noun.
    [[nodiscard]] std::uint32_t phrase_end(std::uint32_t i) const {
        const std::uint32_t first = i;
        for (; i < limits_.last && !reading_.is_quoted(i); ++i) {
            const TokenWord& w = word(i);
            if (w.casing == Casing::none && !w.is("'s") && w.text != "-" &&
                !is_ascii_digit(w.text[0])) {
                break;
            }
            if (i > first && reading_.time_at(i) != nothing) break;
            if (w.has(function_word) && !w.has(determiner | possessive) && !w.is("x")) break;
            if (w.is("that")) break;
            if (i > first && w.has(determiner | possessive)) break;
            if (i > first && w.has(cue_form) && !w.has(channel | body | person_role) &&
                w.casing == Casing::lower && w.has(past | third | gerund)) {
                break;
            }
        }
        return i;
    }

    /// "in an interview [with the magazine] [published on Thursday]"
    std::uint32_t channel_end(std::uint32_t end) {
        while (end + 1 < limits_.last && !reading_.is_quoted(end) &&
               word(end).is("with", "on", "to", "for", "by", "in")) {
            if (reading_.time_at(end + 1) != nothing) break;
            if (reading_.annotation().tokens[end + 1].upos == Upos::verb) break;  // "to end"
            const std::uint32_t next = phrase_end(end + 1);
            if (next == end + 1) break;
            add_carrier_of({end + 1, next});
            end = next;
        }
        return end;
    }

    /// The first name of a phrase that is an outlet, or that the phrase says is one.
    void add_carrier_of(Tokens phrase) {
        const bool names_one = is_carrier(reading_, lexicon_, {phrase, std::nullopt});
        for (const MentionTokens& mention : reading_.mentions_in(phrase)) {
            if (!names_one && !is_carrier(reading_, lexicon_, {mention.tokens, mention.entity})) {
                continue;
            }
            const auto& via = site_.via;
            if (std::find(via.begin(), via.end(), mention.entity) == via.end()) {
                site_.via.push_back(mention.entity);
            }
            return;
        }
    }

    /// "On Friday Rusk said", "Rusk on Friday said", "In a statement, the ministry said".
    void read_front() {
        for (std::uint32_t i = site_.clause.first; i < site_.cue.first && !site_.time; ++i) {
            if (reading_.is_quoted(i)) continue;
            const std::uint32_t time = reading_.time_at(i);
            const bool inside = site_.speaker && site_.speaker->tokens.holds(i);
            if (time != nothing && !inside) site_.time = time;
        }
        if (is_comma_before(site_.clause.first)) read_opening(site_.clause.first - 1);
    }

    /// What opens the sentence up to a comma: a time or an occasion.
    void read_opening(std::uint32_t comma) {
        std::uint32_t begin = comma;
        while (begin > limits_.first && !reading_.is_quoted(begin - 1) && !is_comma_before(begin)) {
            --begin;
        }
        if (begin != limits_.first || comma - begin > longest_opening) return;
        const bool by_preposition = word(begin).has(preposition);
        if (!by_preposition && reading_.time_at(begin) == nothing) return;
        const std::uint32_t time = reading_.time_at(comma - 1);
        if (!site_.time && time != nothing && comma - begin <= longest_time) site_.time = time;
        if (!site_.channel && word(begin).is("in", "on", "at") &&
            holds(begin + 1, std::min(phrase_end(begin + 1), comma), channel | platform)) {
            const std::uint32_t end = channel_end(phrase_end(begin + 1));
            site_.channel = Tokens{begin, std::min(end, comma)};
        }
        site_.clause.first = begin;
    }

    // --- on which side ---------------------------------------------------------------------

    [[nodiscard]] CueSite::Side side() const {
        using enum CueSite::Side;
        if (site_.object_clause || site_.form == CueSite::Form::gerund ||
            site_.clause.first == limits_.first) {
            return after;
        }
        const std::uint32_t mark = site_.clause.first - 1;
        const std::uint32_t next = site_.clause.last;
        const bool opens_quote =
            next + 1 < limits_.last && word(next).text == ":" && quoted(next + 1);
        const bool ends = next >= limits_.last || (is_end(next) && !opens_quote);
        if (reading_.is_quoted(mark)) return quote_runs_into(mark) || ends ? before : after;
        const bool quote_ends = mark > limits_.first && reading_.is_quoted(mark - 1);
        if (is_dash(word(mark))) return quote_ends ? before : after;
        if (word(mark).text != ",") return after;
        if (quote_ends) return before;
        if (mark > limits_.first) {
            // "people who, Rusk said, would stay"
            const TokenWord& opening = word(mark - 1);
            if (opening.has(subordinator | conjunction) || opening.is("who", "which")) return after;
        }
        const bool goes_on = next + 1 < limits_.last && word(next).text == "," && !quoted(next + 1);
        if (goes_on && word(next + 1).has(auxiliary)) return before;  // "The lists, he said, had"
        return (ends || goes_on) && mark - limits_.first >= 3 ? before : after;
    }

    /// The end of the sentence, or what only ends it.
    [[nodiscard]] bool is_end(std::uint32_t i) const {
        const std::string_view t = word(i).text;
        return t == "." || t == "!" || t == "?" || t == ";" || t == ":";
    }

    /// The quotation ends with a comma, or with a mark that replaces it.
    [[nodiscard]] bool quote_runs_into(std::uint32_t token) const {
        const QuotedTokens& quote = reading_.quotes()[reading_.quote_at(token)];
        const TokenWord& mark = word(quote.inner.last - 1);
        const std::string_view last = mark.text;
        return last == "," || last == "?" || last == "!" || last == "…" || last == "..." ||
               last[0] == '!' || last[0] == '?' || is_dash(mark);
    }

    const Reading& reading_;
    const CueLexicon& lexicon_;
    const NounPhraseFinder& phrases_;
    Tokens limits_;
    CueSite site_;
};

}  // namespace

CueSite complete_clause(const Reading& reading,
                        const CueLexicon& lexicon,
                        const NounPhraseFinder& phrases,
                        CueSite site) {
    return ClauseReader(reading, lexicon, phrases, std::move(site)).read();
}

}  // namespace concord
