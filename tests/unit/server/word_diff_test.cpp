#include "server/word_diff.h"

#include <gmock/gmock.h>

#include <string>

namespace concord::server {
namespace {

using testing::ElementsAre;

TEST(DiffWords, MarksWhatIsLeftOutAndWhatIsAdded) {
    EXPECT_THAT(diff_words("We paid for both of them.", "We paid dearly for both, all."),
                ElementsAre(DiffPiece{Edit::same, "We paid "},
                            DiffPiece{Edit::added, "dearly "},
                            DiffPiece{Edit::same, "for both, "},
                            DiffPiece{Edit::removed, "of them."},
                            DiffPiece{Edit::added, "all."}));
}

TEST(DiffWords, PassesOverCaseAndPunctuation) {
    EXPECT_THAT(diff_words("A pause,” he said. “It ends – now.", "a pause it ends – now"),
                ElementsAre(DiffPiece{Edit::same, "a pause "},
                            DiffPiece{Edit::removed, "he said. "},
                            DiffPiece{Edit::same, "it ends – now"}));
}

TEST(DiffWords, TakesWhiteSpaceForNoDifference) {
    EXPECT_THAT(diff_words("one two", "one\n two"),
                ElementsAre(DiffPiece{Edit::same, "one\n two"}));
}

TEST(DiffWords, HandlesEmptyTexts) {
    EXPECT_THAT(diff_words("", ""), ElementsAre());
    EXPECT_THAT(diff_words("", "a b"), ElementsAre(DiffPiece{Edit::added, "a b"}));
    EXPECT_THAT(diff_words("a b", ""), ElementsAre(DiffPiece{Edit::removed, "a b"}));
}

TEST(DiffWords, ComparesVeryLongTextsAsAWhole) {
    std::string text;
    for (int i = 0; i < 601; ++i) text += "w ";
    EXPECT_THAT(diff_words(text, "w"),
                ElementsAre(DiffPiece{Edit::removed, text}, DiffPiece{Edit::added, "w"}));
}

TEST(DiffWords, GivesBackBothTexts) {
    const std::string before = "a b c d e f";
    const std::string after = "a x c e y f z";
    std::string left;
    std::string right;
    for (const DiffPiece& piece : diff_words(before, after)) {
        if (piece.edit != Edit::added) left += piece.text;
        if (piece.edit != Edit::removed) right += piece.text;
    }
    EXPECT_EQ(right, after);
    EXPECT_EQ(left.size(), before.size() + 1);  // the last same word brings the space of `after`
}

}  // namespace
}  // namespace concord::server
