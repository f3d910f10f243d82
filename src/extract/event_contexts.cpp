// What an event is about is told, best first, by its type, by who takes part, by the words of its
// own clause, and else by the words of its sentence that can mean nothing else:
//
//     Kantrian [troops] shelled a [power grid].   military, human_security
//     Velm's [court] jailed the smuggler.         legal, trafficking
//     Kantria and Torvany discussed a border.     diplomatic: states that talk
//
// An article that is plainly about one matter lends it to its events that tell no other.

#include "extract/event_contexts.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <set>

#include "base/table_cell.h"

namespace concord {
namespace {

constexpr std::uint32_t longest_phrase = 4;              // words
constexpr ContextSet no_context = ContextSet{1} << 63U;  // of phrases that are there to be skipped
constexpr std::size_t least_events = 3;                  // with a context that prevails
constexpr std::size_t least_words = 6;                   // of the article's matter
constexpr std::size_t words_each = 60;

class ContextReader {
public:
    ContextReader(const Reading& reading, const ContextLexicon& lexicon)
        : reading_(reading), lexicon_(lexicon), tokens_(reading.annotation().tokens) {
        lay_out_names();
        lay_out_circumstances();
        event_hits_ = hits_of(ContextLexicon::Reach::event);
        deed_hits_ = hits_of(ContextLexicon::Reach::deed);
        sentence_hits_ = hits_of(ContextLexicon::Reach::sentence);
        article_contexts_ = contexts_of_article();
    }

    void add(std::vector<Event>& events) const {
        std::vector<ContextSet> found;
        found.reserve(events.size());
        for (const Event& event : events) found.push_back(read(event));
        const ContextSet prevailing = prevailing_in(events, found);
        for (std::size_t i = 0; i < events.size(); ++i) {
            if (found[i] == 0 && (!is_verbal(events[i].type) || !countries_of(events[i]).empty()))
                found[i] = prevailing & lexicon_.may_prevail(events[i]);
            if (found[i] == 0 && is_of_public_life(events[i].type)) found[i] = article_contexts_;
            events[i].contexts = lexicon_.names_of(found[i]);
        }
    }

private:
    struct Hit {
        std::uint32_t token = 0;  ///< the last of the phrase
        ContextSet contexts = 0;
    };

    /// Words inside the names of persons tell nothing.
    void lay_out_names() {
        in_person_.assign(tokens_.size(), false);
        for (const MentionTokens& mention : reading_.mentions()) {
            const bool is_person =
                mention.kind == MentionKind::name &&
                reading_.annotation().entities[mention.entity].type == EntityType::person;
            for (std::uint32_t i = mention.tokens.first; is_person && i < mention.tokens.last; ++i)
                in_person_[i] = true;
        }
    }

    /// "amid a [war]", "after the [vote]": what happens beside the event; "accused of [hacking]":
    /// what it is about.
    void lay_out_circumstances() {
        is_circumstance_.assign(tokens_.size(), false);
        is_content_.assign(tokens_.size(), false);
        for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
            const Relation relation = tokens_[i].relation;
            if (relation != Relation::case_marker && relation != Relation::mark) continue;
            if (reading_.word(i).is("amid", "after", "since", "before", "during", "following") ||
                reading_.word(i).is("despite", "ahead", "as", "while", "because", "until", "if"))
                is_circumstance_[tokens_[i].head] = true;
            if (reading_.word(i).is("of", "for", "over", "from", "against", "with"))
                is_content_[tokens_[i].head] = true;
        }
    }

    [[nodiscard]] std::vector<Hit> hits_of(ContextLexicon::Reach reach) const {
        std::vector<Hit> hits;
        const auto size = static_cast<std::uint32_t>(tokens_.size());
        for (std::uint32_t i = 0; i < size;) {
            const auto match = lexicon_.match(reading_, i, reach);
            const std::uint32_t last = i + std::max<std::uint32_t>(match.words, 1) - 1;
            if (match.contexts != 0 && !in_person_[last]) hits.push_back({last, match.contexts});
            i = last + 1;
        }
        return hits;
    }

    /// What the article says again and again.
    [[nodiscard]] ContextSet contexts_of_article() const {
        std::array<std::size_t, 64> counts{};
        for (const Hit& hit : hits_of(ContextLexicon::Reach::article)) {
            ++counts[static_cast<std::size_t>(std::countr_zero(hit.contexts))];
        }
        ContextSet all = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] >= least_words && counts[i] * words_each >= tokens_.size())
                all |= ContextSet{1} << i;
        }
        return all;
    }

    /// What most events bear of the types that may lend it to others, among those that bear any.
    [[nodiscard]] ContextSet prevailing_in(const std::vector<Event>& events,
                                           const std::vector<ContextSet>& found) const {
        std::array<std::size_t, 64> bearing{};
        std::array<std::size_t, 64> all{};
        for (std::size_t i = 0; i < events.size(); ++i) {
            if (found[i] == 0) continue;
            for (ContextSet rest = lexicon_.may_prevail(events[i]); rest != 0; rest &= rest - 1) {
                const auto bit = static_cast<std::size_t>(std::countr_zero(rest));
                ++all[bit];
                bearing[bit] += found[i] >> bit & 1U;
            }
        }
        ContextSet prevailing = 0;
        for (std::size_t bit = 0; bit < all.size(); ++bit) {
            if (bearing[bit] >= least_events && bearing[bit] * 3 >= all[bit] * 2)
                prevailing |= ContextSet{1} << bit;
        }
        return prevailing;
    }

    [[nodiscard]] ContextSet read(const Event& event) const {
        const std::uint32_t trigger = reading_.tokens_of(event.trigger).first;
        const Sentence& sentence = reading_.parsed_sentence(trigger);
        ContextSet contexts = lexicon_.of_type(event) | of_sides(event);
        contexts |= in_clause(event_hits_, sentence, trigger);
        // What is asked, refused or talked of is not what is done.
        if (!is_verbal(event.type)) contexts |= in_clause(deed_hits_, sentence, trigger);
        if ((contexts == 0 || event.type == "CONSULT") && countries_of(event).size() > 1)
            contexts |= lexicon_.between_states(event);
        if (contexts == 0 && is_by_state(event)) contexts = lexicon_.by_state(event);
        if (contexts == 0) contexts = in_clause(deed_hits_, sentence, trigger);
        if (contexts == 0) {
            for (const Hit& hit : within(sentence_hits_, sentence)) contexts |= hit.contexts;
        }
        return without_wider(contexts);
    }

    [[nodiscard]] static bool is_of_public_life(std::string_view type) {
        return is_verbal(type) || type == "PROTEST";
    }

    [[nodiscard]] static bool is_verbal(std::string_view type) {
        constexpr std::array<std::string_view, 7> verbal = {
            "CONSULT", "AGREE", "SUPPORT", "CONCEDE", "REQUEST", "REJECT", "ACCUSE"};
        return std::find(verbal.begin(), verbal.end(), type) != verbal.end();
    }

    [[nodiscard]] ContextSet in_clause(const std::vector<Hit>& hits,
                                       const Sentence& sentence,
                                       std::uint32_t trigger) const {
        ContextSet contexts = 0;
        for (const Hit& hit : within(hits, sentence)) {
            if (belongs(hit.token, trigger)) contexts |= hit.contexts;
        }
        return contexts;
    }

    /// Crime is what has no narrower context.
    [[nodiscard]] ContextSet without_wider(ContextSet contexts) const {
        const ContextSet crime = lexicon_.named("crime");
        const ContextSet beside = lexicon_.named("legal");
        return (contexts & ~crime & ~beside) == 0 ? contexts : contexts & ~crime;
    }

    [[nodiscard]] static std::span<const Hit> within(const std::vector<Hit>& hits,
                                                     const Sentence& sentence) {
        const auto before = [](const Hit& hit, std::uint32_t at) { return hit.token < at; };
        const auto first = std::lower_bound(hits.begin(), hits.end(), sentence.first_token, before);
        const auto last = std::lower_bound(first, hits.end(), sentence.last_token, before);
        return {first, last};
    }

    /// Whether the way up the parse leads to the trigger, or to the verb that carries it, without
    /// another clause between that goes on to tell more.
    [[nodiscard]] bool belongs(std::uint32_t token, std::uint32_t trigger) const {
        constexpr int farthest = 8;
        const Token& told = tokens_[trigger];
        const bool is_carried =
            told.upos != Upos::verb && tokens_[told.head].upos == Upos::verb &&
            (told.relation == Relation::obj || told.relation == Relation::nsubj_pass);
        const bool is_clause_of_noun =
            told.relation == Relation::acl || told.relation == Relation::acl_relcl;
        if (is_clause_of_noun && token == told.head) return true;
        for (int step = 0; step < farthest; ++step) {
            if (token == trigger) return true;
            const Token& at = tokens_[token];
            if (at.head == token) return false;
            // Whose the verb is may be another: "Kantria condemned the [attack]".
            if (is_carried && at.head == told.head && token != trigger)
                return at.relation == Relation::obl && !is_circumstance_[token];
            if (is_circumstance_[token] || leads_on(token)) return false;
            // "[hacking], torture and a ban": one act beside another
            if (at.relation == Relation::conj && at.head == trigger) return false;
            token = at.head;
        }
        return false;
    }

    /// What hangs so tells more of a noun, or goes on to another act.
    [[nodiscard]] bool leads_on(std::uint32_t token) const {
        const bool is_verb = tokens_[token].upos == Upos::verb;
        switch (tokens_[token].relation) {
            case Relation::parataxis:
            case Relation::acl_relcl:
            case Relation::appos:
                return true;
            case Relation::conj:
                return is_verb;
            case Relation::advcl:
                return is_verb && !is_content_[token];
            default:
                return false;
        }
    }

    [[nodiscard]] ContextSet of_sides(const Event& event) const {
        ContextSet contexts = 0;
        for (const auto* side : {&event.actors, &event.recipients}) {
            for (const Index one : *side) {
                const Entity& entity = reading_.annotation().entities[one];
                if (is_at_work(entity, event)) contexts |= lexicon_.of_sector(entity.sector);
            }
        }
        return contexts;
    }

    /// Whether it is the work of a side that makes it take part. Lawmakers, lawyers and doctors
    /// also travel and speak; parliaments, courts and hospitals do their work. Police arrest but
    /// are attacked, reporters are arrested but meet and accuse; the faithful are no clergy.
    [[nodiscard]] static bool is_at_work(const Entity& entity, const Event& event) {
        const bool is_body = entity.type == EntityType::organization;
        if (entity.sector == "LEG" || entity.sector == "MED") return is_body;
        if (entity.sector == "JUD") return is_body || event.type != "CONSULT";
        if (entity.sector == "COP") return event.type == "COERCE" || event.type == "ACCUSE";
        if (entity.sector == "JRN") return event.type == "COERCE";
        if (entity.sector == "REL") return !entity.name.empty() && entity.type != EntityType::group;
        return true;
    }

    /// The countries, or bodies of states, for which the sides speak.
    [[nodiscard]] std::set<std::string_view> countries_of(const Event& event) const {
        std::set<std::string_view> countries;
        for (const auto* side : {&event.actors, &event.recipients}) {
            for (const Index one : *side) {
                const Entity& entity = reading_.annotation().entities[one];
                const bool speaks = entity.sector == "GOV" || is_state(entity) ||
                                    entity.country == "UNO" || entity.country == "IGO" ||
                                    entity.country == "EUR";
                if (speaks && !entity.country.empty()) countries.insert(entity.country);
            }
        }
        return countries;
    }

    [[nodiscard]] static bool is_state(const Entity& entity) {
        return entity.geopolitical || (entity.sector.empty() && entity.type == EntityType::place);
    }

    [[nodiscard]] bool is_by_state(const Event& event) const {
        return std::any_of(event.actors.begin(), event.actors.end(), [&](Index one) {
            return is_state(reading_.annotation().entities[one]);
        });
    }

    const Reading& reading_;
    const ContextLexicon& lexicon_;
    std::span<const Token> tokens_;
    std::vector<bool> in_person_;
    std::vector<bool> is_circumstance_;
    std::vector<bool> is_content_;
    std::vector<Hit> event_hits_;
    std::vector<Hit> deed_hits_;
    std::vector<Hit> sentence_hits_;
    ContextSet article_contexts_ = 0;
};

}  // namespace

ContextLexicon::ContextLexicon(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("event_codes/contexts").rows) {
        ContextSet contexts = no_context;
        if (row[0] != "-") {
            if (std::find(names_.begin(), names_.end(), row[0]) == names_.end())
                names_.push_back(row[0]);
            contexts = named(row[0]);
        }
        for (const std::string_view word : split_cell(row[2], '|'))
            add_words(row[1], std::string(word), contexts);
    }
    assert(names_.size() < 63);
}

void ContextLexicon::add_words(std::string_view from,
                               const std::string& word,
                               ContextSet contexts) {
    if (from == "type") return types_.add(word, contexts);
    if (from == "states") return states_.add(word, contexts);
    if (from == "state") return state_.add(word, contexts);
    if (from == "prevails") return prevailing_.add(word, contexts);
    if (from == "side") return sectors_.add(word, contexts);
    assert(from == "event" || from == "deed" || from == "sentence" || from == "article");
    WordTable& words = from == "event"      ? event_words_
                       : from == "deed"     ? deed_words_
                       : from == "sentence" ? sentence_words_
                                            : article_words_;
    words.add(word, contexts);
    const bool is_verb = word.starts_with("to ");
    const std::size_t begin = is_verb ? 3 : 0;
    starts_.add(word.substr(begin, word.find_first_of(" -", begin) - begin), 1);
}

const WordTable& ContextLexicon::words_of(Reach reach) const {
    switch (reach) {
        case Reach::event:
            return event_words_;
        case Reach::deed:
            return deed_words_;
        case Reach::sentence:
            return sentence_words_;
        case Reach::article:
            break;
    }
    return article_words_;
}

ContextLexicon::Match ContextLexicon::match(const Reading& reading,
                                            std::uint32_t at,
                                            Reach reach) const {
    const WordTable& words = words_of(reach);
    const auto& tokens = reading.annotation().tokens;
    Match best;
    const TokenWord& first = reading.word(at);
    if (starts_.find(first.lower, first.hash) == 0 &&
        starts_.find(fold_word(tokens[at].lemma)) == 0)
        return best;
    std::string before;  // the words of the phrase but for the last, as they are written
    const std::uint32_t end =
        std::min<std::uint32_t>(at + longest_phrase, static_cast<std::uint32_t>(tokens.size()));
    for (std::uint32_t i = at; i < end; ++i) {
        if (i > at && !reading.words().touches_previous(i)) before += ' ';
        const std::string prefix = tokens[i].upos == Upos::verb && i == at ? "to " : before;
        const std::string lemma = fold_word(tokens[i].lemma);
        ContextSet found = words.find(prefix + lemma);
        if (found == 0 && !(tokens[i].upos == Upos::verb && i == at))
            found = words.find(prefix + std::string(reading.word(i).lower));
        if (found != 0) best = {i - at + 1, found & ~no_context};
        before += reading.word(i).lower;
    }
    return best;
}

ContextSet ContextLexicon::of(const WordTable& table, const Event& event) {
    const ContextSet exact = table.find(event.type + "/" + event.mode);
    return exact != 0 ? exact : table.find(event.type);
}

ContextSet ContextLexicon::of_type(const Event& event) const {
    return of(types_, event);
}

ContextSet ContextLexicon::between_states(const Event& event) const {
    return of(states_, event);
}

ContextSet ContextLexicon::by_state(const Event& event) const {
    return of(state_, event);
}

ContextSet ContextLexicon::may_prevail(const Event& event) const {
    return of(prevailing_, event);
}

ContextSet ContextLexicon::of_sector(std::string_view sector) const {
    return sector.empty() ? 0 : sectors_.find(sector);
}

ContextSet ContextLexicon::named(std::string_view context) const {
    const auto found = std::find(names_.begin(), names_.end(), context);
    assert(found != names_.end());
    return ContextSet{1} << static_cast<unsigned>(found - names_.begin());
}

std::vector<std::string> ContextLexicon::names_of(ContextSet contexts) const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < names_.size(); ++i) {
        if ((contexts >> i & 1U) != 0) names.push_back(names_[i]);
    }
    return names;
}

void add_contexts(const Reading& reading,
                  const ContextLexicon& lexicon,
                  std::vector<Event>& events) {
    if (!events.empty()) ContextReader(reading, lexicon).add(events);
}

}  // namespace concord
