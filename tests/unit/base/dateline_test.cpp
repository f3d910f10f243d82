#include "base/dateline.h"

#include <gtest/gtest.h>

#include <string_view>

namespace concord {
namespace {

struct Case {
    std::string_view text;
    std::string_view dateline;  ///< of the article
    std::string_view taken;
};

class DatelineSize : public testing::TestWithParam<Case> {};

TEST_P(DatelineSize, EndsAtItsMark) {
    const auto& [text, dateline, taken] = GetParam();
    EXPECT_EQ(text.substr(0, dateline_size(text, dateline)), taken);
}

INSTANTIATE_TEST_SUITE_P(
    Datelines,
    DatelineSize,
    testing::Values(
        Case{"HESK, June 7 (Torinform) - The talks", "HESK", "HESK, June 7 (Torinform) -"},
        Case{"PORT OLDEN, Marevia — The quay", "PORT OLDEN, Marevia", "PORT OLDEN, Marevia —"},
        Case{"HESK -- The talks", "HESK", "HESK --"},
        Case{"Hesk (Torinform) The talks - the third - ended", "Hesk", "Hesk (Torinform)"}));

INSTANTIATE_TEST_SUITE_P(Others,
                         DatelineSize,
                         testing::Values(Case{"Hesker Street - the old one", "Hesk", ""},
                                         Case{"Talks in Hesk - the third", "Hesk", ""},
                                         Case{"Hesk was quiet on Monday.", "Hesk", ""},
                                         Case{"Hesk - the capital", "", ""}));

}  // namespace
}  // namespace concord
