// The words of an article before anyone's claims are read: tokens and sentences block by block,
// then the entities and times of the whole article.

#include "annotate/annotator.h"

#include "annotate/entity_linker.h"
#include "annotate/name_finder.h"
#include "annotate/name_lexicon.h"
#include "annotate/role_finder.h"
#include "annotate/sentence_splitter.h"
#include "annotate/time_finder.h"
#include "annotate/time_lexicon.h"
#include "annotate/tokenizer.h"
#include "base/quotations.h"

namespace concord {

struct Annotator::State {
    explicit State(const Knowledge& knowledge)
        : tokenizer(knowledge), splitter(knowledge), names(knowledge), times(knowledge) {}

    Tokenizer tokenizer;
    SentenceSplitter splitter;
    NameLexicon names;
    TimeLexicon times;
};

Annotator::Annotator(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Annotator::Annotator(Annotator&&) noexcept = default;
Annotator& Annotator::operator=(Annotator&&) noexcept = default;
Annotator::~Annotator() = default;

Result<Annotator> Annotator::load(const Knowledge& knowledge) {
    return Annotator(std::make_unique<const State>(knowledge));
}

Annotation Annotator::annotate(const Article& article) const {
    Annotation annotation;
    for (const Block& block : article.blocks) {
        const auto first = static_cast<Index>(annotation.tokens.size());
        state_->tokenizer.tokenize(article.text, block.span, annotation.tokens);
        state_->splitter.split(article.text, annotation.tokens, first, annotation.sentences);
    }
    TokenWords words(article.text, annotation.tokens, state_->names.words());
    const std::vector<Quotation> quotations = find_quotations(article.text, article.blocks);
    annotation.entities =
        link_entities(article.text,
                      words,
                      annotation.sentences,
                      quotations,
                      state_->names,
                      find_roles(words,
                                 annotation.sentences,
                                 state_->names,
                                 find_names(words, annotation.sentences, state_->names)));
    words.mark_by(state_->times.words());
    annotation.times = find_times(
        words, annotation.sentences, {article.published, article.modified}, state_->times);
    return annotation;
}

}  // namespace concord
