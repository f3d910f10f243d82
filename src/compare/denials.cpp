// Denials and what they deny. "Kolvek denied this" points at the statement before it. "He denied
// that he had met the envoy at a hotel" is laid beside the sentences of all articles: the one that
// has its hotel and both persons makes the claim. Articles that repeat a claim or a denial nearly
// word for word stand with it.

#include "compare/denials.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <tuple>

#include "base/token_words.h"
#include "base/utf8.h"
#include "compare/doers.h"
#include "compare/phrase_words.h"
#include "compare/told_statements.h"

namespace concord {
namespace {

constexpr std::uint32_t sentences_before = 3;  ///< in which the claim about a denier stands
constexpr std::uint32_t sentences_behind = 6;  ///< in which a denier says who did it instead
constexpr std::size_t min_claim_words = 3;
constexpr std::size_t most_general_words = 2;  ///< of a denial without matter of its own
constexpr double min_covered = 0.75;  ///< of a denial's words by the claim of another report
constexpr double min_covered_of_persons = 0.2;    ///< likewise, where both tell of two persons
constexpr double min_likeness_of_persons = 0.15;  ///< of the two sentences as wholes
constexpr double min_concern = 0.4;               ///< likewise, of words beside the denial
constexpr double min_repeated = 0.5;              ///< likeness of two tellings
constexpr std::size_t root_letters = 5;           ///< that a country and its adjective share
constexpr std::size_t min_persons = 2;            ///< both told and denied, where words are few

/// A sentence that says what a denial denies.
struct Claim {
    Index article = 0;
    Span words;
    WordBag bag;
};

struct Denial {
    const ToldStatement* told = nullptr;
    std::vector<Claim> claims;  ///< the nearest first
};

class Finder {
public:
    Finder(const StoryView& view,
           const StoryEntities& entities,
           const WordWeights& weights,
           const WordLists& words)
        : view_(view),
          entities_(entities),
          weights_(weights),
          words_(words),
          told_(view, entities, weights) {
        for (const StorySentence& sentence : view.sentences()) {
            bags_.push_back(weights.bag(view.text(sentence.article), sentence.span));
            sentences_.add(bags_.back());
        }
        for (const ToldStatement& told : told_.all()) tellings_.add(told.bag);
    }

    [[nodiscard]] std::vector<Disagreement> find() const {
        std::vector<Denial> denials;
        std::vector<Denial> lone;
        for (const ToldStatement& told : told_.all()) {
            const bool denies = told.statement->polarity == Polarity::denies;
            if (!denies || !is_of_facts(*told.statement)) continue;
            Denial denial{&told, find_claims(told)};
            (denial.claims.empty() ? lone : denials).push_back(std::move(denial));
        }
        std::vector<Disagreement> rows;
        std::vector<bool> is_done(denials.size());
        for (std::size_t i = 0; i < denials.size(); ++i) {
            if (is_done[i]) continue;
            std::vector<const Denial*> group = {&denials[i]};
            for (std::size_t k = i + 1; k < denials.size(); ++k) {
                if (is_done[k] || !is_same(denials[i], denials[k])) continue;
                is_done[k] = true;
                group.push_back(&denials[k]);
            }
            for (const Denial& denial : lone) {
                if (is_repeated(denials[i], denial)) group.push_back(&denial);
            }
            auto other = find_other_doer(group);
            rows.push_back(other ? std::move(*other) : describe(group));
        }
        return rows;
    }

private:
    /// "this", "it", "the claim", "this characterization on X": the denied words stand before.
    [[nodiscard]] bool is_anaphor(const ToldStatement& denial) const {
        constexpr std::array<std::string_view, 6> pointers = {
            "this", "that", "it", "these", "those", "the"};
        const std::string lower = to_lower(trim(slice(view_.text(denial.article), denial.words)));
        const std::size_t space = std::min(lower.find(' '), lower.size());
        const std::string_view first = std::string_view(lower).substr(0, space);
        if (!one_of(first, pointers)) return false;
        if (space == lower.size()) return first != "the";
        const std::string_view second = std::string_view(lower).substr(space + 1);
        return second.find(" that ") == std::string_view::npos &&
               std::ranges::any_of(words_.words("claim"), [&](const std::string& name) {
                   return second.starts_with(name);
               });
    }

    /// To dismiss an offer or to reject a demand denies nothing.
    [[nodiscard]] bool is_of_facts(const Statement& statement) const {
        return !statement.cue || !words_.has("declines", statement.cue->lemma);
    }

    /// Whether any word of a list stands in a text, in lower case, perhaps only as the beginning of
    /// a longer one.
    [[nodiscard]] bool holds_any(const std::string& lower, std::string_view list) const {
        return std::ranges::any_of(words_.words(list), [&](const std::string& word) {
            return lower.find(word) != std::string::npos;
        });
    }

    [[nodiscard]] std::vector<Claim> find_claims(const ToldStatement& denial) const {
        std::vector<Claim> claims;
        if (const ToldStatement* named = claim_before(denial)) {
            claims.push_back({named->article, named->words, named->bag});
        } else if (auto told = claim_elsewhere(denial)) {
            claims.push_back(std::move(*told));
        } else if (const ToldStatement* answered = claim_answered(denial)) {
            claims.push_back({answered->article, answered->words, answered->bag});
        }
        if (!claims.empty()) add_repeated(denial, claims);
        return claims;
    }

    /// The statement that the article's own analysis found denied, or that "this" means.
    [[nodiscard]] const ToldStatement* claim_before(const ToldStatement& denial) const {
        const ToldStatement* nearest = nullptr;
        const bool points_back = is_anaphor(denial);
        for (const ToldStatement& told : told_.in(denial.article)) {
            if (!may_be_denied(told, denial)) continue;
            const bool is_meant = denial.statement->denies == told.index;
            const bool is_plain =
                !is_accusation(denial) && stands_beside(told, denial, points_back ? 1 : 0);
            if (is_meant && (is_plain || concerns(told, denial))) return &told;
            // "this" means what stands before; "the accusations" are made against the denier.
            const bool is_near = told.words.end <= denial.words.begin &&
                                 stands_beside(told, denial, 1) &&
                                 told.bag.size() >= min_claim_words &&
                                 (!is_accusation(denial) || accuses(told, denial));
            if (points_back && is_near) nearest = &told;
        }
        if (nearest || points_back) return nearest;
        return claim_about_denier(denial);
    }

    /// "destroyed 19 Marevian drones" before "Marevia's staff denied that it had sent any drones":
    /// a statement just before in which the denied thing is the denier's.
    [[nodiscard]] const ToldStatement* claim_about_denier(const ToldStatement& denial) const {
        const ToldStatement* nearest = nullptr;
        for (const ToldStatement& told : told_.in(denial.article)) {
            const bool is_near = told.words.end <= denial.words.begin &&
                                 denial.sentence - told.sentence <= sentences_before;
            if (speak_for_one_country(told, denial)) continue;
            if (is_near && may_be_denied(told, denial) && names_denier(told, denial))
                nearest = &told;
        }
        return nearest;
    }

    /// "denied that there had been any delay. The lists, he said, had been complete": a denial of
    /// "any" is of what was said just before about the matter that it goes on with.
    [[nodiscard]] const ToldStatement* claim_answered(const ToldStatement& denial) const {
        const auto words = told_.words_in(denial.article, denial.words);
        const bool is_general = std::ranges::any_of(words, [&](const Word& word) {
            return fold_word(slice(view_.text(denial.article), word.span)) == "any";
        });
        if (!is_general || !denial.speaker || telling_words(denial.bag).size() > most_general_words)
            return nullptr;
        WordBag answer;
        for (const ToldStatement& told : told_.in(denial.article)) {
            const bool goes_on = told.sentence == denial.sentence + 1 &&
                                 told.speaker == denial.speaker &&
                                 told.statement->polarity == Polarity::asserts;
            if (goes_on) answer = telling_words(bags_[told.sentence]);
        }
        const ToldStatement* nearest = nullptr;
        for (const ToldStatement& told : told_.in(denial.article)) {
            const bool is_near = told.words.end <= denial.words.begin &&
                                 denial.sentence - told.sentence <= sentences_before;
            if (!is_near || !may_be_denied(told, denial) || speak_for_one_country(told, denial))
                continue;
            if (shared_weight(answer, told.bag) > 0) nearest = &told;
        }
        return nearest;
    }

    /// Those that few sentences of the story have.
    [[nodiscard]] WordBag telling_words(WordBag bag) const {
        constexpr double min_share = 0.6;  ///< of the weight of a word that none has
        std::erase_if(bag,
                      [&](const auto& word) { return word.second < min_share * weights_.most(); });
        return bag;
    }

    [[nodiscard]] bool speak_for_one_country(const ToldStatement& told,
                                             const ToldStatement& denial) const {
        if (!told.speaker || !denial.speaker) return false;
        const std::string& country = entities_.entries()[*told.speaker].country;
        return !country.empty() && country == entities_.entries()[*denial.speaker].country;
    }

    /// "Marevian drones" where Marevia denies something of drones.
    [[nodiscard]] bool names_denier(const ToldStatement& told, const ToldStatement& denial) const {
        if (!denial.statement->speaker) return false;
        const std::string_view text = view_.text(told.article);
        const auto names = told_.words_in(denial.article, denial.statement->speaker->span);
        const auto words = told_.words_in(told.article, told.words);
        for (std::size_t i = 1; i < words.size(); ++i) {
            const std::string_view adjective = slice(text, words[i - 1].span);
            const bool is_denier = std::any_of(names.begin(), names.end(), [&](const Word& name) {
                const std::string_view noun = slice(text, name.span);
                return name.capital && noun.size() >= root_letters &&
                       adjective.starts_with(noun.substr(0, root_letters)) &&
                       !noun.starts_with(adjective);
            });
            if (is_denier && shared_weight(weights_.bag(text, words[i].span), denial.bag) > 0) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool may_be_denied(const ToldStatement& told, const ToldStatement& denial) const {
        if (told.statement->polarity != Polarity::asserts || claims_nothing(told)) return false;
        if (is_of_one_mind(told, denial)) return false;
        return !told.speaker || !denial.speaker || *told.speaker != *denial.speaker;
    }

    /// "the accusations against him", which are made of the denier.
    [[nodiscard]] bool is_accusation(const ToldStatement& denial) const {
        return holds_any(to_lower(slice(view_.text(denial.article), denial.words)), "accusation");
    }

    /// In the sentence of the denial, or so many before it.
    [[nodiscard]] static bool stands_beside(const ToldStatement& told,
                                            const ToldStatement& denial,
                                            std::uint32_t before) {
        return told.sentence <= denial.sentence && denial.sentence - told.sentence <= before;
    }

    [[nodiscard]] static bool is_charge(const ToldStatement& told) {
        return told.statement->cue && told.statement->cue->cue_class == "accuse";
    }

    [[nodiscard]] static bool is_of_denier(const ToldStatement& told, const ToldStatement& denial) {
        return denial.speaker && told.parties.contains(*denial.speaker);
    }

    /// Whether what is told has words of what is denied, or accuses the denier where the denial has
    /// no matter of its own: "he denied any wrongdoing", but not "any contacts with the envoy".
    [[nodiscard]] bool concerns(const ToldStatement& told, const ToldStatement& denial) const {
        const bool is_general = denial.bag.size() <= most_general_words || is_accusation(denial);
        return (is_charge(told) && is_of_denier(told, denial) && is_general) ||
               (shared_weight(denial.bag, told.bag) >= min_concern * total_weight(denial.bag) &&
                tells_deed(told, denial));
    }

    /// "denied [leaking] the list": what tells of the list, but of no deed, is not denied. True of
    /// denials that do not begin with a deed.
    [[nodiscard]] bool tells_deed(const ToldStatement& told, const ToldStatement& denial) const {
        const auto words = told_.words_in(denial.article, denial.words);
        const std::string_view text = view_.text(denial.article);
        if (words.empty() || !slice(text, words.front().span).ends_with("ing")) return true;
        const auto& events = view_.record(told.article).findings.events;
        const bool has_event = std::any_of(events.begin(), events.end(), [&](const Event& event) {
            return told.words.contains(event.trigger);
        });
        return has_event ||
               shared_weight(weights_.bag(text, words.front().span), bags_[told.sentence]) > 0;
    }

    /// "There had been no contacts" is not what is denied by "denied any contacts".
    [[nodiscard]] bool is_of_one_mind(const ToldStatement& told,
                                      const ToldStatement& denial) const {
        return !is_anaphor(denial) && told_.negates(told.article, told.words) &&
               !told_.negates(denial.article, denial.words);
    }

    /// What was said of the denier, or said as an accusation.
    [[nodiscard]] bool accuses(const ToldStatement& told, const ToldStatement& denial) const {
        return is_charge(told) || is_of_denier(told, denial);
    }

    /// "that inspectors should be let in" claims nothing, nor does "decided to send arms", nor an
    /// example: "including the deeds of others", nor a name alone.
    [[nodiscard]] bool claims_nothing(const ToldStatement& told) const {
        const std::vector<Word> words = told_.words_in(told.article, told.words);
        if (std::ranges::all_of(words, &Word::capital)) return true;
        const std::string lower = to_lower(slice(view_.text(told.article), told.words));
        const bool is_resolved = told.statement->cue && told.statement->cue->lemma == "decide";
        return is_resolved || lower.starts_with("including ") ||
               lower.find(" should ") != std::string::npos ||
               lower.find(" must ") != std::string::npos;
    }

    /// The sentence of another article that has most of the denial's words, or both its parties and
    /// a word that few have.
    [[nodiscard]] std::optional<Claim> claim_elsewhere(const ToldStatement& denial) const {
        std::optional<Claim> best;
        double best_covered = 0;
        std::set<Index> parties = denial.parties;
        if (denial.speaker) parties.insert(*denial.speaker);
        const double total = total_weight(denial.bag);
        const auto sentences = view_.sentences();
        for (const std::uint32_t at : sentences_.find(denial.bag)) {
            const Index article = sentences[at].article;
            if (article == denial.article || is_later(article, denial.article)) continue;
            const double covered = shared_weight(denial.bag, bags_[at]) / total;
            if (covered <= best_covered || !is_claim(at, denial, parties, covered)) continue;
            best_covered = covered;
            best = Claim{article, sentences[at].span, bags_[at]};
        }
        return best;
    }

    [[nodiscard]] bool is_claim(std::uint32_t at,
                                const ToldStatement& denial,
                                const std::set<Index>& parties,
                                double covered) const {
        constexpr std::size_t min_words = 4;
        if (covered < min_covered_of_persons || is_denied(at)) return false;
        const auto beside = told_.in(view_.sentences()[at].article);
        const StorySentence& sentence = view_.sentences()[at];
        if (told_.negates(sentence.article, sentence.span) &&
            !told_.negates(denial.article, denial.words)) {
            return false;
        }
        const bool is_own =
            std::any_of(beside.begin(), beside.end(), [&](const ToldStatement& told) {
                return told.sentence == at && told.speaker && told.speaker == denial.speaker;
            });
        if (is_own) return false;
        const std::set<Index> named = told_.parties_in(sentence.article, sentence.span);
        std::ptrdiff_t shared = 0;
        std::size_t persons = 0;
        for (const Index party : parties) {
            if (!named.contains(party)) continue;
            ++shared;
            persons += entities_.entries()[party].type == EntityType::person ? 1 : 0;
        }
        const bool says_it = covered >= min_covered && denial.bag.size() >= min_words && shared > 0;
        const bool is_alike = likeness(denial.bag, bags_[at]) >= min_likeness_of_persons;
        return says_it || (is_alike && persons >= min_persons && shares_rare_word(at, denial));
    }

    /// A word of the denial that hardly another sentence of the story has.
    [[nodiscard]] bool shares_rare_word(std::uint32_t at, const ToldStatement& denial) const {
        constexpr std::size_t few = 4;
        return std::any_of(denial.bag.begin(), denial.bag.end(), [&](const auto& word) {
            const std::size_t uses = sentences_.uses(word.first);
            return uses <= few &&
                   std::binary_search(
                       bags_[at].begin(), bags_[at].end(), word, [](auto& a, auto& b) {
                           return a.first < b.first;
                       });
        });
    }

    /// Whether the sentence is itself a denial, a refusal to say, or a question.
    [[nodiscard]] bool is_denied(std::uint32_t at) const {
        const StorySentence& sentence = view_.sentences()[at];
        const std::string lower = to_lower(slice(view_.text(sentence.article), sentence.span));
        const bool negates =
            lower.find(" not ") != std::string::npos || lower.find("n't ") != std::string::npos;
        if (negates || holds_any(lower, "denies")) return true;
        const auto beside = told_.in(sentence.article);
        return std::any_of(beside.begin(), beside.end(), [&](const ToldStatement& told) {
            return told.sentence == at && told.statement->polarity != Polarity::asserts;
        });
    }

    /// A report of a later day cannot be what was denied.
    [[nodiscard]] bool is_later(Index claim, Index denial) const {
        const auto told = view_.report_day(claim);
        const auto denied = view_.report_day(denial);
        return told && denied && *told > *denied;
    }

    /// Other articles that tell the claim in nearly the same words.
    void add_repeated(const ToldStatement& denial, std::vector<Claim>& claims) const {
        const WordBag first = claims.front().bag;
        const bool points_back = is_anaphor(denial);
        std::set<Index> articles = {claims.front().article};
        for (const std::uint32_t at : tellings_.find(first)) {
            const ToldStatement& told = told_.all()[at];
            if (articles.contains(told.article) || !may_be_denied(told, denial)) continue;
            // "12 were killed when drones struck a block": the block, not the 12, was denied.
            const bool is_of_it = points_back || shared_weight(denial.bag, told.bag) > 0;
            if (!is_of_it || likeness(first, told.bag) < min_repeated) continue;
            articles.insert(told.article);
            claims.push_back({told.article, told.words, told.bag});
        }
    }

    [[nodiscard]] static bool is_repeated(const Denial& a, const Denial& b) {
        const bool one_denier =
            !a.told->speaker || !b.told->speaker || *a.told->speaker == *b.told->speaker;
        return one_denier && likeness(a.told->bag, b.told->bag) >= min_repeated;
    }

    [[nodiscard]] static bool is_same(const Denial& a, const Denial& b) {
        return is_repeated(a, b) &&
               likeness(a.claims.front().bag, b.claims.front().bag) >= min_repeated;
    }

    [[nodiscard]] Disagreement describe(const std::vector<const Denial*>& group) const {
        const Claim& first = group.front()->claims.front();
        Disagreement row{
            "denial", std::string(slice(view_.text(first.article), first.words)), {}, {}};
        row.reading = "conflict";
        std::set<std::pair<Index, Span>> claimed;
        std::set<std::pair<Index, Span>> denied;
        for (const Denial* denial : group) {
            for (const Claim& claim : denial->claims) claimed.emplace(claim.article, claim.words);
            denied.emplace(denial->told->article, view_.sentences()[denial->told->sentence].span);
        }
        row.sides = {side("claimed", claimed), side("denied", denied)};
        return row;
    }

    /// "The damage was done by an interceptor", said beside the denial: who did it instead.
    [[nodiscard]] std::optional<Disagreement> find_other_doer(
        const std::vector<const Denial*>& group) const {
        for (const Denial* denial : group) {
            const Claim& claim =
                denial->claims.empty() ? group.front()->claims.front() : denial->claims.front();
            const std::string accused = doer_in(claim);
            for (const ToldStatement& told : told_.in(denial->told->article)) {
                const bool is_beside = told.sentence >= denial->told->sentence &&
                                       told.sentence - denial->told->sentence <= sentences_behind;
                if (accused.empty() || !is_beside || is_said_by_claimant(told, claim)) continue;
                if (told.statement->polarity != Polarity::asserts) continue;
                for (const Content& content : told.statement->content) {
                    const Span sentence =
                        sentence_of_doer(view_, told.article, content.span, words_);
                    const Span doer = doer_behind_by(view_.text(told.article), sentence, words_);
                    if (doer.empty()) continue;
                    Disagreement row = describe(group);
                    row.kind = "attribution";
                    row.sides[0].value = accused;
                    row.sides[1] = side(std::string(slice(view_.text(told.article), doer)),
                                        repeated(told.article, sentence));
                    return row;
                }
            }
        }
        return std::nullopt;
    }

    /// Whether the one who made the claim says this too.
    [[nodiscard]] bool is_said_by_claimant(const ToldStatement& told, const Claim& claim) const {
        const auto told_there = told_.in(claim.article);
        return std::any_of(told_there.begin(), told_there.end(), [&](const ToldStatement& made) {
            if (!made.words.overlaps(claim.words)) return false;
            if (told.speaker || made.speaker) return told.speaker == made.speaker;
            const auto& one = told.statement->speaker;
            const auto& other = made.statement->speaker;
            return one && other &&
                   slice(view_.text(told.article), one->span) ==
                       slice(view_.text(claim.article), other->span);
        });
    }

    /// Who did it by the claim: the only one that an event of its words has as an actor.
    [[nodiscard]] std::string doer_in(const Claim& claim) const {
        for (const Event& event : view_.record(claim.article).findings.events) {
            if (claim.words.contains(event.trigger) && event.actors.size() == 1) {
                return entities_.name(claim.article, event.actors.front());
            }
        }
        return {};
    }

    /// Where the same sentence was said to other articles.
    [[nodiscard]] std::set<std::pair<Index, Span>> repeated(Index article, Span sentence) const {
        constexpr double same = 0.8;
        std::set<std::pair<Index, Span>> places = {{article, sentence}};
        const WordBag bag = weights_.bag(view_.text(article), sentence);
        const auto sentences = view_.sentences();
        for (const std::uint32_t at : sentences_.find(bag)) {
            const bool is_other = sentences[at].article != article;
            if (is_other && likeness(bag, bags_[at]) >= same) {
                places.emplace(sentences[at].article, sentences[at].span);
            }
        }
        return places;
    }

    [[nodiscard]] DisagreementSide side(const std::string& value,
                                        const std::set<std::pair<Index, Span>>& places) const {
        DisagreementSide side{value, {}, 0};
        std::vector<Index> articles;
        for (const auto& [article, span] : places) {
            side.reports.push_back(view_.cite(article, span));
            articles.push_back(article);
        }
        side.origins = view_.count_origins(std::move(articles));
        return side;
    }

    const StoryView& view_;
    const StoryEntities& entities_;
    const WordWeights& weights_;
    const WordLists& words_;
    ToldStatements told_;
    std::vector<WordBag> bags_;  ///< per sentence
    BagIndex sentences_;         ///< of `bags_`
    BagIndex tellings_;          ///< of `told_`
};

}  // namespace

std::vector<Disagreement> find_denials(const StoryView& view,
                                       const StoryEntities& entities,
                                       const WordWeights& weights,
                                       const WordLists& words) {
    return Finder(view, entities, weights, words).find();
}

}  // namespace concord
