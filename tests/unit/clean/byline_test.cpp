#include "clean/byline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const BylineReader& reader() {
    static const BylineReader bylines(*Knowledge::load());
    return bylines;
}

Byline read(std::string_view raw, std::string_view outlet = {}) {
    return reader().read(raw, outlet, BylineSource::visible);
}

TEST(ReadByline, GivesThePersons) {
    EXPECT_THAT(read("By Anna Beck and Jon Low").persons, ElementsAre("Anna Beck", "Jon Low"));
    EXPECT_THAT(read("Von Jule Harms").persons, ElementsAre("Jule Harms"));
    EXPECT_THAT(read("Par Zoé d'Aubert, Marc Oury et Léa Pons").persons,
                ElementsAre("Zoé d'Aubert", "Marc Oury", "Léa Pons"));
    EXPECT_THAT(read("From Osric Hallam in Belmora").persons, ElementsAre("Osric Hallam"));
}

TEST(ReadByline, KeepsParticlesOfNames) {
    EXPECT_THAT(read("By Juan de la Cruz").persons, ElementsAre("Juan de la Cruz"));
    EXPECT_THAT(read("By Ursula von Harten and Ali bin Omar").persons,
                ElementsAre("Ursula von Harten", "Ali bin Omar"));
}

TEST(ReadByline, StopsAtDatesAndRoles) {
    EXPECT_THAT(read("by Anna Beck April 14, 2031 3:29 PM 2 min read").persons,
                ElementsAre("Anna Beck"));
    EXPECT_THAT(read("By Anna Beck, Political editor").persons, ElementsAre("Anna Beck"));
    EXPECT_THAT(read("By Anna Beck Published 4 May 2031").persons, ElementsAre("Anna Beck"));
}

TEST(ReadByline, TellsAgenciesFromPersons) {
    const Byline byline = read("By Anna Beck, Reuters");
    EXPECT_THAT(byline.persons, ElementsAre("Anna Beck"));
    EXPECT_EQ(byline.credit, "Reuters");
    EXPECT_EQ(read("The Associated Press").credit, "AP");
    EXPECT_EQ(read("dpa/AFP").credit, "dpa");
}

TEST(ReadByline, NamesNoDeskAndNoOutlet) {
    EXPECT_THAT(read("Ledger staff and agencies").persons, IsEmpty());
    EXPECT_THAT(read("The Harbour Gazette", "The Harbour Gazette").persons, IsEmpty());
    EXPECT_THAT(read("www.gazette.example").persons, IsEmpty());
}

TEST(IsByline, WantsANameBehindTheWord) {
    EXPECT_TRUE(reader().is_byline("By Anna Beck"));
    EXPECT_TRUE(reader().is_byline("by Mila Terhov June 14, 2031 10:12 AM 2 min read"));
    EXPECT_FALSE(reader().is_byline("By then the president had left"));
    EXPECT_FALSE(reader().is_byline("Anna Beck"));
}

TEST(ReadCreditLine, FindsAgencyAndReporters) {
    Byline byline;
    EXPECT_TRUE(reader().read_credit_line("Source: Corvane", byline));
    EXPECT_EQ(byline.credit, "Corvane");
    EXPECT_TRUE(
        reader().read_credit_line("(Reporting by Jonas Marrick; editing by Edda Quill)", byline));
    EXPECT_THAT(byline.persons, ElementsAre("Jonas Marrick"));
    EXPECT_FALSE(reader().read_credit_line("Sources said the talks had ended.", byline));
}

TEST(OutletName, LosesItsSection) {
    EXPECT_EQ(reader().outlet_name("The Harbour Gazette – World"), "The Harbour Gazette");
    EXPECT_EQ(reader().outlet_name("Harbour - Night and Day"), "Harbour - Night and Day");
}

}  // namespace
}  // namespace concord
