#include "concord/phrases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace concord {
namespace {

struct Word {
    const char* form;
    Index head;  ///< from 1; 0 for the root
    Relation relation;
    Xpos xpos = Xpos::nn;
};

/// A sentence that begins behind `before` other tokens.
struct Parsed {
    explicit Parsed(const std::vector<Word>& words, Index before = 3) : tokens(before) {
        for (const Word& word : words) {
            Token& token = tokens.emplace_back();
            const auto own = static_cast<Index>(tokens.size() - 1);
            token.head = word.head == 0 ? own : before + word.head - 1;
            token.relation = word.relation;
            token.xpos = word.xpos;
            forms.emplace_back(word.form);
        }
        sentence.first_token = before;
        sentence.last_token = static_cast<Index>(tokens.size());
    }

    /// The words of the phrase of word `number`, from 1.
    std::string phrase(Index number) const {
        const TokenRange range = phrases_of(tokens, sentence)[number - 1];
        std::string joined;
        for (Index i = range.first; i < range.last; ++i) {
            joined += (joined.empty() ? "" : " ") + forms[i - sentence.first_token];
        }
        return joined;
    }

    std::vector<Token> tokens;
    std::vector<std::string> forms;
    Sentence sentence;
};

const Parsed& chief() {
    static const Parsed parsed({{"In", 2, Relation::case_marker},
                                {"Hesk", 8, Relation::obl},
                                {"the", 4, Relation::det},
                                {"chief", 8, Relation::nsubj},
                                {"of", 7, Relation::case_marker},
                                {"the", 7, Relation::det},
                                {"fund", 4, Relation::nmod},
                                {"met", 0, Relation::root},
                                {"Bell", 11, Relation::nmod_poss},
                                {"'s", 9, Relation::case_marker, Xpos::pos},
                                {"aides", 8, Relation::obj},
                                {"and", 13, Relation::cc},
                                {"friends", 11, Relation::conj}});
    return parsed;
}

TEST(PhrasesOf, APhraseHasItsModifiersButNotItsPreposition) {
    EXPECT_EQ(chief().phrase(2), "Hesk");
    EXPECT_EQ(chief().phrase(4), "the chief of the fund");
    EXPECT_EQ(chief().phrase(7), "the fund");
}

TEST(PhrasesOf, APossessorKeepsItsMark) {
    EXPECT_EQ(chief().phrase(9), "Bell 's");
}

TEST(PhrasesOf, WhatIsCoordinatedStandsByItself) {
    EXPECT_EQ(chief().phrase(11), "Bell 's aides");
    EXPECT_EQ(chief().phrase(13), "friends");
}

TEST(HeadOf, IsTheWordThatHangsFromOutside) {
    EXPECT_EQ(head_of(chief().tokens, {3 + 2, 3 + 7}), 3U + 3U);
    EXPECT_EQ(head_of(chief().tokens, {3, 3 + 13}), 3U + 7U);
}

TEST(NamedHead, GoesFromANameToWhatItIsCalled) {
    const Parsed parsed({{"the", 2, Relation::det},
                         {"chief", 6, Relation::nsubj},
                         {",", 4, Relation::punct},
                         {"Anna", 2, Relation::appos},
                         {"Bell", 4, Relation::flat},
                         {"slept", 0, Relation::root}});
    EXPECT_EQ(named_head(parsed.tokens, {3 + 3, 3 + 5}, true), 3U + 1U);
    EXPECT_EQ(named_head(parsed.tokens, {3 + 3, 3 + 5}, false), 3U + 3U);
}

}  // namespace
}  // namespace concord
