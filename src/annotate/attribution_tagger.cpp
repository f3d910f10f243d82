// The network of train/attributions.py over an article, a stretch of words at a time with as many
// words on each side as the convolutions reach; then the best row of tags in which no part goes on
// that did not begin.

#include "annotate/attribution_tagger.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "learn/dense_layer.h"
#include "learn/gated_block.h"
#include "learn/model_loader.h"

namespace concord {
namespace {

constexpr std::size_t words_at_once = 512;
/// Taken off the score of a word that is in no part, in log odds: what is found in vain is left out
/// when the whole statement is weighed, what is not found is lost.
constexpr float eagerness = 0.7F;

struct Tag {
    bool begins = false;
    std::optional<AttributionRole> role;  // none: outside

    friend bool operator==(const Tag&, const Tag&) = default;
};

/// "O", "B-source", "I-source".
std::optional<Tag> tag_from(std::string_view label) {
    if (label == "O") return Tag{};
    if (label.size() < 3 || (label[0] != 'B' && label[0] != 'I')) return std::nullopt;
    for (const AttributionRole role :
         {AttributionRole::source, AttributionRole::cue, AttributionRole::content}) {
        if (name_of(role) == label.substr(2)) return Tag{label[0] == 'B', role};
    }
    return std::nullopt;
}

/// Of one of the scores, by softmax.
float probability(std::span<const float> scores, std::size_t chosen) {
    float sum = 0;
    for (const float score : scores) sum += std::exp(score - scores[chosen]);
    return 1 / sum;
}

bool may_follow(const Tag& from, const Tag& to) {
    return !to.role || to.begins || from.role == to.role;
}

}  // namespace

struct AttributionTagger::State {
    explicit State(Processor processor) : kernels(processor) {}

    void load(ModelLoader& loader);
    void run(std::span<const Token> tokens,
             const WordStates& states,
             std::span<const std::uint8_t> marks,
             TokenRange words,
             float* scores) const;
    [[nodiscard]] std::vector<std::uint8_t> best_path(std::span<const float> scores,
                                                      std::size_t words) const;
    [[nodiscard]] std::vector<AttributionPart> best_parts(std::span<const float> scores,
                                                          std::size_t words) const;

    Kernels kernels;
    std::size_t width = 0;
    std::size_t reach = 0;
    DenseLayer enter;                  // of a word itself, then as another's head
    std::vector<std::size_t> row_of;   // in `relations`, by Relation
    std::span<const float> relations;  // [rows][width]
    std::span<const float> marks;      // [mark_sets][width]
    std::vector<GatedBlock> blocks;
    DenseLayer tag_layer;
    std::vector<Tag> tags;
};

AttributionTagger::AttributionTagger(std::unique_ptr<const State> state)
    : state_(std::move(state)) {}
AttributionTagger::AttributionTagger(AttributionTagger&&) noexcept = default;
AttributionTagger& AttributionTagger::operator=(AttributionTagger&&) noexcept = default;
AttributionTagger::~AttributionTagger() = default;

Result<AttributionTagger> AttributionTagger::load(const Models& models) {
    if (models.attributions().empty()) return AttributionTagger(nullptr);
    const Result<ModelFile> model = ModelFile::read(models.attributions());
    if (!model) return tl::unexpected(model.error());
    auto state = std::make_unique<State>(best_processor());
    ModelLoader loader(*model);
    state->load(loader);
    const Result<ModelFile> encoder = ModelFile::read(models.encoder());
    if (!encoder) return tl::unexpected(encoder.error());
    const Result<std::size_t> states = encoder->number("width");
    if (!states) return tl::unexpected(states.error());
    if (!loader.error && state->enter.inputs() != *states) {
        loader.refuse("made for another encoder");
    }
    if (loader.error) return tl::unexpected(*loader.error);
    return AttributionTagger(std::move(state));
}

void AttributionTagger::State::load(ModelLoader& loader) {
    const ModelFile& model = loader.model;
    std::size_t inputs = 0;
    std::size_t block_count = 0;
    loader.take(model.number("inputs"), inputs);
    loader.take(model.number("width"), width);
    loader.take(model.number("reach"), reach);
    loader.take(model.number("blocks"), block_count);
    constexpr std::size_t most = 1024;
    if (width == 0 || width % 16 != 0 || inputs % 16 != 0 ||
        std::max({inputs, width, reach, block_count}) > most) {
        loader.refuse("a size is not what the program can run");
        return;
    }
    loader.take(DenseLayer::load(model, "enter", inputs, 2 * width), enter);
    std::vector<std::string> labels;
    loader.take(model.labels("relations"), labels);
    for (std::size_t row = 0; row < labels.size(); ++row) {
        if (const auto relation = relation_from(labels[row])) {
            const auto place = static_cast<std::size_t>(*relation);
            if (place >= row_of.size()) row_of.resize(place + 1);
            row_of[place] = row;
        } else {
            loader.refuse("unknown relation \"" + labels[row] + '"');
        }
    }
    loader.take(model.floats("relation", labels.size() * width), relations);
    loader.take(model.floats("marks", mark_sets * width), marks);
    for (std::size_t i = 0; i < block_count; ++i) {
        blocks.push_back(GatedBlock::load(loader, "block." + std::to_string(i), width, reach));
    }
    std::vector<std::string> names;
    loader.take(model.labels("tags"), names);
    for (const std::string& name : names) {
        if (const auto tag = tag_from(name)) {
            tags.push_back(*tag);
        } else {
            loader.refuse("unknown tag \"" + name + '"');
        }
    }
    if (labels.empty()) loader.refuse("no relations");
    if (tags.empty() || !(tags.front() == Tag{})) loader.refuse("the first tag is not O");
    if (tags.size() > std::numeric_limits<std::uint8_t>::max()) loader.refuse("too many tags");
    loader.take(DenseLayer::load(model, "tags.layer", width, (tags.size() + 15) / 16 * 16),
                tag_layer);
}

std::vector<std::uint8_t> AttributionTagger::marks(std::span<const Block> blocks,
                                                   std::span<const Quotation> quotations,
                                                   std::span<const Sentence> sentences,
                                                   std::span<const Token> tokens) {
    std::vector<std::uint8_t> found(tokens.size(), 0);
    const auto mark = [&](std::size_t token, Mark bit) {
        found[token] = static_cast<std::uint8_t>(found[token] | bit);
    };
    for (const Sentence& sentence : sentences) {
        if (sentence.first_token < sentence.last_token) mark(sentence.first_token, begins_sentence);
    }
    std::size_t block = 0;
    std::size_t quotation = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Span span = tokens[i].span;
        if (block < blocks.size() && span.begin >= blocks[block].span.begin) {
            mark(i, begins_block);
            while (block < blocks.size() && blocks[block].span.begin <= span.begin) ++block;
        }
        while (quotation < quotations.size() &&
               (quotations[quotation].depth > 0 || quotations[quotation].inner.end <= span.begin)) {
            ++quotation;
        }
        if (quotation < quotations.size() && quotations[quotation].inner.begin <= span.begin) {
            mark(i, quoted);
        }
    }
    return found;
}

std::vector<AttributionPart> AttributionTagger::find(std::span<const Token> tokens,
                                                     const WordStates& states,
                                                     std::span<const std::uint8_t> marks) const {
    if (state_ == nullptr || tokens.empty()) return {};
    const State& s = *state_;
    const std::size_t columns = s.tag_layer.outputs();
    const std::size_t margin = s.blocks.size() * s.reach;
    std::vector<float> scores(tokens.size() * columns);
    std::vector<float> stretch;
    for (std::size_t begin = 0; begin < tokens.size(); begin += words_at_once) {
        const std::size_t end = std::min(begin + words_at_once, tokens.size());
        const std::size_t first = begin - std::min(begin, margin);
        const std::size_t last = std::min(end + margin, tokens.size());
        stretch.resize((last - first) * columns);
        s.run(tokens,
              states,
              marks,
              {static_cast<Index>(first), static_cast<Index>(last)},
              stretch.data());
        std::copy_n(stretch.data() + (begin - first) * columns,
                    (end - begin) * columns,
                    scores.data() + begin * columns);
    }
    return s.best_parts(scores, tokens.size());
}

/// scores  [words][tag_layer.outputs()]
void AttributionTagger::State::run(std::span<const Token> tokens,
                                   const WordStates& states,
                                   std::span<const std::uint8_t> marks_of,
                                   TokenRange words,
                                   float* scores) const {
    // A head may stand outside the words at hand: its state is looked up where it is.
    const std::size_t rows = words.last - words.first;
    std::vector<float> entered(rows * 2 * width);
    enter.apply(kernels, states.rows(words.first, words.last), entered.data());
    std::vector<float> outside(2 * width);
    std::vector<float> x(rows * width);
    for (std::size_t i = 0; i < rows; ++i) {
        const Token& token = tokens[words.first + i];
        const float* own = entered.data() + i * 2 * width;
        const float* head = nullptr;
        if (words.holds(token.head)) {
            head = entered.data() + std::size_t{token.head - words.first} * 2 * width + width;
        } else {
            enter.apply(kernels, states.rows(token.head, token.head + 1), outside.data());
            head = outside.data() + width;
        }
        const auto place = static_cast<std::size_t>(token.relation);
        const std::size_t row = place < row_of.size() ? row_of[place] : 0;
        const float* relation = relations.data() + row * width;
        const float* mark = marks.data() + marks_of[words.first + i] * width;
        float* out = x.data() + i * width;
        for (std::size_t c = 0; c < width; ++c) out[c] = own[c] + head[c] + relation[c] + mark[c];
    }
    for (const GatedBlock& block : blocks) block.apply(kernels, {{rows}}, x);
    tag_layer.apply(kernels, x.data(), rows, Input::normalised, scores);
}

/// Viterbi; scores [words][tag_layer.outputs()].
std::vector<std::uint8_t> AttributionTagger::State::best_path(std::span<const float> scores,
                                                              std::size_t words) const {
    constexpr float never = -std::numeric_limits<float>::infinity();
    const std::size_t count = tags.size();
    const std::size_t columns = tag_layer.outputs();
    std::vector<float> best(count);
    std::vector<float> next(count);
    std::vector<std::uint8_t> from(words * count);
    for (std::size_t w = 0; w < words; ++w) {
        for (std::size_t to = 0; to < count; ++to) {
            float before = w == 0 && may_follow(Tag{}, tags[to]) ? 0 : never;
            for (std::size_t of = 0; w > 0 && of < count; ++of) {
                if (best[of] <= before || !may_follow(tags[of], tags[to])) continue;
                before = best[of];
                from[w * count + to] = static_cast<std::uint8_t>(of);
            }
            next[to] = before + scores[w * columns + to] - (tags[to].role ? 0 : eagerness);
        }
        std::swap(best, next);
    }
    std::vector<std::uint8_t> path(words);
    path[words - 1] =
        static_cast<std::uint8_t>(std::max_element(best.begin(), best.end()) - best.begin());
    for (std::size_t w = words - 1; w > 0; --w) path[w - 1] = from[w * count + path[w]];
    return path;
}

/// scores  [words][tag_layer.outputs()]
std::vector<AttributionPart> AttributionTagger::State::best_parts(std::span<const float> scores,
                                                                  std::size_t words) const {
    const std::size_t count = tags.size();
    const std::size_t columns = tag_layer.outputs();
    const std::vector<std::uint8_t> path = best_path(scores, words);
    std::vector<AttributionPart> parts;
    for (std::size_t w = 0; w < words; ++w) {
        const Tag& tag = tags[path[w]];
        if (!tag.role) continue;
        const auto at = static_cast<Index>(w);
        const float certain = probability(scores.subspan(w * columns, count), path[w]);
        if (tag.begins) {
            parts.push_back({{at, at + 1}, *tag.role, certain});
        } else {
            ++parts.back().tokens.last;
            parts.back().confidence = std::min(parts.back().confidence, certain);
        }
    }
    return parts;
}

}  // namespace concord
