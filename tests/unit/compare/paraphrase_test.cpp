#include "compare/paraphrase.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace concord {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr Index rusk = 0;
constexpr Index veshnik = 1;

/// Sayings of one article each, among others that have nothing to do with them.
class Paraphrases : public ::testing::Test {
protected:
    Paraphrases() {
        for (const char* const words : {"barley prices rose in the north",
                                        "the opera season opens with a comedy",
                                        "the ferry to Vael runs twice a day"}) {
            add(words, 9);
        }
    }
    std::uint32_t add(const std::string& words, std::optional<Index> speaker) {
        const Span all{0, static_cast<std::uint32_t>(words.size())};
        ParaphraseFinder::Saying saying;
        saying.gist = read_gist(words, std::vector<Span>{all}, {false});
        saying.article = static_cast<Index>(sayings.size());
        saying.speaker = speaker;
        saying.is_person = speaker.has_value();
        saying.day = 20000;
        sayings.push_back(saying);
        return static_cast<std::uint32_t>(sayings.size() - 1);
    }
    [[nodiscard]] std::vector<ParaphraseFinder::Found> find(std::uint32_t saying) const {
        return ParaphraseFinder(sayings).find(saying);
    }

    std::vector<ParaphraseFinder::Saying> sayings;
};

TEST_F(Paraphrases, AreFoundInOtherFormsOfTheWords) {
    const auto first = add("Torvany signs nothing until the guns fall silent", veshnik);
    const auto second =
        add("his country signs no paper while the guns are yet to fall silent", veshnik);
    ASSERT_THAT(find(second), SizeIs(1));
    EXPECT_EQ(find(second).front().saying, first);
}

TEST_F(Paraphrases, OfTwoPersonsAreTwoSayings) {
    add("Torvany would sign nothing before the guns fell silent", rusk);
    const auto second = add("Torvany would sign nothing before the guns fell silent", veshnik);
    EXPECT_THAT(find(second), IsEmpty());
}

TEST_F(Paraphrases, OfAPersonAndANamelessBodyAreTwoSayings) {
    add("Torvany would sign nothing before the guns fell silent", veshnik);
    const auto second = add("Torvany would sign nothing before the guns fell silent", {});
    EXPECT_THAT(find(second), SizeIs(1)) << "a nameless speaker may be anyone";
    sayings[second].is_body = true;
    EXPECT_THAT(find(second), IsEmpty());
}

TEST_F(Paraphrases, OfTwoBodiesOfACountryAreOneWhereTheirSectorIs) {
    const auto first = add("Torvany would sign nothing before the guns fell silent", veshnik);
    const auto second = add("Torvany would sign nothing before the guns fell silent", rusk);
    for (const auto saying : {first, second}) {
        sayings[saying].is_person = false;
        sayings[saying].country = "NOR";
        sayings[saying].sector = "GOV";
    }
    EXPECT_THAT(find(second), SizeIs(1));
    sayings[second].sector = "MED";
    EXPECT_THAT(find(second), IsEmpty());
}

TEST_F(Paraphrases, DoNotDenyWhatTheOtherSays) {
    add("the envoy met the rebel leader at the hotel", veshnik);
    const auto second = add("the envoy never met the rebel leader at the hotel", veshnik);
    EXPECT_THAT(find(second), IsEmpty());
}

TEST_F(Paraphrases, HaveNoOtherNumbers) {
    add("air defences destroyed 19 drones over the left bank", veshnik);
    const auto second = add("air defences destroyed 36 drones over the left bank", veshnik);
    EXPECT_THAT(find(second), IsEmpty());
}

TEST_F(Paraphrases, LieNotMoreThanAWeekApart) {
    add("Torvany would sign nothing before the guns fell silent", veshnik);
    const auto second = add("Torvany would sign nothing before the guns fell silent", veshnik);
    sayings[second].day = 20008;
    EXPECT_THAT(find(second), IsEmpty());
    sayings[second].day = 20007;
    EXPECT_THAT(find(second), SizeIs(1));
}

TEST_F(Paraphrases, HoldAQuotedWord) {
    const std::string words = "the talks as useful";
    const auto first = add("the discussions were useful beyond all that he had hoped", rusk);
    const auto second = add(words, rusk);
    EXPECT_THAT(find(second), IsEmpty()) << "one word in common may be anything";
    sayings[second].gist = read_gist(words, std::vector<Span>{{0, 12}, {13, 19}}, {false, true});
    ASSERT_THAT(find(second), SizeIs(1));
    EXPECT_EQ(find(second).front().saying, first);
}

}  // namespace
}  // namespace concord
