// Runs the network of train/encoder.py. Each distinct form of the text goes through the tables
// and the two layers behind them once; then the sentences go through the blocks side by side, so
// that one multiplication serves some hundred words.

#include "annotate/encoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <unordered_map>

#include "annotate/word_form.h"
#include "learn/dense_layer.h"
#include "learn/gated_block.h"
#include "learn/model_loader.h"

namespace concord {
namespace {

constexpr std::size_t padded(std::size_t count) {
    return (count + 15) / 16 * 16;
}

/// Adds a table's row to `out`.
void add_row(const ByteRows& table, std::size_t row, float* out) {
    const std::int8_t* values = table.values.data() + row * table.columns;
    const float scale = table.scales[row];
    for (std::size_t c = 0; c < table.columns; ++c) {
        out[c] += scale * static_cast<float>(values[c]);
    }
}

}  // namespace

struct Encoder::State {
    explicit State(Processor processor) : kernels(processor) {}

    void load_sizes(ModelLoader& loader);
    void load_tables(ModelLoader& loader);
    void load_layers(ModelLoader& loader);
    void add_features(std::string_view text, float* out) const;

    Kernels kernels;
    std::size_t width = 0;
    std::size_t reach = 0;
    std::size_t block_count = 0;
    std::size_t form_width = 0;
    std::size_t arc_width = 0;
    std::size_t relation_width = 0;
    ByteRows word;
    std::span<const std::int8_t> known;  // a bit for each hash of a form
    ByteRows ngram;
    std::array<ByteRows, 3> affix;
    ByteRows shape;
    std::size_t features = 0;
    DenseLayer form;
    DenseLayer form_out;
    std::span<const float> first;  // added to a sentence's first word
    std::vector<GatedBlock> blocks;
    DenseLayer head_layer;
    EncoderHeads heads;
};

void Encoder::State::add_features(std::string_view text, float* out) const {
    const WordForm form_of_text = word_form(text);
    float* at = out;
    // The rows of a form that the training hardly saw are those of strangers.
    const auto known_byte = static_cast<unsigned char>(known[form_of_text.known / 8]);
    if ((known_byte >> form_of_text.known % 8 & 1U) != 0) {
        add_row(word, form_of_text.word[0], at);
        add_row(word, form_of_text.word[1], at);
    }
    at += word.columns;
    for (const std::uint32_t row : form_of_text.ngrams) add_row(ngram, row, at);
    if (!form_of_text.ngrams.empty()) {
        const float share = 1 / std::sqrt(static_cast<float>(form_of_text.ngrams.size()));
        for (std::size_t c = 0; c < ngram.columns; ++c) at[c] *= share;
    }
    at += ngram.columns;
    for (std::size_t i = 0; i < affix.size(); ++i) {
        add_row(affix[i], form_of_text.affix[i], at);
        at += affix[i].columns;
    }
    add_row(shape, form_of_text.shape, at);
}

Encoder::Encoder(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Encoder::Encoder(Encoder&&) noexcept = default;
Encoder& Encoder::operator=(Encoder&&) noexcept = default;
Encoder::~Encoder() = default;

Result<Encoder> Encoder::load(const ModelFile& model, Processor processor) {
    auto state = std::make_unique<State>(processor);
    ModelLoader loader(model);
    state->load_sizes(loader);
    if (!loader.error) state->load_tables(loader);
    if (!loader.error) state->load_layers(loader);
    if (loader.error) return tl::unexpected(*loader.error);
    return Encoder(std::move(state));
}

void Encoder::State::load_sizes(ModelLoader& loader) {
    loader.take(loader.model.number("width"), width);
    loader.take(loader.model.number("reach"), reach);
    loader.take(loader.model.number("blocks"), block_count);
    loader.take(loader.model.number("arc_width"), arc_width);
    loader.take(loader.model.number("relation_width"), relation_width);
    loader.take(loader.model.number("form_width"), form_width);
    constexpr std::size_t most = 4096;
    const bool fits =
        width % 16 == 0 && arc_width % 16 == 0 && relation_width % 16 == 0 &&
        form_width % 16 == 0 && width > 0 &&
        std::max({width, reach, block_count, arc_width, relation_width, form_width}) <= most;
    if (!fits) loader.refuse("a size is not what the program can run");
}

void Encoder::State::load_tables(ModelLoader& loader) {
    loader.take(loader.model.byte_rows("word", WordForm::word_rows), word);
    loader.take(loader.model.bytes("known", WordForm::known_bits / 8), known);
    loader.take(loader.model.byte_rows("ngram", WordForm::ngram_rows), ngram);
    loader.take(loader.model.byte_rows("shape", WordForm::shape_rows), shape);
    features = word.columns + ngram.columns + shape.columns;
    for (std::size_t i = 0; i < affix.size(); ++i) {
        const std::string name = "affix." + std::to_string(i);
        loader.take(loader.model.byte_rows(name, WordForm::affix_rows), affix[i]);
        features += affix[i].columns;
    }
    features = padded(features);
}

void Encoder::State::load_layers(ModelLoader& loader) {
    const ModelFile& model = loader.model;
    loader.take(DenseLayer::load(model, "form", features, form_width), form);
    loader.take(DenseLayer::load(model, "form_out", form_width, width), form_out);
    loader.take(model.floats("first", width), first);
    for (std::size_t i = 0; i < block_count; ++i) {
        blocks.push_back(GatedBlock::load(loader, "block." + std::to_string(i), width, reach));
    }
    const auto labels = [&loader](std::string_view name) {
        std::vector<std::string> found;
        loader.take(loader.model.labels(name), found);
        return found.size();
    };
    std::size_t at = 0;
    const auto place = [&at](std::size_t& head, std::size_t size) {
        head = at;
        at += size;
    };
    place(heads.upos, labels("upos"));
    place(heads.xpos, labels("xpos"));
    place(heads.lemma_rule, labels("lemma_rules"));
    place(heads.name, labels("names"));
    place(heads.arc_dependent, arc_width);
    place(heads.arc_head, arc_width);
    place(heads.head_bias, 1);
    place(heads.relation_dependent, relation_width);
    place(heads.relation_head, relation_width);
    heads.end = padded(at);
    loader.take(DenseLayer::load(model, "heads", width, heads.end), head_layer);
}

const EncoderHeads& Encoder::heads() const {
    return state_->heads;
}
std::size_t Encoder::arc_width() const {
    return state_->arc_width;
}
std::size_t Encoder::relation_width() const {
    return state_->relation_width;
}
const Kernels& Encoder::kernels() const {
    return state_->kernels;
}

Encoder::Forms Encoder::forms(std::string_view text,
                              std::span<const Token> tokens,
                              TokenRange words) const {
    const State& s = *state_;
    Forms forms;
    forms.words = words;
    std::unordered_map<std::string_view, std::uint32_t> rows;
    rows.reserve(words.last - words.first);
    std::vector<float> features;
    for (Index i = words.first; i < words.last; ++i) {
        const std::string_view word = slice(text, tokens[i].span);
        const auto [found, is_new] = rows.emplace(word, static_cast<std::uint32_t>(rows.size()));
        forms.of_word.push_back(found->second);
        if (!is_new) continue;
        features.resize(features.size() + s.features);
        s.add_features(word, features.data() + features.size() - s.features);
    }
    std::vector<float> inner(rows.size() * s.form.outputs());
    s.form.apply(s.kernels, features.data(), rows.size(), Input::as_it_is, inner.data());
    for (float& value : inner) value = std::max(value, 0.0F);
    forms.vectors.resize(rows.size() * s.width);
    s.form_out.apply(s.kernels, inner.data(), rows.size(), Input::as_it_is, forms.vectors.data());
    return forms;
}

std::vector<float> Encoder::encode(const Forms& forms,
                                   std::span<const Sentence> sentences,
                                   WordStates& states) const {
    const State& s = *state_;
    if (sentences.empty()) return {};
    const Index begin = sentences.front().first_token;
    const std::size_t words = sentences.back().last_token - begin;
    std::vector<float> x(words * s.width);
    for (std::size_t i = 0; i < words; ++i) {
        const float* vector =
            forms.vectors.data() + forms.of_word[begin - forms.words.first + i] * s.width;
        std::copy(vector, vector + s.width, x.data() + i * s.width);
    }
    for (const Sentence& sentence : sentences) {
        float* first = x.data() + (sentence.first_token - begin) * s.width;
        for (std::size_t c = 0; c < s.width; ++c) first[c] += s.first[c];
    }
    std::vector<std::size_t> lengths;
    for (const Sentence& sentence : sentences) {
        lengths.push_back(sentence.last_token - sentence.first_token);
    }
    for (const GatedBlock& block : s.blocks) block.apply(s.kernels, lengths, x);
    states.width = s.width;
    const std::size_t known = states.scales.size();
    states.scales.resize(known + words);
    states.bytes.resize((known + words) * s.width);
    s.kernels.quantize(x.data(),
                       words,
                       s.width,
                       Input::normalised,
                       states.bytes.data() + known * s.width,
                       states.scales.data() + known);
    std::vector<float> scores(words * s.heads.end);
    s.head_layer.apply(s.kernels, states.rows(known, known + words), scores.data());
    return scores;
}

}  // namespace concord
