// Lays the article out once as tokens with the quotation, mention and time that cover each, so that
// the rules behind can look left and right without searching.

#include "extract/reading.h"

#include <algorithm>

namespace concord {

Reading::Reading(const Article& article, const Annotation& annotation, const CueLexicon& lexicon)
    : article_(article),
      annotation_(annotation),
      words_(article.text, annotation.tokens, lexicon.words()),
      quote_at_(annotation.tokens.size(), nothing),
      mention_ending_(annotation.tokens.size(), nothing),
      time_at_(annotation.tokens.size(), nothing) {
    lay_out_quotes();
    lay_out_mentions();
    lay_out_sentences();
}

/// The tokens that a span touches.
std::uint32_t Reading::narrative_of(std::uint32_t token) const {
    const auto behind = std::upper_bound(
        sentences_.begin(), sentences_.end(), token, [](std::uint32_t at, const auto& sentence) {
            return at < sentence.tokens.first;
        });
    return static_cast<std::uint32_t>(behind - sentences_.begin()) - 1;
}

const Sentence& Reading::parsed_sentence(std::uint32_t token) const {
    const auto& all = annotation_.sentences;
    const auto behind = std::upper_bound(
        all.begin(), all.end(), token, [](std::uint32_t at, const Sentence& sentence) {
            return at < sentence.first_token;
        });
    return *(behind - 1);
}

Tokens Reading::tokens_of(Span span) const {
    const auto first = static_cast<std::uint32_t>(words_.at_byte(span.begin));
    std::uint32_t last = first;
    while (last < words_.size() && words_[last].span.begin < span.end) ++last;
    return {first, last};
}

void Reading::lay_out_quotes() {
    for (const Quotation& quotation : find_quotations(article_.text, article_.blocks)) {
        if (quotation.depth > 0) continue;
        QuotedTokens quote{tokens_of(quotation.outer), tokens_of(quotation.inner), quotation};
        if (quote.inner.empty()) continue;
        for (std::uint32_t i = quote.outer.first; i < quote.outer.last; ++i) {
            quote_at_[i] = static_cast<std::uint32_t>(quotes_.size());
        }
        quotes_.push_back(quote);
    }
}

void Reading::lay_out_mentions() {
    roles_.resize(annotation_.entities.size());
    for (std::size_t e = 0; e < annotation_.entities.size(); ++e) {
        const Entity& entity = annotation_.entities[e];
        for (const Mention& mention : entity.mentions) {
            mentions_.push_back({tokens_of(mention.span), static_cast<Index>(e), mention.kind});
        }
        for (const Span role : entity.roles) roles_[e].push_back(tokens_of(role));
    }
    std::sort(mentions_.begin(), mentions_.end(), [](const auto& a, const auto& b) {
        return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first
                                                : a.tokens.last < b.tokens.last;
    });
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
        if (mentions_[m].tokens.empty()) continue;
        std::uint32_t& ending = mention_ending_[mentions_[m].tokens.last - 1];
        // A name inside a role phrase yields to the phrase that ends with it.
        if (ending == nothing || mentions_[m].kind == MentionKind::name) {
            ending = static_cast<std::uint32_t>(m);
        }
    }
    for (std::size_t t = 0; t < annotation_.times.size(); ++t) {
        times_.push_back(tokens_of(annotation_.times[t].span));
        for (std::uint32_t i = times_.back().first; i < times_.back().last; ++i) {
            time_at_[i] = static_cast<std::uint32_t>(t);
        }
    }
}

Index Reading::block_at(std::uint32_t byte) const {
    const auto& blocks = article_.blocks;
    const auto behind = std::upper_bound(
        blocks.begin(), blocks.end(), byte, [](std::uint32_t at, const Block& block) {
            return at < block.span.begin;
        });
    return behind == blocks.begin() ? 0 : static_cast<Index>(behind - blocks.begin()) - 1;
}

std::span<const MentionTokens> Reading::mentions_in(Tokens tokens) const {
    const auto before = [](const MentionTokens& mention, std::uint32_t token) {
        return mention.tokens.first < token;
    };
    const auto first = std::lower_bound(mentions_.begin(), mentions_.end(), tokens.first, before);
    const auto last = std::lower_bound(first, mentions_.end(), tokens.last, before);
    return {first, last};
}

void Reading::lay_out_sentences() {
    std::size_t block = 0;
    std::uint32_t quote = 0;
    const auto& all = annotation_.sentences;
    for (std::size_t s = 0; s < all.size(); ++s) {
        NarrativeSentence sentence;
        sentence.tokens = {all[s].first_token, all[s].last_token};
        while (block + 1 < article_.blocks.size() &&
               article_.blocks[block].span.end <= all[s].span.begin) {
            ++block;
        }
        const std::uint32_t end = article_.blocks.empty() ? 0 : article_.blocks[block].span.end;
        // A boundary inside a quotation is none of the narrator's.
        while (s + 1 < all.size() && all[s + 1].span.begin < end) {
            const std::uint32_t next = all[s + 1].first_token;
            const std::uint32_t q = quote_at_[next];
            if (q == nothing || quotes_[q].outer.first >= next) break;
            sentence.tokens.last = all[++s].last_token;
        }
        sentence.block = static_cast<Index>(block);
        while (quote < quotes_.size() && quotes_[quote].outer.first < sentence.tokens.first)
            ++quote;
        sentence.quotes.first = quote;
        while (quote < quotes_.size() && quotes_[quote].outer.first < sentence.tokens.last) ++quote;
        sentence.quotes.last = quote;
        sentences_.push_back(sentence);
    }
}

}  // namespace concord
