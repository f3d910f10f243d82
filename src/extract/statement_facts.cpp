// What the tagger was sure of; the forms of cue, speaker and content; how they hang together in the
// parse; and what stands around them.

#include "extract/statement_facts.h"

#include <algorithm>
#include <optional>

namespace concord {
namespace {

using enum cue_mark::Mark;

class FactReader {
public:
    FactReader(const Reading& reading,
               const CueLexicon& lexicon,
               std::span<const Statement> statements)
        : reading_(reading), lexicon_(lexicon), statements_(statements) {}

    [[nodiscard]] StatementFacts of(std::size_t index) const {
        const Statement& one = statements_[index];
        const std::optional<Tokens> cue = one.cue ? tokens_of(one.cue->span) : std::nullopt;
        const std::optional<Tokens> source =
            one.speaker ? tokens_of(one.speaker->span) : std::nullopt;
        FactWriter<StatementFacts> rows;
        add_forms(one, index, rows);
        add_cue(one, cue, rows);
        add_speaker(one, index, source, cue, rows);
        add_content(one, cue, rows);
        add_surroundings(one, rows);
        rows.add_word(one.cue ? one.cue->lemma : std::string_view());
        rows.add_word(source ? token(head_of(*source)).lemma : std::string_view());
        rows.add_word(reading_.word(first_of(one)).lower);
        return rows.facts();
    }

private:
    [[nodiscard]] const Token& token(std::uint32_t i) const {
        return reading_.annotation().tokens[i];
    }
    [[nodiscard]] const TokenWord& word(std::uint32_t i) const { return reading_.word(i); }
    [[nodiscard]] std::optional<Tokens> tokens_of(Span span) const {
        const Tokens tokens = reading_.tokens_of(span);
        return tokens.empty() ? std::nullopt : std::optional(tokens);
    }
    [[nodiscard]] std::uint32_t first_of(const Statement& one) const {
        return reading_.tokens_of(one.content.front().span).first;
    }

    /// The word that hangs on none of the others.
    [[nodiscard]] std::uint32_t head_of(Tokens tokens) const {
        for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
            if (!tokens.holds(token(i).head) || token(i).head == i) return i;
        }
        return tokens.first;
    }

    // --- the whole ---------------------------------------------------------------------------

    void add_forms(const Statement& one,
                   std::size_t index,
                   FactWriter<StatementFacts>& rows) const {
        rows.add(static_cast<std::uint32_t>(one.kind) * 4 +
                 std::min<std::uint32_t>(3, static_cast<std::uint32_t>(one.content.size()) - 1));
        rows.add(static_cast<std::uint32_t>(one.polarity));
        rows.add((one.addressee ? 1U : 0U) + (one.via.empty() ? 0U : 2U) + (one.channel ? 4U : 0U) +
                 (one.time ? 8U : 0U));
        const bool same = index > 0 && one.speaker && one.speaker->entity &&
                          statements_[index - 1].speaker &&
                          one.speaker->entity == statements_[index - 1].speaker->entity;
        rows.add((one.inside ? 1U : 0U) + (same ? 2U : 0U) + (one.cue ? 4U : 0U) +
                 (one.speaker ? 8U : 0U));
    }

    // --- the tagger --------------------------------------------------------------------------

    /// How sure the tagger is of what it has there, and whether its ends are the same.
    void add_tagged(std::optional<Tokens> tokens,
                    AttributionRole role,
                    FactWriter<StatementFacts>& rows) const {
        std::uint32_t fit = 0;
        float least = 1;
        for (const AttributionPart& part : parts_in(tokens)) {
            if (part.role != role) continue;
            const bool begins = part.tokens.first == tokens->first;
            const bool ends = part.tokens.last == tokens->last;
            fit = std::max(fit, 1U + (begins ? 1U : 0U) + (ends ? 2U : 0U));
            least = std::min(least, part.confidence);
        }
        rows.add(fit > 0 ? 1 + step(least, sureness) : 0);
        rows.add(fit);
    }

    [[nodiscard]] std::span<const AttributionPart> parts_in(std::optional<Tokens> tokens) const {
        const std::span<const AttributionPart> parts = reading_.annotation().attributions;
        if (!tokens) return {};
        const auto first = std::partition_point(parts.begin(), parts.end(), [&](const auto& part) {
            return part.tokens.last <= tokens->first;
        });
        const auto last = std::partition_point(
            first, parts.end(), [&](const auto& part) { return part.tokens.first < tokens->last; });
        return {first, last};
    }

    // --- the cue -----------------------------------------------------------------------------

    void add_cue(const Statement& one,
                 std::optional<Tokens> cue,
                 FactWriter<StatementFacts>& rows) const {
        add_tagged(cue, AttributionRole::cue, rows);
        if (!cue) {
            for (int i = 0; i < 4; ++i) rows.add(0);
            return;
        }
        const std::uint32_t key = key_of(*one.cue, *cue);
        rows.add(1 +
                 (lexicon_.verb(word(key).lower) != nullptr    ? 0U
                  : !lexicon_.class_of(one.cue->lemma).empty() ? 1U
                                                               : 2U) +
                 3 * (token(key).upos == Upos::verb   ? 0U
                      : token(key).upos == Upos::noun ? 1U
                                                      : 2U));
        rows.add(1 + form_of(key));
        rows.add(modality_of(*cue, key));
        rows.add(1 + step(cue->last - cue->first, lengths));
    }

    /// The word of a cue that has its lemma.
    [[nodiscard]] std::uint32_t key_of(const Cue& cue, Tokens tokens) const {
        for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
            if (token(i).lemma == cue.lemma) return i;
        }
        return head_of(tokens);
    }

    [[nodiscard]] std::uint32_t form_of(std::uint32_t key) const {
        switch (token(key).xpos) {
            case Xpos::vbd:
                return 0;
            case Xpos::vbz:
                return 1;
            case Xpos::vbp:
                return 2;
            case Xpos::vb:
                return 3;
            case Xpos::vbg:
                return 4;
            case Xpos::vbn:
                return 5;
            default:
                return 6;
        }
    }

    /// Negated, modal, conditional, infinitive; also by the words just before.
    [[nodiscard]] std::uint32_t modality_of(Tokens cue, std::uint32_t key) const {
        constexpr std::uint32_t before = 4;
        std::uint32_t found = 0;
        const std::uint32_t first = cue.first > before ? cue.first - before : 0;
        for (std::uint32_t i = first; i < key; ++i) {
            if (i < cue.first && token(i).head != key) continue;
            if (word(i).has(negation)) found |= 1U;
            if (token(i).xpos == Xpos::md) found |= 2U;
            if (token(i).relation == Relation::mark) found |= 4U;
        }
        return found + (token(key).relation == Relation::root ? 8U : 0U);
    }

    // --- the speaker -------------------------------------------------------------------------

    void add_speaker(const Statement& one,
                     std::size_t index,
                     std::optional<Tokens> source,
                     std::optional<Tokens> cue,
                     FactWriter<StatementFacts>& rows) const {
        add_tagged(source, AttributionRole::source, rows);
        if (!source) {
            for (int i = 0; i < 8; ++i) rows.add(0);
            return;
        }
        const std::uint32_t head = head_of(*source);
        const std::uint32_t form = speaker_form(*source, head);
        rows.add(1 + form);
        rows.add(1 + chain_of(*one.speaker));
        rows.add(1 + step(source->last - source->first, lengths));
        const bool subject = is_subject(token(head).relation);
        const bool governed = cue && cue->holds(token(head).head);
        rows.add((subject ? 1U : 0U) + (governed ? 2U : 0U) +
                 (cue && source->first > cue->first ? 4U : 0U) +
                 (cue && reading_.narrative_of(cue->first) != reading_.narrative_of(source->first)
                      ? 8U
                      : 0U));
        const std::optional<Recall> recall =
            one.speaker->entity ? recall_of(*one.speaker->entity, source->first) : std::nullopt;
        // How the last naming matters depends on whether the words name.
        const bool names = form >= 3 && form <= 4;
        rows.add(!recall ? 0
                         : 1 + (names ? 8U : 0U) + std::min(6U, step(recall->sentences, counts)));
        rows.add(!recall ? 0 : 1 + (names ? 8U : 0U) + std::min(6U, step(recall->others, counts)));
        rows.add(!recall ? 0 : 1 + step(recall->mentions, counts));
        rows.add(1 + std::min(7U, rivals_of(index)) + (form == 0 ? 8U : 0U));
    }

    /// 0 he, she; 1 I, we; 2 other pronouns; 3 a name; 4 a name with other words; 5 a noun with a
    /// determiner; 6 bare noun; 7 anything else
    [[nodiscard]] std::uint32_t speaker_form(Tokens source, std::uint32_t head) const {
        if (word(head).is("he", "she")) return 0;
        if (word(head).is("i", "we")) return 1;
        if (token(head).upos == Upos::pron) return 2;
        if (token(head).upos == Upos::propn) {
            bool all = true;
            for (std::uint32_t i = source.first; i < source.last; ++i) {
                all = all && token(i).upos == Upos::propn;
            }
            return all ? 3 : 4;
        }
        if (token(head).upos != Upos::noun) return 7;
        return word(source.first).has(determiner) || word(source.first).has(possessive) ? 5 : 6;
    }

    [[nodiscard]] std::uint32_t chain_of(const Speaker& speaker) const {
        if (!speaker.entity) return 0;
        const Entity& entity = reading_.annotation().entities[*speaker.entity];
        return 1 + static_cast<std::uint32_t>(entity.type) + (entity.name.empty() ? 5U : 0U);
    }

    /// Since a chain was last named: sentences, and other persons named.
    struct Recall {
        double sentences = 0;
        double others = 0;
        double mentions = 0;  ///< of the chain, before
    };
    [[nodiscard]] std::optional<Recall> recall_of(Index entity, std::uint32_t at) const {
        constexpr std::size_t farthest = 300;  ///< mentions
        const auto mentions = reading_.mentions_in({0, at});
        Recall recall;
        std::vector<Index> others;
        for (std::size_t back = 1; back <= std::min(farthest, mentions.size()); ++back) {
            const MentionTokens& mention = mentions[mentions.size() - back];
            if (mention.entity == entity) {
                if (mention.kind == MentionKind::name) {
                    recall.sentences =
                        reading_.narrative_of(at) -
                        static_cast<double>(reading_.narrative_of(mention.tokens.first));
                    recall.others = static_cast<double>(others.size());
                    return recall;
                }
                ++recall.mentions;
            } else if (mention.kind == MentionKind::name &&
                       reading_.annotation().entities[mention.entity].type == EntityType::person &&
                       std::find(others.begin(), others.end(), mention.entity) == others.end()) {
                others.push_back(mention.entity);
            }
        }
        return std::nullopt;
    }

    /// Speakers of the statements just before that are somebody else.
    [[nodiscard]] std::uint32_t rivals_of(std::size_t index) const {
        constexpr std::size_t before = 4;
        std::vector<Index> rivals;
        for (std::size_t i = index; i > 0 && index - i < before; --i) {
            const auto& speaker = statements_[i - 1].speaker;
            if (!speaker || !speaker->entity ||
                speaker->entity == statements_[index].speaker->entity) {
                continue;
            }
            if (std::find(rivals.begin(), rivals.end(), *speaker->entity) == rivals.end()) {
                rivals.push_back(*speaker->entity);
            }
        }
        return static_cast<std::uint32_t>(rivals.size());
    }

    // --- the content -------------------------------------------------------------------------

    void add_content(const Statement& one,
                     std::optional<Tokens> cue,
                     FactWriter<StatementFacts>& rows) const {
        const Tokens first = reading_.tokens_of(one.content.front().span);
        const Tokens last = reading_.tokens_of(one.content.back().span);
        add_tagged(first, AttributionRole::content, rows);
        add_tagged(last, AttributionRole::content, rows);
        std::uint32_t size = 0;
        std::uint32_t verbs = 0;
        for (const Content& piece : one.content) {
            const Tokens tokens = reading_.tokens_of(piece.span);
            size += tokens.last - tokens.first;
            for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
                if (token(i).upos == Upos::verb || token(i).upos == Upos::aux) ++verbs;
            }
        }
        rows.add(step(size, lengths));
        rows.add(std::min(verbs, 4U));
        rows.add(opening_of(first));
        const std::uint32_t head = head_of(first);
        rows.add(relation_of(head) + (cue && cue->holds(token(head).head) ? 8U : 0U));
        const bool behind = cue && first.first >= cue->last;
        const bool beside =
            cue && (behind ? first.first <= cue->last + 1 : last.last + 1 >= cue->first);
        rows.add((behind ? 1U : 0U) + (beside ? 2U : 0U) + ending_of(last));
        const std::uint32_t end = last.last;
        rows.add(end >= reading_.words().size()     ? 0
                 : word(end).is(".")                ? 1
                 : word(end).is(",")                ? 2
                 : word(end).casing == Casing::none ? 3
                                                    : 4);
    }

    [[nodiscard]] std::uint32_t opening_of(Tokens tokens) const {
        const TokenWord& first = word(tokens.first);
        if (first.is("that")) return 0;
        if (first.is("to")) return 1;
        if (first.is("whether", "if", "how", "why", "what", "who", "when", "where")) return 2;
        if (reading_.is_quoted(tokens.first)) return 3;
        switch (token(tokens.first).upos) {
            case Upos::pron:
                return 4;
            case Upos::det:
                return 5;
            case Upos::propn:
                return 6;
            case Upos::noun:
                return 7;
            case Upos::verb:
            case Upos::aux:
                return 8;
            case Upos::adp:
            case Upos::sconj:
                return 9;
            case Upos::adv:
                return 10;
            case Upos::punct:
                return 11;
            default:
                return 12;
        }
    }

    [[nodiscard]] std::uint32_t relation_of(std::uint32_t head) const {
        switch (token(head).relation) {
            case Relation::ccomp:
                return 0;
            case Relation::xcomp:
                return 1;
            case Relation::parataxis:
                return 2;
            case Relation::obj:
                return 3;
            case Relation::obl:
            case Relation::nmod:
                return 4;
            case Relation::advcl:
            case Relation::acl:
                return 5;
            case Relation::root:
                return 6;
            default:
                return 7;
        }
    }

    [[nodiscard]] std::uint32_t ending_of(Tokens tokens) const {
        const NarrativeSentence& sentence =
            reading_.sentences()[reading_.narrative_of(tokens.first)];
        return tokens.last + 2 >= sentence.tokens.last ? 4U : 0U;
    }

    // --- around ------------------------------------------------------------------------------

    void add_surroundings(const Statement& one, FactWriter<StatementFacts>& rows) const {
        const NarrativeSentence& sentence =
            reading_.sentences()[reading_.narrative_of(first_of(one))];
        std::uint32_t capitals = 0;
        std::uint32_t letters = 0;
        for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
            if (word(i).casing == Casing::none) continue;
            ++letters;
            if (word(i).is_capitalised()) ++capitals;
        }
        constexpr std::uint32_t tenths = 10;
        rows.add(letters == 0 ? 0 : 1 + capitals * tenths / letters);
        rows.add(step(letters, lengths));
        const Block& block = reading_.article().blocks[sentence.block];
        rows.add(static_cast<std::uint32_t>(block.role));
        const TokenWord& end = word(sentence.tokens.last - 1);
        rows.add(end.is(".", "?", "!") ? 0 : end.casing == Casing::none ? 1 : 2);
    }

    const Reading& reading_;
    const CueLexicon& lexicon_;
    std::span<const Statement> statements_;
};

}  // namespace

std::vector<StatementFacts> find_statement_facts(const Reading& reading,
                                                 const CueLexicon& lexicon,
                                                 std::span<const Statement> statements) {
    const FactReader reader(reading, lexicon, statements);
    std::vector<StatementFacts> facts;
    facts.reserve(statements.size());
    for (std::size_t i = 0; i < statements.size(); ++i) facts.push_back(reader.of(i));
    return facts;
}

}  // namespace concord
