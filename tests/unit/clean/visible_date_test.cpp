#include "clean/visible_date.h"

#include <gtest/gtest.h>

namespace concord {
namespace {

const MonthNames& months() {
    static const MonthNames names(*Knowledge::load());
    return names;
}

struct DateCase {
    std::string_view text;
    std::string_view language;
    std::string_view value;  ///< empty: no date
};

class FindDate : public testing::TestWithParam<DateCase> {};

TEST_P(FindDate, ReadsTheDateAsWritten) {
    const auto found = find_date(GetParam().text, months(), {GetParam().language, {}});
    EXPECT_EQ(found ? found->stamp.to_string() : "", GetParam().value) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Forms,
    FindDate,
    testing::Values(
        DateCase{"by Ann Low April 14, 2031 3:29 PM 2 min read", "en", "2031-04-14T15:29:00"},
        DateCase{"Published 14th April 2031 at 09.05", "en", "2031-04-14T09:05:00"},
        DateCase{"Wednesday, 11 June 2031, 09.10", "en", "2031-06-11T09:10:00"},
        DateCase{"2031-04-14 18:05", "", "2031-04-14T18:05:00"},
        DateCase{"14. April 2031, 7:10 Uhr", "de", "2031-04-14T07:10:00"},
        DateCase{"14 de abril de 2031", "es", "2031-04-14"},
        DateCase{"14 апреля 2031 г., 12:40", "ru", "2031-04-14T12:40:00"},
        DateCase{"2031年4月14日", "ja", "2031-04-14"},
        DateCase{"11.06.2031 09:20", "en", "2031-06-11T09:20:00"},
        DateCase{"25/12/2031", "en", "2031-12-25"},
        DateCase{"12 Apr 2031 14:29 GMT", "en", "2031-04-12T14:29:00Z"},
        DateCase{"17:05 CEST, 3 May 2031", "en", "2031-05-03T17:05:00"},
        DateCase{"5 listopada 2031", "pl", "2031-11-05"},
        DateCase{"5. listopada 2031.", "hr", "2031-10-05"}));

INSTANTIATE_TEST_SUITE_P(NoDate,
                         FindDate,
                         testing::Values(DateCase{"Mon 9 June, 18:32", "en", ""},  // no year
                                         DateCase{"04/05/2031", "en", ""},         // two readings
                                         DateCase{"31 February 2031", "en", ""},   // no such day
                                         DateCase{"in 2031 there were 14 fires", "en", ""},
                                         DateCase{"version 10.4.2031.7", "en", ""},
                                         DateCase{"June 2031", "en", ""}));

TEST(FindDate, ReadsTwoNumbersInTheOrderThatIsKnown) {
    const auto american = find_date("04/05/2031", months(), {"en", DateOrder::month_first});
    ASSERT_TRUE(american);
    EXPECT_EQ(american->stamp.to_string(), "2031-04-05");
    const auto british = find_date("04/05/2031", months(), {"en", DateOrder::day_first});
    ASSERT_TRUE(british);
    EXPECT_EQ(british->stamp.to_string(), "2031-05-04");
}

TEST(FindDate, GivesTheBytesItRead) {
    const std::string_view text = "Updated: June 14, 2031 10:12 AM · 2 min";
    const auto found = find_date(text, months(), {"en", {}});
    ASSERT_TRUE(found);
    EXPECT_EQ(text.substr(found->begin, found->end - found->begin), "June 14, 2031 10:12 AM");
}

}  // namespace
}  // namespace concord
