#include "compare/coverage.h"

#include <gmock/gmock.h>

#include <map>
#include <string>
#include <vector>

#include "record_builder.h"

namespace concord {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string quoted = "nobody here is thinking about maps or who drew them this morning";

/// A story whose articles may carry one quotation, which is its only fact.
class CoverageOfAQuotation : public ::testing::Test {
protected:
    RecordBuilder& add(const std::string& day, const std::string& sentence) {
        RecordBuilder article("a" + std::to_string(articles_.size()), day);
        article.paragraph({sentence});
        articles_.push_back(article);
        return articles_.back();
    }

    std::map<std::string, Coverage> find(const std::vector<std::vector<ArticleId>>& copies = {}) {
        records_.clear();
        for (const RecordBuilder& article : articles_) records_.push_back(article.record);
        const Story story = make_story(records_, copies);
        const StoryView view(story, records_);
        std::vector<Index> holders;
        StoryStatement statement;
        for (Index i = 0; i < records_.size(); ++i) {
            const std::size_t at = records_[i].article.text.find(quoted);
            if (at == std::string::npos) continue;
            const auto begin = static_cast<std::uint32_t>(at);
            const Span span{begin, begin + static_cast<std::uint32_t>(quoted.size())};
            statement.versions.push_back(
                {view.cite(i, span), "Ferrow", StatementKind::direct, Difference::same});
            holders.push_back(i);
        }
        statement.origins = view.count_origins(holders);
        record_.statements = {statement};
        std::map<std::string, Coverage> by_outlet;
        for (const Coverage& one : find_coverage(view, record_)) by_outlet[one.outlet] = one;
        return by_outlet;
    }

    std::vector<RecordBuilder> articles_;
    std::vector<ArticleRecord> records_;
    StoryRecord record_;
};

TEST_F(CoverageOfAQuotation, OmitsWhatTwoOthersHadBefore) {
    add("2031-06-10", "The mayor said that " + quoted + ".");
    add("2031-06-11", "She told them that " + quoted + ".");
    add("2031-06-12", "The envoy left the capital by train.");
    auto coverage = find();
    EXPECT_THAT(coverage["Outlet a0"].states, SizeIs(1));
    EXPECT_THAT(coverage["Outlet a0"].omits, IsEmpty());
    ASSERT_THAT(coverage["Outlet a2"].omits, SizeIs(1));
    EXPECT_EQ(coverage["Outlet a2"].omits[0].article, "a0");
    EXPECT_EQ(words_of(records_, coverage["Outlet a2"].omits[0]), quoted);
}

TEST_F(CoverageOfAQuotation, HoldsNothingAgainstAnOutletThatWroteBefore) {
    add("2031-06-10", "The envoy left the capital by train.");
    add("2031-06-10", "The mayor said that " + quoted + ".");
    add("2031-06-11", "She told them that " + quoted + ".");
    EXPECT_THAT(find()["Outlet a0"].omits, IsEmpty());
}

TEST_F(CoverageOfAQuotation, HoldsNothingOfItsOwnDayAgainstAnOutletWithoutAClock) {
    // Ahead of Greenwich the day is still that of the other report.
    add("2031-06-12T01:00:00+03:00", "The mayor said that " + quoted + ".");
    add("2031-06-12T02:00:00+03:00", "She told them that " + quoted + ".");
    add("2031-06-12", "The envoy left the capital by train.");
    EXPECT_THAT(find()["Outlet a2"].omits, IsEmpty());
}

TEST_F(CoverageOfAQuotation, NeedsTwoOtherOrigins) {
    add("2031-06-10", "The mayor said that " + quoted + ".");
    add("2031-06-11", "She told them that " + quoted + ".");
    add("2031-06-12", "The envoy left the capital by train.");
    EXPECT_THAT(find({{"a0", "a1"}})["Outlet a2"].omits, IsEmpty());
}

TEST_F(CoverageOfAQuotation, InfersNothingFromTruncatedOrUndatedText) {
    add("2031-06-10", "The mayor said that " + quoted + ".");
    add("2031-06-11", "She told them that " + quoted + ".");
    add("2031-06-12", "The envoy left the capital by train.").record.article.truncated = true;
    add("", "The envoy left the capital by car.");
    auto coverage = find();
    EXPECT_THAT(coverage["Outlet a2"].omits, IsEmpty());
    EXPECT_THAT(coverage["Outlet a3"].omits, IsEmpty());
}

TEST_F(CoverageOfAQuotation, TakesItsWordsInAnyOrderForTheFact) {
    add("2031-06-10", "The mayor said that " + quoted + ".");
    add("2031-06-11", "She told them that " + quoted + ".");
    add("2031-06-12", "The mayor is not thinking about maps, or about who drew them.");
    EXPECT_THAT(find()["Outlet a2"].omits, IsEmpty());
}

TEST_F(CoverageOfAQuotation, GivesTheWordsOnTheSideOfFewer) {
    add("2031-06-10", "Twelve people died.");
    add("2031-06-10", "12 people died.");
    add("2031-06-10", "Thirteen people died.");
    const auto cite = [&](std::size_t article) {
        return Citation{"a" + std::to_string(article), {0, 8}};
    };
    record_.disagreements = {
        {"count", "died", {{"12", {cite(0), cite(1)}, 2}, {"13", {cite(2)}, 1}}, "conflict"}};
    auto coverage = find();
    EXPECT_THAT(coverage["Outlet a0"].differs, IsEmpty());
    EXPECT_THAT(coverage["Outlet a2"].differs, ElementsAre(cite(2)));
    EXPECT_THAT(coverage["Outlet a2"].states, ElementsAre(cite(2)));
}

}  // namespace
}  // namespace concord
