#include "store/citations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample.h"

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class CiteWords : public StoreTest {
protected:
    CiteWords() { sample.fill(store); }
    Sample sample;
    Store store = open();
    std::string ledger = sample.ledger.article.id;
};

TEST_F(CiteWords, GivesWordsBytesAndSentenceOfAStretch) {
    const auto cited = store.cite(ledger + "/25-30");
    ASSERT_TRUE(cited) << cited.error().message;
    EXPECT_EQ(cited->text, "“old”");
    EXPECT_EQ(cited->code_points, (Span{25, 30}));
    EXPECT_EQ(cited->citation, (Citation{ledger, {25, 34}}));
    EXPECT_EQ(cited->sentence, "The “old” bridge at Orlen was closed on 3 March.");
    EXPECT_EQ(cited->outlet, "The Ledger");
    EXPECT_EQ(cited->title, "Orlen bridge closed");
    EXPECT_EQ(cited->published, "2031-03-04T08:00:00Z");
    EXPECT_EQ(cited->sha256, sample.ledger.article.sha256);
    ASSERT_EQ(cited->places.size(), 1U);
    EXPECT_EQ(cited->places[0].path, "ledger.html");
    EXPECT_THAT(cited->origin, ElementsAre(OriginRun{{25, 34}, 125, 134}));
}

TEST_F(CiteWords, GivesTheWordsOfAValue) {
    EXPECT_EQ(store.cite(ledger + "/s1")->text, "We will open it in May, and not before,");
    EXPECT_EQ(store.cite(ledger + "/e1")->text, "Ada Brun");
    EXPECT_EQ(store.cite(ledger + "/t1")->text, "3 March");
    EXPECT_EQ(store.cite(sample.barley.article.id + "/q1")->text, "3 per cent");
    EXPECT_EQ(store.cite(sample.courier.article.id + "/s1")->text,
              "We will open it in May”, Ada Brun said, “with a band.");
}

TEST_F(CiteWords, GivesTheTitle) {
    const auto cited = store.cite(ledger + "/title");
    ASSERT_TRUE(cited) << cited.error().message;
    EXPECT_EQ(cited->text, "Orlen bridge closed");
    EXPECT_EQ(cited->citation, (Citation{ledger, {0, 19}, Citation::Field::title}));
    EXPECT_EQ(cited->code_points, (Span{0, 19}));
    EXPECT_THAT(cited->origin, IsEmpty());
}

TEST_F(CiteWords, GivesEverySentenceThatIsTouched) {
    EXPECT_EQ(store.cite(ledger + "/6-24")->sentence,
              "Orlen bridge closed\n\nThe “old” bridge at Orlen was closed on 3 March.");
}

TEST_F(CiteWords, SaysWhatIsNotThere) {
    for (const char* id : {"/0-9999", "/9-3", "/s2", "/v1", "/t9", "/q1"}) {
        EXPECT_EQ(store.cite(ledger + id).error().kind, ErrorKind::not_found) << id;
    }
    EXPECT_EQ(store.cite("nothing/1-2").error().kind, ErrorKind::not_found);
}

TEST_F(CiteWords, RefusesWhatIsNoCitation) {
    for (const char* id :
         {"", "x", "/", "/s", "/s0", "/x1", "/1-", "/-1", "/1--2", "/+1-2", "/1-99999999999"}) {
        EXPECT_EQ(store.cite(ledger + id).error().kind, ErrorKind::usage) << id;
    }
}

}  // namespace
}  // namespace concord
