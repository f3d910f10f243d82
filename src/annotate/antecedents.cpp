// A fact is a number that stands for words like "a definite noun, and the candidate is two
// sentences back". The model learns what each is worth, together with others.

#include "annotate/antecedents.h"

#include <algorithm>
#include <cassert>
#include <string_view>

#include "annotate/name_lexicon.h"
#include "annotate/quotation_speakers.h"
#include "annotate/role_words.h"
#include "base/word_table.h"

namespace concord {
namespace {

using enum name_mark::Mark;

constexpr std::size_t most_near = 50;  // candidates that only stand near
constexpr std::uint32_t near_sentences = 8;
constexpr std::size_t most_near_name = 20;  // of a name that comes for the first time
constexpr std::uint32_t near_name_sentences = 3;
constexpr std::size_t most_alike = 4;  // candidates that share a word, at any distance
constexpr std::uint64_t nothing_there = 0x9E3779B97F4A7C15ULL;
constexpr std::uint32_t person = 1 + static_cast<std::uint32_t>(EntityType::person);

/// Facts one after the other, each hashed with its place in the list.
template <class Facts>
class FactList {
public:
    explicit FactList(std::uint64_t kind) : kind_(kind) {}

    template <class... Parts>
    void add(Parts... parts) {
        std::uint64_t hash = (kind_ + size_) * 0x9E3779B97F4A7C15ULL;
        for (const std::uint64_t part : {static_cast<std::uint64_t>(parts)...}) {
            hash = (hash ^ part) * 0x100000001b3ULL;
            hash ^= hash >> 29U;
        }
        hash *= 0xD6E8FEB86659FD93ULL;
        assert(size_ < facts_.size());
        facts_[size_++] = static_cast<std::uint32_t>(hash ^ (hash >> 32U));
    }
    [[nodiscard]] const Facts& all() const {
        assert(size_ == facts_.size());
        return facts_;
    }

private:
    Facts facts_{};
    std::size_t size_ = 0;
    std::uint64_t kind_;
};

std::uint64_t step_of(std::uint64_t n) {
    if (n < 6) return n;
    if (n < 9) return 6;
    if (n < 14) return 7;
    if (n < 22) return 8;
    return n < 40 ? 9 : 10;
}

std::uint64_t up_to_4(std::uint64_t n) {
    return std::min<std::uint64_t>(n, 4);
}

std::string_view last_three(std::string_view word) {
    return word.substr(word.size() - std::min<std::size_t>(word.size(), 3));
}

/// How alike the words are: 0 nothing shared ... 6 all.
std::uint64_t match(const MentionProfile& mention, const MentionProfile& other) {
    const auto& m = mention.content;
    const auto& a = other.content;
    if (m.empty() || a.empty()) return 0;
    const bool same_head = mention.head == other.head;
    if (m == a) return same_head ? 6 : 5;
    if (same_head) return std::includes(a.begin(), a.end(), m.begin(), m.end()) ? 4 : 3;
    if (std::binary_search(a.begin(), a.end(), mention.head)) return 2;
    return std::binary_search(m.begin(), m.end(), other.head) ? 1 : 0;
}

}  // namespace

Antecedents::Antecedents(const EntityClusters& clusters,
                         std::span<const Token> tokens,
                         std::span<const Sentence> sentences,
                         std::span<const Quotation> quotations)
    : words_(clusters.words()),
      mentions_(clusters.mentions()),
      tokens_(tokens),
      sentences_(sentences),
      profiles_(profile_mentions(clusters, tokens)) {
    read_dependents();
    index_mentions(quotations, clusters);
    facts_.reserve(mentions_.size());
    for (std::size_t m = 0; m < mentions_.size(); ++m) facts_.push_back(facts_of(m));
}

void Antecedents::read_dependents() {
    dependents_.resize(tokens_.size());
    for (Index i = 0; i < tokens_.size(); ++i) {
        const Token& token = tokens_[i];
        if (token.head == i) continue;
        Dependents& of = dependents_[token.head];
        if (i < token.head && of.before < 4) ++of.before;
        switch (token.relation) {
            using enum Relation;
            case ccomp:
            case csubj:
                of.clauses |= 1U;
                break;
            case xcomp:
            case advcl:
                of.clauses |= 2U;
                break;
            case cop:
                of.clauses |= 4U;
                break;
            case acl_relcl:
                of.behind |= 1U;
                break;
            case nmod:
                of.behind |= 2U;
                break;
            case appos:
                of.behind |= 4U;
                break;
            default:
                break;
        }
    }
}

void Antecedents::index_mentions(std::span<const Quotation> quotations,
                                 const EntityClusters& clusters) {
    speaker_of_ = speakers_of(quotations, words_, tokens_, sentences_);
    for (const Index token : speaker_of_) {
        if (token != no_token) speakers_.emplace(token, EntityClusters::none);
    }
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
        const auto speaker = speakers_.find(mentions_[m].head);
        if (speaker != speakers_.end()) speaker->second = m;
        for (const std::uint64_t lemma : profiles_[m].content) by_content_[lemma].push_back(m);
    }
    roles_.resize(clusters.all().size());
    for (std::size_t c = 0; c < roles_.size(); ++c) {
        for (const TokenRange& range : clusters[c].roles) {
            for (Index i = range.first; i < range.last; ++i) {
                if (!words_[i].has(role | organization)) continue;
                roles_[c].push_back(role_named_by(words_, {i, i + 1}));
            }
        }
        std::sort(roles_[c].begin(), roles_[c].end());
        roles_[c].erase(std::unique(roles_[c].begin(), roles_[c].end()), roles_[c].end());
    }
}

std::size_t Antecedents::speaker(std::size_t mention) const {
    const std::uint32_t quotation = mentions_[mention].quotation;
    if (quotation == 0) return EntityClusters::none;
    const auto found = speakers_.find(speaker_of_[quotation - 1]);
    return found == speakers_.end() ? EntityClusters::none : found->second;
}

bool Antecedents::speaks(std::size_t mention) const {
    const auto found = speakers_.find(mentions_[mention].head);
    return found != speakers_.end() && found->second == mention;
}

bool Antecedents::is_subject(std::size_t mention) const {
    return concord::is_subject(tokens_[mentions_[mention].head].relation);
}

Antecedents::MentionFacts Antecedents::facts_of(std::size_t mention) const {
    const MentionDraft& draft = mentions_[mention];
    const MentionProfile& profile = profiles_[mention];
    const Token& head = tokens_[draft.head];
    const Token& governor = tokens_[head.head];
    const Dependents& own = dependents_[draft.head];
    const Sentence& sentence = sentences_[draft.sentence];
    const auto [first, last] = draft.phrase;
    const std::uint64_t form = profile.form;
    const bool is_name = draft.kind == MentionKind::name;
    const bool is_pronoun = draft.kind == MentionKind::pronoun;
    const std::uint64_t lemma = is_name ? profile.type : profile.head;
    const auto alike = by_content_.find(profile.head);
    const bool is_seen = alike != by_content_.end() && alike->second.front() < mention;
    FactList<MentionFacts> facts(100);
    facts.add(form);
    facts.add(lemma);
    facts.add(lemma, form);
    facts.add(form, profile.number);
    facts.add(form, profile.gender);
    facts.add(form, profile.type);
    facts.add(form, head.relation);
    facts.add(WordTable::hash_of(governor.lemma));
    facts.add(WordTable::hash_of(governor.lemma), head.relation, is_pronoun);
    facts.add(governor.upos, head.relation);
    facts.add(form, step_of(last - first));
    facts.add(form, own.behind);
    facts.add(form, draft.quoted);
    facts.add(form, step_of(draft.sentence));
    facts.add(first > sentence.first_token ? words_[first - 1].hash : nothing_there);
    facts.add(last < sentence.last_token ? words_[last].hash : nothing_there);
    facts.add(form, words_[draft.head].marks & (role | organization | party | calendar | number));
    facts.add(form, first == sentence.first_token);
    facts.add(form, is_seen);
    facts.add(form, step_of(profile.earlier));
    facts.add(form, own.before);
    facts.add(is_name ? nothing_there : WordTable::hash_of(last_three(head.lemma)));
    facts.add(form, own.clauses & 4U, speaks(mention));
    facts.add(is_pronoun ? profile.word : form, dependents_[head.head].clauses);
    return facts.all();
}

// --- whom it may mean ----------------------------------------------------------------------------

std::vector<std::size_t> Antecedents::earlier(std::size_t mention) const {
    const MentionDraft& draft = mentions_[mention];
    const MentionProfile& profile = profiles_[mention];
    std::vector<std::size_t> found;
    const bool is_name = profile.form == form_name;
    if (profile.form == form_indefinite || (is_name && profile.earlier > 0)) return found;
    const std::size_t most = is_name ? most_near_name : most_near;
    const std::uint32_t reach = is_name ? near_name_sentences : near_sentences;
    std::size_t at = mention;
    for (std::size_t step = 0; step < most && at > 0; ++step) {
        if (mentions_[at - 1].sentence + reach < draft.sentence) break;
        --at;
        if (!is_name || mentions_[at].kind == MentionKind::nominal) found.push_back(at);
    }
    const auto alike = by_content_.find(profile.head);
    const bool may_repeat = draft.kind == MentionKind::nominal && !draft.coordinated;
    if (!may_repeat || alike == by_content_.end()) return found;
    auto next = std::lower_bound(alike->second.begin(), alike->second.end(), at);
    for (std::size_t n = 0; n < most_alike && next != alike->second.begin(); ++n) {
        found.push_back(*--next);
    }
    return found;
}

bool Antecedents::share_verb(std::size_t pronoun, std::size_t other) const {
    const MentionDraft& draft = mentions_[pronoun];
    const Token& token = tokens_[draft.head];
    const Token& of_other = tokens_[mentions_[other].head];
    const bool is_own_head = token.head == draft.head;
    if (draft.kind != MentionKind::pronoun || token.head != of_other.head || is_own_head)
        return false;
    const std::string_view word = words_[draft.head].lower;
    if (word.ends_with("self") || word.ends_with("selves")) return false;
    return tokens_[token.head].upos == Upos::verb;
}

bool Antecedents::agree(std::size_t mention, std::size_t candidate) const {
    const MentionProfile& m = profiles_[mention];
    const MentionProfile& a = profiles_[candidate];
    if (m.number != 0 && a.number != 0 && m.number != a.number) return false;
    if (m.gender == Gender::unknown || a.gender == m.gender) return true;
    return a.gender == Gender::unknown && (a.type == person || a.form > form_name);
}

/// A first guess for the model to improve upon: near, subject of its clause, outside quotation
/// marks, known by more than a word (after Lappin and Leass 1994, weights set by reading news).
std::int32_t Antecedents::salience(std::size_t mention, std::size_t candidate) const {
    const MentionDraft& m = mentions_[mention];
    const MentionDraft& a = mentions_[candidate];
    const Relation relation = tokens_[a.head].relation;
    std::int32_t score = agree(mention, candidate) ? 0 : -10;
    score -= 3 * static_cast<std::int32_t>(std::min<std::uint32_t>(m.sentence - a.sentence, 10));
    if (is_subject(candidate)) score += 5;
    if (speaks(candidate)) score += 2;
    if (a.quoted && !m.quoted) score -= 6;
    if (relation == Relation::nmod_poss) score -= 3;
    if (relation == Relation::obl || relation == Relation::nmod) score -= 2;
    if (a.kind == MentionKind::nominal) {
        score -= profiles_[candidate].form == form_definite ? 3 : 6;
    }
    if (profiles_[candidate].told == 1) score -= 3;
    if (m.sentence == a.sentence && leads_into(a.phrase.last, m.tokens.first)) score += 7;
    return score;
}

/// True between the two in "a rebuke from X in which he": a clause about the one just named.
bool Antecedents::leads_into(std::size_t from, std::size_t to) const {
    if (to <= from || to > from + 3) return false;
    for (std::size_t i = from; i < to; ++i) {
        if (!words_[i].has(preposition | subordinator | determiner)) return false;
    }
    return words_[to - 1].is("which") || words_[to - 1].has(subordinator);
}

std::vector<Antecedents::Candidate> Antecedents::candidates(std::size_t mention) const {
    std::vector<Candidate> found;
    Candidate next;
    for (const std::size_t other : earlier(mention)) {
        next.mention = other;
        next.salience = salience(mention, other);
        found.push_back(next);
        if (!agree(mention, other)) continue;
        ++next.agreeing;
        if (is_subject(other) && !mentions_[other].quoted) ++next.subjects;
    }
    for (Candidate& one : found) {
        one.more_salient = static_cast<std::uint32_t>(
            std::count_if(found.begin(), found.end(), [&](const Candidate& other) {
                return other.salience > one.salience;
            }));
    }
    return found;
}

bool Antecedents::holds_role(std::size_t mention, std::size_t candidate) const {
    const MentionDraft& draft = mentions_[mention];
    const std::size_t cluster = profiles_[candidate].cluster;
    if (cluster == EntityClusters::none || draft.kind != MentionKind::nominal) return false;
    const auto& roles = roles_[cluster];
    if (roles.empty()) return false;
    const std::string_view key = role_named_by(words_, {draft.tokens.first, draft.head + 1});
    return std::binary_search(roles.begin(), roles.end(), key);
}

/// 0 both outside quotation marks, 1 in the same, else which of the two is quoted.
std::uint64_t Antecedents::quoted_with(std::size_t mention, std::size_t candidate) const {
    const std::uint32_t m = mentions_[mention].quotation;
    const std::uint32_t a = mentions_[candidate].quotation;
    if (m == a) return m == 0 ? 0 : 1;
    if (m == 0) return 2;
    return a == 0 ? 3 : 4;
}

/// 1 when the candidate speaks what the mention stands in, 2 when someone else does, 3 when it is
/// the other way round.
std::uint64_t Antecedents::spoken_by(std::size_t mention, std::size_t candidate) const {
    const MentionDraft& m = mentions_[mention];
    const MentionDraft& a = mentions_[candidate];
    if (m.quotation != 0 && speaker_of_[m.quotation - 1] != no_token) {
        return speaker_of_[m.quotation - 1] == a.head ? 1 : 2;
    }
    return a.quotation != 0 && speaker_of_[a.quotation - 1] == m.head ? 3 : 0;
}

Antecedents::PairFacts Antecedents::facts(std::size_t mention, const Candidate& given) const {
    const std::size_t candidate = given.mention;
    const MentionDraft& dm = mentions_[mention];
    const MentionDraft& da = mentions_[candidate];
    const MentionProfile& m = profiles_[mention];
    const MentionProfile& a = profiles_[candidate];
    const Token& hm = tokens_[dm.head];
    const Token& ha = tokens_[da.head];
    const bool same_sentence = dm.sentence == da.sentence;
    const bool is_behind = same_sentence && dm.head > da.head;
    const bool narrated = is_subject(candidate) && !da.quoted;
    const std::uint64_t sentences = step_of(dm.sentence - da.sentence);
    const std::uint64_t inside = da.phrase.holds(dm.head) ? 1 : 0;
    const std::uint64_t around = dm.phrase.holds(da.head) ? 2 : 0;
    const std::uint64_t same_country = m.country.empty() || a.country.empty() ? 0
                                       : m.country == a.country               ? 1
                                                                              : 2;
    const std::uint64_t alike = match(m, a);
    const std::uint64_t of_name = a.form == form_name ? a.type : a.head;
    FactList<PairFacts> facts(200);
    facts.add(m.form, sentences);
    facts.add(m.form, step_of(mention - candidate));
    facts.add(m.form, a.form);
    facts.add(m.form, alike);
    facts.add(m.form, m.number, a.number);
    facts.add(m.form, m.gender, a.gender);
    facts.add(m.form, m.type, a.type);
    facts.add(m.form, hm.relation, ha.relation);
    facts.add(m.form, is_subject(mention), is_subject(candidate), sentences);
    facts.add(m.form, up_to_4(given.agreeing), agree(mention, candidate));
    facts.add(m.form, inside + around, hm.relation);
    facts.add(m.form, same_sentence && hm.head == ha.head, ha.relation);
    facts.add(m.form, quoted_with(mention, candidate), a.form);
    facts.add(m.form, spoken_by(mention, candidate));
    facts.add(m.form < form_name ? m.word : m.head, a.form < form_name ? a.word : of_name);
    facts.add(m.form, a.form, step_of(a.earlier));
    facts.add(m.form, holds_role(mention, candidate));
    facts.add(m.form, same_country);
    facts.add(m.form, a.form, sentences);
    facts.add(m.form, ha.head == dm.head && is_subject(candidate));  // "Anna Bell is the director"
    facts.add(m.form, is_behind ? step_of(dm.head - da.head) : 11);
    facts.add(m.form, alike, sentences);
    facts.add(m.form, a.form, a.type, m.gender, a.gender);
    facts.add(m.form, narrated, up_to_4(given.subjects), a.form == form_name);
    facts.add(m.form, a.told, a.type);
    facts.add(m.form, narrated, sentences, a.form);
    facts.add(m.form, speaks(mention), speaks(candidate), narrated);
    facts.add(m.form, up_to_4(given.more_salient));
    facts.add(m.form, up_to_4(given.more_salient), a.form);
    facts.add(m.form, given.salience + 50);
    return facts.all();
}

}  // namespace concord
