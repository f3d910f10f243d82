#include "compare/paraphrase.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "concord/models.h"

namespace concord {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

const WordLists& word_lists() {
    static const WordLists lists(Knowledge::load()->table("comparing/sayings"));
    return lists;
}

constexpr Index rusk = 0;
constexpr Index veshnik = 1;

/// Sayings of one article each, among others that have nothing to do with them.
class ParaphrasesTest : public ::testing::Test {
protected:
    ParaphrasesTest() {
        for (const char* const words : {"barley prices rose in the north",
                                        "the opera season opens with a comedy",
                                        "the ferry to Vael runs twice a day"}) {
            add(words, "Ivo Harl", 9);
        }
    }

    /// entry  of a named person; nothing for somebody without a name
    std::uint32_t add(const std::string& words,
                      std::string_view speaker,
                      std::optional<Index> entry = {}) {
        const Span all{0, static_cast<std::uint32_t>(words.size())};
        ToldSaying saying;
        saying.gist = read_gist(words, std::vector<Span>{all}, {false}, word_lists());
        saying.sentence = saying.gist.stems;
        saying.article = static_cast<Index>(sayings.size());
        saying.voice.entry = entry;
        saying.voice.is_person = entry.has_value();
        saying.cue_class = "say";
        const std::vector<std::string_view> phrases = {speaker};
        read_voice_words(phrases, entry ? speaker : std::string_view(), word_lists(), saying.voice);
        saying.day = 20000;
        sayings.push_back(saying);
        return static_cast<std::uint32_t>(sayings.size() - 1);
    }
    [[nodiscard]] std::vector<Paraphrase> find() {
        split_compounds(sayings);
        const auto scorer = SayingPairScorer::load(Models::load().statement_pairs());
        EXPECT_TRUE(scorer.has_value());
        std::vector<std::uint32_t> quotations(sayings.size());
        for (std::uint32_t i = 0; i < quotations.size(); ++i) quotations[i] = i;
        return Paraphrases(sayings, quotations, *scorer).likely(0.5F);
    }

    std::vector<ToldSaying> sayings;
};

TEST_F(ParaphrasesTest, AreFoundInOtherFormsOfTheWords) {
    const auto first =
        add("Torvany signs nothing until the guns fall silent", "Helma Veshnik", veshnik);
    const auto second = add("his country signs no paper while the guns are yet to fall silent",
                            "Helma Veshnik",
                            veshnik);
    ASSERT_THAT(find(), SizeIs(1));
    EXPECT_EQ(find().front().one, first);
    EXPECT_EQ(find().front().other, second);
}

TEST_F(ParaphrasesTest, OfTwoPersonsAreTwoSayings) {
    add("Torvany would sign nothing before the guns fell silent", "Anton Rusk", rusk);
    add("Torvany would sign nothing before the guns fell silent", "Helma Veshnik", veshnik);
    EXPECT_THAT(find(), IsEmpty());
}

TEST_F(ParaphrasesTest, OfTwoCountriesAreTwoSayings) {
    add("the drones came over the strait at dawn", "the air force");
    add("the drones came over the strait at dawn", "the air force");
    EXPECT_THAT(find(), SizeIs(1));
    sayings[3].voice.country = "NOR";
    sayings[4].voice.country = "FIN";
    EXPECT_THAT(find(), IsEmpty());
}

TEST_F(ParaphrasesTest, OfASpokesmanAreThoseOfTheBodyHeSpeaksFor) {
    const char* const words = "the raid avenged the strikes on the valley of Hesk";
    add(words, "the Grey Front");
    read_voice_words({}, "Grey Front", word_lists(), sayings.back().voice);
    add("the raid on the barracks came in return for strikes near Hesk",
        "Ivo Brell, a spokesman of the Grey Front",
        7);
    const auto scorer = SayingPairScorer::load(Models::load().statement_pairs());
    const auto as_spokesman = ParaphraseFinder(sayings).facts(3, 4);
    ASSERT_TRUE(as_spokesman && scorer);
    sayings[4].voice = {};
    read_voice_words(
        std::vector<std::string_view>{"Ivo Brell"}, "Ivo Brell", word_lists(), sayings[4].voice);
    sayings[4].voice.is_person = true;
    const auto as_anybody = ParaphraseFinder(sayings).facts(3, 4);
    ASSERT_TRUE(as_anybody);
    EXPECT_GT(scorer->probability(*as_spokesman), scorer->probability(*as_anybody));
}

TEST_F(ParaphrasesTest, AreLessLikelyWeeksApart) {
    add("Torvany would sign nothing while the guns fire", "Helma Veshnik", veshnik);
    add("Torvany would sign nothing before the guns fell silent", "Helma Veshnik", veshnik);
    const float near = find().front().probability;
    sayings[4].day = 20007;
    EXPECT_EQ(find().front().probability, near);
    sayings[4].day = 20008;
    const auto found = find();
    EXPECT_TRUE(found.empty() || found.front().probability < near);
}

TEST_F(ParaphrasesTest, StandInTwoArticlesAndNotBothBetweenMarks) {
    add("Torvany would sign nothing before the guns fell silent", "Helma Veshnik", veshnik);
    add("Torvany would sign nothing before the guns fell silent", "Helma Veshnik", veshnik);
    EXPECT_THAT(find(), SizeIs(1));
    sayings[3].is_direct = sayings[4].is_direct = true;
    EXPECT_THAT(find(), IsEmpty()) << "quotations are compared word by word";
    sayings[3].is_direct = false;
    sayings[4].article = sayings[3].article;
    EXPECT_THAT(find(), IsEmpty());
}

TEST_F(ParaphrasesTest, NeedMoreThanANameInCommon) {
    add("Helma Veshnik", "Anton Rusk", rusk);
    add("Helma Veshnik", "Anton Rusk", rusk);
    EXPECT_THAT(find(), IsEmpty());
}

TEST_F(ParaphrasesTest, HoldAQuotedWord) {
    const std::string words = "the talks as useful";
    add("the discussions were useful beyond all that he had hoped", "Anton Rusk", rusk);
    const auto second = add(words, "Anton Rusk", rusk);
    EXPECT_FALSE(ParaphraseFinder(sayings).facts(3, second)) << "one word may be anything";
    sayings[second].gist =
        read_gist(words, std::vector<Span>{{0, 12}, {13, 19}}, {false, true}, word_lists());
    EXPECT_TRUE(ParaphraseFinder(sayings).facts(3, second));
}

TEST_F(ParaphrasesTest, WriteCompoundsAsOneWordOrTwo) {
    add("the air strikes hit a bi-lateral meeting", "Anton Rusk", rusk);
    add("airstrikes hit the bilateral meeting", "Anton Rusk", rusk);
    split_compounds(sayings);
    EXPECT_EQ(sayings[3].gist.stems, sayings[4].gist.stems);
}

TEST_F(ParaphrasesTest, OfOneQuotationCountOnce) {
    add("Torvany would sign nothing before the guns fell silent", "Helma Veshnik", veshnik);
    add("Torvany would sign nothing before the guns fell silent", "Helma Veshnik", veshnik);
    const auto excerpt = add("nothing", "Helma Veshnik", veshnik);
    const auto scorer = SayingPairScorer::load(Models::load().statement_pairs());
    const std::vector<std::uint32_t> quotations = {0, 1, 2, 3, 4, 4};
    const Paraphrases paraphrases(sayings, quotations, *scorer);
    EXPECT_GT(paraphrases.probability(4, 3), 0.5F);
    EXPECT_EQ(paraphrases.probability(excerpt, 3), 0) << "asked by its quotation";
}

TEST(Gist, TakesTheNameOfSomethingForNoQuotation) {
    const std::string words = "the end of War of Mud was a surprise";
    EXPECT_THAT(read_gist(words, std::vector<Span>{{11, 21}}, {true}, word_lists()).quoted,
                IsEmpty());
    EXPECT_THAT(read_gist(words, std::vector<Span>{{22, 36}}, {true}, word_lists()).quoted,
                SizeIs(1));
}

TEST(Gist, HasOneStemForADeedAndWhoDoesIt) {
    const auto stems = [](const std::string& words) {
        const Span all{0, static_cast<std::uint32_t>(words.size())};
        return read_gist(words, std::vector<Span>{all}, {false}, word_lists()).stems;
    };
    EXPECT_EQ(stems("retaliation"), stems("retaliate"));
    EXPECT_EQ(stems("attackers"), stems("attacked"));
    EXPECT_EQ(stems("permanently"), stems("permanent"));
    EXPECT_NE(stems("action"), stems("acting")) << "too short to be told from others";
}

}  // namespace
}  // namespace concord
