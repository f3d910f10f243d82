#include "annotate/antecedent_ranker.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "learn/model_loader.h"

namespace concord {

Result<AntecedentRanker> AntecedentRanker::load(const Models& models) {
    const Result<ModelFile> model = ModelFile::read(models.coreference());
    if (!model) return tl::unexpected(model.error());
    ModelLoader loader(*model);
    const auto take_table = [&](std::string_view name, Table& table) {
        ByteRows bytes;
        loader.take(model->byte_rows(name, rows), bytes);
        if (bytes.columns != width) {
            loader.refuse("a table of another width");
            return;
        }
        table.resize(rows);
        for (std::size_t row = 0; row < rows; ++row) {
            for (std::size_t k = 0; k < width; ++k) {
                table[row][k] =
                    bytes.scales[row] * static_cast<float>(bytes.values[row * width + k]);
            }
        }
    };
    AntecedentRanker ranker;
    take_table("mention", ranker.mention_);
    take_table("candidate", ranker.candidate_);
    take_table("pair", ranker.pair_);
    take_table("fresh", ranker.fresh_);
    loader.take(model->floats("bias", width), ranker.bias_);
    loader.take(model->floats("fresh_bias", width), ranker.fresh_bias_);
    loader.take(model->floats("out", width + 1), ranker.out_);
    loader.take(model->floats("fresh_out", width), ranker.fresh_out_);
    if (loader.error) return tl::unexpected(*loader.error);
    return ranker;
}

template <class Facts>
void AntecedentRanker::add(const Table& table, const Facts& facts, Hidden& hidden) {
    for (const std::uint32_t fact : facts) {
        const Hidden& row = table[fact % rows];
        for (std::size_t k = 0; k < width; ++k) hidden[k] += row[k];
    }
}

AntecedentRanker::Candidates AntecedentRanker::candidates(const Antecedents& antecedents) const {
    Candidates all(antecedents.size());
    for (std::size_t m = 0; m < all.size(); ++m) add(candidate_, antecedents.facts(m), all[m]);
    return all;
}

float AntecedentRanker::sum(const Hidden& hidden, std::span<const float> weights) {
    float total = 0;
    for (std::size_t k = 0; k < width; ++k) total += weights[k] * std::max(0.0F, hidden[k]);
    return total;
}

std::vector<AntecedentRanker::Choice> AntecedentRanker::rank(const Antecedents& antecedents,
                                                             const Candidates& candidates,
                                                             std::size_t mention) const {
    std::vector<Choice> choices;
    const std::vector<Antecedents::Candidate> earlier = antecedents.candidates(mention);
    if (earlier.empty()) return choices;
    Hidden fresh{};
    std::copy(fresh_bias_.begin(), fresh_bias_.end(), fresh.begin());
    add(fresh_, antecedents.facts(mention), fresh);
    const float alone = sum(fresh, fresh_out_) - out_[width];
    Hidden shared{};
    std::copy(bias_.begin(), bias_.end(), shared.begin());
    add(mention_, antecedents.facts(mention), shared);
    for (const Antecedents::Candidate& candidate : earlier) {
        Hidden hidden = shared;
        const Hidden& known = candidates[candidate.mention];
        for (std::size_t k = 0; k < width; ++k) hidden[k] += known[k];
        add(pair_, antecedents.facts(mention, candidate), hidden);
        choices.push_back({candidate.mention, sum(hidden, out_) - alone, candidate.salience});
    }
    std::stable_sort(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) {
        return a.score > b.score;
    });
    return choices;
}

}  // namespace concord
