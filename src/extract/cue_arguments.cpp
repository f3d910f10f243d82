// What depends on the verb of a cue, wherever it stands in the sentence:
//
//     [In a letter to the paper] Rusk warned [the council] on Friday that ...
//      obl: channel, carrier                  obj: hearer
//
// The words beside a verb tell it for short clauses (attribution_clause.cpp); the parse reaches
// over what stands between.

#include "extract/cue_arguments.h"

#include <algorithm>

#include "extract/carriers.h"

namespace concord {
namespace {

using enum cue_mark::Mark;

class ArgumentReader {
public:
    ArgumentReader(const Reading& reading,
                   const CueLexicon& lexicon,
                   const NounPhraseFinder& phrases,
                   std::uint32_t verb,
                   CueSite& site)
        : reading_(reading), lexicon_(lexicon), phrases_(phrases), verb_(verb), site_(site) {}

    void read() {
        const Tokens sentence = near(phrases_.limits());
        read_asked(sentence);
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            if (i == verb_ || reading_.is_quoted(i)) continue;
            if (token(i).head != verb_) {
                if (closes_clause(i)) read_oblique(i);
                continue;
            }
            const Relation relation = token(i).relation;
            if (relation == Relation::obj || relation == Relation::iobj) {
                read_object(i);
            } else if (relation == Relation::obl) {
                read_oblique(i);
            } else if (relation == Relation::obl_unmarked && !site_.time &&
                       reading_.time_at(i) != nothing) {
                site_.time = reading_.time_at(i);
            }
        }
    }

private:
    [[nodiscard]] const Token& token(std::uint32_t i) const {
        return reading_.annotation().tokens[i];
    }
    [[nodiscard]] const TokenWord& word(std::uint32_t i) const { return reading_.word(i); }

    /// What stands near the verb: some sentences never end.
    [[nodiscard]] Tokens near(Tokens sentence) const {
        constexpr std::uint32_t farthest = 200;  ///< tokens
        return {std::max(sentence.first, verb_ - std::min(verb_, farthest)),
                std::min(sentence.last, verb_ + farthest)};
    }

    /// "Asked whether they would stay, [Rusk] replied"
    void read_asked(Tokens sentence) {
        const bool participle = token(verb_).xpos == Xpos::vbn || token(verb_).xpos == Xpos::vbd;
        if (!participle || site_.speaker || token(verb_).relation != Relation::advcl) return;
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            if (token(i).relation == Relation::nsubj && token(i).head == token(verb_).head) {
                site_.addressee = phrase_of(i).entity;
            }
        }
    }

    /// The words that hang on `head`, as far as they stand together in front of it.
    [[nodiscard]] std::uint32_t phrase_begin(std::uint32_t head) const {
        std::uint32_t first = head;
        while (first > phrases_.limits().first && hangs_on(first - 1, head)) --first;
        return first;
    }
    [[nodiscard]] bool hangs_on(std::uint32_t i, std::uint32_t head) const {
        for (int step = 0; step < 8 && i != verb_; ++step) {
            if (i == head) return true;
            if (token(i).head == i) return false;
            i = token(i).head;
        }
        return false;
    }

    [[nodiscard]] NounPhrase phrase_of(std::uint32_t head) const {
        std::uint32_t first = phrase_begin(head);
        while (first < head && (token(first).relation == Relation::case_marker ||
                                token(first).relation == Relation::punct)) {
            ++first;
        }
        const Tokens tokens{first, head + 1};
        auto entity = phrases_.entity_of(tokens);
        if (!entity) {
            for (const MentionTokens& mention : reading_.mentions_in(tokens)) {
                if (mention.tokens.holds(head)) entity = mention.entity;
            }
        }
        return {tokens, entity};
    }

    /// "told [the council]", "urged [both sides] to"
    void read_object(std::uint32_t head) {
        if (site_.verb == nullptr || site_.addressee || !site_.via.empty()) return;
        const bool hears =
            site_.verb->can(Takes::hearer) || site_.verb->can(Takes::hearer_infinitive);
        if (hears && head > verb_) hear(reading_, lexicon_, phrase_of(head), site_);
    }

    void read_oblique(std::uint32_t head) {
        if (reading_.time_at(head) != nothing) {
            if (!site_.time) site_.time = reading_.time_at(head);
            return;
        }
        const std::uint32_t first = phrase_begin(head);
        const TokenWord& preposition = word(first);
        if (calls_on(first) && !word(head).has(channel | platform)) {
            const NounPhrase called = phrase_of(head);
            if (!site_.addressee && !is_carrier(reading_, lexicon_, called)) {
                site_.addressee = called.entity;
            }
            return;
        }
        if (preposition.is("to") && head > verb_) {
            if (!site_.addressee && site_.via.empty() && is_someone(head))
                hear(reading_, lexicon_, phrase_of(head), site_);
            return;
        }
        if (!preposition.is("in", "on", "at", "during", "via", "through") || site_.channel) return;
        const bool said_there =
            word(head).has(channel | platform) || is_posted(reading_, site_, first, head);
        if (!said_there) return;
        site_.channel = Tokens{first, head + 1};
        add_carriers_with(head);
    }

    /// "called [on the council] to"
    [[nodiscard]] bool calls_on(std::uint32_t preposition) const {
        return word(preposition).is("on", "upon") && preposition == verb_ + 1 &&
               token(verb_).lemma == "call";
    }

    /// "called him a hero on [Plaza]: “...”": a platform before the colon, wherever it hangs.
    [[nodiscard]] bool closes_clause(std::uint32_t i) const {
        const bool ends = i + 1 < phrases_.limits().last && word(i + 1).is(":");
        return ends && i > verb_ && token(token(i).head).head == verb_ && word(i).has(platform);
    }

    [[nodiscard]] bool is_someone(std::uint32_t head) const {
        const auto entity = phrase_of(head).entity;
        if (!entity) return false;
        const EntityType type = reading_.annotation().entities[*entity].type;
        return type == EntityType::person || type == EntityType::organization;
    }

    /// "in an interview [with the Hesk Post]"
    void add_carriers_with(std::uint32_t head) {
        if (!site_.via.empty()) return;
        const Tokens sentence = phrases_.limits();
        for (std::uint32_t i = head + 1; i < sentence.last && i < head + 12; ++i) {
            if (token(i).head != head || token(i).relation != Relation::nmod) continue;
            site_.via = carriers_in(reading_, lexicon_, phrase_of(i));
            site_.channel->last = std::max(site_.channel->last, i + 1);
            return;
        }
    }

    const Reading& reading_;
    const CueLexicon& lexicon_;
    const NounPhraseFinder& phrases_;
    std::uint32_t verb_;
    CueSite& site_;
};

}  // namespace

bool is_posted(const Reading& reading,
               const CueSite& site,
               std::uint32_t preposition,
               std::uint32_t noun) {
    if (site.verb == nullptr || !reading.word(preposition).is("on")) return false;
    const std::string& lemma = site.verb->lemma;
    return (lemma == "write" || lemma == "post" || lemma == "tweet") &&
           reading.word(noun).is_capitalised() && reading.time_at(noun) == nothing;
}

void hear(const Reading& reading,
          const CueLexicon& lexicon,
          const NounPhrase& phrase,
          CueSite& site) {
    const auto carriers = carriers_in(reading, lexicon, phrase);
    const bool tells = site.verb != nullptr && site.verb->lemma == "tell";
    if (!carriers.empty()) {
        site.via = carriers;
    } else if (phrase.entity && tells && is_reporter(reading, lexicon, phrase)) {
        site.via.push_back(*phrase.entity);
    } else if (phrase.entity) {
        site.addressee = phrase.entity;
    }
}

void add_arguments(const Reading& reading,
                   const CueLexicon& lexicon,
                   const NounPhraseFinder& phrases,
                   std::uint32_t verb,
                   CueSite& site) {
    ArgumentReader(reading, lexicon, phrases, verb, site).read();
}

}  // namespace concord
