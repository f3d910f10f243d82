// Average-link clustering under conflicts that hold over whole groups: the third meeting and the
// fourth stay apart even when both are like "the meeting" of a report that tells no number.

#include "compare/event_clusters.h"

#include <algorithm>
#include <map>
#include <queue>
#include <tuple>
#include <utility>

#include "base/sort_unique.h"

namespace concord {
namespace {

using Place = std::uint32_t;

/// How much the likeliest pair counts beside the average one; .15 to .5 do alike on ECB+ train.
constexpr double best_share = 0.3;

/// What is known of the pairs between two groups.
struct Link {
    double sum = 0;  ///< of probabilities; pairs with nothing in common count 0
    double best = 0;
    std::uint32_t pairs = 0;  ///< that were compared
    bool is_barred = false;
};

using Links = std::vector<std::pair<Place, Link>>;  ///< by the other group, sorted

Links::iterator find_link(Links& links, Place other) {
    return std::lower_bound(links.begin(), links.end(), other, [](const auto& link, Place place) {
        return link.first < place;
    });
}

Link sum_of(const Link& a, const Link& b) {
    return {a.sum + b.sum, std::max(a.best, b.best), a.pairs + b.pairs, a.is_barred || b.is_barred};
}

/// What two groups have to all others but each other.
Links merge_links(const Links& a, Place of_a, const Links& b, Place of_b) {
    Links merged;
    merged.reserve(a.size() + b.size());
    auto next = b.begin();
    const auto take_next = [&] {
        if (next->first != of_a) merged.push_back(*next);
        ++next;
    };
    for (const auto& [other, link] : a) {
        if (other == of_b) continue;
        while (next != b.end() && next->first < other) take_next();
        if (next != b.end() && next->first == other) {
            merged.emplace_back(other, sum_of(link, next->second));
            ++next;
        } else {
            merged.emplace_back(other, link);
        }
    }
    while (next != b.end()) take_next();
    return merged;
}

struct Group {
    std::vector<Place> members;
    Links links;
    std::optional<DayRange> days;
    std::optional<int> ordinal;
    std::uint32_t version = 0;
};

struct Candidate {
    double score = 0;
    Place a = 0;
    Place b = 0;
    std::uint32_t versions = 0;

    /// The best on top of a heap; of equals the one of the first mentions.
    friend bool operator<(const Candidate& x, const Candidate& y) {
        return std::tie(x.score, y.a, y.b) < std::tie(y.score, x.a, x.b);
    }
};

class Clusters {
public:
    Clusters(std::span<const EventMention> mentions, float least)
        : groups_(mentions.size()), reach_(most_earlier(mentions.size())), least_(least) {
        for (Place i = 0; i < mentions.size(); ++i) {
            groups_[i].members = {i};
            groups_[i].days = mentions[i].days;
            groups_[i].ordinal = mentions[i].ordinal;
        }
    }

    /// Call it in the order of pairs, a < b.
    void link(Place a, Place b, double probability, bool is_barred) {
        const Link link{probability, probability, 1, is_barred};
        groups_[a].links.emplace_back(b, link);
        groups_[b].links.emplace_back(a, link);
    }

    void join_all() {
        for (Place a = 0; a < groups_.size(); ++a) {
            for (const auto& [b, link] : groups_[a].links) {
                if (a < b) offer(a, b, link);
            }
        }
        while (!heap_.empty()) {
            const Candidate best = heap_.top();
            heap_.pop();
            const bool is_current =
                !groups_[best.a].members.empty() && !groups_[best.b].members.empty() &&
                groups_[best.a].version + groups_[best.b].version == best.versions;
            if (is_current && may_join(groups_[best.a], groups_[best.b])) join(best.a, best.b);
        }
    }

    [[nodiscard]] std::vector<std::vector<Place>> take() {
        std::vector<std::vector<Place>> parts;
        for (Group& group : groups_) {
            if (group.members.empty()) continue;
            std::sort(group.members.begin(), group.members.end());
            parts.push_back(std::move(group.members));
        }
        std::sort(parts.begin(), parts.end());
        return parts;
    }

private:
    static bool may_join(const Group& a, const Group& b) {
        if (a.days && b.days && !a.days->overlaps(*b.days)) return false;
        return !a.ordinal || !b.ordinal || *a.ordinal == *b.ordinal;
    }

    void offer(Place a, Place b, const Link& link) {
        if (link.is_barred) return;
        // Pairs too far from each other to be compared say nothing.
        const std::size_t pairs =
            std::max<std::size_t>(link.pairs,
                                  std::min(groups_[a].members.size(), reach_) *
                                      std::min(groups_[b].members.size(), reach_));
        const double score =
            (1 - best_share) * link.sum / static_cast<double>(pairs) + best_share * link.best;
        if (score < least_) return;
        heap_.push(
            {score, std::min(a, b), std::max(a, b), groups_[a].version + groups_[b].version});
    }

    void join(Place into, Place from) {
        Group& target = groups_[into];
        Group source = std::move(groups_[from]);
        groups_[from] = {};
        target.members.insert(target.members.end(), source.members.begin(), source.members.end());
        if (source.days) {
            target.days = target.days ? DayRange{std::max(target.days->first, source.days->first),
                                                 std::min(target.days->last, source.days->last)}
                                      : *source.days;
        }
        if (source.ordinal) target.ordinal = source.ordinal;
        ++target.version;
        for (const auto& [other, link] : source.links) {
            Links& links = groups_[other].links;
            if (other == into) continue;
            links.erase(find_link(links, from));
            const auto known = find_link(links, into);
            if (known != links.end() && known->first == into) {
                known->second = sum_of(known->second, link);
            } else {
                links.emplace(known, into, link);
            }
        }
        target.links = merge_links(target.links, into, source.links, from);
        for (const auto& [other, link] : target.links) offer(into, other, link);
    }

    std::vector<Group> groups_;
    std::priority_queue<Candidate> heap_;
    std::size_t reach_;  ///< members of a group that one mention is compared with for certain
    double least_;
};

using Pairs = std::vector<std::pair<Place, Place>>;

/// Each with so many before it.
void pair_nearest(const std::vector<Place>& places, std::size_t most, Pairs& pairs) {
    for (std::size_t j = 1; j < places.size(); ++j) {
        for (std::size_t i = j - std::min(j, most); i < j; ++i) {
            pairs.emplace_back(places[i], places[j]);
        }
    }
}

/// Each with those before it, however far, that are of its day or have one of its sides.
void pair_related(std::span<const EventMention> mentions,
                  const std::vector<Place>& places,
                  Pairs& pairs) {
    constexpr std::size_t most_related = 64;
    constexpr std::size_t most_sides = 4;
    std::map<std::int32_t, std::vector<Place>> by_day;
    std::map<std::int64_t, std::vector<Place>> by_side;
    for (const Place place : places) {
        const EventMention& mention = mentions[place];
        if (mention.likely) by_day[mention.likely->first].push_back(place);
        std::vector<std::int64_t> sides;
        for (const auto* side : {&mention.actors, &mention.recipients}) {
            for (const ReportedSide& one : *side) sides.push_back(one.identity);
        }
        sort_unique(sides);
        if (sides.size() > most_sides) sides.resize(most_sides);
        for (const std::int64_t side : sides) by_side[side].push_back(place);
    }
    for (const auto& [day, related] : by_day) pair_nearest(related, most_related, pairs);
    for (const auto& [side, related] : by_side) pair_nearest(related, most_related, pairs);
}

}  // namespace

std::size_t most_earlier(std::size_t mentions) {
    constexpr std::size_t at_least = 64;
    constexpr std::size_t at_most = 256;
    constexpr std::size_t pairs = 2'000'000;
    return std::clamp(pairs / std::max<std::size_t>(mentions, 1), at_least, at_most);
}

std::vector<std::pair<Place, Place>> comparable_pairs(std::span<const EventMention> mentions) {
    std::map<std::string, std::vector<Place>> by_key;
    for (Place i = 0; i < mentions.size(); ++i) {
        const EventMention& mention = mentions[i];
        by_key["s " + mention.stem].push_back(i);
        if (!mention.type.empty()) by_key["t " + mention.type].push_back(i);
        for (const std::uint32_t family : mention.families) {
            by_key["f " + std::to_string(family)].push_back(i);
        }
    }
    const std::size_t most = most_earlier(mentions.size());
    Pairs pairs;
    for (const auto& [key, places] : by_key) {
        pair_nearest(places, most, pairs);
        if (places.size() > most + 1) pair_related(mentions, places, pairs);
    }
    sort_unique(pairs);
    return pairs;
}

std::vector<std::vector<std::uint32_t>> cluster_mentions(const EventMentionReader& reader,
                                                         const EventPairScorer& scorer,
                                                         std::span<const EventMention> mentions,
                                                         float least) {
    Clusters clusters(mentions, least);
    // Mentions stand by article, so that one article's likenesses serve all of its mentions.
    Index article = 0;
    std::map<Index, Likeness> likenesses;
    for (const auto& [i, j] : comparable_pairs(mentions)) {
        const EventMention& a = mentions[i];
        const EventMention& b = mentions[j];
        if (are_apart(a, b)) {
            clusters.link(i, j, 0, true);
            continue;
        }
        if (a.article != std::exchange(article, a.article)) likenesses.clear();
        const auto [known, is_new] = likenesses.try_emplace(b.article);
        if (is_new) known->second = reader.likeness(a.article, b.article);
        clusters.link(i, j, scorer.probability(compare_mentions(a, b, known->second)), false);
    }
    clusters.join_all();
    return clusters.take();
}

}  // namespace concord
