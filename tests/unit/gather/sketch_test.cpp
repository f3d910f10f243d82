#include "gather/sketch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "article_builder.h"
#include "base/words.h"

namespace concord {
namespace {

using testing::Gt;
using testing::Lt;

class SketchTerms : public testing::Test {
protected:
    [[nodiscard]] Sketch sketch_of(const std::string& text) const {
        return make_sketch(make_article("a1", "2031-03-03", "", {text}), rates_);
    }
    /// 0 when it is no term of the sketch.
    [[nodiscard]] static float weight_of(const std::string& stem, const Sketch& sketch) {
        const std::uint32_t hash = term_of(stem);
        const auto found = std::find_if(sketch.terms.begin(),
                                        sketch.terms.end(),
                                        [&](const Term& term) { return term.hash == hash; });
        return found == sketch.terms.end() ? 0 : found->weight;
    }

    TermRates rates_{*Knowledge::load()};
};

TEST_F(SketchTerms, AreAUnitVector) {
    double squares = 0;
    for (const Term& term : sketch_of("Freighters burned beside the grain terminal.").terms) {
        squares += double{term.weight} * double{term.weight};
    }
    EXPECT_NEAR(squares, 1, 1e-5);
}

TEST_F(SketchTerms, LeaveOutVeryCommonWordsAndNumbers) {
    const Sketch sketch = sketch_of("They said that 1200 freighters had gone.");
    EXPECT_THAT(weight_of("freighter", sketch), Gt(0));
    EXPECT_EQ(weight_of("said", sketch), 0);
    EXPECT_EQ(weight_of("1200", sketch), 0);
}

TEST_F(SketchTerms, WeighANameThatManyReportsUseLess) {
    const Sketch sketch = sketch_of("The visit of Congress to Osterlen was short.");
    EXPECT_THAT(weight_of("congress", sketch), Gt(0));
    EXPECT_THAT(weight_of("congress", sketch), Lt(weight_of("osterlen", sketch) / 2));
}

TEST_F(SketchTerms, HoldTwoWordsInARow) {
    const Sketch sketch = sketch_of("Crews of the grain terminal fled.");
    const std::uint32_t pair = pair_of(term_of("grain"), term_of("terminal"));
    EXPECT_TRUE(std::any_of(sketch.terms.begin(), sketch.terms.end(), [&](const Term& term) {
        return term.hash == pair;
    }));
}

TEST_F(SketchTerms, OfAnEmptyTextAreNone) {
    EXPECT_TRUE(sketch_of("").terms.empty());
}

}  // namespace
}  // namespace concord
