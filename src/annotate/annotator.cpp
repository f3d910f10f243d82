// The words of an article before anyone's claims are read: tokens and sentences by rule, block by
// block.

#include "annotate/annotator.h"

#include "annotate/sentence_splitter.h"
#include "annotate/tokenizer.h"

namespace concord {

struct Annotator::State {
    explicit State(const Knowledge& knowledge) : tokenizer(knowledge), splitter(knowledge) {}

    Tokenizer tokenizer;
    SentenceSplitter splitter;
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
    return annotation;
}

}  // namespace concord
