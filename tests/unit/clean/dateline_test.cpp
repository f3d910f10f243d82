#include "clean/dateline.h"

#include <gtest/gtest.h>

namespace concord {
namespace {

struct DatelineCase {
    std::string_view text;
    std::string_view place;
    std::string_view credit;
    std::string_view rest;
};

class ReadDateline : public testing::TestWithParam<DatelineCase> {};

TEST_P(ReadDateline, SplitsPlaceAgencyAndSentence) {
    const DatelineCase& given = GetParam();
    static const BylineReader bylines(*Knowledge::load());
    const Dateline dateline = read_dateline(given.text, bylines);
    EXPECT_EQ(dateline.place, given.place);
    EXPECT_EQ(dateline.credit, given.credit);
    if (!given.rest.empty()) {
        EXPECT_NE(given.text.substr(dateline.end).find(given.rest), std::string_view::npos);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Forms,
    ReadDateline,
    testing::Values(
        DatelineCase{"OSTRY, Ky. (AP) — The old bridge is closed.", "OSTRY, Ky", "AP", "The old"},

        DatelineCase{"BELMORA, Kantria, June 9 (Corvane) - Marevia and",
                     "BELMORA, Kantria",
                     "Corvane",
                     "Marevia"},
        DatelineCase{"HESK, June 18. /TORINFORM/. Torvany accepts", "HESK", "TORINFORM", "Torvany"},
        DatelineCase{"PORT OLDEN, Marevia - The Council's", "PORT OLDEN, Marevia", "", "The"},
        DatelineCase{"SANDREL (AP) — Three people", "SANDREL", "AP", "Three"},
        DatelineCase{"(Reuters) - The bank said", "", "Reuters", "The"},
        DatelineCase{"Hesk (AFP) - The bank said", "Hesk", "AFP", "The"},
        DatelineCase{"Hesk (AFP) The bank - an old one - said", "Hesk", "AFP", "The bank"},
        DatelineCase{"LONDON, June 7 (Reuters) The bank - an old one - said",
                     "LONDON",
                     "Reuters",
                     "The bank"},
        DatelineCase{"Hesk (CNN) The bank said", "Hesk", "", "The bank"}));

INSTANTIATE_TEST_SUITE_P(
    NoDateline,
    ReadDateline,
    testing::Values(DatelineCase{"The talks - the fourth this year - ended", "", "", ""},
                    DatelineCase{"UPDATE - The talks ended", "", "", ""},
                    DatelineCase{"Anna Bell (48) The bank said", "", "", ""},
                    DatelineCase{"Hesk (AFP) and the bank said", "", "", ""},
                    DatelineCase{"Norvik (NRVK) Shares fell on Monday", "", "", ""},
                    DatelineCase{
                        "Rusk and Veshnik (pictured) - who met twice - spoke", "", "", ""}));

}  // namespace
}  // namespace concord
