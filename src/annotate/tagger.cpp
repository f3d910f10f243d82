// What the scores say, sentence by sentence: the best tag of each word, the best tree, the best
// row of name labels. "Kyiv said" becomes PROPN nsubj, VERB root, and Kyiv a place.
//
// The parse is biaffine without the outer product (Dozat and Manning 2017): a word's vector as
// dependent times another's as head, plus what that head and that distance are worth.

#include "annotate/tagger.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>

#include "annotate/dependency_tree.h"
#include "annotate/encoder.h"
#include "annotate/lemma_rule.h"
#include "annotate/lemma_table.h"
#include "base/utf8.h"
#include "learn/dense_layer.h"
#include "learn/model_loader.h"

namespace concord {
namespace {

// What is worked on at once stays in the cache; what is kept stays small whatever the text.
constexpr std::size_t words_at_once = 384;
constexpr std::size_t words_with_forms = 8192;
constexpr Index longest_piece = 256;  // words
constexpr std::ptrdiff_t far = 24;    // distances beyond count alike

struct NameLabel {
    bool begins = false;
    std::optional<EntityType> type;  // none: outside
};

std::optional<EntityType> entity_type_from(std::string_view name) {
    for (const EntityType type :
         {EntityType::person, EntityType::organization, EntityType::place, EntityType::other}) {
        if (name_of(type) == name) return type;
    }
    return std::nullopt;
}

/// "O", "B-person", "I-person".
std::optional<NameLabel> name_label_from(std::string_view label) {
    if (label == "O") return NameLabel{};
    const std::optional<EntityType> type =
        entity_type_from(label.substr(std::min<std::size_t>(2, label.size())));
    if (!type || (label[0] != 'B' && label[0] != 'I')) return std::nullopt;
    return NameLabel{label[0] == 'B', type};
}

/// Whether a word labelled `to` may stand behind one labelled `from`.
bool may_follow(const NameLabel& from, const NameLabel& to) {
    return !to.type || to.begins || from.type == to.type;
}

/// Whether there is a label for what is no name, and a beginning for every name that goes on.
bool may_be_read(std::span<const NameLabel> labels) {
    const auto has = [&](const NameLabel& wanted) {
        return std::any_of(labels.begin(), labels.end(), [&](const NameLabel& label) {
            return label.begins == wanted.begins && label.type == wanted.type;
        });
    };
    return has({}) && std::all_of(labels.begin(), labels.end(), [&](const NameLabel& label) {
               return !label.type || has({true, label.type});
           });
}

/// The sentences, those of more than `longest_piece` words in pieces; without empty ones.
std::vector<Sentence> cut_long(std::span<const Sentence> sentences) {
    std::vector<Sentence> pieces;
    pieces.reserve(sentences.size());
    for (const Sentence& sentence : sentences) {
        for (Index first = sentence.first_token; first < sentence.last_token;) {
            const Index last = std::min(first + longest_piece, sentence.last_token);
            pieces.push_back({sentence.span, first, last});
            first = last;
        }
    }
    return pieces;
}

/// Hangs the roots of a long sentence's later pieces from that of the first.
void join_pieces(const Sentence& sentence, std::span<Token> tokens) {
    if (sentence.last_token - sentence.first_token <= longest_piece) return;
    std::optional<Index> root;
    for (Index i = sentence.first_token; i < sentence.last_token; ++i) {
        if (tokens[i].head != i) continue;
        if (!root) {
            root = i;
            continue;
        }
        tokens[i].head = *root;
        tokens[i].relation = Relation::parataxis;
    }
}

std::size_t best_of(const float* scores, std::size_t count) {
    return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

}  // namespace

struct Tagger::State {
    explicit State(Encoder loaded) : encoder(std::move(loaded)) {}

    void label_words(std::string_view text, const float* rows, std::span<Token> tokens) const;
    void parse(const float* rows, std::span<Token> tokens, Index first) const;
    void find_names(const float* rows,
                    std::size_t words,
                    Index first,
                    std::vector<TaggedName>& names) const;
    std::string lemma_of(std::string_view form, const Token& token, const float* scores) const;

    Encoder encoder;
    std::vector<Upos> upos;
    std::vector<Xpos> xpos;
    LemmaTable lemmas;
    std::vector<LemmaRule> rules;
    std::vector<NameLabel> names;
    std::vector<Relation> relations;
    DenseLayer relation_layer;
    std::span<const float> distance;       // [2 * far + 2], the last for the root
    std::span<const float> root_arc;       // [arc_width], then its bias
    std::span<const float> root_relation;  // [relation_width]
};

Tagger::Tagger(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Tagger::Tagger(Tagger&&) noexcept = default;
Tagger& Tagger::operator=(Tagger&&) noexcept = default;
Tagger::~Tagger() = default;

Result<Tagger> Tagger::load(const Models& models) {
    const Result<ModelFile> model = ModelFile::read(models.encoder());
    if (!model) return tl::unexpected(model.error());
    Result<Encoder> encoder = Encoder::load(*model, best_processor());
    if (!encoder) return tl::unexpected(encoder.error());
    auto state = std::make_unique<State>(std::move(*encoder));
    State& s = *state;

    ModelLoader loader(*model);
    const auto take_labels = [&](std::string_view name, auto from, auto& into) {
        std::vector<std::string> labels;
        loader.take(model->labels(name), labels);
        for (const std::string& label : labels) {
            if (const auto value = from(label)) {
                into.push_back(*value);
            } else {
                loader.refuse("unknown label \"" + label + '"');
            }
        }
    };
    take_labels("upos", upos_from, s.upos);
    take_labels("xpos", xpos_from, s.xpos);
    take_labels("lemma_rules", LemmaRule::from, s.rules);
    std::string_view lemmas;
    loader.take(model->text("lemmas"), lemmas);
    s.lemmas = LemmaTable(lemmas);
    take_labels("names", name_label_from, s.names);
    take_labels("relations", relation_from, s.relations);
    loader.take(model->floats("distance", 2 * far + 2), s.distance);
    loader.take(model->floats("root_arc", s.encoder.arc_width() + 1), s.root_arc);
    loader.take(model->floats("root_relation", s.encoder.relation_width()), s.root_relation);
    loader.take(
        DenseLayer::load(
            *model, "relation", s.encoder.relation_width(), (s.relations.size() + 15) / 16 * 16),
        s.relation_layer);
    if (s.upos.empty() || s.xpos.empty() || s.relations.size() < 2 || !may_be_read(s.names)) {
        loader.refuse("a list of labels is not complete");
    }
    if (loader.error) return tl::unexpected(*loader.error);
    return Tagger(std::move(state));
}

std::string Tagger::State::lemma_of(std::string_view form,
                                    const Token& token,
                                    const float* scores) const {
    if (const std::string_view known = lemmas.find(form, token.upos, token.xpos); !known.empty()) {
        return std::string(known);
    }
    if (token.xpos == Xpos::cd && form.find(',') != std::string_view::npos) {
        std::string digits(form);
        digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
        return digits;
    }
    const std::size_t letters = count_code_points(form);
    const LemmaRule* best = nullptr;
    float best_score = 0;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if ((best == nullptr || scores[i] > best_score) && rules[i].fits(letters)) {
            best = &rules[i];
            best_score = scores[i];
        }
    }
    return best == nullptr ? std::string(form) : best->lemma_of(form);
}

void Tagger::State::label_words(std::string_view text,
                                const float* rows,
                                std::span<Token> tokens) const {
    const EncoderHeads& heads = encoder.heads();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const float* row = rows + i * heads.end;
        tokens[i].upos = upos[best_of(row + heads.upos, upos.size())];
        tokens[i].xpos = xpos[best_of(row + heads.xpos, xpos.size())];
        tokens[i].lemma = lemma_of(slice(text, tokens[i].span), tokens[i], row + heads.lemma_rule);
    }
}

void Tagger::State::parse(const float* rows, std::span<Token> tokens, Index first) const {
    const EncoderHeads& at = encoder.heads();
    const std::size_t words = tokens.size();
    const std::size_t columns = (words + 1 + 15) / 16 * 16;
    const std::size_t width = encoder.arc_width();

    std::vector<float> as_heads(width * columns);  // [width][columns]: the root, then each word
    std::vector<float> scores(words * columns);
    for (std::size_t k = 0; k < width; ++k) {
        float* column = as_heads.data() + k * columns;
        column[0] = root_arc[k];
        for (std::size_t w = 0; w < words; ++w) column[w + 1] = rows[w * at.end + at.arc_head + k];
    }
    for (std::size_t w = 0; w < words; ++w) {
        float* row = scores.data() + w * columns;
        row[0] = root_arc[width] + distance[2 * far + 1];
        for (std::size_t h = 0; h < words; ++h) {
            const auto away = static_cast<std::ptrdiff_t>(h) - static_cast<std::ptrdiff_t>(w);
            row[h + 1] = rows[h * at.end + at.head_bias] +
                         distance[static_cast<std::size_t>(std::clamp(away, -far, far) + far)];
        }
    }
    encoder.kernels().add_products(
        rows + at.arc_dependent, words, at.end, width, as_heads.data(), columns, scores.data());
    const std::vector<std::size_t> heads = dependency_tree(scores, words, columns);

    const std::size_t deep = encoder.relation_width();
    std::vector<float> pairs(words * deep);
    for (std::size_t w = 0; w < words; ++w) {
        const float* dependent = rows + w * at.end + at.relation_dependent;
        const float* head = heads[w] == 0 ? root_relation.data()
                                          : rows + (heads[w] - 1) * at.end + at.relation_head;
        for (std::size_t k = 0; k < deep; ++k) {
            pairs[w * deep + k] = std::max(dependent[k] + head[k], 0.0F);
        }
    }
    const std::size_t labels = relation_layer.outputs();
    std::vector<float> label_scores(words * labels);
    relation_layer.apply(
        encoder.kernels(), pairs.data(), words, Input::as_it_is, label_scores.data());
    for (std::size_t w = 0; w < words; ++w) {
        if (heads[w] == 0) {
            tokens[w].head = first + static_cast<Index>(w);
            tokens[w].relation = Relation::root;
            continue;
        }
        tokens[w].head = first + static_cast<Index>(heads[w] - 1);
        float* row = label_scores.data() + w * labels;
        for (std::size_t i = 0; i < relations.size(); ++i) {
            if (relations[i] == Relation::root) row[i] = -std::numeric_limits<float>::infinity();
        }
        tokens[w].relation = relations[best_of(row, relations.size())];
    }
}

/// The best row of labels in which no name goes on that did not begin (Viterbi).
void Tagger::State::find_names(const float* rows,
                               std::size_t words,
                               Index first,
                               std::vector<TaggedName>& found) const {
    constexpr float never = -std::numeric_limits<float>::infinity();
    const EncoderHeads& heads = encoder.heads();
    const std::size_t count = names.size();
    std::vector<float> best(words * count, never);
    std::vector<std::size_t> from(words * count);
    for (std::size_t w = 0; w < words; ++w) {
        const float* scores = rows + w * heads.end + heads.name;
        for (std::size_t to = 0; to < count; ++to) {
            float before = w == 0 && may_follow(NameLabel{}, names[to]) ? 0 : never;
            for (std::size_t of = 0; w > 0 && of < count; ++of) {
                const float so_far = best[(w - 1) * count + of];
                if (so_far <= before || !may_follow(names[of], names[to])) continue;
                before = so_far;
                from[w * count + to] = of;
            }
            best[w * count + to] = before + scores[to];
        }
    }
    std::vector<std::size_t> path(words);
    for (std::size_t w = words; w-- > 0;) {
        path[w] = w + 1 == words ? best_of(best.data() + w * count, count)
                                 : from[(w + 1) * count + path[w + 1]];
    }
    for (std::size_t w = 0; w < words; ++w) {
        const NameLabel& label = names[path[w]];
        if (!label.type) continue;
        const Index at = first + static_cast<Index>(w);
        if (label.begins) {
            found.push_back({{at, at + 1}, *label.type});
        } else {
            ++found.back().tokens.last;
        }
    }
}

std::vector<TaggedName> Tagger::tag(std::string_view text,
                                    std::span<const Sentence> sentences,
                                    std::vector<Token>& tokens,
                                    WordStates& states) const {
    const State& s = *state_;
    states = {};
    const std::vector<Sentence> pieces = cut_long(sentences);
    std::vector<TaggedName> names;
    Encoder::Forms forms;
    Index formed = 0;  // the token behind the last one whose form has its vector
    for (std::size_t begin = 0; begin < pieces.size();) {
        const Index first = pieces[begin].first_token;
        if (pieces[begin].last_token > formed) {
            std::size_t last = begin;
            while (last < pieces.size() && pieces[last].last_token - first <= words_with_forms)
                ++last;
            formed = pieces[std::max(last, begin + 1) - 1].last_token;
            forms = s.encoder.forms(text, tokens, {first, formed});
        }
        std::size_t end = begin + 1;
        while (end < pieces.size() && pieces[end].last_token - first <= words_at_once &&
               pieces[end].last_token <= formed) {
            ++end;
        }
        const std::span<const Sentence> group = std::span(pieces).subspan(begin, end - begin);
        const std::vector<float> rows = s.encoder.encode(forms, group, states);
        for (const Sentence& piece : group) {
            const float* row = rows.data() + (piece.first_token - first) * s.encoder.heads().end;
            const std::span<Token> words =
                std::span(tokens).subspan(piece.first_token, piece.last_token - piece.first_token);
            s.label_words(text, row, words);
            s.parse(row, words, piece.first_token);
            s.find_names(row, words.size(), piece.first_token, names);
        }
        begin = end;
    }
    for (const Sentence& sentence : sentences) join_pieces(sentence, tokens);
    return names;
}

}  // namespace concord
