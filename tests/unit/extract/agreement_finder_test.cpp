#include "extract/agreement_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>

#include "concord/knowledge.h"
#include "read_text.h"

namespace concord {
namespace {

std::string name(const ReadText& read, std::optional<Index> entity) {
    return entity ? read.annotation.entities[*entity].name : "-";
}

/// "name: parties; on time" of each agreement.
std::string agreements_of(std::string_view text) {
    const ReadText read = read_text({text});
    std::string all;
    for (const Agreement& agreement : read.findings.agreements) {
        if (!all.empty()) all += " | ";
        all += read.words(agreement.name) + ":";
        for (const Index party : agreement.parties) all += " " + name(read, party);
        if (agreement.agreed_on) all += "; on " + read.annotation.times[*agreement.agreed_on].value;
    }
    return all;
}

std::string terms_of(std::string_view text) {
    const ReadText read = read_text({text});
    std::string all;
    for (const Agreement& agreement : read.findings.agreements) {
        for (const Span term : agreement.terms) {
            if (!all.empty()) all += " | ";
            all += read.words(term);
        }
    }
    return all;
}

/// "by, says whom, how often: words" of each breach.
std::string breaches_of(std::string_view text) {
    const ReadText read = read_text({text});
    std::string all;
    for (const Agreement& agreement : read.findings.agreements) {
        for (const AllegedBreach& breach : agreement.alleged_breaches) {
            if (!all.empty()) all += " | ";
            all += name(read, breach.by) + ", says " + name(read, breach.alleged_by);
            if (breach.quantity)
                all += ", " + read.words(read.findings.quantities[*breach.quantity].span);
            all += ": " + read.words(breach.span);
        }
    }
    return all;
}

struct Case {
    std::string_view text;
    std::string_view expected;
};

class Agreements : public testing::TestWithParam<Case> {};
TEST_P(Agreements, HaveANameSidesAndADay) {
    EXPECT_EQ(agreements_of(GetParam().text), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(
    Made,
    Agreements,
    testing::Values(
        Case{"Norway and Sweden signed a fisheries treaty in Oslo on Monday.",
             "a fisheries treaty: Norway Sweden; on 2031-06-09"},
        Case{"France said the peace agreement between Norway and Sweden took effect on Tuesday.",
             "the peace agreement between Norway and Sweden: Norway Sweden; on 2031-06-10"},
        Case{"Spain and Portugal welcomed the 2024 nuclear deal with Iran.",
             "the 2024 nuclear deal with Iran: Iran; on 2024"},
        Case{"Norway reached a ceasefire with Sweden. The truce was brokered by Spain.",
             "a ceasefire with Sweden: Sweden Norway"},
        Case{"Norway praised the Law of the Sea Treaty.", "Law of the Sea Treaty:"},
        Case{"Under the Hesk Accord, both sides withdrew their guns.", "the Hesk Accord:"},
        Case{"Norway and Sweden entered into a treaty.", "a treaty: Norway Sweden"},
        Case{"The treaty between Norway and Sweden entered into force on Monday.",
             "The treaty between Norway and Sweden: Norway Sweden; on 2031-06-09"},
        Case{"The truce between Norway and Sweden held on Tuesday.",
             "The truce between Norway and Sweden: Norway Sweden"},
        Case{"Norway and Sweden signed a truce. Spain brokered the truce on Monday.",
             "a truce: Norway Sweden; on 2031-06-09"},
        Case{"Norway and Sweden want a revised Hesk Free Trade Agreement.",
             "a revised Hesk Free Trade Agreement:"},
        Case{"Norway continued to honour the truce with Sweden.",
             "the truce with Sweden: Sweden Norway"},
        Case{"The signatories of the treaty met in Oslo.", "the treaty:"},
        Case{"On Monday, Norway released three Swedish pilots as part of a prisoner swap.",
             "a prisoner swap: Norway; on 2031-06-09"}));

INSTANTIATE_TEST_SUITE_P(
    AreNone,
    Agreements,
    testing::Values(
        Case{"Norway wants a full ceasefire with Sweden.", ""},
        Case{"Spain tried to broker a truce between Norway and Sweden.", ""},
        Case{"Spain is angry over the pace of agreeing a truce between Norway and Sweden.", ""},
        Case{"Norway would accept any peace deal with Sweden.", ""},
        Case{"The striker signed a new deal with the club.", ""},
        Case{"Norway and Sweden held ceasefire talks on Monday.", ""},
        Case{"The Constitution says that treaties must be ratified.", ""},
        Case{"Spain called for a Christmas truce.", ""},
        Case{"Spain praised the emerging pact between Norway and Sweden.", ""},
        Case{"Norway signed a great deal of paper with Sweden on Monday.", ""},
        Case{"Congress could change the terms of the pact between Norway and Sweden.", ""},
        Case{"The police stopped a white Velo Accord in Oslo.", ""},
        Case{"The note is not a peace treaty between Norway and Sweden.", ""},
        Case{"Norway and Sweden did not sign the trade agreement.", ""}));

INSTANTIATE_TEST_SUITE_P(
    AreTheSame,
    Agreements,
    testing::Values(
        Case{"Norway and Sweden signed a partial truce on Monday. Norway also wants a full "
             "ceasefire. On Tuesday Norway said Sweden had violated the ceasefire.",
             "a partial truce: Norway Sweden; on 2031-06-09"},
        Case{"Norway and Sweden signed a full energy pact. The energy pact was signed in Oslo.",
             "The energy pact: Norway Sweden"},
        Case{"Norway signed a trade agreement with Sweden in 2020. In 2025 it signed a defence "
             "pact with Spain.",
             "a trade agreement with Sweden: Sweden Norway; on 2020 | a defence pact with Spain: "
             "Spain Norway; on 2025"}));

class Terms : public testing::TestWithParam<Case> {};
TEST_P(Terms, StandInTheClausesOfTheAgreement) {
    EXPECT_EQ(terms_of(GetParam().text), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(
    All,
    Terms,
    testing::Values(
        Case{"Norway and Sweden signed a 30-day moratorium on strikes against ports.",
             "30-day | strikes against ports"},
        Case{"Norway and Sweden signed a deal to free all prisoners.", "free all prisoners"},
        Case{"Norway and Sweden signed a truce. Under the truce, both sides will leave the valley.",
             "both sides will leave the valley"},
        Case{"Norway and Sweden signed a truce. The truce requires Norway to leave the valley.",
             "Norway to leave the valley"},
        Case{"Norway and Sweden signed a truce. Under the provisions of the truce, both sides will "
             "leave the valley.",
             "both sides will leave the valley"}));

INSTANTIATE_TEST_SUITE_P(
    WithoutAWordForIt,
    Terms,
    testing::Values(
        Case{"A truce took effect. Norway and Sweden agreed on Monday to stop attacking ports.",
             "stop attacking ports"},
        Case{"A truce took effect. The two sides pledged not to attack ports.",
             "not to attack ports"},
        Case{"A truce took effect. The two sides agreed to meet again.", ""},
        Case{"Norway and Sweden signed a truce. It was signed in Oslo on Monday, and the truce, "
             "under which the two sides will spare ports, began on Tuesday.",
             "the two sides will spare ports"},
        Case{"Norway and Sweden signed a truce. The truce covers ports and says nothing of dams.",
             "ports"},
        Case{"Norway and Sweden signed a truce. The truce limits patrols and bans mines.",
             "patrols | mines"}));

TEST(AgreementFinder, ReadsAListOfTerms) {
    ReadText read = read_text({"A truce took effect on Tuesday.",
                               "Under the text, the two sides undertake:",
                               "not to strike dams;",
                               "to spare ports."});
    for (const std::size_t item : {2U, 3U}) read.article.blocks[item].role = BlockRole::list;
    read.findings = find_again(read);
    ASSERT_EQ(read.findings.agreements.size(), 1U);
    ASSERT_EQ(read.findings.agreements[0].terms.size(), 2U);
    EXPECT_EQ(read.words(read.findings.agreements[0].terms[0]), "not to strike dams");
    EXPECT_EQ(read.words(read.findings.agreements[0].terms[1]), "to spare ports");
}

TEST(AgreementFinder, KeepsANamedAgreementFromAWholeOneThatIsOnlySpokenOf) {
    EXPECT_EQ(terms_of("Norway accepts a general ceasefire of 60 days, Anna Bell said. Sweden "
                       "violated the Oslo Accord on ports."),
              "");
}

class Breaches : public testing::TestWithParam<Case> {};
TEST_P(Breaches, HaveWhoDidAndWhoSays) {
    EXPECT_EQ(breaches_of(GetParam().text), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(
    Told,
    Breaches,
    testing::Values(
        Case{"Norway accused Sweden of breaking the truce.",
             "Sweden, says Norway: Norway accused Sweden of breaking the truce"},
        Case{"Norway and Sweden accused each other of violating the truce.",
             "Norway, says Sweden: Norway and Sweden accused each other of violating the truce | "
             "Sweden, says Norway: Norway and Sweden accused each other of violating the truce"},
        Case{"Norway said Sweden had violated the ceasefire 13 times.",
             "Sweden, says Norway, 13: Sweden had violated the ceasefire 13 times"},
        Case{"Sweden has repeatedly violated the truce.",
             "Sweden, says -: Sweden has repeatedly violated the truce"},
        Case{"Norway said the truce had been violated by Sweden.",
             "Sweden, says Norway: the truce had been violated by Sweden"},
        Case{"Norway denounced Sweden's violations of the truce.",
             "Sweden, says Norway: Norway denounced Sweden's violations of the truce"},
        Case{"Norway denounced Sweden's infringements of the truce.",
             "Sweden, says Norway: Norway denounced Sweden's infringements of the truce"},
        Case{"Sweden attacked the port of Bergen despite the truce.",
             "Sweden, says -: Sweden attacked the port of Bergen despite the truce"},
        Case{"Sweden moved guns into the valley in violation of the truce with Norway.",
             "Sweden, says -: Sweden moved guns into the valley in violation of the truce with "
             "Norway"}));

INSTANTIATE_TEST_SUITE_P(
    Counted,
    Breaches,
    testing::Values(
        Case{"A truce took effect on Monday. Norway counts 35 Swedish breaches.",
             "-, says Norway, 35: Norway counts 35 Swedish breaches"},
        Case{"A truce took effect on Monday. Sweden and Norway met. Norway counts 35 Swedish "
             "breaches.",
             "Sweden, says Norway, 35: Norway counts 35 Swedish breaches"},
        Case{"A truce took effect on Monday. Norway counts 35 breaches of the law.", ""},
        Case{
            "Anna Bell of Norway counted 11 breaches of the truce: six by Sweden and five that "
            "nobody can explain.",
            "-, says Anna Bell, 11: 11 breaches of the truce | Sweden, says Anna Bell, six: six by "
            "Sweden"},
        Case{"Anna Bell of Norway counted 8 breaches of the truce: six by Sweden, one by Norway.",
             "-, says Anna Bell, 8: 8 breaches of the truce | Sweden, says Anna Bell, six: six by "
             "Sweden | Norway, says Anna Bell, one: one by Norway"},
        Case{"A truce took effect on Monday. Sweden and Norway met. Norway counts 35 Swedish "
             "breaches, eight more than last week.",
             "Sweden, says Norway, 35: Norway counts 35 Swedish breaches, eight more"},
        Case{"The deal was struck in Oslo in May. Each accuses the other of breaking that deal. "
             "Ford spoke of 60 violations, Tesla of 35.",
             ""},
        Case{"The deal was struck in Oslo in May. Each side accuses the other of breaking that "
             "deal. Norway spoke of 60 violations, Sweden of 35.",
             "-, says -: Each side accuses the other of breaking that deal | -, says Norway, 60: "
             "Norway spoke of 60 violations | -, says Sweden, 35: Sweden of 35"},
        Case{"Norway said Sweden had attacked its ports 40 times since the truce began.",
             "Sweden, says Norway, 40: Sweden had attacked its ports 40 times"},
        Case{"Sweden attacked the port of Bergen since the truce began.", ""}));

INSTANTIATE_TEST_SUITE_P(
    Answered,
    Breaches,
    testing::Values(
        Case{"The truce with Sweden took effect. Norway denied that it had broken the truce. "
             "Sweden for its part shelled a power station at Bergen, Anna Bell said.",
             "Sweden, says Anna Bell: Sweden for its part shelled a power station at Bergen"},
        Case{"The truce with Sweden took effect. Norway denied that it had broken the truce. "
             "Sweden shelled a power station at Bergen, Anna Bell said.",
             ""},
        Case{"The truce with Sweden took effect. Norway denied that it had broken the truce. "
             "Denmark in turn shelled a village in Finland, Anna Bell said.",
             ""}));

INSTANTIATE_TEST_SUITE_P(AreNone,
                         Breaches,
                         testing::Values(Case{"Norway will retaliate if Sweden violates the truce.",
                                              ""},
                                         Case{"Sweden denied violating the truce.", ""},
                                         Case{"Sweden has not violated the truce.", ""},
                                         Case{"Sweden broke the law, but not the truce.", ""},
                                         Case{"Sweden threatened to violate the truce.", ""},
                                         Case{"Sweden exported fish despite the truce.", ""}));

TEST(AgreementFinder, GivesEachFindingItsWords) {
    for (const std::string_view text :
         {"Of violating the truce, Norway and Sweden accused each other.",
          "Of violations of the truce Norway and Sweden accused each other.",
          "Violating the truce, Norway said, is what Sweden is accused of.",
          "Each other Norway and Sweden accused of breaking the truce."}) {
        const ReadText read = read_text({text});
        const auto is_of_text = [&](Span span) {
            return span.begin < span.end && span.end <= read.article.text.size();
        };
        for (const Agreement& agreement : read.findings.agreements) {
            EXPECT_TRUE(is_of_text(agreement.name)) << text;
            for (const Span term : agreement.terms) EXPECT_TRUE(is_of_text(term)) << text;
            for (const AllegedBreach& breach : agreement.alleged_breaches)
                EXPECT_TRUE(is_of_text(breach.span)) << text;
        }
    }
}

TEST(AgreementFinder, LooksBackAtTheAgreementsLastSpokenOf) {
    std::string text = "Norway and Sweden signed the Hesk Treaty in Oslo. ";
    const std::string again = "The Hesk Treaty was signed in Oslo.";
    EXPECT_EQ(agreements_of(text + again), "the Hesk Treaty: Norway Sweden");
    for (const char letter : std::string_view("BCDFGHJKLMNPRSTVW"))
        text += "Norway signed the " + std::string(1, letter) + "elk Treaty with Sweden. ";
    EXPECT_THAT(agreements_of(text + again), testing::EndsWith("The Hesk Treaty:"));
}

TEST(AgreementFinder, ReadsNoAgreementFarInATable) {
    std::string text = "Norway signed";
    for (int i = 0; i < 90; ++i) text += " the book of fish,";
    EXPECT_EQ(agreements_of(text + " and a fisheries treaty with Sweden."), "");
}

TEST(AgreementKnowledge, HasNoUnknownNamesAndNoWordTwice) {
    const auto knowledge = Knowledge::load();
    const auto check =
        [&](std::string_view table, std::size_t column, const std::set<std::string>& known) {
            for (const auto& row : knowledge->table(table).rows)
                EXPECT_TRUE(known.contains(row[column])) << row[0] << ": " << row[column];
        };
    check("agreements/nouns", 1, {"truce", "moratorium", "treaty", "accord", "exchange"});
    check("agreements/nouns", 2, {"-", "side", "sides", "captives"});
    check("agreements/nouns", 3, {"-", "yes"});
    check("agreements/verbs",
          2,
          {"made",
           "arranged",
           "began",
           "kept",
           "ended",
           "broken",
           "lasted",
           "states",
           "accuses",
           "counts",
           "weighed",
           "succeeds"});
    check("agreements/nouns_around", 1, {"broken", "terms", "part", "exists"});
    check("agreements/prepositions", 1, {"terms", "exists", "despite", "sides", "about"});
    check("agreements/modifiers",
          1,
          {"wished", "exists", "topic", "captives", "whole", "part", "private", "figure"});

    // A word has one meaning in a slot; modifiers may have several, each once.
    const auto check_once = [&](std::string_view table, std::optional<std::size_t> slots) {
        std::set<std::string> seen;
        for (const auto& row : knowledge->table(table).rows) {
            std::istringstream words(row[0]);
            for (std::string word; words >> word;) {
                std::istringstream cell(slots ? row[*slots] : "-");
                for (std::string slot; cell >> slot;)
                    EXPECT_TRUE(seen.insert(word + " " + slot).second) << table << ": " << word;
            }
        }
    };
    check_once("agreements/nouns", std::nullopt);
    check_once("agreements/verbs", 1);
    check_once("agreements/nouns_around", std::nullopt);
    check_once("agreements/prepositions", std::nullopt);
    check_once("agreements/modifiers", 1);
}

TEST(AgreementFinder, FindsNothingInAnEmptyArticle) {
    EXPECT_TRUE(read_text({""}).findings.agreements.empty());
}

}  // namespace
}  // namespace concord
