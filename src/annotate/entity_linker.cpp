// Two passes. First the names alone, whole article at once: full names of people make clusters,
// shorter forms join the cluster that ends alike ("Peskov"), bodies and places join by their words,
// their country or their acronym. Then everything in reading order: a role in words ("the envoy",
// "the ministry") joins the latest cluster that holds the role, a pronoun the most salient person
// whose gender does not forbid it.
//
// Salience, from most to least: near, subject of its clause, speaker, outside quotation marks. It
// decides between at most a dozen mentions of the last five sentences (after Lappin and Leass 1994,
// with weights set by reading news).

#include "annotate/entity_linker.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "annotate/mention_context.h"
#include "annotate/name_spelling.h"
#include "annotate/role_words.h"
#include "base/utf8.h"

namespace concord {
namespace {

using enum name_mark::Mark;

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::uint32_t look_back_sentences = 6;
constexpr std::size_t look_back_mentions = 24;

/// What the mentions of one entity say together.
struct Cluster {
    EntityType type = EntityType::other;
    bool geopolitical = false;
    bool plural = false;
    bool leads = false;  ///< has aides: may be "the president"
    Gender gender = Gender::unknown;
    std::string_view country;
    std::string name;
    std::string last_word;  ///< folded; of a person
    std::string first_word;
    std::vector<std::size_t> mentions;
    std::size_t bare = 0;  ///< mentions by the last name alone, as far as they have been read
    std::vector<TokenRange> roles;
};

class Linker {
public:
    Linker(std::string_view text,
           const TokenWords& words,
           const NameLexicon& lexicon,
           std::vector<MentionDraft> mentions)
        : text_(text),
          words_(words),
          lexicon_(lexicon),
          mentions_(std::move(mentions)),
          cluster_of_(mentions_.size(), none) {}

    std::vector<Entity> link() {
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            if (is_full_person(m)) join_person(m);
        }
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            if (mentions_[m].kind == MentionKind::name && cluster_of_[m] == none) join_name(m);
        }
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            if (mentions_[m].kind == MentionKind::nominal) resolve_nominal(m);
            if (mentions_[m].kind == MentionKind::pronoun) resolve_pronoun(m);
        }
        return entities();
    }

private:
    // --- names -----------------------------------------------------------------------------

    [[nodiscard]] bool is_full_person(std::size_t m) const {
        const MentionDraft& mention = mentions_[m];
        return mention.kind == MentionKind::name && mention.type == EntityType::person &&
               mention.tokens.last - mention.tokens.first > 1;
    }

    /// The last word of a name, without "Jr." and the like.
    [[nodiscard]] std::string_view last_word(const MentionDraft& mention) const {
        std::size_t last = mention.tokens.last - 1;
        const bool suffix = words_[last].is("jr", "jr.", "sr.", "ii", "iii");
        if (suffix && last > mention.tokens.first) --last;
        return words_[last].lower;
    }

    void join_person(std::size_t m) {
        const MentionDraft& mention = mentions_[m];
        const std::string last = spelling_key(last_word(mention));
        const std::string first = spelling_key(words_[mention.tokens.first].lower);
        for (const std::size_t c : by_last_word_[last]) {
            const std::string& known = clusters_[c].first_word;
            const bool initial = first.size() <= 2 && known.starts_with(first[0]);
            if (known == first || initial || known.starts_with(first) || first.starts_with(known)) {
                add_to(c, m);
                return;
            }
        }
        const std::size_t c = new_cluster(m);
        clusters_[c].last_word = last;
        clusters_[c].first_word = first;
        by_last_word_[last].push_back(c);
        by_first_word_[first].push_back(c);
    }

    void join_name(std::size_t m) {
        const MentionDraft& mention = mentions_[m];
        if (!mention.country.empty()) {
            join_country(m);
            return;
        }
        if (mention.tokens.last - mention.tokens.first == 1) {
            if (const std::size_t c = person_of_word(m); c != none) {
                add_to(c, m);
                ++clusters_[c].bare;
                return;
            }
        }
        const std::string key = name_key(mention.tokens);
        if (const auto found = by_name_.find(key); found != by_name_.end()) {
            add_to(found->second, m);
            return;
        }
        const std::size_t c = new_cluster(m);
        by_name_.emplace(key, c);
        if (mention.type == EntityType::person) {
            const std::string last = spelling_key(last_word(mention));
            clusters_[c].last_word = last;
            clusters_[c].first_word = last;
            by_last_word_[last].push_back(c);
        }
        note_acronym(mention, c);
    }

    /// The person whose last name (or first, when only one has it) is this word.
    [[nodiscard]] std::size_t person_of_word(std::size_t m) const {
        const MentionDraft& mention = mentions_[m];
        const std::string key = spelling_key(last_word(mention));
        std::size_t best = none;
        if (const auto found = by_last_word_.find(key); found != by_last_word_.end()) {
            best = namesake(m, found->second);
        }
        if (best != none) return best;
        const auto first = by_first_word_.find(key);
        if (first == by_first_word_.end() || first->second.size() != 1) return none;
        const std::size_t c = first->second.front();
        const bool before = clusters_[c].mentions.front() < m;
        return before && !conflicts(clusters_[c], mention) ? c : none;
    }

    /// Of people with one last name, whom it means alone at `m`: who was called so most often, of
    /// those named before if there are any; but someone else where only his full name stands in
    /// this sentence or the one before.
    [[nodiscard]] std::size_t namesake(std::size_t m, const std::vector<std::size_t>& known) const {
        if (known.size() == 1 && !conflicts(clusters_[known.front()], mentions_[m])) {
            return known.front();
        }
        std::size_t usual = none;
        std::size_t near = none;
        for (const std::size_t c : known) {
            if (conflicts(clusters_[c], mentions_[m])) continue;
            if (usual == none || is_likelier(c, usual, m)) usual = c;
            if (is_named_near(c, m) && (near == none || is_likelier(c, near, m))) near = c;
        }
        const bool stays = near == none || is_named_near(usual, m) || shares_role(usual, m);
        return stays ? usual : near;
    }

    /// Whether `m` rather means `c` than `other`, who has the same last name.
    [[nodiscard]] bool is_likelier(std::size_t c, std::size_t other, std::size_t m) const {
        const auto rank = [&](std::size_t cluster) {
            const Cluster& one = clusters_[cluster];
            return std::tuple(
                shares_role(cluster, m), one.mentions.front() < m, one.bare, one.mentions.size());
        };
        return rank(c) > rank(other);
    }

    /// "President Rusk" is whom other sentences call president.
    [[nodiscard]] bool shares_role(std::size_t c, std::size_t m) const {
        const TokenRange role = mentions_[m].role;
        if (role.empty()) return false;
        return std::any_of(
            clusters_[c].roles.begin(), clusters_[c].roles.end(), [&](TokenRange known) {
                return words_[known.last - 1].lower == words_[role.last - 1].lower;
            });
    }

    /// Whether a full name of the cluster stands before `m`, in its sentence or the one before.
    [[nodiscard]] bool is_named_near(std::size_t c, std::size_t m) const {
        return std::any_of(
            clusters_[c].mentions.begin(), clusters_[c].mentions.end(), [&](std::size_t n) {
                return n < m && mentions_[n].sentence + 1 >= mentions_[m].sentence &&
                       is_full_person(n);
            });
    }

    static bool conflicts(const Cluster& cluster, const MentionDraft& mention) {
        return cluster.gender != Gender::unknown && mention.gender != Gender::unknown &&
               cluster.gender != mention.gender;
    }

    void join_country(std::size_t m) {
        const MentionDraft& mention = mentions_[m];
        const std::uint64_t marks =
            lexicon_.longest_phrase(words_, mention.tokens.first, mention.tokens.last).marks;
        const bool is_city = (marks & capital) != 0 && (marks & country) == 0;
        std::string key(mention.country);
        if (mention.type == EntityType::group) key += " people";
        if (is_city && !mention.acts) key += " " + name_key(mention.tokens);
        const auto [found, fresh] = by_name_.try_emplace(key, 0);
        if (fresh) {
            found->second = new_cluster(m);
        } else {
            add_to(found->second, m);
        }
        // A country is called by its own name, also where its capital was named first.
        Cluster& cluster = clusters_[found->second];
        if (is_city && mention.acts && fresh) cluster.name.clear();
        if (!is_city && cluster.name.empty()) cluster.name = words_text(mention.tokens);
    }

    [[nodiscard]] std::string name_key(TokenRange tokens) const {
        std::string key;
        for (std::size_t i = tokens.first; i < tokens.last; ++i) {
            if (i == tokens.first && words_[i].is("the")) continue;
            if (!key.empty()) key += ' ';
            key += words_[i].lower;
        }
        return key;
    }

    /// "Foreign Intelligence Service (FIS)": the letters in brackets are a name of it as well.
    void note_acronym(const MentionDraft& mention, std::size_t c) {
        const std::size_t i = mention.tokens.last;
        if (i + 2 >= words_.size() || !words_[i].is("(") || !words_[i + 2].is(")")) return;
        if (words_[i + 1].casing != Casing::upper) return;
        by_name_.emplace(std::string(words_[i + 1].lower), c);
    }

    // --- roles and pronouns ----------------------------------------------------------------

    void resolve_nominal(std::size_t m) {
        const MentionDraft& mention = mentions_[m];
        if (inside_role(m)) return;
        std::size_t c = none;
        if (mention.definite && !mention.plural) {
            c = holder_of_role(m, role_named_by(words_, mentions_[m].tokens));
            if (c == none) c = holder_named_next(m);
            if (c == none && mention.type == EntityType::person && !owned(m)) c = salient_leader(m);
        }
        if (c == none) {
            c = new_cluster(m);
            clusters_[c].name.clear();
            return;
        }
        add_to(c, m);
    }

    /// True for "The head" in "The head of the fund, Anna Bell": the name has it as a role.
    [[nodiscard]] bool inside_role(std::size_t m) const {
        const std::size_t at = mentions_[m].tokens.last - 1;
        const std::size_t first = m > 6 ? m - 6 : 0;
        for (std::size_t n = first; n < std::min(mentions_.size(), m + 7); ++n) {
            if (mentions_[n].role.holds(at) || mentions_[n].apposition.holds(at)) return true;
        }
        return false;
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
        for (std::size_t n = m + 1; n < mentions_.size() && n < m + 12; ++n) {
            if (mentions_[n].sentence > mention.sentence + 3) break;
            const std::size_t c = cluster_of_[n];
            if (mentions_[n].kind != MentionKind::name || c == none) continue;
            for (const TokenRange& role : {mentions_[n].role, mentions_[n].apposition}) {
                if (!role.empty() && is_role_head(words_, role, head) &&
                    fits_role(words_, mentions_[m].tokens, role) &&
                    !conflicts(clusters_[c], mention)) {
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
        for (std::size_t c = 0; c < clusters_.size(); ++c) {
            if (!may_hold_role(c, m) || !holds_role(clusters_[c], head, m)) continue;
            const Cluster& cluster = clusters_[c];
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
        const Cluster& near = clusters_[latest];
        if (near.name.empty() && !mentions_[near.mentions.front()].definite) return latest;
        return is_named_near(latest, m) && !is_named_near(usual, m) ? latest : usual;
    }

    [[nodiscard]] bool may_hold_role(std::size_t c, std::size_t m) const {
        const MentionDraft& mention = mentions_[m];
        const Cluster& cluster = clusters_[c];
        if (cluster.plural || conflicts(cluster, mention)) return false;
        if (!mention.country.empty() && !cluster.country.empty() &&
            cluster.country != mention.country) {
            return false;
        }
        const std::size_t at = last_before(cluster, m);
        return at != none && mention.sentence <= mentions_[at].sentence + 40;
    }

    [[nodiscard]] bool holds_role(const Cluster& cluster,
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

    static std::size_t last_before(const Cluster& cluster, std::size_t m) {
        const auto earlier = std::find_if(cluster.mentions.rbegin(),
                                          cluster.mentions.rend(),
                                          [m](std::size_t mention) { return mention < m; });
        return earlier == cluster.mentions.rend() ? none : *earlier;
    }

    /// For "the Torvan president", "the diplomat" of whom no role was told: the most salient
    /// person, of leaders one who has aides. A bare "the president" would be a guess.
    [[nodiscard]] std::size_t salient_leader(std::size_t m) const {
        const MentionDraft& mention = mentions_[m];
        const TokenWord& head = words_[mention.tokens.last - 1];
        const bool leader = !mention.country.empty() &&
                            (role_named_by(words_, mention.tokens) == "president" ||
                             head.is("leader", "premier", "chancellor", "king", "emperor"));
        const bool vague =
            head.is("diplomat", "official", "politician", "lawmaker", "man", "woman");
        if (!leader && !vague) return none;
        return most_salient(m, [&](const Cluster& cluster) {
            return leader ? cluster.leads : !cluster.roles.empty();
        });
    }

    void resolve_pronoun(std::size_t m) {
        const MentionDraft& mention = mentions_[m];
        std::size_t c = none;
        if (mention.type == EntityType::person) {
            c = most_salient(m, [](const Cluster&) { return true; });
        } else {
            c = speaking_body(m);
        }
        if (c == none) return;
        add_to(c, m);
        if (clusters_[c].gender == Gender::unknown) clusters_[c].gender = mention.gender;
    }

    template <class Accepts>
    [[nodiscard]] std::size_t most_salient(std::size_t m, Accepts accepts) const {
        const MentionDraft& mention = mentions_[m];
        std::size_t best = none;
        int best_score = -100;
        for (std::size_t step = 1; step <= look_back_mentions && step <= m; ++step) {
            const std::size_t n = m - step;
            const MentionDraft& other = mentions_[n];
            if (mention.sentence > other.sentence + look_back_sentences) break;
            const std::size_t c = cluster_of_[n];
            if (c == none) continue;
            const Cluster& cluster = clusters_[c];
            if (cluster.type != EntityType::person || cluster.plural) continue;
            if (conflicts(cluster, mention) || !accepts(cluster)) continue;
            if (!mention.country.empty() && !cluster.country.empty() &&
                cluster.country != mention.country) {
                continue;
            }
            const int score = salience(m, n) + standing(cluster);
            if (score > best_score) {
                best = c;
                best_score = score;
            }
        }
        return best;
    }

    /// What speaks for a person whoever is asked for.
    [[nodiscard]] int standing(const Cluster& cluster) const {
        int score = cluster.mentions.size() >= 6 ? 2 : 0;
        if (cluster.name.empty()) score -= mentions_[cluster.mentions.front()].definite ? 3 : 6;
        return is_bare(cluster) ? score - 5 : score;
    }

    /// One word of which nothing else is told: perhaps no person at all.
    [[nodiscard]] static bool is_bare(const Cluster& cluster) {
        return cluster.name.find(' ') == std::string::npos && cluster.roles.empty() &&
               cluster.gender == Gender::unknown && cluster.mentions.size() < 3;
    }

    [[nodiscard]] int salience(std::size_t m, std::size_t n) const {
        const MentionDraft& mention = mentions_[m];
        const MentionDraft& other = mentions_[n];
        int score = -3 * static_cast<int>(mention.sentence - other.sentence);
        if (other.subject) score += 5;
        if (other.quoted && !mention.quoted) score -= 6;
        const std::size_t end = other.tokens.last;
        if (mention.sentence == other.sentence && leads_into(end, mention.tokens.first)) score += 7;
        if (end < words_.size() && words_[end].is("'s")) score -= 3;
        if (other.subject && end < words_.size() && words_[end].has(cue_verb)) score += 2;
        if (!other.subject && other.tokens.first > 0 &&
            words_[other.tokens.first - 1].has(preposition)) {
            score -= 2;
        }
        return score;
    }

    /// True between the two in "a rebuke from X in which he": a clause about the one just named.
    [[nodiscard]] bool leads_into(std::size_t from, std::size_t to) const {
        if (to <= from || to > from + 3) return false;
        for (std::size_t i = from; i < to; ++i) {
            if (!words_[i].has(preposition | subordinator | determiner)) return false;
        }
        return words_[to - 1].is("which") || words_[to - 1].has(subordinator);
    }

    /// The body or state that "it" or "they" means where it speaks.
    [[nodiscard]] std::size_t speaking_body(std::size_t m) const {
        const MentionDraft& mention = mentions_[m];
        std::size_t best = none;
        int best_score = -100;
        for (std::size_t step = 1; step <= look_back_mentions && step <= m; ++step) {
            const std::size_t n = m - step;
            const MentionDraft& other = mentions_[n];
            if (mention.sentence > other.sentence + 2) break;
            const std::size_t c = cluster_of_[n];
            if (c == none || other.quoted) continue;
            const Cluster& cluster = clusters_[c];
            const bool body =
                mention.plural
                    ? cluster.plural
                    : (!cluster.plural && other.type != EntityType::person &&
                       (cluster.geopolitical || cluster.type == EntityType::organization ||
                        other.type == EntityType::organization));
            if (!body || !other.subject) continue;
            const int score = salience(m, n);
            if (score > best_score) {
                best = c;
                best_score = score;
            }
        }
        return best;
    }

    // --- clusters --------------------------------------------------------------------------

    std::size_t new_cluster(std::size_t m) {
        clusters_.emplace_back();
        Cluster& cluster = clusters_.back();
        cluster.type = mentions_[m].type;
        cluster.plural = mentions_[m].plural;
        add_to(clusters_.size() - 1, m);
        return clusters_.size() - 1;
    }

    void add_to(std::size_t c, std::size_t m) {
        const MentionDraft& mention = mentions_[m];
        Cluster& cluster = clusters_[c];
        cluster_of_[m] = c;
        cluster.mentions.push_back(m);
        cluster.geopolitical = cluster.geopolitical || mention.geopolitical;
        cluster.leads = cluster.leads || mention.owns_aide;
        if (cluster.gender == Gender::unknown) cluster.gender = mention.gender;
        if (cluster.country.empty()) cluster.country = mention.country;
        for (const TokenRange& role : {mention.role, mention.apposition}) {
            if (role.empty()) continue;
            cluster.roles.push_back(role);
            cluster.type = EntityType::person;
            if (cluster.country.empty()) cluster.country = country_in(role);
        }
        if (mention.kind != MentionKind::name) return;
        if (cluster.type == EntityType::other) cluster.type = mention.type;
        if (mention.type == EntityType::person && !cluster.geopolitical && !mention.role.empty()) {
            cluster.type = EntityType::person;
        }
        const std::string name = words_text(mention.tokens);
        const bool stays = !mention.country.empty() && !cluster.name.empty();
        if (name.size() > cluster.name.size() && !stays) cluster.name = name;
    }

    [[nodiscard]] std::string_view country_in(TokenRange role) const {
        for (std::size_t i = role.first; i < role.last; ++i) {
            const NameLexicon::Phrase phrase = lexicon_.longest_phrase(words_, i, role.last);
            if (!phrase.country.empty() && words_[i].is_capitalised()) return phrase.country;
        }
        return {};
    }

    [[nodiscard]] Span span_of(TokenRange tokens) const {
        return {words_[tokens.first].span.begin, words_[tokens.last - 1].span.end};
    }
    [[nodiscard]] std::string words_text(TokenRange tokens) const {
        return std::string(slice(text_, span_of(tokens)));
    }

    [[nodiscard]] std::vector<Entity> entities() const {
        std::vector<std::pair<std::size_t, Entity>> drafts;
        for (const Cluster& cluster : clusters_) {
            Entity entity;
            std::vector<std::size_t> mentions = cluster.mentions;
            std::sort(mentions.begin(), mentions.end());
            for (const std::size_t m : mentions) {
                entity.mentions.push_back({span_of(mentions_[m].tokens), mentions_[m].kind});
            }
            for (const TokenRange& role : cluster.roles) entity.roles.push_back(span_of(role));
            std::sort(entity.roles.begin(), entity.roles.end());
            entity.name = cluster.name;
            if (entity.name.empty() && cluster.geopolitical) {
                entity.name = words_text(mentions_[mentions.front()].tokens);
            }
            entity.type = entity.name.empty() ? EntityType::other : cluster.type;
            entity.geopolitical = cluster.geopolitical;
            if (cluster.geopolitical) entity.country = std::string(cluster.country);
            drafts.emplace_back(mentions.front(), std::move(entity));
        }
        std::sort(drafts.begin(), drafts.end(), [](const auto& a, const auto& b) {
            return a.first < b.first;
        });
        std::vector<Entity> entities;
        entities.reserve(drafts.size());
        for (auto& draft : drafts) entities.push_back(std::move(draft.second));
        return entities;
    }

    std::string_view text_;
    const TokenWords& words_;
    const NameLexicon& lexicon_;
    std::vector<MentionDraft> mentions_;
    std::vector<std::size_t> cluster_of_;
    std::vector<Cluster> clusters_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_last_word_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_first_word_;
    std::map<std::string, std::size_t, std::less<>> by_name_;
};

}  // namespace

std::vector<Entity> link_entities(std::string_view text,
                                  const TokenWords& words,
                                  std::span<const Sentence> sentences,
                                  std::span<const Quotation> quotations,
                                  const NameLexicon& lexicon,
                                  std::vector<MentionDraft> mentions) {
    return Linker(text,
                  words,
                  lexicon,
                  place_mentions(words, sentences, quotations, std::move(mentions)))
        .link();
}

}  // namespace concord
