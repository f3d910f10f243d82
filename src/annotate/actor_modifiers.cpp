// News tells who acted by an adjective as often as by a name. Three kinds are read:
//
//     [Kantrian] and [Torvan envoys]        two countries before one noun for people or bodies
//     the [Kantrian] offer                  a country before a noun for what is done
//     the [Kantrian army] positions         a body before a noun for something else

#include "annotate/actor_modifiers.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "annotate/name_lexicon.h"

namespace concord {
namespace {

constexpr std::size_t farthest_head = 5;  // words behind the country
constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

class ModifierFinder {
public:
    ModifierFinder(const TokenWords& words,
                   std::span<const Token> tokens,
                   std::span<const MentionDraft> mentions,
                   const ActorLexicon& lexicon,
                   const ArticleNations& nations)
        : words_(words),
          tokens_(tokens),
          lexicon_(lexicon),
          nations_(nations),
          phrases_(words, tokens, lexicon, nations),
          is_named_(words.size()),
          is_head_(words.size()) {
        for (const MentionDraft& mention : mentions) {
            if (mention.kind == MentionKind::nominal) {
                is_head_[mention.tokens.last - 1] = true;
                nominals_.emplace(mention.tokens.first, mention.tokens.last);
            }
            if (mention.kind != MentionKind::name) continue;
            for (Index i = mention.tokens.first; i < mention.tokens.last; ++i) is_named_[i] = true;
            for (Index i = mention.role.first; i < mention.role.last; ++i) is_named_[i] = true;
        }
    }

    std::vector<ModifierActor> find(std::span<const Sentence> sentences) {
        for (const Sentence& sentence : sentences) {
            last_ = sentence.last_token;
            for (std::size_t i = sentence.first_token; i < last_;) {
                i = is_named_[i] ? i + 1 : take(i);
            }
        }
        return std::move(found_);
    }

private:
    struct Country {
        std::size_t end = 0;  ///< 0: none
        const Nation* nation = nullptr;
    };

    /// A country that qualifies what follows.
    [[nodiscard]] Country country_at(std::size_t i) const {
        if (i >= last_ || is_named_[i]) return {};
        const auto match = lexicon_.nation(words_, i, last_);
        if (match.words == 0 || match.entry->country.empty()) return {};
        const NationKind kind = match.entry->kind;
        const bool is_country = kind == NationKind::demonym || kind == NationKind::country;
        const std::size_t end = i + match.words;
        if (!is_country || end >= last_ || phrases_.is_relation(i, end)) return {};
        return {end, match.entry};
    }

    std::size_t take(std::size_t i) {
        const Country country = country_at(i);
        if (country.end == 0) return i + 1;
        if (words_[country.end].is("and", "or", "-", "/", ",")) {
            const Country other = country_at(country.end + 1);
            if (other.end != 0 && other.nation->country != country.nation->country) {
                return take_pair(i, country, other);
            }
            return country.end;
        }
        const std::size_t head = head_behind(country.end);
        if (head == none) return country.end;
        if (head == country.end && words_[head].casing == Casing::none) return country.end;
        const std::string_view whole = sector_of(i, head);
        if (!whole.empty()) {
            if (!is_head_[head]) add(i, head + 1, country, whole);
            return head + 1;
        }
        for (std::size_t body = head; body-- > country.end;) {
            const std::string_view sector = sector_of(body, body);
            if (sector.empty() || !names_body(body)) continue;
            if (!is_head_[body]) add(i, body + 1, country, sector);
            return head + 1;
        }
        if (lexicon_.is_deed(words_[head], tokens_[head].lemma)) add(i, country.end, country, {});
        return head + 1;
    }

    /// "Kantrian and Torvan envoys": each by its own words, the last with the noun.
    std::size_t take_pair(std::size_t i, const Country& first, const Country& second) {
        const std::size_t head = head_behind(second.end);
        if (head == none) return second.end;
        const std::string_view sector = sector_of(second.end, head);
        const bool is_deed = lexicon_.is_deed(words_[head], tokens_[head].lemma);
        if (!sector.empty() || is_deed) {
            add(i, first.end, first, sector);
            // "Kantrian, [Torvan envoys]" may be a mention already.
            const std::size_t start = first.end + 1;
            const std::size_t end = sector.empty() ? second.end : head + 1;
            if (!nominals_.contains({start, end})) add(start, end, second, sector);
        }
        return std::max(head, second.end);
    }

    /// The noun that the words from `i` on lead to, none where a name or a date follows.
    [[nodiscard]] std::size_t head_behind(std::size_t i) const {
        std::size_t head = none;
        for (std::size_t at = i; at < std::min(last_, i + farthest_head); ++at) {
            if (is_named_[at] || words_[at].has(name_mark::calendar)) break;
            if (at == i) head = i;
            const Upos upos = tokens_[at].upos;
            if (upos != Upos::noun && upos != Upos::adj && upos != Upos::propn) break;
            if (upos != Upos::adj) head = at;
            if (is_head_[at]) break;
        }
        return head;
    }

    /// "military" does, "local" and "public" do not.
    [[nodiscard]] bool names_body(std::size_t i) const {
        if (tokens_[i].upos != Upos::adj) return true;
        const auto match = lexicon_.sector_before(words_, i, i + 1);
        return match.words != 0 && !match.entry->modifier.empty();
    }

    [[nodiscard]] std::string_view sector_of(std::size_t first, std::size_t head) const {
        return phrases_.read({static_cast<Index>(first), static_cast<Index>(head + 1)}, head)
            .sector;
    }

    void add(std::size_t first, std::size_t end, const Country& country, std::string_view sector) {
        ModifierActor actor;
        actor.tokens = {static_cast<Index>(first), static_cast<Index>(end)};
        actor.facts.country = nations_.country_of(*country.nation);
        actor.facts.country_from = {actor.tokens.first, static_cast<Index>(country.end)};
        actor.facts.sector = sector;
        found_.push_back(actor);
    }

    const TokenWords& words_;
    std::span<const Token> tokens_;
    const ActorLexicon& lexicon_;
    const ArticleNations& nations_;
    ActorPhrases phrases_;
    std::vector<bool> is_named_;                              ///< tokens of names and their roles
    std::vector<bool> is_head_;                               ///< tokens that end a nominal mention
    std::set<std::pair<std::size_t, std::size_t>> nominals_;  ///< tokens of nominal mentions
    std::vector<ModifierActor> found_;
    std::size_t last_ = 0;  ///< of the sentence
};

}  // namespace

std::vector<ModifierActor> find_modifier_actors(const TokenWords& words,
                                                std::span<const Token> tokens,
                                                std::span<const Sentence> sentences,
                                                std::span<const MentionDraft> mentions,
                                                const ActorLexicon& lexicon,
                                                const ArticleNations& nations) {
    return ModifierFinder(words, tokens, mentions, lexicon, nations).find(sentences);
}

}  // namespace concord
