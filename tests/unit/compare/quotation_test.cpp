#include "compare/quotation.h"

#include <gtest/gtest.h>

#include <string_view>

namespace concord {
namespace {

FoldedQuotation read(std::string_view text) {
    const Span whole{0, static_cast<std::uint32_t>(text.size())};
    return read_quotation(text, std::span(&whole, 1));
}

TEST(ReadQuotation, EndsPiecesAtEllipses) {
    EXPECT_EQ(read("a small roof … the house").pieces.size(), 2U);
    EXPECT_EQ(read("a small roof ... the house [...] still").pieces.size(), 3U);
    EXPECT_EQ(read("…").pieces.size(), 0U);
}

TEST(ReadQuotation, DoesNotCountWordsInBrackets) {
    const FoldedQuotation quotation = read("they [the two armies] lose [sic] it");
    EXPECT_EQ(quotation.words.size(), 7U);
    EXPECT_EQ(quotation.full_words, 3U);
}

struct Pair {
    std::string_view full;
    std::string_view part;
    bool is_same_saying;
    Difference difference;
};

class MatchQuotations : public testing::TestWithParam<Pair> {};

TEST_P(MatchQuotations, SaysHowThePartDeparts) {
    const Pair& pair = GetParam();
    const QuotationMatch match =
        match_quotations(read(pair.full), read(pair.part), SameSpeaker::yes);
    EXPECT_EQ(match.is_same_saying, pair.is_same_saying) << pair.part;
    EXPECT_EQ(match.difference, pair.difference) << pair.part;
}

constexpr std::string_view speech =
    "Both sides must STOP STALLING. Every week we loose [sic] another village on that river, and "
    "for what? Nobody wins a war of mud,";

INSTANTIATE_TEST_SUITE_P(
    Speech,
    MatchQuotations,
    testing::Values(Pair{speech, speech, true, Difference::same},
                    Pair{speech, "stop stalling", true, Difference::trimmed},
                    Pair{speech, "Nobody wins a war of mud", true, Difference::trimmed},
                    Pair{speech,
                         "Both sides must STOP STALLING. … Nobody wins a war",
                         true,
                         Difference::trimmed},
                    Pair{speech,
                         "every week we [lose] another village on that river",
                         true,
                         Difference::edited},
                    Pair{speech,
                         "Every week one more village on that river is lost",
                         true,
                         Difference::translated},
                    Pair{speech, "the harbour will stay with the town", false, Difference::same},
                    Pair{speech, "we", false, Difference::same},
                    Pair{speech, "", false, Difference::same}));

TEST(MatchQuotations, NeedsOneSpeakerForATranslation) {
    const FoldedQuotation full = read("We are still hearing voices under the stairwell,");
    const FoldedQuotation part = read("We can still hear voices under the stairs,");
    EXPECT_TRUE(match_quotations(full, part, SameSpeaker::yes).is_same_saying);
    EXPECT_FALSE(match_quotations(full, part, SameSpeaker::perhaps).is_same_saying);
}

TEST(ShareInOrder, CountsWordsThatFollow) {
    EXPECT_EQ(share_in_order(read("one two three four"), read("two four")), 1.0);
    EXPECT_EQ(share_in_order(read("one two three four"), read("four two")), 0.5);
    EXPECT_EQ(share_in_order(read("one"), read("")), 1.0);
}

}  // namespace
}  // namespace concord
