// Names alone, the whole article at once.

#include "annotate/name_linker.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/name_spelling.h"

namespace concord {
namespace {

using enum name_mark::Mark;

constexpr std::size_t none = EntityClusters::none;

class NameLinker {
public:
    NameLinker(EntityClusters& clusters, const NameLexicon& lexicon)
        : clusters_(clusters),
          words_(clusters.words()),
          mentions_(clusters.mentions()),
          lexicon_(lexicon) {}

    void link() {
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            if (is_full_person(m)) join_person(m);
        }
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            const bool is_name = mentions_[m].kind == MentionKind::name;
            if (is_name && clusters_.of(m) == none) join_name(m);
        }
        join_acronyms();
    }

private:
    [[nodiscard]] bool is_full_person(std::size_t m) const {
        const MentionDraft& mention = mentions_[m];
        return mention.kind == MentionKind::name && mention.type == EntityType::person &&
               mention.tokens.last - mention.tokens.first > 1;
    }

    [[nodiscard]] bool ends_in_suffix(const MentionDraft& mention) const {
        return mention.tokens.last - mention.tokens.first > 1 &&
               words_[mention.tokens.last - 1].is("jr", "jr.", "sr.", "ii", "iii");
    }

    /// The last word of a name, without "Jr." and the like.
    [[nodiscard]] std::string_view last_word(const MentionDraft& mention) const {
        return words_[mention.tokens.last - (ends_in_suffix(mention) ? 2 : 1)].lower;
    }

    [[nodiscard]] bool is_junior(const MentionDraft& mention) const {
        return ends_in_suffix(mention) && !words_[mention.tokens.last - 1].is("sr.");
    }

    /// Whether a full name can be that of a person with the same last name.
    [[nodiscard]] bool agrees(const EntityCluster& person, const std::string& first) const {
        const std::string& known = person.first_word;
        const bool initial = first.size() <= 2 && known.starts_with(first[0]);
        return initial || known.starts_with(first) || first.starts_with(known);
    }

    /// "Karl Rusk Jr." is not the Karl Rusk who was named before; "Karl Rusk" behind him is he
    /// again, unless an office tells them apart.
    void join_person(std::size_t m) {
        const MentionDraft& mention = mentions_[m];
        const bool junior = is_junior(mention);
        const std::string last = spelling_key(last_word(mention));
        const std::string first = spelling_key(words_[mention.tokens.first].lower);
        std::size_t found = none;
        for (const std::size_t c : by_last_word_[last]) {
            if (!agrees(clusters_[c], first)) continue;
            const bool alike = clusters_[c].is_junior == junior;
            if (!alike && (junior || !mention.role.empty())) continue;
            if (found == none || alike) found = c;
            if (alike) break;
        }
        if (found != none) {
            clusters_.add(found, m);
            return;
        }
        const std::size_t c = clusters_.create(m);
        clusters_[c].first_word = first;
        clusters_[c].is_junior = junior;
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
                clusters_.add(c, m);
                ++clusters_[c].bare;
                return;
            }
        }
        const std::string key = name_key(mention.tokens);
        if (const auto found = by_name_.find(key); found != by_name_.end()) {
            clusters_.add(found->second, m);
            return;
        }
        const std::size_t c = clusters_.create(m);
        by_name_.emplace(key, c);
        if (mention.type == EntityType::person) {
            const std::string last = spelling_key(last_word(mention));
            clusters_[c].first_word = last;
            by_last_word_[last].push_back(c);
        }
        note_acronym(mention, c);
    }

    /// "NSW" is New South Wales where one name of the article has these initials.
    void join_acronyms() {
        std::map<std::string, std::size_t, std::less<>> by_initials;
        for (std::size_t c = 0; c < clusters_.all().size(); ++c) {
            const std::string initials = initials_of(mentions_[clusters_[c].mentions.front()]);
            if (initials.size() < 2) continue;
            const auto [known, fresh] = by_initials.try_emplace(initials, c);
            if (!fresh) known->second = none;
        }
        for (std::size_t c = 0; c < clusters_.all().size(); ++c) {
            const MentionDraft& mention = mentions_[clusters_[c].mentions.front()];
            const TokenWord& word = words_[mention.tokens.first];
            const bool is_short = mention.tokens.last - mention.tokens.first == 1;
            if (!is_short || word.casing != Casing::upper || !mention.country.empty()) continue;
            const auto known = by_initials.find(word.lower);
            if (known != by_initials.end() && known->second != none && known->second != c) {
                clusters_.join(known->second, c);
            }
        }
    }

    /// First letters of the words with a capital; none of one word or of a person.
    [[nodiscard]] std::string initials_of(const MentionDraft& mention) const {
        std::string initials;
        if (mention.type == EntityType::person || !mention.country.empty()) return initials;
        for (Index i = mention.tokens.first; i < mention.tokens.last; ++i) {
            if (words_[i].is_capitalised() && !words_[i].is("the")) initials += words_[i].lower[0];
        }
        return initials;
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
        return before && !clusters_.conflicts(c, mention) ? c : none;
    }

    /// Of people with one last name, whom it means alone at `m`: who was called so most often, of
    /// those named before if there are any; but someone else where only his full name stands in
    /// this sentence or the one before. A junior is seldom called by his last name alone.
    [[nodiscard]] std::size_t namesake(std::size_t m, const std::vector<std::size_t>& known) const {
        if (known.size() == 1 && !clusters_.conflicts(known.front(), mentions_[m])) {
            return known.front();
        }
        std::size_t usual = none;
        std::size_t near = none;
        for (const std::size_t c : known) {
            if (clusters_.conflicts(c, mentions_[m])) continue;
            if (usual == none || is_likelier(c, usual, m)) usual = c;
            if (clusters_[c].is_junior) continue;
            if (is_named_near(c, m) && (near == none || is_likelier(c, near, m))) near = c;
        }
        const bool stays = near == none || is_named_near(usual, m) || shares_role(usual, m);
        return stays ? usual : near;
    }

    /// Whether `m` rather means `c` than `other`, who has the same last name.
    [[nodiscard]] bool is_likelier(std::size_t c, std::size_t other, std::size_t m) const {
        const auto rank = [&](std::size_t cluster) {
            const EntityCluster& one = clusters_[cluster];
            return std::tuple(shares_role(cluster, m),
                              !one.is_junior,
                              one.mentions.front() < m,
                              one.bare,
                              one.mentions.size());
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
            found->second = clusters_.create(m);
        } else {
            clusters_.add(found->second, m);
        }
        // A country is called by its own name, also where its capital was named first.
        EntityCluster& cluster = clusters_[found->second];
        if (is_city && mention.acts && fresh) cluster.name.clear();
        if (!is_city && cluster.name.empty()) cluster.name = clusters_.text_of(mention.tokens);
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

    EntityClusters& clusters_;
    const TokenWords& words_;
    std::span<const MentionDraft> mentions_;
    const NameLexicon& lexicon_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_last_word_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_first_word_;
    std::map<std::string, std::size_t, std::less<>> by_name_;
};

}  // namespace

void link_names(EntityClusters& clusters, const NameLexicon& lexicon) {
    NameLinker(clusters, lexicon).link();
}

}  // namespace concord
