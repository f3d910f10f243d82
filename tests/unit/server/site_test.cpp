#include "server/site.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>
#include <vector>

#include "concord/json.h"
#include "server/html.h"
#include "server/server.h"
#include "server/story_view.h"

namespace concord::server {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::vector<std::string>& hostile_strings() {
    static const std::vector<std::string> strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</title></style></textarea><svg/onload=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<!--#exec cmd=\"/bin/ls\"-->",
        "<IMG SRC=\"jav&#x09;ascript:alert(1);\">",
        "=HYPERLINK(\"http://hostile.example\")",
        "{{constructor.constructor('alert(1)')()}}",
    };
    return strings;
}

std::string all_hostile() {
    std::string text;
    for (const std::string& string : hostile_strings()) text += string + ' ';
    return text;
}

Span whole(const std::string& text) {
    return {0, static_cast<std::uint32_t>(text.size())};
}

/// A report with `words` in every field that an article can fill.
ArticleRecord record_of(const std::string& id, const std::string& words) {
    ArticleRecord record;
    Article& article = record.article;
    article.id = id;
    article.sha256 = id + std::string(48, '0');
    article.path = "page-" + words;
    article.paths = {article.path};
    article.url = "javascript:alert(1)//" + words;
    article.canonical = "data:text/html," + words;
    article.outlet = "Outlet " + words;
    article.title = "Title " + words;
    article.byline = {"Writer " + words};
    article.credit = "Credit " + words;
    article.dateline = "Dateline " + words;
    article.published = "2031-06-06T10:00:00Z";
    article.published_from = DateSource::meta;
    article.evidence = {"Evidence " + words, "Evidence " + words, "Evidence " + words};
    article.section = "Section " + words;
    article.tags = {"Tag " + words};
    article.language = "en";
    article.text = "First é words. " + words;
    article.blocks = {{whole(article.text), BlockRole::post, "10:00 " + words}};
    record.annotation.sentences = {{{0, 15}, 0, 0}, {{16, whole(article.text).end}, 0, 0}};
    Entity speaker;
    speaker.type = EntityType::person;
    speaker.name = "Speaker " + words;
    speaker.mentions = {{{0, 5}, MentionKind::name}};
    record.annotation.entities = {speaker};
    TimeValue time;
    time.span = {0, 5};
    time.value = "Time " + words;
    record.annotation.times = {time};
    Statement statement;
    statement.speaker = Speaker{0, {0, 5}};
    statement.content = {{whole(article.text), true}};
    record.findings.statements = {statement};
    record.problems = {{Stage::clean, ErrorKind::empty, "Problem " + words, 0, ""}};
    return record;
}

StoryRecord story_of(const ArticleRecord& record, const std::string& words) {
    const ArticleId& id = record.article.id;
    const Citation cited = {id, {0, 15}};
    const Citation rest = {id, {16, whole(record.article.text).end}};
    StoryRecord story;
    story.story = {id, {id}, {{{id}, OriginKind::independent, 0}}, {}};
    story.title = cited;
    story.begin = story.end = "2031-06-06";
    story.established = Established{rest, {rest}, 1, 1};
    story.origins = {{story.story.origins[0], {{cited, rest}}}};
    story.entities = {{EntityType::person, "Entity " + words, "", {cited}, {rest}}};
    story.statements = {{"Speaker " + words,
                         {{rest, "Speaker " + words, StatementKind::direct, Difference::same},
                          {cited, "Speaker " + words, StatementKind::indirect, Difference::edited}},
                         1}};
    story.timeline = {{"2031-06-06", "day", std::nullopt, cited},
                      {"2031-06-07", "day", std::nullopt, rest}};
    story.disagreements = {
        {"count", "About " + words, {{"Value " + words, {rest}, 1}}, "ReadAs " + words}};
    story.positions = {{"Actor " + words,
                        "Issue " + words,
                        "demands",
                        {{"2031-06-06", rest, "Stance " + words, "By " + words}},
                        true}};
    story.agreements = {{"Agreement " + words,
                         {"Party " + words},
                         {{"2031-06-06", cited}},
                         {rest},
                         {{"By " + words, "Accuser " + words, 1, "2031-06-06", cited}}}};
    story.coverage = {{"Outlet " + words, {cited}, {rest}, {}}};
    return story;
}

/// A store of one report and its story in a file of its own.
class SiteTest : public testing::Test {
protected:
    static constexpr const char* id = "00112233445566aa";

    void fill(const std::string& words, const std::string& language = "en") {
        store_.reset();
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        path_ = testing::TempDir() + "concord_site_" + test->name() + ".db";
        remove_file();
        auto store = Store::open(path_, Access::read_write);
        ASSERT_TRUE(store) << store.error().message;
        ArticleRecord record = record_of(id, words);
        record.article.language = language;
        const Problem problem = {Stage::intake, ErrorKind::empty, "Lost " + words, 0, words};
        const auto added = store->add(std::vector{record}, std::vector{problem});
        ASSERT_TRUE(added) << added.error().message;
        DerivedStory story;
        story.record = story_of(record, words);
        story.articles = {record};
        story.line = to_json(story.record, story.articles);
        const auto replaced = store->put_stories(std::vector{story});
        ASSERT_TRUE(replaced) << replaced.error().message;
        store_.emplace(std::move(*store));
    }
    void TearDown() override {
        store_.reset();
        remove_file();
    }
    Response get(const std::string& address,
                 std::vector<std::pair<std::string, std::string>> query = {}) const {
        return respond(*store_, {address, std::move(query)});
    }
    const Store& store() const { return *store_; }

private:
    void remove_file() const {
        for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
            std::filesystem::remove(path_ + suffix);
        }
    }

    std::string path_;
    std::optional<Store> store_;
};

TEST_F(SiteTest, ShowsHostileWordsAsTextInEveryField) {
    fill(all_hostile());
    const std::string story = std::string("/story/") + id;
    const std::vector<std::string> addresses = {
        "/",
        "/articles",
        "/about",
        story,
        story + "/timeline",
        story + "/statements",
        story + "/disagreements",
        story + "/positions",
        story + "/agreements",
        story + "/coverage",
        story + "/copies",
        story + "/names",
        story + "/articles",
        story + "/events",
        story + "/quantities",
        std::string("/article/") + id,
    };
    for (const std::string& address : addresses) {
        const Response response = get(address);
        EXPECT_EQ(response.status, 200) << address << response.body;
        for (const std::string& string : hostile_strings()) {
            if (string.find_first_of("<\"'") == std::string::npos) continue;
            EXPECT_THAT(response.body, Not(HasSubstr(string))) << address;
        }
        EXPECT_THAT(response.body, Not(HasSubstr("href=\"javascript:"))) << address;
        EXPECT_THAT(response.body, Not(HasSubstr("href=\"data:text"))) << address;
    }
    EXPECT_THAT(get(std::string("/article/") + id).body,
                HasSubstr(escape("javascript:alert(1)//" + all_hostile())));
}

TEST_F(SiteTest, ShowsHostileQuestionsAsText) {
    fill("plain");
    for (const std::string& string : hostile_strings()) {
        for (const std::string& address :
             {std::string("/search"), std::string("/"), std::string("/article/") + id}) {
            const Response response =
                get(address, {{"q", string}, {"at", string}, {"from", string}});
            EXPECT_EQ(response.status, 200) << address << ' ' << string;
            if (string.find('<') != std::string::npos) {
                EXPECT_THAT(response.body, Not(HasSubstr(string)));
            }
        }
        EXPECT_EQ(get('/' + string).status, 404);
        EXPECT_EQ(get("/story/" + string).status, 404);
        EXPECT_EQ(get("/article/" + string).status, 404);
    }
}

TEST_F(SiteTest, MarksTheCitedWordsByCodePoints) {
    fill("more");
    const std::string body = get(std::string("/article/") + id, {{"at", "6-13"}}).body;
    EXPECT_THAT(body, HasSubstr("<mark class=\"cited\" id=\"at\">é words</mark>"));
}

TEST_F(SiteTest, MarksNothingForARangeThatIsNone) {
    fill("more");
    for (const char* at :
         {"", "6", "6-6", "9-6", "-1-4", "0-99999", "99999999999999999999-1", "a-b"}) {
        const Response response = get(std::string("/article/") + id, {{"at", at}});
        EXPECT_EQ(response.status, 200) << at;
        EXPECT_THAT(response.body, Not(HasSubstr("id=\"at\""))) << at;
    }
}

TEST_F(SiteTest, SearchLeadsToTheWords) {
    fill("more");
    const std::string body = get("/search", {{"q", "WORDS"}}).body;
    EXPECT_THAT(
        body,
        AllOf(HasSubstr("<mark class=\"hit\">words</mark>"), HasSubstr("?at=0-14&amp;q=WORDS#at")));
    EXPECT_THAT(get("/search", {{"q", "nowhere"}}).body, HasSubstr("No sentence holds"));
}

TEST_F(SiteTest, GivesViewsAsData) {
    fill("more");
    const std::string story = std::string("/story/") + id;
    EXPECT_THAT(get(story + ".json").body, StartsWith("{\"schema\":\"concord/story/1\""));
    EXPECT_THAT(get(std::string("/article/") + id + ".json").body,
                StartsWith("{\"schema\":\"concord/article/1\""));
    EXPECT_THAT(get(story + "/timeline.json").body, AllOf(StartsWith("[\n{"), HasSubstr("}\n]\n")));
    EXPECT_EQ(get(story + "/timeline.csv").type, "text/csv; charset=utf-8; header=present");
    EXPECT_EQ(get("/stories.json").type, "application/json");
    EXPECT_EQ(get("/articles.csv").status, 200);
    EXPECT_EQ(get("/search.csv", {{"q", "words"}}).status, 200);
}

TEST_F(SiteTest, NeutralisesFormulasInCsv) {
    fill("=1+1");
    const std::string csv = get("/problems.csv").body;
    EXPECT_THAT(csv, HasSubstr("'=1+1"));
    EXPECT_THAT(csv, Not(HasSubstr(",=1+1")));
}

TEST_F(SiteTest, KnowsNoOtherAddresses) {
    fill("more");
    const std::string story = std::string("/story/") + id;
    for (const std::string& address : {std::string("/story"),
                                       std::string("/story/none"),
                                       std::string("/story/none.json"),
                                       std::string("/story/none/timeline"),
                                       std::string("/story/none/timeline.csv"),
                                       std::string("/story/none/events"),
                                       story + ".csv",
                                       story + "/nothing",
                                       story + "/timeline/more",
                                       std::string("/article/none"),
                                       std::string("/article"),
                                       std::string("/../etc/passwd"),
                                       std::string("//"),
                                       std::string(""),
                                       std::string("no-slash"),
                                       std::string("/style.css/x")}) {
        EXPECT_EQ(get(address).status, 404) << address;
    }
}

TEST_F(SiteTest, RefusesOverlongQuestions) {
    fill("more");
    EXPECT_EQ(get("/search", {{"q", std::string(401, 'a')}}).status, 400);
    EXPECT_EQ(get('/' + std::string(600, 'a')).status, 400);
    EXPECT_EQ(get("/search", {{"q", std::string(400, '"')}}).status, 200);
}

TEST_F(SiteTest, NamesForeignLanguages) {
    fill("more", "de");
    EXPECT_THAT(get(std::string("/article/") + id).body,
                HasSubstr("<h1 lang=\"de\" dir=\"auto\">"));
    EXPECT_THAT(get(std::string("/story/") + id).body, HasSubstr(" lang=\"de\" dir=\"auto\">"));
    fill("more", "\"><script>");
    EXPECT_THAT(get(std::string("/article/") + id).body, HasSubstr("<h1 dir=\"auto\">"));
}

TEST_F(SiteTest, KeepsTheDirectionOfNamesToThemselves) {
    fill("\u202Emore");
    for (const std::string& address : {std::string("/articles"), std::string("/story/") + id}) {
        EXPECT_THAT(get(address).body, HasSubstr("<cite dir=\"auto\">Outlet \u202Emore</cite>"))
            << address;
    }
}

TEST_F(SiteTest, CountsOutletsByNameInAnyLetterCase) {
    const std::vector<std::string_view> names = {"Élan", "", "ÉLAN", "Ledger", ""};
    EXPECT_EQ(count_outlets(names), 2);
    EXPECT_EQ(count_outlets({}), 0);
}

TEST_F(SiteTest, GivesDataInParts) {
    fill("more");
    const Response whole = get("/timeline.json");
    EXPECT_EQ(whole.next, "");
    const Response first = get("/timeline.json", {{"limit", "1"}});
    EXPECT_EQ(first.next, "/timeline.json?from=1&limit=1");
    const Response second = get("/timeline.json", {{"limit", "1"}, {"from", "1"}});
    EXPECT_EQ(second.next, "");
    const auto rows = [](const Response& response) {
        return response.body.substr(2, response.body.size() - 5);
    };
    EXPECT_EQ(rows(whole), rows(first) + ",\n" + rows(second));
    EXPECT_EQ(get("/search.csv", {{"q", "words OR"}, {"limit", "1"}}).next, "");
    EXPECT_EQ(get("/search.csv", {{"q", "more"}, {"limit", "-4"}}).next, "");
    EXPECT_EQ(get(std::string("/story/") + id + "/timeline.csv", {{"limit", "1"}}).next,
              std::string("/story/") + id + "/timeline.csv?from=1&limit=1");
    EXPECT_EQ(get("/timeline.json", {{"from", "9223372036854775807"}}).body, "[\n]\n");
}

TEST_F(SiteTest, SaysThatAListIsAtItsEnd) {
    fill("more");
    EXPECT_THAT(get("/search", {{"q", "words"}, {"from", "100"}}).body,
                AllOf(HasSubstr("no further sentences with <b>words</b>"),
                      Not(HasSubstr("No sentence holds"))));
    for (const std::string& address :
         {std::string("/"), std::string("/articles"), std::string("/story/") + id + "/articles"}) {
        EXPECT_THAT(get(address, {{"from", "100"}}).body, HasSubstr("There are no further "))
            << address;
    }
}

TEST_F(SiteTest, CountsWhatTheStoreHolds) {
    fill("more");
    const std::string body = get("/about").body;
    EXPECT_THAT(body, HasSubstr("<dt>Reports</dt><dd><a href=\"/articles\">1</a>"));
    EXPECT_THAT(body, HasSubstr("<dt>Dated lines</dt><dd><a href=\"/timeline.csv\">2</a>"));
}

TEST_F(SiteTest, ServesItsOwnStyleAndScriptOnly) {
    fill("more");
    EXPECT_THAT(get("/style.css").type, StartsWith("text/css"));
    EXPECT_THAT(get("/page.js").type, StartsWith("text/javascript"));
    EXPECT_EQ(get("/server.cpp").status, 404);
}

TEST_F(SiteTest, ReportPageIsCompleteInOneFile) {
    fill(all_hostile());
    const auto page = report_page(store(), "");
    ASSERT_TRUE(page) << page.error().message;
    EXPECT_THAT(*page, HasSubstr("default-src 'none'; style-src 'sha256-"));
    EXPECT_THAT(*page, Not(HasSubstr("<script src")));
    EXPECT_THAT(*page, Not(HasSubstr("<img")));
    EXPECT_THAT(*page, Not(HasSubstr("<link rel=\"stylesheet\"")));
    EXPECT_THAT(*page, Not(HasSubstr("href=\"/")));
    EXPECT_THAT(*page, HasSubstr("href=\"#a-00112233445566aa-0-14\""));
    EXPECT_THAT(*page, HasSubstr("id=\"a-00112233445566aa-0-14\""));
    for (const std::string& string : hostile_strings()) {
        if (string.find('<') == std::string::npos) continue;
        EXPECT_THAT(*page, Not(HasSubstr(string)));
    }
}

TEST_F(SiteTest, ReportPageOfAnUnknownStoryIsNotFound) {
    fill("more");
    const auto page = report_page(store(), "none");
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().kind, ErrorKind::not_found);
}

TEST(ServerStart, TellsThatThereIsNoStore) {
    const auto server = Server::start(testing::TempDir() + "concord_no_such.db", {.port = 0});
    ASSERT_FALSE(server);
    EXPECT_EQ(server.error().kind, ErrorKind::not_found);
}

TEST(ServerStart, RefusesWhatIsNoAddress) {
    const auto server = Server::start("x.db", {.address = "corvane.example", .port = 0});
    ASSERT_FALSE(server);
    EXPECT_EQ(server.error().kind, ErrorKind::usage);
}

}  // namespace
}  // namespace concord::server
