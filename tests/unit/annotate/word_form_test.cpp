// The rows must be those of train/encoder.py: a model trained there looks them up here.

#include "annotate/word_form.h"

#include <gmock/gmock.h>

namespace concord {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(WordForm, OfANameIsThatOfTheTraining) {
    const WordForm form = word_form("Veshnik\u2019s");
    EXPECT_THAT(form.word, ElementsAre(3291, 35052));
    EXPECT_EQ(form.known, 1001956U);
    EXPECT_THAT(form.affix, ElementsAre(7388, 7349, 1439));
    EXPECT_EQ(form.shape, 823U);
    EXPECT_THAT(form.ngrams,
                ElementsAre(11153,
                            22292,
                            5654,
                            2493,
                            22984,
                            28817,
                            31549,
                            16759,
                            26295,
                            32708,
                            26078,
                            5908,
                            10646,
                            14325,
                            14844,
                            26190,
                            20804));
}

TEST(WordForm, OfANumberIsThatOfTheTraining) {
    const WordForm form = word_form("1,204");
    EXPECT_THAT(form.word, ElementsAre(15417, 12154));
    EXPECT_EQ(form.known, 1786427U);
    EXPECT_THAT(form.affix, ElementsAre(3353, 6808, 907));
    EXPECT_EQ(form.shape, 423U);
    EXPECT_THAT(form.ngrams,
                ElementsAre(9413, 31697, 11657, 4057, 11231, 29802, 25848, 27962, 4190));
}

TEST(WordForm, OfOneLetterIsThatOfTheTraining) {
    const WordForm form = word_form("\u00E9");
    EXPECT_THAT(form.word, ElementsAre(17806, 36384));
    EXPECT_EQ(form.known, 735557U);
    EXPECT_THAT(form.affix, ElementsAre(7039, 3018, 6543));
    EXPECT_EQ(form.shape, 588U);
    EXPECT_THAT(form.ngrams, ElementsAre(14166));
}

TEST(WordForm, TakesDigitsAndQuotationMarksAsAlike) {
    EXPECT_THAT(word_form("1,204").word,
                ElementsAre(word_form("3,981").word[0], word_form("3,981").word[1]));
    EXPECT_EQ(word_form("don\u2019t").word[0], word_form("don't").word[0]);
}

TEST(WordForm, OfALongWordHasNoMoreNgramsThanTheTraining) {
    EXPECT_THAT(word_form(std::string(500, 'a')).ngrams, SizeIs(WordForm::most_ngrams));
}

}  // namespace
}  // namespace concord
