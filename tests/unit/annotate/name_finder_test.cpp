// What lists and the rest of the article add to the names that the tagger hands on.

#include "annotate/name_finder.h"

#include <gmock/gmock.h>

#include "reading.h"

namespace concord {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Given {
    std::string_view words;  ///< as they stand in the text
    EntityType type = EntityType::person;
};

/// "person Anton Veshnik <- Kantrian President" for each name found in one sentence.
/// The last `context` words of each given only say where it stands.
std::vector<std::string> names_in(std::string_view sentence,
                                  std::vector<Given> tagged,
                                  std::uint32_t context = 0) {
    static const NameLexicon lexicon(*Knowledge::load());
    const Article article = test::article_of({sentence});
    const Annotation annotation = test::annotate(article);
    const TokenWords words(article.text, annotation.tokens, lexicon.words());
    const auto range_of = [&](std::string_view text) {
        const auto begin = static_cast<std::uint32_t>(article.text.find(text));
        const auto end = begin + static_cast<std::uint32_t>(text.size());
        TokenRange range;
        for (const Token& token : annotation.tokens) {
            if (token.span.end <= begin) ++range.first;
            if (token.span.begin < end) ++range.last;
        }
        return range;
    };
    std::vector<TaggedName> names;
    for (const Given& name : tagged) {
        TokenRange range = range_of(name.words);
        range.last -= context;
        names.push_back({range, name.type});
    }
    const auto text_of = [&](TokenRange range) {
        const std::uint32_t begin = annotation.tokens[range.first].span.begin;
        return article.text.substr(begin, annotation.tokens[range.last - 1].span.end - begin);
    };
    std::vector<std::string> found;
    for (const MentionDraft& draft :
         find_names(words, annotation.tokens, annotation.sentences, names, lexicon)) {
        std::string line = std::string(name_of(draft.type)) + ' ' + text_of(draft.tokens);
        if (!draft.role.empty()) line += " <- " + text_of(draft.role);
        if (draft.geopolitical) line += " (" + std::string(draft.country) + ')';
        found.push_back(line);
    }
    return found;
}

TEST(FindNames, TakeTheTitleBeforeAPersonAsTheRole) {
    EXPECT_THAT(names_in("It was Prime Minister Anna Bell who spoke.", {{"Anna Bell"}}),
                ElementsAre("person Anna Bell <- Prime Minister"));
    EXPECT_THAT(names_in("It was Prime Minister Anna Bell who spoke.", {{"Minister Anna Bell"}}),
                ElementsAre("person Anna Bell <- Prime Minister"));
}

TEST(FindNames, ARoleAloneIsNoName) {
    EXPECT_THAT(names_in("It was the Prime Minister who spoke.", {{"Prime Minister"}}), IsEmpty());
}

TEST(FindNames, KnowCountriesWhateverTheTaggerSays) {
    EXPECT_THAT(names_in("They flew to New Zealand.", {{"Zealand", EntityType::person}}),
                ElementsAre("place New Zealand (NZL)"));
    EXPECT_THAT(names_in("They flew to New Zealand.", {{"New", EntityType::organization}}),
                ElementsAre("place New Zealand (NZL)"));
    EXPECT_THAT(names_in("They flew to New Zealand.", {}), ElementsAre("place New Zealand (NZL)"));
}

TEST(FindNames, ABodyIsNotThePlaceThatItIsNamedAfter) {
    EXPECT_THAT(names_in("He spoke to the The Hague Tribunal.",
                         {{"The Hague Tribunal", EntityType::organization}}),
                ElementsAre("organization Hague Tribunal"));
}

TEST(FindNames, ANameHasOneClassInAnArticle) {
    EXPECT_THAT(names_in("Olden Reef came, Olden Reef saw, Olden Reef won.",
                         {{"Olden Reef came", EntityType::place},
                          {"Olden Reef saw", EntityType::place},
                          {"Olden Reef won", EntityType::person}},
                         1),
                ElementsAre("place Olden Reef", "place Olden Reef", "place Olden Reef"));
}

TEST(FindNames, ALastNameOfTheArticleIsANameWhateverItsTag) {
    EXPECT_THAT(names_in("Olga Gladly spoke. Gladly met Brun.", {{"Olga Gladly"}, {"Brun"}}),
                ElementsAre("person Olga Gladly", "person Gladly", "person Brun"));
}

TEST(FindNames, SanctionsOnSomeoneDoNotMakeHimAPlace) {
    EXPECT_THAT(names_in("They put pressure on Brun.", {{"Brun"}}), ElementsAre("person Brun"));
}

TEST(FindNames, AFirstNameMakesAPersonOfAnUnknownName) {
    EXPECT_THAT(names_in("The letter of Anna Ostrel.", {{"Anna Ostrel", EntityType::organization}}),
                ElementsAre("person Anna Ostrel"));
    EXPECT_THAT(names_in("The letter of Anna Agency.", {{"Anna Agency", EntityType::organization}}),
                ElementsAre("organization Anna Agency"));
}

TEST(FindNames, ACommunityIsAGroup) {
    EXPECT_THAT(names_in("They met Kurds.", {{"Kurds", EntityType::other}}),
                ElementsAre("group Kurds"));
}

}  // namespace
}  // namespace concord
