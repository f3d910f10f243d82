#include "gather/clustering.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace concord {
namespace {

using testing::ElementsAre;

/// An article that makes equally much of some words.
Sketch about(const std::string& id, const std::vector<std::string>& words) {
    Sketch sketch;
    sketch.id = id;
    sketch.published = 0;
    const auto weight = static_cast<float>(1 / std::sqrt(static_cast<double>(words.size())));
    for (const std::string& word : words) sketch.terms.push_back({term_of(word), weight});
    std::sort(sketch.terms.begin(), sketch.terms.end(), [](const Term& a, const Term& b) {
        return a.hash < b.hash;
    });
    return sketch;
}

std::vector<std::string> ids_of_stories(const std::vector<Sketch>& sketches) {
    const SketchList list(sketches);
    std::vector<CopyGroup> groups(list.size());
    for (std::uint32_t i = 0; i < list.size(); ++i) groups[i].members = {i};
    std::vector<std::string> stories;
    for (const auto& story : cluster_stories(list, groups)) {
        std::string ids;
        for (const std::uint32_t member : story) ids += list[member].id + " ";
        stories.push_back(ids);
    }
    return stories;
}

/// Three reports of a fire; one more that names the ship's owner; an inquiry against the owner.
std::vector<Sketch> chain() {
    return {about("a1", {"fire", "harbour"}),
            about("a2", {"fire", "harbour"}),
            about("a3", {"fire", "harbour"}),
            about("a4", {"fire", "owner"}),
            about("b1", {"owner", "bribe", "judge"}),
            about("b2", {"bribe", "judge"}),
            about("b3", {"bribe", "judge"})};
}

TEST(ClusterStories, PartsAChainAtItsOnlyLink) {
    EXPECT_THAT(ids_of_stories(chain()), ElementsAre("a1 a2 a3 a4 ", "b1 b2 b3 "));
}

TEST(ClusterStories, LeavesWhatIsTiedByMoreTogether) {
    std::vector<Sketch> sketches = chain();
    sketches.push_back(about("b4", {"fire", "harbour", "bribe", "judge"}));
    sketches.push_back(about("b5", {"fire", "harbour", "bribe", "judge"}));
    EXPECT_THAT(ids_of_stories(sketches), ElementsAre("a1 a2 a3 a4 b1 b2 b3 b4 b5 "));
}

TEST(ClusterStories, PartsNoPairFromAStory) {
    std::vector<Sketch> sketches = chain();
    sketches.pop_back();
    EXPECT_THAT(ids_of_stories(sketches), ElementsAre("a1 a2 a3 a4 b1 b2 "));
}

TEST(ClusterStories, FindsTheSameInAnyOrder) {
    std::vector<Sketch> sketches = chain();
    const auto stories = ids_of_stories(sketches);
    for (std::size_t i = 0; i < sketches.size(); ++i) {
        std::rotate(sketches.begin(), sketches.begin() + 1, sketches.end());
        EXPECT_EQ(ids_of_stories(sketches), stories);
    }
}

}  // namespace
}  // namespace concord
