#include "server/marked_text.h"

#include <gmock/gmock.h>

#include <string>

namespace concord::server {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string marked(std::string_view text, std::vector<TextMark> marks) {
    Html html;
    MarkedText(text, std::move(marks)).put(html, {0, static_cast<std::uint32_t>(text.size())});
    return html.take();
}

TEST(MarkedText, NestsMarks) {
    EXPECT_EQ(
        marked("abcdef",
               {{{2, 4}, MarkKind::time, "", "2031"}, {{1, 5}, MarkKind::cited, "at", ""}}),
        R"(a<mark class="cited" id="at">b<span class="when" title="2031">cd</span>e</mark>f)");
}

TEST(MarkedText, CutsMarksThatCross) {
    EXPECT_EQ(marked("abcdef",
                     {{{0, 3}, MarkKind::cited, "", ""}, {{2, 5}, MarkKind::statement, "s1", ""}}),
              R"(<mark class="cited">ab<span class="said" id="s1">c</span></mark>)"
              R"(<span class="said s1">de</span>f)");
}

TEST(MarkedText, TellsWhichMarksWereCut) {
    const std::string text = "abcdef";
    MarkedText marked_text(
        text, {{{0, 3}, MarkKind::anchor, "x", ""}, {{2, 5}, MarkKind::anchor, "y", ""}});
    Html html;
    marked_text.put(html, {0, 6});
    EXPECT_THAT(marked_text.split_ids(), ElementsAre("y"));
}

TEST(MarkedText, GoesOnBehindABlockBoundary) {
    const std::string text = "ab\n\ncd";
    MarkedText marked_text(text, {{{1, 5}, MarkKind::cited, "at", ""}});
    Html html;
    marked_text.put(html, {0, 2});
    html.put("|");
    marked_text.put(html, {4, 6});
    EXPECT_EQ(html.str(),
              R"(a<mark class="cited" id="at">b</mark>|<mark class="cited at">c</mark>d)");
}

TEST(MarkedText, EscapesTextAndLabels) {
    EXPECT_EQ(marked("<b>", {{{0, 3}, MarkKind::time, "", "\"x"}}),
              R"(<span class="when" title="&quot;x">&lt;b&gt;</span>)");
}

TEST(MarkedText, PassesOverMarksOutsideTheText) {
    EXPECT_EQ(marked("ab", {{{1, 9}, MarkKind::cited, "", ""}, {{1, 1}, MarkKind::time, "", ""}}),
              "ab");
}

TEST(CodePoints, ConvertsBothWays) {
    const CodePoints points("aé日b");
    EXPECT_EQ(points.bytes(1, 3), (Span{1, 6}));
    EXPECT_EQ(points.code_points({1, 6}), (Span{1, 3}));
    EXPECT_EQ(points.bytes(0, 4), (Span{0, 7}));
}

TEST(CodePoints, RefusesRangesThatAreNone) {
    const CodePoints points("abc");
    EXPECT_FALSE(points.bytes(2, 2));
    EXPECT_FALSE(points.bytes(2, 1));
    EXPECT_FALSE(points.bytes(0, 4));
    EXPECT_FALSE(points.bytes(-1, 2));
}

TEST(AddHits, FindsWholeWordsWhateverTheirCase) {
    const std::string text = "Überall TRUCE; truces, the Truce.";
    std::vector<TextMark> marks;
    add_hits(marks, text, {0, static_cast<std::uint32_t>(text.size())}, "truce überall");
    std::vector<std::string> words;
    for (const TextMark& mark : marks) words.emplace_back(slice(text, mark.span));
    EXPECT_THAT(words, ElementsAre("Überall", "TRUCE", "Truce"));
}

TEST(AddHits, IgnoresAccents) {
    const std::string text = "Café, cafe\u0301, CAFE";
    std::vector<TextMark> marks;
    add_hits(marks, text, {0, static_cast<std::uint32_t>(text.size())}, "cafe");
    std::vector<std::string> words;
    for (const TextMark& mark : marks) words.emplace_back(slice(text, mark.span));
    EXPECT_THAT(words, ElementsAre("Café", "cafe\u0301", "CAFE"));
}

TEST(AddHits, FindsNothingForNoWords) {
    std::vector<TextMark> marks;
    add_hits(marks, "text", {0, 4}, "\"\" - *");
    EXPECT_THAT(marks, IsEmpty());
}

}  // namespace
}  // namespace concord::server
