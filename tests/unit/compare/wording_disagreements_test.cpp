#include "compare/wording_disagreements.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report_builder.h"

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A report that quotes Helma Rusk.
ArticleRecord quoting(const std::string& id,
                      const std::string& words,
                      const std::string& published = "2031-06-11") {
    RecordBuilder report(id, published);
    report.paragraph({"\"" + words + "\" Helma Rusk said in Miralen."});
    report.quote(words, report.person("Helma Rusk", "Helma Rusk"));
    return report.record;
}

constexpr const char* emergency =
    "We have lodged a protest and requested an emergency meeting of the council in Quell";
constexpr const char* urgent =
    "We have lodged a protest and requested an urgent meeting of the council in Quell";

TEST(FindWordings, FindsAWordThatIsAnother) {
    const auto rows = disagreements_of({quoting("a", emergency), quoting("b", urgent)});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].kind, "wording");
    EXPECT_EQ(rows[0].about, "words of Helma Rusk");
    EXPECT_THAT(values_of(rows[0]), ElementsAre("emergency", "urgent"));
}

TEST(FindWordings, LeavesOutFormsSpellingsAndInsertions) {
    const std::string begin = "We have lodged a protest and requested a ";
    const std::string end = " meeting of the council in Quell";
    const std::vector<std::pair<std::string, std::string>> same = {
        {"stabilising", "stabilizing"}, {"secretly", "secret"}, {"[joint]", "quick"}};
    for (const auto& [one, other] : same) {
        EXPECT_THAT(
            disagreements_of({quoting("a", begin + one + end), quoting("b", begin + other + end)}),
            IsEmpty())
            << one;
    }
}

TEST(FindWordings, LeavesOutWordsSaidOnOtherDays) {
    EXPECT_THAT(disagreements_of({quoting("a", emergency), quoting("b", urgent, "2031-07-11")}),
                IsEmpty());
}

TEST(FindWordings, LeavesOutWhoQuotesBothWords) {
    Report both("b", "2031-06-11");
    both.paragraph({std::string("\"") + emergency + ". " + urgent + "\" Helma Rusk said."});
    both.quote(std::string(emergency) + ". " + urgent, both.person("Helma Rusk", "Helma Rusk"));
    EXPECT_THAT(disagreements_of({quoting("a", urgent), both.record}), IsEmpty());
    const auto rows =
        disagreements_of({quoting("a", urgent), both.record, quoting("c", emergency)});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_THAT(rows[0].sides[0].reports, SizeIs(1));
    EXPECT_THAT(rows[0].sides[1].reports, SizeIs(1));
}

TEST(FindWordings, CountsTheReportsOfEachWordOnce) {
    const auto rows = disagreements_of({quoting("a", emergency),
                                        quoting("b", urgent),
                                        quoting("c", emergency),
                                        quoting("d", urgent)});
    ASSERT_THAT(rows, SizeIs(1));
    ASSERT_THAT(rows[0].sides, SizeIs(2));
    EXPECT_THAT(rows[0].sides[0].reports, SizeIs(2));
    EXPECT_THAT(rows[0].sides[1].reports, SizeIs(2));
}

}  // namespace
}  // namespace concord
