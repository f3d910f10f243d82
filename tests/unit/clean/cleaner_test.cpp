#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "clean_page.h"

namespace concord {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(CleanPage, FindsTheReportBetweenItsFurniture) {
    const Article article = clean(
        InputKind::html,
        page("<article><h1>Bridge closes</h1><p class=byline>By Lena Voss</p><p>" + first +
             "</p><div class=advert><p>Boilers serviced from 49 a year, ask us now.</p></div><p>" +
             second + "</p><h2>The detour</h2><p>" + third +
             "</p></article><div class=related><h3>Most read</h3><ul><li><a href=/1>Other "
             "things</a></li><li><a href=/2>And more of them</a></li></ul></div>"));
    EXPECT_THAT(blocks_of(article),
                ElementsAre("title: Bridge closes",
                            "paragraph: " + first,
                            "paragraph: " + second,
                            "heading: The detour",
                            "paragraph: " + third));
    EXPECT_EQ(article.title, "Bridge closes");
    EXPECT_EQ(article.outlet, "The Gazette");
    EXPECT_THAT(article.byline, ElementsAre("Lena Voss"));
    EXPECT_EQ(article.language, "en");
}

TEST(CleanPage, KeepsABodyInTwoContainersWhole) {
    const Article article =
        clean(InputKind::html,
              page("<h1>Bridge closes</h1><div class=part><p>" + first + "</p><p>" + second +
                   "</p></div><div class=ad-container><p>An offer for all of you.</p></div>"
                   "<div class=part><p>" +
                   third + "</p></div>"));
    EXPECT_THAT(article.text, HasSubstr(first));
    EXPECT_THAT(article.text, HasSubstr(third));
    EXPECT_THAT(article.text, Not(HasSubstr("offer")));
}

TEST(CleanPage, KeepsAPageThatIsOneForm) {
    const Article article =
        clean(InputKind::html,
              "<form><div><h1>Bridge closes</h1><p>" + first + second + "</p><p>" + third + second +
                  "</p><p>" + first + third + "</p></div></form>");
    EXPECT_THAT(article.text, HasSubstr(first));
}

TEST(CleanPage, TellsListsQuotesCaptionsAndCorrections) {
    const Article article =
        clean(InputKind::html,
              page("<article><h1>Bridge closes</h1><figure><img><figcaption>The bridge on "
                   "Sunday.</figcaption></figure><p>" +
                   first +
                   "</p><ul><li>no lorries;</li><li>no "
                   "buses.</li></ul><blockquote>We measured it twice.</blockquote><p>" +
                   second +
                   "</p><p class=correction>Correction: the bridge has four piers.</p></article>"));
    EXPECT_THAT(blocks_of(article), Contains("caption: The bridge on Sunday."));
    EXPECT_THAT(blocks_of(article), Contains("list: no lorries;"));
    EXPECT_THAT(blocks_of(article), Contains("quote: We measured it twice."));
    EXPECT_THAT(blocks_of(article), Contains("correction: Correction: the bridge has four piers."));
}

TEST(CleanPage, SeesThatTheRestIsBehindAWall) {
    const Article article = clean(InputKind::html,
                                  page("<article><h1>Bridge closes</h1><p>" + first +
                                       "</p><p>Subscribe to continue reading</p></article>"));
    EXPECT_TRUE(article.truncated);
}

TEST(CleanPage, TakesTheTextOfJsonLdWhenThePageHasNone) {
    const Article article =
        clean(InputKind::html,
              page("<div id=app></div>",
                   R"(<script type="application/ld+json">{"@type":"NewsArticle","articleBody":")" +
                       first + R"(\n\n)" + second + " " + third + " " + first + "\"}</script>"));
    EXPECT_THAT(
        blocks_of(article),
        ElementsAre("paragraph: " + first, "paragraph: " + second + " " + third + " " + first));
}

/// Every run leads to its bytes: the same bytes, or one unit that was decoded.
void expect_origins(const Article& article, const std::string& bytes) {
    std::uint32_t end = 0;
    for (const OriginRun& run : article.origin_runs) {
        EXPECT_GE(run.text.begin, end);
        EXPECT_LT(run.text.begin, run.text.end);
        EXPECT_LT(run.source_begin, run.source_end);
        ASSERT_LE(run.source_end, bytes.size());
        end = run.text.end;
        if (run.text.size() > 3 && run.text.size() == run.source_end - run.source_begin) {
            EXPECT_EQ(slice(article.text, run.text),
                      bytes.substr(run.source_begin, run.source_end - run.source_begin));
        }
    }
    ASSERT_LE(end, article.text.size());
    for (const Block& block : article.blocks) {
        std::uint32_t covered = 0;
        for (const OriginRun& run : article.origin_runs) {
            if (block.span.contains(run.text)) covered += run.text.size();
        }
        EXPECT_EQ(covered, block.span.size()) << slice(article.text, block.span);
    }
}

TEST(OriginRuns, LeadThroughReferencesAndWhiteSpace) {
    const std::string bytes = page(
        "<article><h1>Bridge &amp; mill</h1><p>It\n  cost 3&nbsp;million &#8220;at "
        "least&#8221;, the mayor of the town told <b>reporters</b> on Monday evening.</p>"
        "<p>" +
        second + "</p></article>");
    const Article article = clean(InputKind::html, bytes);
    EXPECT_THAT(article.text, HasSubstr("It cost 3 million “at least”, the mayor"));
    expect_origins(article, bytes);
}

TEST(OriginRuns, LeadThroughWindows1252) {
    std::string bytes =
        "<meta charset=windows-1252><h1>Bridge closes</h1><p>\x93We paid \x80"
        "3 million,\x94 the mayor of the town told reporters on Monday.</p>";
    const Article article = clean(InputKind::html, bytes);
    EXPECT_THAT(article.text, HasSubstr("“We paid €3 million,”"));
    expect_origins(article, bytes);
}

TEST(OriginRuns, LeadThroughUtf16) {
    const std::string ascii = "<h1>Bridge closes</h1><p>" + first + "</p><p>" + second + "</p>";
    std::string bytes = "\xFF\xFE";
    for (const char c : ascii) {
        bytes += c;
        bytes += '\0';
    }
    const Article article = clean(InputKind::html, bytes);
    ASSERT_THAT(article.text, HasSubstr(first));
    for (const OriginRun& run : article.origin_runs) {
        ASSERT_EQ(run.source_end - run.source_begin, 2 * run.text.size());
        EXPECT_EQ(bytes[run.source_begin], article.text[run.text.begin]);
    }
}

TEST(Clean, MarksWhatItsCarrierCutOff) {
    Document document = document_of(InputKind::html, "<title>Snow</title><p>" + first + "</p>");
    EXPECT_FALSE(cleaner().clean(document, "")->truncated);
    document.truncated = true;
    EXPECT_TRUE(cleaner().clean(document, "")->truncated);
}

TEST(OriginRuns, LeadThroughEscapesOfAJsonLine) {
    Document document =
        document_of(InputKind::jsonl,
                    R"({"id": 7, "text": "It\u2019s closed.\n\nThe \"old\" bridge.", "n": 1})");
    document.content = "It’s closed.\n\nThe \"old\" bridge.";
    document.content_member = "text";
    const auto article = cleaner().clean(document, "");
    ASSERT_TRUE(article);
    EXPECT_EQ(article->text, document.content);
    expect_origins(*article, document.bytes);
    EXPECT_EQ(article->origin_runs[1].source_end - article->origin_runs[1].source_begin, 6U);
}

TEST(OriginRuns, LeadIntoTheMemberThatWasTaken) {
    const std::string words = "Talks are over now.";
    const std::string title = R"({"title":"Rusk: Talks are over now. Really","url":"http://x",)";
    const std::string behind = R"("summary":"Talks are over now."})";
    const auto begin_in = [&](InputKind kind, const std::string& bytes, const char* member) {
        Document document = document_of(kind, bytes);
        document.content = words;
        document.content_member = member;
        const auto article = cleaner().clean(document, "");
        EXPECT_EQ(article->origin_runs.size(), 1U);
        return article->origin_runs.empty() ? 0U : article->origin_runs[0].source_begin;
    };
    const std::string line = title + R"("te\u0078t":"Talks are over now.",)" + behind;
    EXPECT_EQ(begin_in(InputKind::jsonl, line, "text"), line.find("u0078t") + 9);
    const std::string twice =
        title + R"("body":"It said: ","body":"Talks are over now.",)" + behind;
    EXPECT_EQ(begin_in(InputKind::jsonl, twice, "body"), twice.rfind("body") + 7);
    const std::string inner =
        R"({"old":{"text":"Talks are over now."},"text":"Talks are over now."})";
    EXPECT_EQ(begin_in(InputKind::jsonl, inner, "text"), inner.rfind("Talks"));
    const std::string item = title + R"("content_text":"Talks are over now."})";
    EXPECT_EQ(begin_in(InputKind::feed, item, ""), item.rfind("Talks"));
}

TEST(OriginRuns, LeadIntoFeedItems) {
    const std::string html = "<p>" + first + "</p><p>" + second + "</p>";
    Document document = document_of(InputKind::feed,
                                    "<item><title>Bridge closes</title><content:encoded><![CDATA[" +
                                        html + "]]></content:encoded></item>");
    document.content = html;
    document.content_is_html = true;
    document.title = "Bridge closes";
    const auto article = cleaner().clean(document, "");
    ASSERT_TRUE(article);
    EXPECT_THAT(blocks_of(*article), ElementsAre("paragraph: " + first, "paragraph: " + second));
    expect_origins(*article, document.bytes);
}

TEST(OriginRuns, AreLeftOutWhenTheContentIsNotInTheBytes) {
    Document document = document_of(InputKind::feed, "<item><title>Bridge</title></item>");
    document.content = "Text from elsewhere.";
    const auto article = cleaner().clean(document, "");
    ASSERT_TRUE(article);
    EXPECT_TRUE(article->origin_runs.empty());
}

TEST(CleanText, ReadsTheDateBeforeTheText) {
    const Article article = clean(InputKind::text, " date 2031-04-14 " + first + "\n");
    EXPECT_EQ(article.text, first);
    EXPECT_EQ(article.published, "2031-04-14");
    EXPECT_EQ(article.published_from, DateSource::input);
    EXPECT_EQ(article.origin_runs.front().source_begin, 17U);
}

TEST(CleanText, FindsNoDateInWordsThatBeginLikeOne) {
    const Article article = clean(InputKind::text, "date 2031-04-41 " + first);
    EXPECT_EQ(article.published, "");
    EXPECT_THAT(article.text, HasSubstr("2031-04-41"));
}

TEST(CleanConllu, RebuildsTheTextOfTheSentences) {
    const Article article =
        clean(InputKind::conllu,
              "# newpar\n# text = Snow fell.\n1\tSnow\t_\n2\tfell\t_\n3\t.\t_\n\n"
              "1-2\tIt's\t_\n1\tIt\t_\n2\t's\t_\n3\tcold\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
              "4\t.\t_\n\n# newpar\n1\tGo\t_\n\n");
    EXPECT_EQ(article.text, "Snow fell. It's cold.\n\nGo");
    ASSERT_EQ(article.blocks.size(), 2U);
}

TEST(CleanConllu, KeepsItsWordsWhereTheyStandInTheText) {
    const Article article =
        clean(InputKind::conllu,
              "# newpar\n# text = Snow fell.\n1\tSnow\t_\n2\tfell\t_\n3\t.\t_\n\n"
              "# newpar\n1-2\tIt's\t_\n1\tIt\t_\n2\t's\t_\n3\tcold\t_\n\n");
    std::vector<std::vector<std::string>> words;
    for (const std::vector<Span>& sentence : article.words) {
        words.emplace_back();
        for (const Span& word : sentence) words.back().emplace_back(slice(article.text, word));
    }
    EXPECT_THAT(words,
                ElementsAre(ElementsAre("Snow", "fell", "."), ElementsAre("It", "'s", "cold")));
}

TEST(CleanConllu, HasNoWordsWhenTheyDoNotSpellTheText) {
    const Article article =
        clean(InputKind::conllu, "# text = Snow fell.\n1\tSnow\t_\n2\tmelted\t_\n\n");
    EXPECT_EQ(article.text, "Snow fell.");
    EXPECT_TRUE(article.words.empty());
    EXPECT_TRUE(clean(InputKind::conllu,
                      "# text = Snow fell. Rain fell.\n1\tSnow\t_\n2\tfell\t_\n"
                      "3\t.\t_\n\n")
                    .words.empty());
    EXPECT_TRUE(
        clean(InputKind::conllu, "# text = Go.\n1\tGo\t_\n2\t.\t_\n\n# text = Snow fell.\n\n")
            .words.empty());
}

TEST(CleanTimeml, KeepsEveryCharacterOfTheText) {
    const Article article = clean(
        InputKind::timeml,
        "<TimeML><DOCID>a1</DOCID><DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2031-04-14\" "
        "functionInDocument=\"CREATION_TIME\">14/04</TIMEX3></DCT><TEXT>\nThe R&amp;D <EVENT>fell"
        "</EVENT> on <TIMEX3 tid=\"t1\">Monday</TIMEX3>.\n</TEXT></TimeML>");
    EXPECT_EQ(article.text, "\nThe R&D fell on Monday.\n");
    EXPECT_EQ(article.published, "2031-04-14");
    EXPECT_EQ(article.source_id, "a1");
    EXPECT_THAT(blocks_of(article), ElementsAre("paragraph: The R&D fell on Monday."));
}

TEST(Clean, SaysThatThereIsNoText) {
    const auto article = cleaner().clean(document_of(InputKind::html, "<html></html>"), "");
    ASSERT_FALSE(article);
    EXPECT_EQ(article.error().kind, ErrorKind::empty);
}

TEST(Clean, GivesTheSameAnswerTwice) {
    const std::string bytes =
        page("<h1>Bridge closes</h1><p>" + first + "</p><p>" + third + "</p>");
    EXPECT_EQ(clean(InputKind::html, bytes), clean(InputKind::html, bytes));
}

}  // namespace
}  // namespace concord
