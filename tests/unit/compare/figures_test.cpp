#include "compare/figures.h"

#include <gmock/gmock.h>

#include "report_builder.h"

namespace concord {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<ToldFigure> figures_of(const Report& report) {
    const auto knowledge = Knowledge::load();
    const std::vector<ArticleRecord> records = {report.record};
    const Story story = make_story(records);
    const StoryView view(story, records);
    const KnownNames known(*knowledge);
    const FigureLexicon lexicon(*knowledge);
    const StoryEntities entities(view, known);
    const WordWeights weights(view);
    const WordLists lists(knowledge->table("comparing/disagreements"));
    const StoryPlaces places(view, entities, known, lists);
    return read_figures(view, entities, {known, lexicon, weights, places});
}

/// The figures of a sentence with one number.
std::vector<ToldFigure> read_one(const std::string& sentence,
                                 const std::string& words,
                                 double number,
                                 const std::string& of,
                                 const std::string& role) {
    Report report("a", "2031-06-11");
    report.says({sentence}).figure(words, number, of, role);
    return figures_of(report);
}

TEST(ReadFigures, LeavesOutWhatComesOnTop) {
    EXPECT_THAT(read_one("The raid killed 12 people.", "12", 12, "people", "killed"), SizeIs(1));
    EXPECT_THAT(read_one("The raid killed another 12 people.", "12", 12, "people", "killed"),
                IsEmpty());
}

TEST(ReadFigures, LeavesOutAPartOfThoseThatAreCounted) {
    EXPECT_THAT(read_one("Two children were killed.", "Two", 2, "children", "killed"), SizeIs(1));
    EXPECT_THAT(read_one("Two of the dead were children.", "Two", 2, "children", "killed"),
                IsEmpty());
}

TEST(ReadFigures, LeavesOutWhereSomethingHappened) {
    EXPECT_THAT(read_one("Shells ruined 12 villages.", "12", 12, "villages", "destroyed"),
                SizeIs(1));
    EXPECT_THAT(read_one("Shells fell in 12 villages.", "12", 12, "villages", "destroyed"),
                IsEmpty());
}

TEST(ReadFigures, LeavesOutNumbersWithoutAnEnd) {
    EXPECT_THAT(read_one("Raids killed dozens of people.", "dozens", 24, "people", "killed"),
                IsEmpty());
}

TEST(ReadFigures, GivesAWholeNotTheRoleOfItsPart) {
    const auto role_in = [](const std::string& sentence) {
        const auto figures = read_one(sentence, "48", 48, "drones", "destroyed");
        return figures.size() == 1 ? figures.front().role : "no figure";
    };
    EXPECT_EQ(role_in("They said 48 drones had been shot down."), "destroyed");
    EXPECT_EQ(role_in("They said 29 of the 48 drones had been shot down."), "");
}

TEST(ReadFigures, RejectsAFigureOfAnotherTime) {
    const auto now = read_one("They sent 300 drones a month.", "300", 300, "drones", "launched");
    ASSERT_THAT(now, SizeIs(1));
    EXPECT_EQ(now[0].force, FigureForce::stated);
    const auto then = read_one(
        "They sent 300 a month earlier, drones of all kinds.", "300", 300, "drones", "launched");
    ASSERT_THAT(then, SizeIs(1));
    EXPECT_EQ(then[0].force, FigureForce::rejected);
}

TEST(ReadFigures, GivesSomeOfThemTheirGroupAndTheRoleOfAll) {
    Report report("a", "2031-06-11");
    report.says({"The raid left 41 people wounded, six of them children."})
        .figure("41", 41, "people", "wounded")
        .figure("six", 6, "them", "");
    const auto figures = figures_of(report);
    ASSERT_THAT(figures, SizeIs(2));
    EXPECT_EQ(figures[1].noun, "children");
    EXPECT_EQ(figures[1].role, "wounded");
}

}  // namespace
}  // namespace concord
