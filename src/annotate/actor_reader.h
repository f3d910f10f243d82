#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "annotate/actor_lexicon.h"
#include "annotate/actor_phrase.h"
#include "annotate/article_nations.h"
#include "annotate/entity_clusters.h"
#include "concord/annotation.h"

namespace concord {

/// Finds out for whom or what country the entities of an article act, and what they are, by what
/// the article says of them: names, roles, modifiers, and at last the sentence of their first
/// mention.
class ActorReader {
public:
    /// clusters  all mentions gathered; must outlive the reader, as must the others
    ActorReader(const EntityClusters& clusters,
                std::span<const Token> tokens,
                std::span<const Sentence> sentences,
                const ActorLexicon& lexicon,
                const ArticleNations& nations);

    /// cost  linear in the words of the phrases of the first mentions, and once in a sentence
    [[nodiscard]] ActorFacts read(const EntityCluster& cluster) const;

    /// Whether a nominal means someone who can act, by a noun for persons or for bodies: worth a
    /// row though it is said once.
    [[nodiscard]] bool is_someone(const MentionDraft& nominal) const;

private:
    [[nodiscard]] bool is_actor(const MentionDraft& nominal) const;
    /// How sure a mention makes the country, the best first.
    enum class Source { name, role, beside, nominal, none };
    struct Best {
        ActorFacts facts;
        Source country = Source::none;
        Source sector = Source::none;
    };

    /// What the words around tell of who is named in a sentence, by any noun or by places alone.
    struct SentenceFacts {
        ActorFacts beside;
        ActorFacts in_place;
    };

    static void offer(Best& best, const ActorFacts& facts, Source source);
    void read_name(const MentionDraft& name, const EntityCluster& cluster, Best& best) const;
    void read_own_words(const MentionDraft& name, const EntityCluster& cluster, Best& best) const;
    void read_place_name(const MentionDraft& name, Best& best) const;
    [[nodiscard]] const Nation* known_about(const MentionDraft& name, TokenRange& whole) const;
    void read_known_name(TokenRange name, const Nation& nation, EntityType type, Best& best) const;
    void read_body_name(const MentionDraft& name, Best& best) const;
    void read_roles(const MentionDraft& name, Best& best) const;
    void read_before(const MentionDraft& name, Best& best) const;
    void read_behind(const MentionDraft& name, EntityType type, Best& best) const;
    void read_predicate(const MentionDraft& name, Best& best) const;
    void read_nominal(const MentionDraft& nominal, Best& best) const;
    [[nodiscard]] ActorFacts read_sentence(const Sentence& sentence, bool in_place) const;
    [[nodiscard]] const SentenceFacts& facts_about(std::size_t sentence) const;
    [[nodiscard]] ActorFacts read_around(const EntityCluster& cluster,
                                         std::string_view sector) const;
    [[nodiscard]] bool is_country(TokenRange name) const;
    [[nodiscard]] ActorFacts facts_of(const Nation& nation,
                                      std::size_t at,
                                      std::size_t words) const;
    [[nodiscard]] ActorFacts read_qualifier(TokenRange name) const;
    [[nodiscard]] ActorFacts read_place(TokenRange name) const;
    [[nodiscard]] bool acts(const MentionDraft& name) const;
    [[nodiscard]] bool is_behind_place_word(std::size_t at, std::size_t floor) const;
    [[nodiscard]] std::size_t left_edge(std::size_t first, std::size_t floor) const;

    const EntityClusters& clusters_;
    const TokenWords& words_;
    std::span<const Token> tokens_;
    std::span<const Sentence> sentences_;
    const ActorLexicon& lexicon_;
    const ArticleNations& nations_;
    ActorPhrases phrases_;
    mutable std::vector<std::optional<SentenceFacts>> around_;  ///< as far as read, by sentence
};

}  // namespace concord
