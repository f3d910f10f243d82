#include "extract/statement_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "read_text.h"

namespace concord {
namespace {

/// "kind|speaker's name (words)|lemma|pieces", verbatim ones between « ».
std::string shown(const ReadText& read, const Statement& s) {
    std::string all(name_of(s.kind));
    all += "|";
    if (s.speaker) {
        if (s.speaker->entity) all += read.annotation.entities[*s.speaker->entity].name;
        all += " (" + read.words(s.speaker->span) + ")";
    }
    all += "|" + (s.cue ? s.cue->lemma : "") + "|";
    for (const Content& content : s.content) {
        const std::string text = read.words(content.span);
        all += content.verbatim ? "«" + text + "»" : "<" + text + ">";
    }
    return all;
}

std::vector<std::string> statements_in(std::initializer_list<std::string_view> paragraphs,
                                       BlockRole first = BlockRole::paragraph) {
    const ReadText result = read_text(paragraphs, first);
    std::vector<std::string> all;
    for (const Statement& s : result.findings.statements) all.push_back(shown(result, s));
    return all;
}

struct Case {
    std::string_view text;
    std::string_view statement;
};

class OneStatement : public testing::TestWithParam<Case> {};

TEST_P(OneStatement, IsReadWithItsSpeaker) {
    EXPECT_THAT(statements_in({GetParam().text}),
                testing::ElementsAre(std::string(GetParam().statement)));
}

INSTANTIATE_TEST_SUITE_P(
    WhereTheEndsAreInDoubt,
    OneStatement,
    testing::Values(
        Case{
            "According to Otto Rook, the town's engineer, the pump that failed on Tuesday was very "
            "likely a Hesk 12, which is built for small boats and is sold abroad.",
            "indirect|Otto Rook (Otto Rook, the town's engineer)|according to|"
            "<the pump that failed on Tuesday was very likely a Hesk 12>"},
        Case{"Anna Bell, who led the council for ten years and was never asked about the lists, "
             "tried to persuade Otto Rook that he had to stay, according to people who sat in the "
             "room.",
             "indirect| (people)|according to|"
             "<Anna Bell, who led the council for ten years and was never asked about the lists, "
             "tried to persuade Otto Rook that he had to stay>"}));

INSTANTIATE_TEST_SUITE_P(
    DirectSpeech,
    OneStatement,
    testing::Values(
        Case{"“We will count,” Anna Bell said.",
             "direct|Anna Bell (Anna Bell)|say|«We will count,»"},
        Case{"\"We will count,\" said Anna Bell.",
             "direct|Anna Bell (Anna Bell)|say|«We will count,»"},
        Case{"“We will count,” said Captain Ivo Remmick, who commands the boats, “and publish.”",
             "direct|Ivo Remmick (Captain Ivo Remmick, who commands the boats)|say|"
             "«We will count,»«and publish.»"},
        Case{"Anna Bell said: “We will count.”",
             "direct|Anna Bell (Anna Bell)|say|«We will count.»"},
        Case{"Anna Bell, the head of the mission, said, “We will count.”",
             "direct|Anna Bell (Anna Bell, the head of the mission,)|say|«We will count.»"},
        Case{"The head of the mission, Anna Bell, said: “We will count.”",
             "direct|Anna Bell (The head of the mission, Anna Bell,)|say|«We will count.»"},
        Case{"“We will count,” Anna Bell said on Friday. “We will publish.”",
             "direct|Anna Bell (Anna Bell)|say|«We will count,»«We will publish.»"},
        Case{"“We will count,” Anna Bell said, “and we will publish.”",
             "direct|Anna Bell (Anna Bell)|say|«We will count,»«and we will publish.»"},
        Case{"“Will you count?” Mayor Anna Bell asked.",
             "direct|Anna Bell (Mayor Anna Bell)|ask|«Will you count?»"},
        Case{"“Stop!” wrote Anna Bell on Plaza.", "direct|Anna Bell (Anna Bell)|write|«Stop!»"},
        Case{"Anna Bell: “We will count.”", "direct|Anna Bell (Anna Bell)||«We will count.»"},
        Case{"“We will count,” the ministry’s spokeswoman, Runa Halvik, tells Nord 7.",
             "direct|Runa Halvik (the ministry’s spokeswoman, Runa Halvik,)|tell|«We will count,»"},
        Case{"“We will count,” Major Tibor Hasslow is quoted as saying by Torinform.",
             "direct|Tibor Hasslow (Major Tibor Hasslow)|say|«We will count,»"},
        Case{"“We will count,” one of the diplomats said.",
             "direct| (one of the diplomats)|say|«We will count,»"},
        Case{"“He told me ‘wait’, so I waited,” Anna Bell said.",
             "direct|Anna Bell (Anna Bell)|say|«He told me ‘wait’, so I waited,»"}));

INSTANTIATE_TEST_SUITE_P(
    MixedSpeech,
    OneStatement,
    testing::Values(
        Case{"Anna Bell called the talks “useful”.",
             "mixed|Anna Bell (Anna Bell)|call|<the talks>«useful»"},
        Case{"Anna Bell said the talks were “useful”.",
             "mixed|Anna Bell (Anna Bell)|say|<the talks were>«useful»"},
        Case{"The talks were “useful,” Anna Bell said.",
             "mixed|Anna Bell (Anna Bell)|say|<The talks were>«useful,»"},
        Case{"Anna Bell, who was there, called them \"an honest piece of work\".",
             "mixed|Anna Bell (Anna Bell, who was there,)|call|<them>«an honest piece of work»"},
        Case{"Kantria, which has declared a “no-limits” partnership, left.",
             "mixed|Kantria (Kantria)|declare|<a>«no-limits»<partnership>"},
        Case{"The lists, Anna Bell said, had been “complete and correct”.",
             "mixed|Anna Bell (Anna Bell)|say|<The lists><had been>«complete and correct»"}));

INSTANTIATE_TEST_SUITE_P(
    IndirectSpeech,
    OneStatement,
    testing::Values(Case{"Anna Bell said that the drones had left.",
                         "indirect|Anna Bell (Anna Bell)|say|<that the drones had left>"},
                    Case{"The drones had left, Anna Bell said.",
                         "indirect|Anna Bell (Anna Bell)|say|<The drones had left>"},
                    Case{"According to Anna Bell, the drones had left.",
                         "indirect|Anna Bell (Anna Bell)|according to|<the drones had left>"},
                    Case{"The drones had left, according to the town's mayor.",
                         "indirect| (the town's mayor)|according to|<The drones had left>"},
                    Case{"Anna Bell denied that the drones had left.",
                         "indirect|Anna Bell (Anna Bell)|deny|<that the drones had left>"},
                    Case{"Anna Bell pointed out that the drones had left.",
                         "indirect|Anna Bell (Anna Bell)|point out|<that the drones had left>"},
                    Case{"US officials say the drones have left.",
                         "indirect| (US officials)|say|<the drones have left>"}));

TEST(FindStatements, LeavesQuotedWordsWithoutASpeakerAlone) {
    EXPECT_THAT(statements_in({"The “special operation” goes on. He read “War of Mud” twice."}),
                testing::IsEmpty());
    EXPECT_THAT(statements_in({"It’s the ministers’ plan; don't wait."}), testing::IsEmpty());
}

TEST(FindStatements, NounsAreNoCues) {
    EXPECT_THAT(statements_in({"Anna Bell's recent talks with the mayor were long."}),
                testing::IsEmpty());
    EXPECT_THAT(statements_in({"The state news agency has a stated aim and few demands."}),
                testing::IsEmpty());
}

TEST(FindStatements, FollowsPronouns) {
    EXPECT_THAT(statements_in({"Anna Bell spoke in Hesk.", "“We will count,” she said."}),
                testing::ElementsAre("direct|Anna Bell (she)|say|«We will count,»"));
    EXPECT_THAT(statements_in({"Mr Rook met Mrs Bell.", "“We will count,” she said."}),
                testing::ElementsAre("direct|Bell (she)|say|«We will count,»"));
}

TEST(FindStatements, ACueInsideTheQuotationPartsOneStatement) {
    EXPECT_THAT(statements_in({"“Bad coffee,” she said, “and, with luck, a date.”"}),
                testing::ElementsAre("direct| (she)|say|«Bad coffee,»«and, with luck, a date.»"));
}

TEST(FindStatements, GoesOnOverParagraphs) {
    EXPECT_THAT(statements_in({"“One,” Anna Bell said. “Two.", "“Three.”"}),
                testing::ElementsAre("direct|Anna Bell (Anna Bell)|say|«One,»«Two.»«Three.»"));
    EXPECT_THAT(statements_in({"“One,” Anna Bell said. “Two.", "“Three,” she added."}),
                testing::ElementsAre("direct|Anna Bell (Anna Bell)|say|«One,»",
                                     "direct|Anna Bell (she)|add|«Two.»«Three,»"));
}

TEST(FindStatements, GoesOnOverManyParagraphs) {
    EXPECT_THAT(statements_in({"“One,” Anna Bell said. “Two.", "“Three.", "“Four.", "“Five.”"}),
                testing::ElementsAre("direct|Anna Bell (Anna Bell)|say|"
                                     "«One,»«Two.»«Three.»«Four.»«Five.»"));
    EXPECT_THAT(
        statements_in({"“One,” Anna Bell said.", "“Two.", "“Three.", "“Four,” Otto Rook added."}),
        testing::ElementsAre("direct|Anna Bell (Anna Bell)|say|«One,»",
                             "direct|Otto Rook (Otto Rook)|add|«Two.»«Three.»«Four,»"));
    EXPECT_THAT(statements_in({"Anna Bell said: “One.", "“Two.", "“Three.”"}),
                testing::ElementsAre("direct|Anna Bell (Anna Bell)|say|«One.»«Two.»«Three.»"));
    EXPECT_THAT(statements_in({"“One,” Anna Bell said. “Two.", "“Three.", "Boats left."}),
                testing::ElementsAre("direct|Anna Bell (Anna Bell)|say|«One,»«Two.»«Three.»"));
}

TEST(FindStatements, AQuotedParagraphHasTheSpeakerOfTheOneBefore) {
    EXPECT_THAT(statements_in({"“We will count,” Anna Bell said.", "“We will publish.”"}),
                testing::ElementsAre("direct|Anna Bell (Anna Bell)|say|«We will count,»",
                                     "direct|Anna Bell (Anna Bell)||«We will publish.»"));
}

TEST(FindStatements, AQuotedParagraphHasNoSpeakerWhenTheArticleTurnedAway) {
    const std::string_view bell = "“We will count,” Anna Bell said.";
    const std::string_view more = "“We will publish it.”";
    EXPECT_THAT(statements_in({bell, "Otto Rook has read the “secret” lists.", more}),
                testing::ElementsAre("direct|Anna Bell (Anna Bell)|say|«We will count,»",
                                     "direct|||«We will publish it.»"));
    EXPECT_THAT(statements_in({bell, "She paused.", more}),
                testing::ElementsAre("direct|Anna Bell (Anna Bell)|say|«We will count,»",
                                     "direct|Anna Bell (Anna Bell)||«We will publish it.»"));
    EXPECT_THAT(statements_in({"The room fell silent.", more}),
                testing::ElementsAre("direct|||«We will publish it.»"));
    EXPECT_THAT(statements_in({"Two books are new.", "“War of Mud.”"}), testing::IsEmpty());
}

TEST(FindStatements, AddingHasTheSpeakerOfTheClauseBefore) {
    EXPECT_THAT(statements_in({"“We will count,” Anna Bell said, adding that nobody would pay."}),
                testing::ElementsAre("direct|Anna Bell (Anna Bell)|say|«We will count,»",
                                     "indirect|Anna Bell (Anna Bell)|add|<that nobody would pay>"));
}

TEST(FindStatements, AHeadlineQuotesTheReport) {
    EXPECT_THAT(
        statements_in(
            {"‘First silence, then lawyers’", "“First silence, then lawyers,” Anna Bell said."},
            BlockRole::title),
        testing::ElementsAre("direct|Anna Bell (Anna Bell)||«First silence, then lawyers»",
                             "direct|Anna Bell (Anna Bell)|say|«First silence, then lawyers,»"));
}

TEST(FindStatements, APostIsWhoseNameSignsIt) {
    EXPECT_THAT(
        statements_in({"We will count. And publish. https://t.example/x",
                       "— Anna Bell (@annabell) April 11, 2031"}),
        testing::ElementsAre("direct|Anna Bell (Anna Bell)||«We will count. And publish.»"));
}

TEST(FindStatements, TellsHearersFromCarriers) {
    const ReadText told = read_text({"“We will count,” Anna Bell told Reuters in Hesk on Friday."});
    ASSERT_EQ(told.findings.statements.size(), 1U);
    const Statement& statement = told.findings.statements[0];
    ASSERT_EQ(statement.via.size(), 1U);
    EXPECT_EQ(told.annotation.entities[statement.via[0]].name, "Reuters");
    EXPECT_FALSE(statement.addressee);
    ASSERT_TRUE(statement.time);
    EXPECT_EQ(told.annotation.times[*statement.time].value, "2031-06-06");

    const ReadText hearers = read_text({"“We will count,” Anna Bell told Otto Rook."});
    ASSERT_EQ(hearers.findings.statements.size(), 1U);
    ASSERT_TRUE(hearers.findings.statements[0].addressee);
    EXPECT_EQ(hearers.annotation.entities[*hearers.findings.statements[0].addressee].name,
              "Otto Rook");
}

TEST(FindStatements, AQuestionHasWhoIsAsked) {
    const ReadText asked = read_text({"Asked whether they would stay, Anna Bell replied: “No.”"});
    ASSERT_EQ(asked.findings.statements.size(), 2U);
    const Statement& question = asked.findings.statements[0];
    EXPECT_EQ(shown(asked, question), "indirect||ask|<whether they would stay>");
    EXPECT_EQ(question.polarity, Polarity::asks);
    ASSERT_TRUE(question.addressee);
    EXPECT_EQ(asked.annotation.entities[*question.addressee].name, "Anna Bell");
    EXPECT_EQ(shown(asked, asked.findings.statements[1]),
              "direct|Anna Bell (Anna Bell)|reply|«No.»");
}

TEST(FindStatements, TheSpeakerGoesOn) {
    const ReadText senator =
        read_text({"“We paid,” Senator Helma Rusk told the Hesk Post. “Twice,” the "
                   "senator added.",
                   "“Rusk is wrong,” Mayor Otto Rook said. “I asked Rusk,” he added."});
    std::vector<std::string> speakers;
    for (const Statement& s : senator.findings.statements) {
        ASSERT_TRUE(s.speaker && s.speaker->entity) << shown(senator, s);
        speakers.push_back(senator.annotation.entities[*s.speaker->entity].name);
    }
    EXPECT_THAT(speakers,
                testing::ElementsAre("Helma Rusk", "Helma Rusk", "Otto Rook", "Otto Rook"));
    EXPECT_EQ(senator.findings.statements[1].via, senator.findings.statements[0].via);
    ASSERT_EQ(senator.findings.statements[0].via.size(), 1U);
    EXPECT_EQ(senator.annotation.entities[senator.findings.statements[0].via[0]].name, "Hesk Post");
}

TEST(FindStatements, ATrailingOutletCarries) {
    const ReadText carried =
        read_text({"Anna Bell said the drones had left, the Hesk Post reported."});
    ASSERT_EQ(carried.findings.statements.size(), 1U);
    EXPECT_EQ(shown(carried, carried.findings.statements[0]),
              "indirect|Anna Bell (Anna Bell)|say|<the drones had left>");
    ASSERT_EQ(carried.findings.statements[0].via.size(), 1U);
    EXPECT_EQ(carried.annotation.entities[carried.findings.statements[0].via[0]].name, "Hesk Post");
}

struct CarrierCase {
    std::vector<std::string_view> paragraphs;
    std::size_t statement;
    std::string_view carrier;  ///< empty: nobody
};

class CarrierNamedElsewhere : public testing::TestWithParam<CarrierCase> {};

TEST_P(CarrierNamedElsewhere, CarriesTheStatement) {
    const CarrierCase& one = GetParam();
    const ReadText carried = one.paragraphs.size() == 1
                                 ? read_text({one.paragraphs[0]})
                                 : read_text({one.paragraphs[0], one.paragraphs[1]});
    ASSERT_GT(carried.findings.statements.size(), one.statement);
    std::string names;
    for (const Index carrier : carried.findings.statements[one.statement].via) {
        names += carried.annotation.entities[carrier].name;
    }
    EXPECT_EQ(names, one.carrier);
}

INSTANTIATE_TEST_SUITE_P(
    Carriers,
    CarrierNamedElsewhere,
    testing::Values(
        CarrierCase{{"The envoy's offer surprised Hesk. From the Hesk Post:",
                     "Anna Bell said the drones had left."},
                    0,
                    "Hesk Post"},
        CarrierCase{{"Anna Bell defended the raid in an interview with the Hesk Post.",
                     "“We will count,” Bell said."},
                    0,
                    "Hesk Post"},
        CarrierCase{
            {"Minutes obtained by the Hesk Post show that the drones had left."}, 0, "Hesk Post"},
        CarrierCase{{"On October 9 Anna Bell said that the drones had left the town, the Hesk Post "
                     "reported."},
                    0,
                    "Hesk Post"},
        CarrierCase{{"Otto Rook reads the Hesk Post.", "“We will count,” Bell said."}, 0, ""},
        CarrierCase{{"Read more on the Hesk Post:", "“We will count,” Bell said."}, 0, ""},
        CarrierCase{{"Anna Bell mocked Otto Rook's interview with the Hesk Post.",
                     "“We will count,” Bell said."},
                    0,
                    ""}));

TEST(FindStatements, ANameBehindTwoRolesIsWhoseTheyAre) {
    const ReadText said =
        read_text({"“It is a clear loss,” said company chairman and chief executive Otto Rook."});
    ASSERT_EQ(said.findings.statements.size(), 1U);
    ASSERT_TRUE(said.findings.statements[0].speaker);
    const auto speaker = said.findings.statements[0].speaker->entity;
    ASSERT_TRUE(speaker);
    EXPECT_EQ(said.annotation.entities[*speaker].name, "Otto Rook");
}

TEST(FindStatements, TheNarratorIsNobodyWhoIsNamed) {
    const ReadText told = read_text(
        {"Anna Bell said the drones had left.", "I told the council that the drones were back."});
    ASSERT_EQ(told.findings.statements.size(), 2U);
    EXPECT_EQ(shown(told, told.findings.statements[1]),
              "indirect| (I)|tell|<that the drones were back>");
}

TEST(FindStatements, TheNarratorIsTheByline) {
    const auto speaker_of = [](std::string_view text) {
        ReadText told = read_text({"Clara Moss wrote this.", text});
        told.article.byline = {"Clara Moss"};
        told.findings = find_again(told);
        const std::string all = shown(told, told.findings.statements.back());
        return all.substr(0, all.find(')') + 1);
    };
    EXPECT_EQ(speaker_of("I told the council that the drones were back."),
              "indirect|Clara Moss (I)");
    EXPECT_EQ(speaker_of("My brother told the council that the drones were back."),
              "indirect| (My brother)");
}

TEST(FindStatements, ADocumentSpeaksForWhoWroteIt) {
    const auto last_of = [](std::string_view first) {
        const ReadText told = read_text({first, "The letter says the drones are back."});
        return shown(told, told.findings.statements.back());
    };
    EXPECT_EQ(last_of("Anna Bell said in a letter that the drones had left."),
              "indirect|Anna Bell (The letter)|say|<the drones are back>");
    EXPECT_EQ(last_of("Anna Bell said that the drones had left."),
              "indirect| (The letter)|say|<the drones are back>");
    EXPECT_EQ(last_of("A report by Anna Bell said that the drones had left."),
              "indirect| (The letter)|say|<the drones are back>");
}

TEST(FindStatements, WhoIsCalledOnIsTold) {
    const ReadText called = read_text({"Anna Bell called on Otto Rook to publish the lists."});
    ASSERT_EQ(called.findings.statements.size(), 1U);
    const auto addressee = called.findings.statements[0].addressee;
    ASSERT_TRUE(addressee);
    EXPECT_EQ(called.annotation.entities[*addressee].name, "Otto Rook");
    const ReadText posted =
        read_text({"Anna Bell called on Telegram for the lists to be published."});
    for (const Statement& statement : posted.findings.statements) {
        EXPECT_FALSE(statement.addressee);
    }
}

TEST(FindStatements, CertainStatementsHaveMoreConfidenceThanDoubtfulOnes) {
    const ReadText sure = read_text({"“We will count the boats on Friday,” Anna Bell said."});
    const ReadText doubtful = read_text({"The victory meant that Otto Rook stays in the race."});
    ASSERT_EQ(sure.findings.statements.size(), 1U);
    ASSERT_TRUE(sure.findings.statements[0].confidence);
    EXPECT_GT(*sure.findings.statements[0].confidence, 0.9);
    ASSERT_EQ(doubtful.findings.statements.size(), 1U);
    ASSERT_TRUE(doubtful.findings.statements[0].confidence);
    EXPECT_LT(*doubtful.findings.statements[0].confidence, 0.85);
}

TEST(FindStatements, ADenialPointsAtWhatItDenies) {
    const ReadText denied =
        read_text({"Otto Rook said the town had sold the boats to Kantria.",
                   "Anna Bell denied that the town had sold any boats to Kantria."});
    ASSERT_EQ(denied.findings.statements.size(), 2U);
    EXPECT_FALSE(denied.findings.statements[0].denies);
    EXPECT_EQ(denied.findings.statements[1].denies, Index{0});

    const ReadText charges = read_text({"Otto Rook accused Anna Bell of hiding the lists.",
                                        "It rained. Anna Bell denied the charges."});
    ASSERT_EQ(charges.findings.statements.size(), 2U);
    EXPECT_EQ(charges.findings.statements[1].denies, Index{0});

    const ReadText other =
        read_text({"Otto Rook said the harvest was good.",
                   "Anna Bell denied that the town had sold any boats to Kantria."});
    ASSERT_EQ(other.findings.statements.size(), 2U);
    EXPECT_FALSE(other.findings.statements[1].denies);
}

TEST(FindStatements, ADocumentSpeaksForItsAuthor) {
    const ReadText poll =
        read_text({"A poll by the Hesk Institute found that most growers want a truce."});
    ASSERT_EQ(poll.findings.statements.size(), 1U);
    const auto& speaker = poll.findings.statements[0].speaker;
    ASSERT_TRUE(speaker && speaker->entity);
    EXPECT_EQ(poll.annotation.entities[*speaker->entity].name, "Hesk Institute");
}

TEST(FindStatements, AParagraphBehindAColonIsAnnounced) {
    EXPECT_THAT(statements_in({"Anna Bell answered the charges in a letter:",
                               "“We paid the growers. We will pay them again.”"}),
                testing::ElementsAre("direct|Anna Bell (Anna Bell)|answer|"
                                     "«We paid the growers. We will pay them again.»"));
}

TEST(FindStatements, ReadsTheChannel) {
    const ReadText posted = read_text({"“Stop,” Anna Bell wrote on Plaza.",
                                       "In a statement, the ministry said: “We will count.”"});
    ASSERT_EQ(posted.findings.statements.size(), 2U);
    ASSERT_TRUE(posted.findings.statements[0].channel);
    EXPECT_EQ(posted.words(*posted.findings.statements[0].channel), "on Plaza");
    ASSERT_TRUE(posted.findings.statements[1].channel);
    EXPECT_EQ(posted.words(*posted.findings.statements[1].channel), "In a statement");
}

TEST(FindStatements, AnAgencyThatReportsOnlyCarries) {
    const ReadText carried =
        read_text({"Reuters reported that Anna Bell said the drones had left."});
    ASSERT_EQ(carried.findings.statements.size(), 1U);
    const Statement& statement = carried.findings.statements[0];
    EXPECT_EQ(shown(carried, statement),
              "indirect|Anna Bell (Anna Bell)|say|<the drones had left>");
    EXPECT_EQ(statement.via.size(), 1U);
}

struct PolarityCase {
    std::string_view text;
    Polarity polarity;
};

class PolarityOfACue : public testing::TestWithParam<PolarityCase> {};

TEST_P(PolarityOfACue, FollowsItsVerb) {
    const ReadText one = read_text({GetParam().text});
    ASSERT_EQ(one.findings.statements.size(), 1U);
    EXPECT_EQ(one.findings.statements[0].polarity, GetParam().polarity);
}

INSTANTIATE_TEST_SUITE_P(
    FindStatements,
    PolarityOfACue,
    testing::Values(
        PolarityCase{"Anna Bell denied that drones had left.", Polarity::denies},
        PolarityCase{"Anna Bell declined to comment.", Polarity::declines},
        PolarityCase{"Anna Bell declined to say whether drones had left.", Polarity::declines},
        PolarityCase{"The ministry did not deny that drones had left.", Polarity::neither},
        PolarityCase{"The ministry neither confirmed nor denied that drones had left.",
                     Polarity::neither},
        PolarityCase{"Anna Bell urged both sides to stop.", Polarity::asks},
        PolarityCase{"Anna Bell said drones had left.", Polarity::asserts}));

class NoStatement : public testing::TestWithParam<std::string_view> {};

TEST_P(NoStatement, IsRead) {
    EXPECT_THAT(statements_in({GetParam()}), testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(WhatWasNotSaid,
                         NoStatement,
                         testing::Values("Ivo Remmick never said the war was “lost”.",
                                         "Ivo Remmick did not call the talks “useful”.",
                                         "Ivo Remmick has not said that the war is lost.",
                                         "He would not describe the talks as “useful”.",
                                         "Ivo Remmick avoided saying that the war was lost.",
                                         "Ivo Remmick continued to experience trouble breathing."));

INSTANTIATE_TEST_SUITE_P(WhatNobodySaid,
                         NoStatement,
                         testing::Values("Nobody in the council believes that the war is lost.",
                                         "No one said the war was “lost”.",
                                         "Few senators said that the war was lost.",
                                         "None of the senators said that the war was lost.",
                                         "Neither side said that the war was lost.",
                                         "Neither Rusk nor Remmick said the war was “lost”."));

INSTANTIATE_TEST_SUITE_P(WhatMayBeSaid,
                         NoStatement,
                         testing::Values("If Rusk says that the war is lost, he will go.",
                                         "Bell has yet to hear whether Rusk said it was “lost”.",
                                         "Unless Helma Rusk says that it is lost, it goes on.",
                                         "Rusk could say that the war is lost.",
                                         "Rusk might claim that the war is “lost”."));

INSTANTIATE_TEST_SUITE_P(
    AnAppositionIsNoSpeech,
    OneStatement,
    testing::Values(
        Case{"Anna Bell, a leading grower supporting Mr. Rusk, said his plan's message resonates.",
             "indirect|Anna Bell (Anna Bell, a leading grower supporting Mr. Rusk,)|say|"
             "<his plan's message resonates>"},
        Case{"Marevia's foreign minister, Jorun Tasveld, urged Kantria to stop the war.",
             "indirect|Jorun Tasveld (Marevia's foreign minister, Jorun Tasveld,)|urge|"
             "<Kantria to stop the war>"},
        Case{"The boats, the guns and the men are there, said Anna Bell.",
             "indirect|Anna Bell (Anna Bell)|say|<The boats, the guns and the men are there>"},
        Case{"In Hesk, the lists, which are long, are complete, said Anna Bell.",
             "indirect|Anna Bell (Anna Bell)|say|"
             "<In Hesk, the lists, which are long, are complete>"}));

INSTANTIATE_TEST_SUITE_P(
    PartyAndStateAreARole,
    OneStatement,
    testing::Values(
        Case{"Otto Rook, Hesk Republican, called the talks “useful”.",
             "mixed|Otto Rook (Otto Rook, Hesk Republican,)|call|<the talks>«useful»"},
        Case{"Mayor Otto Rook, a Democrat, said the drones had left.",
             "indirect|Otto Rook (Mayor Otto Rook, a Democrat,)|say|<the drones had left>"},
        Case{"Sen. Helma Rusk, D-W.Va., said the drones had left.",
             "indirect|Helma Rusk (Sen. Helma Rusk, D-W.Va.,)|say|<the drones had left>"},
        Case{"Sen. Helma Rusk, D-N.Y., one of the growers, said the drones had left.",
             "indirect|Helma Rusk (Sen. Helma Rusk, D-N.Y., one of the growers,)|say|"
             "<the drones had left>"},
        Case{"“We will count,” said Rusk, D-N.Y. “We will publish.”",
             "direct|Rusk (Rusk, D-N.Y.)|say|«We will count,»«We will publish.»"},
        Case{"Sen. Helma Rusk (R-S.C.) said the drones had left.",
             "indirect|Helma Rusk (Sen. Helma Rusk (R-S.C.))|say|<the drones had left>"},
        Case{"“We will count,” said Sen. Helma Rusk (R-S.C.) on Friday.",
             "direct|Helma Rusk (Sen. Helma Rusk (R-S.C.))|say|«We will count,»"}));

INSTANTIATE_TEST_SUITE_P(
    SaidAllTheSame,
    OneStatement,
    testing::Values(Case{"Anna Bell, who was not there, said that the drones had left.",
                         "indirect|Anna Bell (Anna Bell, who was not there,)|say|"
                         "<that the drones had left>"},
                    Case{"Anna Bell not only said that the drones had left.",
                         "indirect|Anna Bell (Anna Bell)|say|<that the drones had left>"},
                    Case{"A few senators said that the drones had left.",
                         "indirect| (A few senators)|say|<that the drones had left>"},
                    Case{"Otto Rook did not say so, but Anna Bell said drones had left.",
                         "indirect|Anna Bell (Anna Bell)|say|<drones had left>"},
                    Case{"If Rusk says it is lost, they will go, Anna Bell said.",
                         "indirect|Anna Bell (Anna Bell)|say|"
                         "<If Rusk says it is lost, they will go>"}));

TEST(FindStatements, RulesFindWithoutTheTagger) {
    ReadText alone = read_text(
        {"“We will count,” Anna Bell said.", "Anna Bell has denied that the drones had left."});
    alone.annotation.attributions.clear();
    alone.findings = find_again(alone);
    ASSERT_EQ(alone.findings.statements.size(), 2U);
    EXPECT_EQ(shown(alone, alone.findings.statements[0]),
              "direct|Anna Bell (Anna Bell)|say|«We will count,»");
    EXPECT_EQ(shown(alone, alone.findings.statements[1]),
              "indirect|Anna Bell (Anna Bell)|deny|<that the drones had left>");
    EXPECT_EQ(alone.words(alone.findings.statements[1].cue->span), "has denied");
}

class ContractOfStatements : public testing::TestWithParam<std::string_view> {};

TEST_P(ContractOfStatements, Holds) {
    const ReadText one = read_text({"The harbour is calm.", GetParam()});
    const auto& statements = one.findings.statements;
    for (std::size_t i = 0; i < statements.size(); ++i) {
        const Statement& s = statements[i];
        SCOPED_TRACE(shown(one, s));
        ASSERT_FALSE(s.content.empty());
        bool verbatim = false;
        for (std::size_t c = 0; c < s.content.size(); ++c) {
            EXPECT_FALSE(s.content[c].span.empty());
            EXPECT_TRUE(c == 0 || s.content[c - 1].span.end <= s.content[c].span.begin);
            EXPECT_FALSE(s.cue && s.content[c].span.overlaps(s.cue->span));
            verbatim = verbatim || s.content[c].verbatim;
            if (s.kind == StatementKind::direct) {
                EXPECT_TRUE(s.content[c].verbatim || one.words(s.content[c].span) == "that");
            }
        }
        EXPECT_EQ(verbatim, s.kind != StatementKind::indirect);
        for (const Index carrier : s.via) {
            EXPECT_FALSE(s.addressee == carrier);
            EXPECT_FALSE(s.speaker && s.speaker->entity == carrier);
        }
        ASSERT_TRUE(s.confidence);
        EXPECT_LE(*s.confidence, 1);
        EXPECT_GE(*s.confidence, s.kind == StatementKind::indirect ? 0.25 : 0);
        EXPECT_FALSE(s.inside && statements[*s.inside].inside == static_cast<Index>(i));
    }
}

INSTANTIATE_TEST_SUITE_P(
    FindStatements,
    ContractOfStatements,
    testing::Values(
        "“On Sunday, Rusk announced that she had raised two million. Bell said nobody would pay.”",
        "Rusk promised Sunday at a Hesk rally to end “the wasteful regime of the boats.”",
        "“It is clear that he did not fight,” Rook said, adding that he had fought for bills in "
        "his "
        "time. “A leader must fight for what they believe in.”",
        "“We will count the lists,” Rusk said, referencing a list that was made by Otto Rook. “So "
        "they clearly think I’m going to do what I say I will do.”",
        "Asked whether they would stay, Anna Bell would not say.",
        "A man who asked not to be named told the Hesk Post that the boats had left.",
        "“No,” said one man, who asked not to be named.",
        "Rusk told Emily Bee that the boats had left the harbour."));

TEST(FindStatements, SurvivesMarksAndCuesOnly) {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += "said, “said according to \"said: who, ";
    EXPECT_LT(statements_in({text}).size(), 20000U);
}

TEST(FindStatements, LeavesOutTheCityBeforeAReport) {
    EXPECT_THAT(
        statements_in({"Council Delays Tolls on Ships for 30 Days.",
                       "BRENNIN — The Torvan government said on Monday that it would delay a "
                       "decision to impose tolls on ships and barges from Kantria for another 30 "
                       "days, giving its neighbours a reprieve as the council tries to extract "
                       "concessions."}),
        testing::ElementsAre(testing::AllOf(testing::HasSubstr("|<that it would delay"),
                                            testing::Not(testing::HasSubstr("BRENNIN")))));
}

}  // namespace
}  // namespace concord
