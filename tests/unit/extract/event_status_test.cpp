#include "extract/event_status.h"

#include <gtest/gtest.h>

#include <optional>
#include <string_view>

#include "extract/cue_lexicon.h"
#include "extract/event_lexicon.h"
#include "read_text.h"

namespace concord {
namespace {

struct Case {
    std::string_view text;
    std::string_view word;
    EventStatus status;
};

/// Of the first token that is `word`.
std::optional<EventStatus> status_at(std::string_view text, std::string_view word) {
    static const auto knowledge = Knowledge::load();
    static const CueLexicon cues(*knowledge);
    static const EventLexicon lexicon(*knowledge);
    const ReadText read = read_text({text});
    const Reading reading(read.article, read.annotation, cues);
    const EventClauses clauses(reading, lexicon);
    const EventStatusReader reader(clauses);
    for (std::uint32_t i = 0; i < reading.words().size(); ++i) {
        if (reading.word(i).text == word) return reader.read(i).status;
    }
    return std::nullopt;
}

class ReadStatus : public testing::TestWithParam<Case> {};

TEST_P(ReadStatus, OfAWord) {
    EXPECT_EQ(status_at(GetParam().text, GetParam().word), GetParam().status) << GetParam().text;
}

using enum EventStatus;

INSTANTIATE_TEST_SUITE_P(
    Holding,
    ReadStatus,
    testing::Values(
        Case{"Spain and France announced talks to be held in Geneva.", "talks", planned},
        Case{"Spain announced a summit to take place in Geneva.", "summit", planned},
        Case{"Spain criticised the refusal to take part in the summit.", "refusal", happened}));

INSTANTIATE_TEST_SUITE_P(
    Conditions,
    ReadStatus,
    testing::Values(
        Case{
            "Anna Bell said if Karl Weber came to Oslo, she would visit Japan.", "visit", possible},
        Case{"Anna Bell asked if he was well and said she would visit Japan.", "visit", planned}));

INSTANTIATE_TEST_SUITE_P(
    Enabling,
    ReadStatus,
    testing::Values(Case{"The treaty will allow inspectors to visit Japan.", "visit", planned},
                    Case{"The treaty allowed inspectors to visit Japan.", "visit", possible},
                    Case{"Anna Bell will be able to visit Japan.", "visit", planned},
                    Case{"Anna Bell is able to visit Japan.", "visit", possible},
                    Case{"France is capable of attacking Spain.", "attacking", possible},
                    Case{"Anna Bell stopped short of accusing Spain.", "accusing", negated}));

INSTANTIATE_TEST_SUITE_P(
    Predicates,
    ReadStatus,
    testing::Values(Case{"The bridge will be open on Friday.", "be", planned},
                    Case{"The bridge was open on Friday.", "was", happened},
                    Case{"The plan was that Spain would not attack France.", "was", happened},
                    Case{"Anna Bell will remain opposed to the treaty.", "opposed", planned},
                    Case{"Anna Bell remained opposed to the treaty.", "opposed", happened}));

INSTANTIATE_TEST_SUITE_P(
    Order,
    ReadStatus,
    testing::Values(Case{"Anna Bell would be the first to visit Japan.", "visit", planned},
                    Case{"Anna Bell was the first to visit Japan.", "visit", happened},
                    Case{"Anna Bell was the first envoy to visit Japan.", "visit", happened},
                    Case{"Anna Bell will leave Oslo before the summit.", "summit", planned},
                    Case{"Anna Bell left Oslo before the summit.", "summit", happened}));

INSTANTIATE_TEST_SUITE_P(
    Clauses,
    ReadStatus,
    testing::Values(
        Case{"Should France leave the union, prices will rise.", "leave", EventStatus::possible},
        Case{"It backed a suggestion that Weber be released.", "released", EventStatus::possible},
        Case{"The judge recommended that Weber be released.", "released", EventStatus::requested},
        Case{
            "After accusing Spain of fraud, Bell will go home.", "accusing", EventStatus::happened},
        Case{"Its efforts to get Spain to release Weber go on.", "release", EventStatus::requested},
        Case{"France persuaded Spain to release Weber.", "release", EventStatus::happened},
        Case{"The war on Spain weighs on trade.", "war", EventStatus::ongoing},
        Case{"The war on Spain in 1985 weighed on trade.", "war", EventStatus::happened}));

INSTANTIATE_TEST_SUITE_P(
    Supposing,
    ReadStatus,
    testing::Values(
        Case{"Had the police captured Weber, he might have talked.",
             "captured",
             EventStatus::possible},
        Case{"Why did the police kill Weber?", "kill", EventStatus::happened},
        Case{"Did the police kill Weber?", "kill", EventStatus::possible},
        Case{"She explained how to accuse Weber of fraud.", "accuse", EventStatus::possible},
        Case{"Bell will speak of it when the leaders meet.", "meet", EventStatus::planned},
        Case{"France conceded nothing to Spain.", "conceded", EventStatus::negated},
        Case{"France does not hesitate to sanction Spain.", "sanction", EventStatus::happened},
        Case{"The court dropped the investigation.", "investigation", EventStatus::negated}));

}  // namespace
}  // namespace concord
