#include "extract/attribution_linker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "extract/cue_lexicon.h"

namespace concord {
namespace {

/// An article whose parts are marked in its text: "{S Rusk} {Q said} {C she would go}." Words are
/// parted by blanks, sentences by "/".
class MarkedText {
public:
    explicit MarkedText(const std::string& marked) {
        std::size_t at = 0;
        AttributionRole role = AttributionRole::content;
        bool opened = false;
        Index sentence = 0;
        while (at < marked.size()) {
            const std::size_t end = std::min(marked.find(' ', at), marked.size());
            std::string word = marked.substr(at, end - at);
            at = end + 1;
            if (word == "/") {
                close_sentence(sentence);
                sentence = static_cast<Index>(annotation_.tokens.size());
                continue;
            }
            if (word[0] == '{') {
                role = word[1] == 'S'   ? AttributionRole::source
                       : word[1] == 'Q' ? AttributionRole::cue
                                        : AttributionRole::content;
                opened = true;
                continue;
            }
            const bool closes = word.back() == '}';
            if (closes) word.pop_back();
            add(word);
            const auto token = static_cast<Index>(annotation_.tokens.size() - 1);
            if (opened) {
                annotation_.attributions.push_back({{token, token + 1}, role});
                opened = false;
                inside_ = true;
            } else if (inside_) {
                annotation_.attributions.back().tokens.last = token + 1;
            }
            if (closes) inside_ = false;
        }
        close_sentence(sentence);
        article_.blocks.push_back(
            {{0, static_cast<std::uint32_t>(article_.text.size())}, BlockRole::paragraph, {}});
    }

    /// "source > cue > content; content" of each attribution.
    [[nodiscard]] std::vector<std::string> linked() const {
        static const auto knowledge = Knowledge::load();
        static const CueLexicon lexicon(*knowledge);
        const Reading reading(article_, annotation_, lexicon);
        std::vector<std::string> shown;
        for (const Attribution& one : link_parts(reading)) {
            std::string all = words(one.source) + " > " + words(one.cue) + " > ";
            for (const Tokens content : one.content) all += words(content) + ";";
            shown.push_back(all);
        }
        return shown;
    }

private:
    void add(const std::string& word) {
        if (!article_.text.empty()) article_.text += ' ';
        const auto begin = static_cast<std::uint32_t>(article_.text.size());
        article_.text += word;
        Token token;
        token.span = {begin, static_cast<std::uint32_t>(article_.text.size())};
        if (word == "is" || word == "was") token.upos = Upos::aux;
        annotation_.tokens.push_back(token);
    }
    void close_sentence(Index first) {
        const auto last = static_cast<Index>(annotation_.tokens.size());
        annotation_.sentences.push_back(
            {{annotation_.tokens[first].span.begin, annotation_.tokens[last - 1].span.end},
             first,
             last});
    }
    [[nodiscard]] std::string words(Tokens tokens) const {
        if (tokens.empty()) return "-";
        const std::uint32_t begin = annotation_.tokens[tokens.first].span.begin;
        return article_.text.substr(begin, annotation_.tokens[tokens.last - 1].span.end - begin);
    }

    Article article_;
    Annotation annotation_;
    bool inside_ = false;
};

using testing::ElementsAre;

TEST(LinkParts, TakesTheContentBehindTheCue) {
    EXPECT_THAT(MarkedText("{S Rusk} {Q said} {C she would go}").linked(),
                ElementsAre("Rusk > said > she would go;"));
}

TEST(LinkParts, TakesTheContentBeforeAnInvertedCue) {
    EXPECT_THAT(MarkedText("{C We go} , {Q said} {S Rusk} .").linked(),
                ElementsAre("Rusk > said > We go;"));
}

TEST(LinkParts, GivesTheFirstCueTheWordsBeforeAndTheLastThoseBehind) {
    EXPECT_THAT(
        MarkedText("{C We go} , {S Rusk} {Q said} , {Q adding} {C she was late} .").linked(),
        ElementsAre("Rusk > said > We go;", "Rusk > adding > she was late;"));
}

TEST(LinkParts, ASecondCueOfTheSentenceHasTheSourceOfTheFirst) {
    EXPECT_THAT(MarkedText("{S Rusk} {Q denied} {C it} and {Q said} {C she was late} .").linked(),
                ElementsAre("Rusk > denied > it;", "Rusk > said > she was late;"));
}

TEST(LinkParts, WordsOfTheirOwnSentenceGoOnWithTheAttributionBefore) {
    EXPECT_THAT(MarkedText("{C We go} , {S Rusk} {Q said} . / {C We are late} .").linked(),
                ElementsAre("Rusk > said > We go;We are late;"));
}

TEST(LinkParts, AClauseAboutTheSourceIsWholeOrLeftOut) {
    EXPECT_THAT(MarkedText("{C We go} , {Q said} {S Rusk , who is} ill .").linked(),
                ElementsAre("Rusk > said > We go;"));
    EXPECT_THAT(MarkedText("{S Rusk , who was} not there , {Q said} {C she would go} .").linked(),
                ElementsAre("Rusk , who was not there , > said > she would go;"));
}

TEST(LinkParts, AnOutletBehindTheWordsCarriesThem) {
    EXPECT_THAT(
        MarkedText("{S Rusk} {Q said} {C she was late} , {S Torinform} {Q reported} .").linked(),
        ElementsAre("Rusk > said > she was late;"));
}

TEST(LinkParts, ACueThatAttributesNothingIsLeftOut) {
    EXPECT_THAT(MarkedText("{S Rusk} {Q spoke} . / {S Bell} {Q said} {C no} .").linked(),
                ElementsAre("Bell > said > no;"));
}

}  // namespace
}  // namespace concord
