#include "compare/entities.h"

#include <gmock/gmock.h>

#include <vector>

#include "record_builder.h"

namespace concord {
namespace {

using ::testing::SizeIs;

/// A story of articles in each of which one person is named, by the name given.
class NamedPersons : public ::testing::Test {
protected:
    void add(const std::string& name) {
        RecordBuilder article("a" + std::to_string(records_.size()), "2031-06-07");
        article.paragraph({"The envoy " + name + " left the town."});
        article.person(name, name);
        records_.push_back(article.record);
    }
    Entity& chain(std::size_t article) { return records_[article].annotation.entities.front(); }

    std::vector<StoryEntity> merge() {
        const auto knowledge = Knowledge::load();
        const KnownNames known(*knowledge);
        const Story story = make_story(records_);
        const StoryView view(story, records_);
        return StoryEntities(view, known).entries();
    }

    std::vector<ArticleRecord> records_;
};

TEST_F(NamedPersons, AreOneInEverySpellingAndWithAnyInitial) {
    add("Sergei Dolmatov");
    add("Sergey P. Dolmatov");
    EXPECT_THAT(merge(), SizeIs(1));
}

TEST_F(NamedPersons, AreOneWithTheShortFormOfAFirstName) {
    add("Thomas Rusk");
    add("Tom Rusk");
    add("Tom Veshnik");
    EXPECT_THAT(merge(), SizeIs(2));
}

TEST_F(NamedPersons, ArePlacesOfOneNameUnderAnySaint) {
    for (const std::string name : {"St. Olm", "St Olm", "Saint Olm"}) {
        add(name);
        chain(records_.size() - 1).type = EntityType::place;
    }
    EXPECT_THAT(merge(), SizeIs(1));
}

TEST_F(NamedPersons, AreOneWithAndWithoutAHyphenInTheGivenName) {
    add("Kho Dal-ren");
    add("Kho Dal Ren");
    EXPECT_THAT(merge(), SizeIs(1));
}

TEST_F(NamedPersons, AreTwoWhenOnlyTheSurnameIsTheSame) {
    add("Helma Rusk");
    add("Tilda Rusk");
    add("Rusk");
    EXPECT_THAT(merge(), SizeIs(3));
}

TEST_F(NamedPersons, AreNotJoinedByASurnameAlone) {
    add("Helma Rusk");
    add("Anton Veshnik");
    add("Anton Veshnik");
    add("Rusk");
    EXPECT_THAT(merge(), SizeIs(3));
}

TEST_F(NamedPersons, AreJoinedByASurnameAndARole) {
    add("Helma Rusk");
    add("Anton Veshnik");
    add("Anton Veshnik");
    add("Rusk");
    for (const std::size_t article : {0U, 3U}) chain(article).roles = {{4, 9}};
    const auto entries = merge();
    ASSERT_THAT(entries, SizeIs(2));
    EXPECT_EQ(entries[0].name, "Helma Rusk");
    EXPECT_THAT(entries[0].names, SizeIs(2));
}

TEST_F(NamedPersons, OfTwoCountriesStayApart) {
    add("Helma Rusk");
    add("Rusk");
    chain(0).country = "NOR";
    chain(1).country = "SWE";
    EXPECT_THAT(merge(), SizeIs(2));
}

TEST_F(NamedPersons, OfASurnameThatMostOriginsNameInFullAreJoined) {
    add("Helma Rusk");
    add("Helma Rusk");
    add("Rusk");
    EXPECT_THAT(merge(), SizeIs(1));
}

/// A report for each name of a state.
std::vector<ArticleRecord> reports_of(const std::vector<std::string>& names) {
    std::vector<ArticleRecord> records;
    for (const std::string& name : names) {
        RecordBuilder article("a" + std::to_string(records.size()), "2031-06-07");
        article.paragraph({"Officials of the " + name + " left."});
        article.person(name, name);
        article.record.annotation.entities.front().type = EntityType::place;
        records.push_back(article.record);
    }
    return records;
}

TEST(StoryEntities, NamesAStateAsMostReportsDo) {
    const auto records = reports_of({"Britain",
                                     "Britain",
                                     "Britain",
                                     "Britain",
                                     "Great Britain",
                                     "Great Britain",
                                     "Northern Ireland"});
    const auto knowledge = Knowledge::load();
    const Story story = make_story(records);
    const StoryView view(story, records);
    const StoryEntities entities(view, KnownNames(*knowledge));
    ASSERT_THAT(entities.entries(), SizeIs(1));
    EXPECT_EQ(entities.name(0, 0), "Great Britain");
}

TEST(StoryEntities, JoinsAStateUnderItsNames) {
    const auto records = reports_of({"United States", "United States of America"});
    const auto knowledge = Knowledge::load();
    const KnownNames known(*knowledge);
    const Story story = make_story(records);
    const StoryView view(story, records);
    const StoryEntities entities(view, known);
    EXPECT_EQ(entities.find(0, 0), entities.find(1, 0));
    EXPECT_EQ(entities.name(0, 0), "United States of America");
    EXPECT_EQ(entities.find(0, 5), std::nullopt);
}

}  // namespace
}  // namespace concord
