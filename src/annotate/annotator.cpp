// The words of an article before anyone's claims are read: tokens and sentences block by block,
// then the entities and times of the whole article.

#include "annotate/annotator.h"

#include "annotate/actor_lexicon.h"
#include "annotate/antecedent_ranker.h"
#include "annotate/attribution_tagger.h"
#include "annotate/entity_linker.h"
#include "annotate/mention_finder.h"
#include "annotate/name_finder.h"
#include "annotate/name_lexicon.h"
#include "annotate/role_finder.h"
#include "annotate/sentence_splitter.h"
#include "annotate/tagger.h"
#include "annotate/time_finder.h"
#include "annotate/time_lexicon.h"
#include "annotate/tokenizer.h"
#include "base/dateline.h"
#include "base/quotations.h"

namespace concord {

struct Annotator::State {
    State(const Knowledge& knowledge,
          std::shared_ptr<const PlaceTable> places,
          SentenceSplitter sentences,
          Tagger loaded,
          AttributionTagger attribution_tagger,
          AntecedentRanker antecedents)
        : tokenizer(knowledge),
          splitter(std::move(sentences)),
          tagger(std::move(loaded)),
          attributions(std::move(attribution_tagger)),
          ranker(std::move(antecedents)),
          names(knowledge),
          actors(knowledge, std::move(places)),
          times(knowledge) {}

    void find_words(const Article& article, Annotation& annotation) const;

    Tokenizer tokenizer;
    SentenceSplitter splitter;
    Tagger tagger;
    AttributionTagger attributions;
    AntecedentRanker ranker;
    NameLexicon names;
    ActorLexicon actors;
    TimeLexicon times;
};

Annotator::Annotator(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Annotator::Annotator(Annotator&&) noexcept = default;
Annotator& Annotator::operator=(Annotator&&) noexcept = default;
Annotator::~Annotator() = default;

Result<Annotator> Annotator::load(const Knowledge& knowledge,
                                  const Models& models,
                                  std::shared_ptr<const PlaceTable> places) {
    Result<SentenceSplitter> splitter = SentenceSplitter::load(knowledge, models);
    if (!splitter) return tl::unexpected(splitter.error());
    Result<Tagger> tagger = Tagger::load(models);
    if (!tagger) return tl::unexpected(tagger.error());
    Result<AttributionTagger> attributions = AttributionTagger::load(models);
    if (!attributions) return tl::unexpected(attributions.error());
    Result<AntecedentRanker> ranker = AntecedentRanker::load(models);
    if (!ranker) return tl::unexpected(ranker.error());
    return Annotator(std::make_unique<const State>(knowledge,
                                                   std::move(places),
                                                   std::move(*splitter),
                                                   std::move(*tagger),
                                                   std::move(*attributions),
                                                   std::move(*ranker)));
}

namespace {

/// The first token from `first` on that ends behind a byte.
Index first_behind(const std::vector<Token>& tokens, Index first, std::size_t byte) {
    while (first < tokens.size() && tokens[first].span.end <= byte) ++first;
    return first;
}

}  // namespace

/// The words and sentences that the article came with, or those of its blocks.
void Annotator::State::find_words(const Article& article, Annotation& annotation) const {
    for (const std::vector<Span>& words : article.words) {
        const auto first = static_cast<Index>(annotation.tokens.size());
        for (const Span& word : words) annotation.tokens.emplace_back().span = word;
        annotation.sentences.push_back({{words.front().begin, words.back().end},
                                        first,
                                        static_cast<Index>(annotation.tokens.size())});
    }
    if (!article.words.empty()) return;
    bool is_before_dateline = !article.dateline.empty();
    for (const Block& block : article.blocks) {
        auto first = static_cast<Index>(annotation.tokens.size());
        tokenizer.tokenize(article.text, block.span, annotation.tokens);
        if (is_before_dateline && block.role == BlockRole::paragraph) {
            const std::size_t size =
                dateline_size(slice(article.text, block.span), article.dateline);
            const Index end = first_behind(annotation.tokens, first, block.span.begin + size);
            if (end > first && end < annotation.tokens.size()) {
                annotation.sentences.push_back(
                    {{block.span.begin, annotation.tokens[end - 1].span.end}, first, end});
                first = end;
                is_before_dateline = false;
            }
        }
        splitter.split(article.text, annotation.tokens, first, annotation.sentences);
    }
}

Annotation Annotator::annotate(const Article& article) const {
    Annotation annotation;
    state_->find_words(article, annotation);
    if (!article.language.empty() && article.language != "en") return annotation;
    WordStates states;
    const std::vector<TaggedName> tagged =
        state_->tagger.tag(article.text, annotation.sentences, annotation.tokens, states);
    TokenWords words(article.text, annotation.tokens, state_->names.words());
    const std::vector<Quotation> quotations = find_quotations(article.text, article.blocks);
    annotation.attributions = state_->attributions.find(
        annotation.tokens,
        states,
        AttributionTagger::marks(
            article.blocks, quotations, annotation.sentences, annotation.tokens));
    const std::vector<MentionDraft> mentions = find_mentions(
        words,
        annotation.tokens,
        annotation.sentences,
        quotations,
        state_->names,
        find_roles(
            words,
            annotation.sentences,
            state_->names,
            find_names(words, annotation.tokens, annotation.sentences, tagged, state_->names)));
    annotation.entities = link_entities(article.text,
                                        words,
                                        annotation.tokens,
                                        annotation.sentences,
                                        quotations,
                                        state_->names,
                                        state_->actors,
                                        state_->ranker,
                                        mentions);
    words.mark_by(state_->times.words());
    annotation.times = find_times(words,
                                  annotation.tokens,
                                  annotation.sentences,
                                  {article.published, article.modified},
                                  state_->times);
    return annotation;
}

}  // namespace concord
