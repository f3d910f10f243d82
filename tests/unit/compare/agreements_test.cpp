#include "compare/agreements.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "record_builder.h"

namespace concord {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

/// A story with one agreement an article.
class Agreements : public ::testing::Test {
protected:
    RecordBuilder& add(const std::string& sentence,
                       const std::string& name,
                       const std::vector<std::string>& parties) {
        RecordBuilder article("a" + std::to_string(articles_.size()), "2031-06-12");
        article.paragraph({sentence});
        Agreement agreement;
        agreement.name = article.find(name);
        for (const std::string& party : parties) {
            const Index entity = article.person(party, party);
            article.record.annotation.entities[entity].type = EntityType::place;
            agreement.parties.push_back(entity);
        }
        article.record.findings.agreements.push_back(agreement);
        articles_.push_back(article);
        return articles_.back();
    }

    static void set_date(RecordBuilder& article, const std::string& words, const std::string& day) {
        article.time(words, day);
        article.record.findings.agreements.front().agreed_on = 0;
    }

    static void add_breach(RecordBuilder& article, const std::string& words, Index by) {
        AllegedBreach breach;
        breach.by = by;
        breach.span = article.find(words);
        article.record.findings.agreements.front().alleged_breaches.push_back(breach);
    }

    struct Breach {
        std::optional<Index> by;  ///< 0 for Marevia, 1 for Torvany
        std::optional<Index> alleged_by;
        std::optional<double> count;
    };

    /// The breaches of a truce of two sides that a sentence tells, as the story has them.
    std::vector<StoryBreach> breaches_of(const std::string& words,
                                         const std::vector<Breach>& breaches) {
        articles_.clear();
        RecordBuilder& article =
            add("Marevia and Torvany signed a truce.", "a truce", {"Marevia", "Torvany"});
        article.paragraph({words});
        Findings& findings = article.record.findings;
        for (const Breach& one : breaches) {
            AllegedBreach breach{one.by, one.alleged_by, {}, article.find(words)};
            if (one.count) {
                Quantity counted;
                counted.low = one.count;
                breach.quantity = static_cast<Index>(findings.quantities.size());
                findings.quantities.push_back(counted);
                breach.span.begin += *breach.quantity;  // no two of the same words
            }
            findings.agreements.front().alleged_breaches.push_back(breach);
        }
        const auto agreements = find();
        return agreements.size() == 1 ? agreements[0].alleged_breaches : std::vector<StoryBreach>();
    }

    std::vector<StoryAgreement> find(const std::vector<std::vector<ArticleId>>& copies = {}) {
        records_.clear();
        for (const RecordBuilder& article : articles_) records_.push_back(article.record);
        const auto knowledge = Knowledge::load();
        const KnownNames known(*knowledge);
        const OfficeWords offices(*knowledge);
        const Story story = make_story(records_, copies);
        const StoryView view(story, records_);
        const StoryEntities entities(view, known);
        const Parties parties(view, entities, known, offices);
        return find_agreements(view, parties, AgreementNameReader(*knowledge));
    }

    std::vector<RecordBuilder> articles_;
    std::vector<ArticleRecord> records_;
};

TEST_F(Agreements, AreOneUnderTheirNames) {
    add("Marevia and Torvany signed the Belmora truce.",
        "the Belmora truce",
        {"Marevia", "Torvany"});
    add("Torvany broke the Belmora agreement.", "the Belmora agreement", {"Torvany"});
    add("The truce held.", "The truce", {});
    const auto agreements = find();
    ASSERT_THAT(agreements, SizeIs(1));
    EXPECT_EQ(agreements[0].name, "the Belmora agreement");
    EXPECT_THAT(agreements[0].parties, ElementsAre("Torvany", "Marevia"));
}

TEST_F(Agreements, ThatNameNobodyAreTheOnlyOneThatDoes) {
    add("Marevia and Torvany signed a truce.", "a truce", {"Marevia", "Torvany"});
    add("The truce held.", "The truce", {});
    add("The recent truce began.", "The recent truce", {});
    EXPECT_THAT(find(), SizeIs(1));
}

TEST_F(Agreements, KeepEveryDateThatIsGiven) {
    set_date(
        add("Marevia and Torvany agreed a truce on Sunday.", "a truce", {"Marevia", "Torvany"}),
        "Sunday",
        "2031-06-08");
    set_date(
        add("Marevia and Torvany agreed a truce on Monday.", "a truce", {"Marevia", "Torvany"}),
        "Monday",
        "2031-06-09");
    const auto agreements = find();
    ASSERT_THAT(agreements, SizeIs(1));
    ASSERT_THAT(agreements[0].agreed_on, SizeIs(2));
    EXPECT_EQ(agreements[0].agreed_on[0].value, "2031-06-08");
    EXPECT_EQ(words_of(records_, agreements[0].agreed_on[0].citation), "Sunday");
    EXPECT_EQ(agreements[0].agreed_on[1].value, "2031-06-09");
}

TEST_F(Agreements, OfOtherKindNameYearOrSidesStayApart) {
    const std::vector<std::string> both = {"Marevia", "Torvany"};
    add("Marevia and Torvany signed the Belmora treaty.", "the Belmora treaty", both);
    add("Marevia and Torvany signed the Miralen treaty.", "the Miralen treaty", both);
    add("Marevia and Torvany signed the 1988 treaty.", "the 1988 treaty", both);
    add("Marevia and Torvany signed the 2015 treaty.", "the 2015 treaty", both);
    add("Marevia and Kantria signed the 1988 treaty.", "the 1988 treaty", {"Marevia", "Kantria"});
    add("Marevia and Torvany agreed a prisoner swap.", "a prisoner swap", both);
    EXPECT_THAT(find(), SizeIs(6));
}

TEST_F(Agreements, OfAWholeAndAPartStayApart) {
    const std::vector<std::string> both = {"Marevia", "Torvany"};
    add("Marevia and Torvany agreed a partial ceasefire.", "a partial ceasefire", both);
    add("Marevia and Torvany agreed a full ceasefire.", "a full ceasefire", both);
    EXPECT_THAT(find(), SizeIs(2));
}

TEST_F(Agreements, KeepTermsThatSayMoreThanOthers) {
    const std::vector<std::string> both = {"Marevia", "Torvany"};
    RecordBuilder& full =
        add("Marevia and Torvany agreed a truce to spare dams and river ports.", "a truce", both);
    full.record.findings.agreements.front().terms = {full.find("spare dams and river ports")};
    RecordBuilder& part =
        add("Marevia and Torvany agreed a truce on river ports.", "a truce", both);
    part.record.findings.agreements.front().terms = {part.find("river ports")};
    const auto agreements = find();
    ASSERT_THAT(agreements, SizeIs(1));
    ASSERT_THAT(agreements[0].terms, SizeIs(1));
    EXPECT_EQ(words_of(records_, agreements[0].terms[0]), "spare dams and river ports");
}

TEST_F(Agreements, OfTwoSidesAreBrokenByTheOtherOneAsEitherCounts) {
    const auto breaches = breaches_of("Marevia counts 8 breaches.", {{{}, 0, 8}});
    ASSERT_THAT(breaches, SizeIs(1));
    EXPECT_EQ(breaches[0].by, "Torvany");
    EXPECT_EQ(breaches[0].alleged_by, "Marevia");
}

TEST_F(Agreements, AreBrokenByNobodyWhereOneSideOnlySaysThatTheyWere) {
    const auto breaches = breaches_of("Marevia says gunmen broke it.", {{{}, 0, {}}});
    ASSERT_THAT(breaches, SizeIs(1));
    EXPECT_EQ(breaches[0].by, "");
}

TEST_F(Agreements, HaveTotalsOfBreachesThatAreNoSides) {
    const auto breaches =
        breaches_of("Marevia counts 8 breaches: six by Torvany.", {{{}, 0, 8}, {1, 0, 6}});
    ASSERT_THAT(breaches, SizeIs(2));
    EXPECT_EQ(breaches[0].by, "");
    EXPECT_EQ(breaches[1].by, "Torvany");
}

TEST_F(Agreements, CountBreachesToldWithoutFigures) {
    const auto broken = [&](const std::string& words) {
        const auto breaches = breaches_of(words, {{0, {}, {}}});
        return breaches.size() == 1 ? breaches[0].count : std::nullopt;
    };
    EXPECT_EQ(broken("Marevia broke it twice."), 2);
    EXPECT_FALSE(broken("Marevia shelled a town twice the size of Quell."));
}

TEST_F(Agreements, KeepBreachesOfBothSidesAndOfCopiesOnce) {
    const std::string first = "Marevia and Torvany signed a truce and Torvany broke it.";
    const std::string second = "Marevia and Torvany signed a truce and Marevia broke it.";
    const std::vector<std::string> both = {"Marevia", "Torvany"};
    add_breach(add(first, "a truce", both), "Torvany broke it", 1);
    add_breach(add(first, "a truce", both), "Torvany broke it", 1);
    add_breach(add(second, "a truce", both), "Marevia broke it", 0);
    const auto agreements = find({{"a0", "a1"}});
    ASSERT_THAT(agreements, SizeIs(1));
    std::vector<std::string> by;
    for (const StoryBreach& breach : agreements[0].alleged_breaches) by.push_back(breach.by);
    EXPECT_THAT(by, UnorderedElementsAre("Torvany", "Marevia"));
}

}  // namespace
}  // namespace concord
