// Names first, the whole article at once. Then everything in reading order: a role in words ("the
// envoy", "the ministry") joins the latest cluster that holds the role; for other nouns and for
// pronouns a model ranks what stands before them, and the likeliest that nothing forbids is taken
// (mention ranking, Denis and Baldridge 2008).

#include "annotate/entity_linker.h"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <utility>

#include "annotate/actor_modifiers.h"
#include "annotate/actor_reader.h"
#include "annotate/antecedents.h"
#include "annotate/entity_clusters.h"
#include "annotate/name_linker.h"
#include "annotate/role_words.h"

namespace concord {
namespace {

using enum name_mark::Mark;

constexpr std::size_t none = EntityClusters::none;
constexpr float salience_share = 0.3F;  // of "he" and "she", in the model's odds

class Linker {
public:
    Linker(EntityClusters& clusters, const Antecedents& antecedents, const AntecedentRanker& ranker)
        : clusters_(clusters),
          words_(clusters.words()),
          mentions_(clusters.mentions()),
          antecedents_(antecedents),
          ranker_(ranker),
          candidates_(ranker.candidates(antecedents)) {}

    std::vector<Entity> link(std::span<const Token> tokens,
                             std::span<const Sentence> sentences,
                             const ActorLexicon& actors) {
        for (std::size_t c = 0; c < clusters_.all().size(); ++c) bearers_.push_back(c);
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            if (mentions_[m].kind == MentionKind::name) names_.push_back(m);
        }
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            switch (mentions_[m].kind) {
                case MentionKind::name:
                    join_described(m);
                    break;
                case MentionKind::nominal:
                    if (!mentions_[m].is_role || !inside_role(m)) resolve(m, holder_for(m));
                    break;
                case MentionKind::pronoun:
                    if (!is_speakers_own(m)) resolve(m, none);
                    break;
            }
        }
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            if (!is_speakers_own(m)) continue;
            const std::size_t c = clusters_.of(antecedents_.speaker(m));
            resolve(m, c != none && may_mean(mentions_[m].pronoun, clusters_[c]) ? c : none);
        }
        const ArticleNations nations(words_, actors);
        std::vector<Draft> drafts =
            draft_entities(ActorReader(clusters_, tokens, sentences, actors, nations));
        add_modifiers(find_modifier_actors(words_, tokens, sentences, mentions_, actors, nations),
                      drafts);
        return in_order(std::move(drafts));
    }

private:
    /// Puts a mention to the cluster given, or to the likeliest, or by itself.
    void resolve(std::size_t m, std::size_t c) {
        if (c == none) c = likeliest(m);
        if (c != none) {
            clusters_.add(c, m);
            return;
        }
        c = clusters_.create(m);
        if (mentions_[m].is_role) bearers_.push_back(c);
    }

    /// "I" in a quotation is who speaks it, who may be named only behind it.
    [[nodiscard]] bool is_speakers_own(std::size_t m) const {
        if (mentions_[m].pronoun != PronounClass::i) return false;
        const std::size_t speaker = antecedents_.speaker(m);
        return speaker != none && mentions_[speaker].pronoun != PronounClass::i;
    }

    /// The first mention of a name may be of one who was only described so far: of a headline.
    void join_described(std::size_t m) {
        const std::size_t own = clusters_.of(m);
        if (clusters_[own].mentions.front() != m) return;
        for (const auto& choice : ranker_.rank(antecedents_, candidates_, m)) {
            if (choice.score < 0) return;
            const std::size_t c = clusters_.of(choice.candidate);
            if (c == none || c == own || clusters_[c].is_named || is_forbidden(c, m)) continue;
            if (differ(clusters_[own], clusters_[c])) continue;
            clusters_.join(own, c);
            return;
        }
    }

    /// Two genders or countries that are known and differ.
    static bool differ(const EntityCluster& a, const EntityCluster& b) {
        const bool gender =
            a.gender != Gender::unknown && b.gender != Gender::unknown && a.gender != b.gender;
        return gender || (!a.country.empty() && !b.country.empty() && a.country != b.country);
    }

    [[nodiscard]] std::size_t likeliest(std::size_t m) const {
        std::vector<AntecedentRanker::Choice> choices = ranker_.rank(antecedents_, candidates_, m);
        // "He" and "she" mean someone before them whatever the odds. News keeps apart more people
        // than the texts that the model learnt from, so that salience counts beside it.
        const bool is_he_or_she =
            mentions_[m].kind == MentionKind::pronoun && mentions_[m].gender != Gender::unknown;
        if (is_he_or_she) {
            for (auto& choice : choices) {
                choice.score += salience_share * static_cast<float>(choice.salience);
            }
            std::stable_sort(choices.begin(), choices.end(), [](const auto& a, const auto& b) {
                return a.score > b.score;
            });
        }
        for (const auto& choice : choices) {
            if (choice.score < 0 && !is_he_or_she) return none;
            const std::size_t c = clusters_.of(choice.candidate);
            if (c != none && !is_forbidden(c, m)) return c;
        }
        return none;
    }

    [[nodiscard]] bool is_forbidden(std::size_t c, std::size_t m) const {
        const MentionDraft& mention = mentions_[m];
        const EntityCluster& cluster = clusters_[c];
        if (clusters_.conflicts(c, mention)) return true;
        const bool is_elsewhere = !mention.country.empty() && !cluster.country.empty() &&
                                  mention.country != cluster.country;
        if (is_elsewhere && mention.kind != MentionKind::name) return true;
        if (mention.is_role && holds_other_role(cluster, mention)) return true;
        if (is_other_office(cluster, mention)) return true;
        if (mention.kind == MentionKind::pronoun && !may_mean(mention.pronoun, cluster))
            return true;
        return overlaps(cluster, m);
    }

    /// Nothing is a part of itself, nor does it meet itself: "his" in "his wife" is not she, and
    /// "he" not whom he saw.
    [[nodiscard]] bool overlaps(const EntityCluster& cluster, std::size_t m) const {
        const MentionDraft& mention = mentions_[m];
        constexpr std::size_t farthest = 64;  // mentions; no phrase of a sane sentence has more
        const auto is_near = [&](std::size_t n) {
            const std::size_t away = n > m ? n - m : m - n;
            return mentions_[n].sentence == mention.sentence && away <= farthest;
        };
        const auto crosses = [&](std::size_t n) {
            return mentions_[n].phrase.holds(mention.head) ||
                   mention.phrase.holds(mentions_[n].head) || antecedents_.share_verb(m, n);
        };
        const auto begin = cluster.mentions.begin();
        const auto end = cluster.mentions.end();
        const auto at = std::lower_bound(begin, end, m);
        for (auto next = at; next != end && is_near(*next); ++next) {
            if (crosses(*next)) return true;
        }
        for (auto next = at; next != begin && is_near(*(next - 1)); --next) {
            if (crosses(*(next - 1))) return true;
        }
        return false;
    }

    /// The president is no vice president.
    [[nodiscard]] bool holds_other_role(const EntityCluster& cluster,
                                        const MentionDraft& nominal) const {
        const std::string_view key = role_named_by(words_, nominal.tokens);
        return std::any_of(cluster.roles.begin(), cluster.roles.end(), [&](TokenRange role) {
            return is_role_head(words_, role, key) && !fits_role(words_, nominal.tokens, role);
        });
    }

    /// The finance ministry is no foreign ministry.
    [[nodiscard]] bool is_other_office(const EntityCluster& cluster,
                                       const MentionDraft& nominal) const {
        if (nominal.kind != MentionKind::nominal || nominal.type != EntityType::organization)
            return false;
        constexpr std::size_t most = 64;  ///< mentions asked, the first
        const std::size_t asked = std::min(cluster.mentions.size(), most);
        return std::any_of(cluster.mentions.begin(),
                           cluster.mentions.begin() + static_cast<std::ptrdiff_t>(asked),
                           [&](std::size_t n) {
                               return mentions_[n].kind == MentionKind::nominal &&
                                      are_other_offices(
                                          words_, mentions_[n].tokens, nominal.tokens);
                           });
    }

    static bool may_mean(PronounClass pronoun, const EntityCluster& cluster) {
        switch (pronoun) {
            using enum PronounClass;
            case he:
            case she:
            case i:
                if (cluster.geopolitical || cluster.plural) return false;
                return cluster.type == EntityType::person;
            case it:
                return cluster.name.empty() ||
                       (cluster.type != EntityType::person && cluster.type != EntityType::group);
            case we:
            case they:
                return cluster.name.empty() || cluster.type != EntityType::person || cluster.plural;
            default:
                return true;
        }
    }

    // --- roles -----------------------------------------------------------------------------

    /// Who holds the role that a nominal names.
    [[nodiscard]] std::size_t holder_for(std::size_t m) const {
        const MentionDraft& mention = mentions_[m];
        if (!mention.is_role || !mention.definite || mention.plural) return none;
        const std::size_t c = holder_of_role(m, role_named_by(words_, mention.tokens));
        if (c != none) return c;
        const std::size_t next = holder_named_next(m);
        return next != none ? next : leader_of_country(m);
    }

    /// "The Torvan president" of whom no role was told: who has aides, and was named last.
    [[nodiscard]] std::size_t leader_of_country(std::size_t m) const {
        const MentionDraft& mention = mentions_[m];
        const TokenWord& head = words_[mention.tokens.last - 1];
        const bool leads = role_named_by(words_, mention.tokens) == "president" ||
                           head.is("leader", "premier", "chancellor", "king", "emperor");
        if (!leads || mention.country.empty() || owned(m)) return none;
        std::size_t best = none;
        std::size_t best_at = 0;
        for (const std::size_t c : bearers_) {
            const EntityCluster& cluster = clusters_[c];
            if (!cluster.leads || cluster.type != EntityType::person || !may_hold_role(c, m))
                continue;
            const std::size_t at = last_before(cluster, m);
            if (best != none && at < best_at) continue;
            best = c;
            best_at = at;
        }
        return best;
    }

    /// Whether a name of the cluster stands before `m`, in its sentence or the one before.
    [[nodiscard]] bool is_named_near(std::size_t c, std::size_t m) const {
        const auto& all = clusters_[c].mentions;
        for (auto next = std::lower_bound(all.begin(), all.end(), m); next != all.begin();) {
            const MentionDraft& earlier = mentions_[*--next];
            if (earlier.sentence + 1 < mentions_[m].sentence) return false;
            if (earlier.kind == MentionKind::name) return true;
        }
        return false;
    }

    /// True for "The head" in "The head of the fund, Anna Bell": the name has it as a role.
    [[nodiscard]] bool inside_role(std::size_t m) const {
        const TokenRange words = mentions_[m].tokens;
        const auto is_head_of = [&](TokenRange role) {
            return role.holds(words.last - 1) && words.first <= role.first;
        };
        const std::size_t here = names_before(m);
        const std::size_t last = std::min(names_.size(), here + 6);
        for (std::size_t n = here > 6 ? here - 6 : 0; n < last; ++n) {
            const MentionDraft& name = mentions_[names_[n]];
            if (is_head_of(name.role) || is_head_of(name.apposition)) return true;
        }
        return false;
    }

    [[nodiscard]] std::size_t names_before(std::size_t m) const {
        return static_cast<std::size_t>(std::lower_bound(names_.begin(), names_.end(), m) -
                                        names_.begin());
    }

    [[nodiscard]] bool owned(std::size_t m) const {
        const MentionDraft& mention = mentions_[m];
        for (std::size_t i = mention.tokens.first; i < mention.tokens.last; ++i) {
            if (words_[i].has(possessive) || words_[i].is("'s")) return true;
        }
        return false;
    }

    /// A headline may call someone by the role whom the next sentences name with it.
    [[nodiscard]] std::size_t holder_named_next(std::size_t m) const {
        const MentionDraft& mention = mentions_[m];
        const std::string_view head = role_named_by(words_, mentions_[m].tokens);
        const std::size_t here = names_before(m);
        for (std::size_t i = here; i < std::min(names_.size(), here + 12); ++i) {
            const std::size_t n = names_[i];
            if (mentions_[n].sentence > mention.sentence + 3) break;
            const std::size_t c = clusters_.of(n);
            for (const TokenRange& role : {mentions_[n].role, mentions_[n].apposition}) {
                if (!role.empty() && is_role_head(words_, role, head) &&
                    fits_role(words_, mentions_[m].tokens, role) &&
                    !clusters_.conflicts(c, mention)) {
                    return c;
                }
            }
        }
        return none;
    }

    /// The latest cluster before `m` with the head of its role and no other country. But "the
    /// president" is the one of that name who is mentioned most, unless only another stands near.
    [[nodiscard]] std::size_t holder_of_role(std::size_t m, std::string_view head) const {
        std::size_t usual = none;
        std::size_t latest = none;
        std::size_t latest_at = 0;
        for (const std::size_t c : bearers_) {
            if (!may_hold_role(c, m) || !holds_role(clusters_[c], head, m)) continue;
            const EntityCluster& cluster = clusters_[c];
            const bool more =
                usual == none || cluster.mentions.size() > clusters_[usual].mentions.size();
            if (!cluster.name.empty() && more) usual = c;
            const std::size_t at = last_before(cluster, m);
            if (at < latest_at) continue;
            latest = c;
            latest_at = at;
        }
        const bool bare =
            mentions_[m].type == EntityType::person && mentions_[m].country.empty() && !owned(m);
        if (!bare || usual == none || usual == latest) return latest;
        // "An official ... the official"
        const EntityCluster& near = clusters_[latest];
        if (near.name.empty() && !mentions_[near.mentions.front()].definite) return latest;
        return is_named_near(latest, m) && !is_named_near(usual, m) ? latest : usual;
    }

    [[nodiscard]] bool may_hold_role(std::size_t c, std::size_t m) const {
        const MentionDraft& mention = mentions_[m];
        const EntityCluster& cluster = clusters_[c];
        if (cluster.plural || clusters_.conflicts(c, mention)) return false;
        if (!mention.country.empty() && !cluster.country.empty() &&
            cluster.country != mention.country) {
            return false;
        }
        const std::size_t at = last_before(cluster, m);
        return at != none && mention.sentence <= mentions_[at].sentence + 40;
    }

    [[nodiscard]] bool holds_role(const EntityCluster& cluster,
                                  std::string_view head,
                                  std::size_t m) const {
        for (const TokenRange& role : cluster.roles) {
            if (is_role_head(words_, role, head))
                return fits_role(words_, mentions_[m].tokens, role);
        }
        for (const std::size_t n : cluster.mentions) {
            if (mentions_[n].kind == MentionKind::pronoun || n >= m) continue;
            const bool body = mentions_[n].type == EntityType::organization ||
                              mentions_[n].kind == MentionKind::nominal;
            if (body && is_role_head(words_, mentions_[n].tokens, head))
                return fits_role(words_, mentions_[m].tokens, mentions_[n].tokens);
        }
        return false;
    }

    static std::size_t last_before(const EntityCluster& cluster, std::size_t m) {
        const auto at = std::lower_bound(cluster.mentions.begin(), cluster.mentions.end(), m);
        return at == cluster.mentions.begin() ? none : *(at - 1);
    }

    // --- clusters --------------------------------------------------------------------------

    /// What is named, or called by what it does, is worth a row by itself, other things when they
    /// come again.
    [[nodiscard]] bool is_kept(const EntityCluster& cluster, const ActorReader& actors) const {
        if (cluster.mentions.empty()) return false;
        if (cluster.mentions.size() > 1) return true;
        const MentionDraft& only = mentions_[cluster.mentions.front()];
        return only.kind == MentionKind::name || only.is_role || actors.is_someone(only);
    }

    [[nodiscard]] std::string first_name(const EntityCluster& cluster) const {
        const auto named =
            std::find_if(cluster.mentions.begin(), cluster.mentions.end(), [&](std::size_t m) {
                return mentions_[m].kind == MentionKind::name;
            });
        return clusters_.text_of(mentions_[*named].tokens);
    }

    [[nodiscard]] Span span_of(TokenRange tokens) const {
        return {words_[tokens.first].span.begin, words_[tokens.last - 1].span.end};
    }

    /// An entity and the token that its first mention begins with.
    using Draft = std::pair<Index, Entity>;

    void take_facts(const ActorFacts& facts, Entity& entity) const {
        entity.country = std::string(facts.country);
        entity.sector = std::string(facts.sector);
        if (!facts.country_from.empty()) entity.country_from = span_of(facts.country_from);
    }

    [[nodiscard]] std::vector<Draft> draft_entities(const ActorReader& actors) const {
        std::vector<Draft> drafts;
        for (const EntityCluster& cluster : clusters_.all()) {
            if (!is_kept(cluster, actors)) continue;
            Entity entity;
            const std::vector<std::size_t>& mentions = cluster.mentions;
            for (const std::size_t m : mentions) {
                entity.mentions.push_back({span_of(mentions_[m].tokens), mentions_[m].kind});
            }
            for (const TokenRange& role : cluster.roles) entity.roles.push_back(span_of(role));
            std::sort(entity.roles.begin(), entity.roles.end());
            entity.name = cluster.name;
            if (entity.name.empty() && cluster.is_named) entity.name = first_name(cluster);
            entity.type = entity.name.empty() ? EntityType::other : cluster.type;
            entity.geopolitical = cluster.geopolitical;
            take_facts(actors.read(cluster), entity);
            drafts.emplace_back(mentions_[mentions.front()].tokens.first, std::move(entity));
        }
        return drafts;
    }

    [[nodiscard]] Draft draft_modifier(const ModifierActor& actor) const {
        Entity entity;
        entity.mentions.push_back({span_of(actor.tokens), MentionKind::nominal});
        entity.geopolitical = actor.facts.sector.empty();  // the country itself
        take_facts(actor.facts, entity);
        return {actor.tokens.first, std::move(entity)};
    }

    /// One entity for each country, and for each country and sector, that only qualifies.
    void add_modifiers(std::span<const ModifierActor> actors, std::vector<Draft>& drafts) const {
        std::map<std::pair<std::string_view, std::string_view>, std::size_t> known;
        for (const ModifierActor& actor : actors) {
            const auto [at, is_new] =
                known.try_emplace({actor.facts.country, actor.facts.sector}, drafts.size());
            if (is_new) {
                drafts.push_back(draft_modifier(actor));
            } else {
                drafts[at->second].second.mentions.push_back(
                    {span_of(actor.tokens), MentionKind::nominal});
            }
        }
    }

    /// By first mention, the longer one first.
    static std::vector<Entity> in_order(std::vector<Draft> drafts) {
        std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
            if (a.first != b.first) return a.first < b.first;
            return a.second.mentions.front().span.end > b.second.mentions.front().span.end;
        });
        std::vector<Entity> entities;
        entities.reserve(drafts.size());
        for (auto& draft : drafts) entities.push_back(std::move(draft.second));
        return entities;
    }

    EntityClusters& clusters_;
    const TokenWords& words_;
    std::span<const MentionDraft> mentions_;
    const Antecedents& antecedents_;
    const AntecedentRanker& ranker_;
    const AntecedentRanker::Candidates candidates_;
    std::vector<std::size_t> names_;    ///< the mentions by name
    std::vector<std::size_t> bearers_;  ///< clusters that are named or described by a role
};

}  // namespace

std::vector<Entity> link_entities(std::string_view text,
                                  const TokenWords& words,
                                  std::span<const Token> tokens,
                                  std::span<const Sentence> sentences,
                                  std::span<const Quotation> quotations,
                                  const NameLexicon& lexicon,
                                  const ActorLexicon& actors,
                                  const AntecedentRanker& ranker,
                                  std::span<const MentionDraft> mentions) {
    EntityClusters clusters(text, words, lexicon, mentions);
    link_names(clusters, lexicon);
    const Antecedents antecedents(clusters, tokens, sentences, quotations);
    return Linker(clusters, antecedents, ranker).link(tokens, sentences, actors);
}

}  // namespace concord
