#include "server/story_page.h"

#include <gmock/gmock.h>

#include <regex>

#include "../store/sample.h"
#include "server/site.h"
#include "server/story_changes.h"

namespace concord::server {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// A store of the sample; `story` may be changed before it is first asked for.
class StoryPage : public StoreTest {
protected:
    StoryPage() { story.story.id = sample.ledger.article.id; }

    const Store& store() {
        if (!store_) {
            store_.emplace(open());
            const std::vector<ArticleRecord> articles = sample.all();
            EXPECT_TRUE(store_->add(articles, {}));
            const std::vector<StoryRecord> stories = {story, sample.stories()[1]};
            EXPECT_TRUE(keep_stories(*store_, stories, articles, "f"));
        }
        return *store_;
    }
    std::string get(const std::string& part = {},
                    std::vector<std::pair<std::string, std::string>> query = {}) {
        const Response response = respond(store(), {address + part, std::move(query)});
        EXPECT_EQ(response.status, 200) << part;
        return response.body;
    }
    std::vector<std::string> changed_parts(const std::string& since) {
        const auto view = StoryView::load(store(), story.story.id, since);
        EXPECT_TRUE(view);
        std::vector<std::string> parts;
        for (const Change& change : changes_of(*view)) parts.emplace_back(change.part);
        return parts;
    }
    /// What stands behind `mark` on the page.
    static std::string behind(const std::string& page, const std::string& mark) {
        const std::size_t at = page.find(mark);
        return at == std::string::npos ? std::string() : page.substr(at);
    }
    static std::size_t count(const std::string& page, const std::string& words) {
        std::size_t found = 0;
        for (std::size_t at = page.find(words); at != std::string::npos;
             at = page.find(words, at + words.size())) {
            ++found;
        }
        return found;
    }

    Sample sample;
    StoryRecord story = sample.stories()[0];
    std::string ledger = sample.ledger.article.id;
    std::string courier = sample.courier.article.id;
    std::string address = "/story/" + ledger;

private:
    std::optional<Store> store_;
};

TEST_F(StoryPage, EveryCitationOfEveryPartLeadsToItsWords) {
    std::string all;
    for (const char* part : {"",
                             "/timeline",
                             "/events",
                             "/disagreements",
                             "/positions",
                             "/agreements",
                             "/coverage",
                             "/statements",
                             "/copies"}) {
        all += get(part);
    }
    const std::regex link("href=\"(/article/[0-9a-f]{16})\\?at=([0-9]+-[0-9]+)#at\"");
    std::set<std::pair<std::string, std::string>> places;
    for (auto at = std::sregex_iterator(all.begin(), all.end(), link); at != std::sregex_iterator();
         ++at) {
        places.emplace((*at)[1], (*at)[2]);
    }
    EXPECT_GT(places.size(), 7U);
    for (const auto& [path, at] : places) {
        EXPECT_THAT(respond(store(), {path, {{"at", at}}}).body, HasSubstr("class=\"cited\""))
            << path << ' ' << at;
    }
}

TEST_F(StoryPage, ShowsWhatIsOpenFirstAndFoldsWhatWasSuperseded) {
    const DisagreementSide two = {"two", {cite(sample.ledger, "closed")}, 1};
    const DisagreementSide three = {"three", {cite(sample.courier, "closed")}, 1};
    story.disagreements.insert(story.disagreements.begin(),
                               {"count", "the spans", {two, three}, "superseded"});
    story.disagreements.insert(story.disagreements.begin(),
                               {"count", "the lanes", {two, three}, "bound"});
    const std::string page = get();
    EXPECT_THAT(page, HasSubstr("1 open of 3 points"));
    const std::string list = behind(page, "id=\"disagreements\"");
    const std::size_t open = list.find("the opening");
    const std::size_t bound = list.find("the lanes");
    const std::size_t fold = list.find("<summary>1 point superseded by later reports");
    const std::size_t superseded = list.find("the spans");
    EXPECT_LT(open, bound);
    EXPECT_LT(bound, fold);
    EXPECT_LT(fold, superseded);
    EXPECT_NE(superseded, std::string::npos);
    const std::string first_screen = page.substr(0, page.find("id=\"disagreements\""));
    EXPECT_THAT(first_screen, AllOf(HasSubstr("not before May"), Not(HasSubstr("the spans"))));
}

TEST_F(StoryPage, ShowsEachValueWithWhoGivesItAndSinceWhen) {
    const std::string list = behind(get(), "id=\"disagreements\"");
    EXPECT_THAT(list,
                HasSubstr("<cite dir=\"auto\">Courier</cite>; first on "
                          "<time datetime=\"2031-03-05\">5 March 2031</time>"));
    EXPECT_THAT(list, HasSubstr("<bdi>with a band</bdi> <span>1 independent origin</span>"));
}

TEST_F(StoryPage, IsNewWhatNoReportBeforeTheDayTold) {
    // The Ledger's words are of 4 March, the Courier's of the 5th; the event, its statement and the
    // position were told by both.
    EXPECT_THAT(changed_parts("2031-03-05"),
                ElementsAre("disagreements", "agreements", "agreements"));
    EXPECT_THAT(changed_parts("2031-03-04"),
                ElementsAre("disagreements",
                            "disagreements",
                            "events",
                            "positions",
                            "agreements",
                            "agreements",
                            "agreements",
                            "statements"));
    EXPECT_THAT(changed_parts("2031-03-06"), IsEmpty());
}

TEST_F(StoryPage, AStanceThatChangedIsNew) {
    const Citation said = cite(sample.ledger, "We will open it in May");
    const Citation band = cite(sample.courier, "with a band.");
    story.positions = {{"Ada Brun",
                        "the opening",
                        "opposes",
                        {{"2031-03-04", said, "supports", ""}, {"2031-03-05", band, "opposes", ""}},
                        true}};
    EXPECT_THAT(changed_parts("2031-03-05"),
                ElementsAre("disagreements", "positions", "agreements", "agreements"));
}

TEST_F(StoryPage, MarksWhatIsNewSinceTheDayAskedForOrTheLastOne) {
    const std::string last = get();
    EXPECT_THAT(last, HasSubstr("New since 5 March 2031"));
    EXPECT_THAT(last, HasSubstr("1 disputed value</a> · "));
    const std::size_t marks = count(last, "class=\"badge new\"");
    EXPECT_GT(marks, 0U);
    const std::string earlier = get("", {{"since", "2031-03-04"}});
    EXPECT_THAT(earlier, HasSubstr("New since 4 March 2031"));
    EXPECT_GT(count(earlier, "class=\"badge new\""), marks);
    EXPECT_THAT(get("", {{"since", "2031-03-06"}}), HasSubstr("No entry of this record"));
    EXPECT_THAT(get("", {{"since", "<script>"}}), HasSubstr("New since 5 March 2031"));
}

TEST_F(StoryPage, MarksNothingWhereAllIsOfOneDay) {
    story.begin = story.end;
    EXPECT_THAT(get(), AllOf(Not(HasSubstr("changes-title")), Not(HasSubstr("badge new"))));
}

TEST_F(StoryPage, GivesTheChangesAsData) {
    EXPECT_THAT(get(".json"), Not(HasSubstr("\"changes\"")));
    EXPECT_THAT(get(".json", {{"since", "2031-03-05"}}),
                HasSubstr(R"("changes":{"since":"2031-03-05","entries":[{"part":"disagreements",)"
                          R"("n":1,"first":"2031-03-05","citation":{"article":")" +
                          courier));
}

TEST_F(StoryPage, ReportMarksWhatIsNew) {
    const auto page = report_page(store(), ledger, "2031-03-04");
    ASSERT_TRUE(page);
    EXPECT_THAT(*page,
                AllOf(HasSubstr("New since 4 March 2031"), Not(HasSubstr("class=\"since\""))));
}

TEST_F(StoryPage, StripLeadsToTheDaysHereAndOnThePageOfAllLines) {
    const Citation line = cite(sample.ledger, "closed on 3 March");
    story.timeline.clear();
    for (int day = 1; day <= 28; ++day) {
        const std::string date =
            "2031-02-" + std::string(day < 10 ? "0" : "") + std::to_string(day);
        for (int i = 0; i < 5; ++i) story.timeline.push_back({date, "day", std::nullopt, line});
    }
    const std::string page = get();
    EXPECT_THAT(page, HasSubstr("<li><a href=\"#day-2031-02-28\"><span class=\"bar b10\">5"));
    EXPECT_THAT(page, HasSubstr("id=\"day-2031-02-28\""));
    EXPECT_THAT(page, HasSubstr(address + "/timeline?from=100#day-2031-02-08"));
    EXPECT_THAT(get("/timeline", {{"from", "100"}}), HasSubstr("id=\"day-2031-02-08\""));
    EXPECT_THAT(get("/timeline", {{"order", "oldest"}}),
                HasSubstr(address + "/timeline?from=100&amp;order=oldest#day-2031-02-28"));
}

TEST_F(StoryPage, StripCountsMonthsWhereThereAreManyDays) {
    const Citation line = cite(sample.ledger, "closed on 3 March");
    story.timeline.clear();
    for (int month = 1; month <= 9; ++month) {
        for (int day = 10; day < 20; ++day) {
            story.timeline.push_back({"2030-0" + std::to_string(month) + '-' + std::to_string(day),
                                      "day",
                                      std::nullopt,
                                      line});
        }
    }
    const std::string page = get();
    EXPECT_THAT(page, HasSubstr("<time datetime=\"2030-09\">Sep 2030</time></a>"));
    EXPECT_EQ(count(page, "class=\"bar b10\">10"), 9U);
}

TEST_F(StoryPage, MarksAPositionThatChanged) {
    const Citation said = cite(sample.ledger, "We will open it in May");
    const Citation band = cite(sample.courier, "with a band.");
    story.positions = {
        {"Ada Brun",
         "the opening",
         "supports",
         {{"2031-03-04", said, "supports", "Ada Brun"},
          {"2031-03-04", said, "accepts", ""},
          {"2031-03-05", band, "opposes", "Orlen"}},
         true},
        {"Ada Brun",
         "the band",
         "rejects",
         {{"2031-03-04", said, "accepts", ""}, {"2031-03-05", band, "rejects", ""}},
         false},
    };
    const std::string list = get("/positions");
    EXPECT_EQ(count(list, "<h4><bdi>"), 2U);
    EXPECT_EQ(count(list, "class=\"turn\""), 1U);
    EXPECT_THAT(list,
                HasSubstr("<span class=\"badge strong\">changed</span> <a class=\"stance\" "
                          "href=\"/article/" +
                          courier));
    EXPECT_EQ(count(list, ">changed</span>"), 1U);
    EXPECT_EQ(count(list, "by <bdi>"), 1U);
}

TEST_F(StoryPage, SaysWhoAllegesABreachAndHowItIsCounted) {
    EXPECT_THAT(get("/agreements"),
                HasSubstr("<b class=\"figure\">27</b> by <bdi>Orlen</bdi>, according to "
                          "<bdi>Barley Board</bdi>, <time datetime=\"2031-03-02\">"));
}

TEST_F(StoryPage, LaysOutletsBesideFactsAndFoldsCopies) {
    const Citation closed = cite(sample.ledger, "closed on 3 March");
    const Citation shut = cite(sample.courier, "closed on 3 March");
    story.coverage = {{"The Ledger", {closed}, {}, {}}, {"Courier", {shut}, {}, {}}};
    const std::string folded = get("/coverage");
    EXPECT_THAT(folded,
                HasSubstr("<th scope=\"col\" dir=\"auto\"><span>The Ledger, Courier</span>"));
    EXPECT_EQ(count(folded, "aria-label=\"states it\">"), 1U);
    EXPECT_THAT(folded, HasSubstr("1 fact"));
}

TEST_F(StoryPage, KnowsOutletsWhateverTheCaseOfTheirLetters) {
    const Citation closed = cite(sample.ledger, "closed on 3 March");
    const Citation shut = cite(sample.courier, "closed on 3 March");
    story.coverage = {{"THE LEDGER", {closed}, {}, {}}, {"Courier", {shut}, {}, {}}};
    EXPECT_THAT(get("/coverage"), HasSubstr("<span>THE LEDGER, Courier</span>"));
}

TEST_F(StoryPage, SaysInWordsWhatTheSignsOfCoverageMean) {
    const std::string list = get("/coverage");
    for (const char* label : {"states it", "states it differently"}) {
        EXPECT_THAT(list, HasSubstr("aria-label=\"" + std::string(label) + "\">")) << label;
    }
}

TEST_F(StoryPage, FitsIntoTheSizeOfAPage) {
    const Citation line = cite(sample.ledger, "We will open it in May, and not before,");
    for (int i = 0; i < 400; ++i) {
        const std::string name = "Fact " + std::to_string(i) + std::string(300, 'x');
        story.disagreements.push_back(
            {"count", name, {{name, {line}, 1}, {name, {line}, 1}}, "conflict"});
        story.positions.push_back(
            {name, name, "supports", {{"2031-03-04", line, "supports", ""}}, false});
        story.agreements.push_back({name, {name}, {}, {line}, {}});
    }
    EXPECT_LT(get().size(), 100'000U);
}

TEST_F(StoryPage, NarrowsDataAndKeepsTheFilterOnItsNextPart) {
    const Response first =
        respond(store(), {"/positions.json", {{"speaker", "ada brun"}, {"limit", "1"}, {"q", ""}}});
    EXPECT_THAT(first.body, HasSubstr("\"actor\":\"Ada Brun\""));
    EXPECT_EQ(first.next, "/positions.json?speaker=ada%20brun&from=1&limit=1");
    EXPECT_EQ(respond(store(), {"/events.json", {{"outlet", "cnn"}}}).body, "[\n]\n");
    EXPECT_EQ(respond(store(), {"/events.json", {{"since", "2031-03-04"}}}).body, "[\n]\n");
}

}  // namespace
}  // namespace concord::server
