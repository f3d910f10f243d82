// Average-link clustering under conflicts that hold over whole groups: the third meeting and the
// fourth stay apart even when both are like "the meeting" of a report that tells no number.

#include "compare/event_clusters.h"

#include <algorithm>
#include <map>
#include <queue>
#include <tuple>

namespace concord {
namespace {

using Place = std::uint32_t;

/// How much the likeliest pair counts beside the average one; .15 to .5 do alike on ECB+ train.
constexpr double best_share = 0.3;

/// What is known of the pairs between two groups.
struct Link {
    double sum = 0;  ///< of probabilities; pairs that were not compared count 0
    double best = 0;
    bool is_barred = false;
};

struct Group {
    std::vector<Place> members;
    std::map<Place, Link> links;  ///< by the other group
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
        : groups_(mentions.size()), least_(least) {
        for (Place i = 0; i < mentions.size(); ++i) {
            groups_[i].members = {i};
            groups_[i].days = mentions[i].days;
            groups_[i].ordinal = mentions[i].ordinal;
        }
    }

    void link(Place a, Place b, double probability, bool is_barred) {
        groups_[a].links[b] = groups_[b].links[a] = {probability, probability, is_barred};
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
        const double pairs = static_cast<double>(groups_[a].members.size()) *
                             static_cast<double>(groups_[b].members.size());
        const double score = (1 - best_share) * link.sum / pairs + best_share * link.best;
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
        target.links.erase(from);
        for (const auto& [other, link] : source.links) {
            groups_[other].links.erase(from);
            if (other == into) continue;
            Link& sum = target.links[other];
            sum.sum += link.sum;
            sum.best = std::max(sum.best, link.best);
            sum.is_barred = sum.is_barred || link.is_barred;
        }
        for (const auto& [other, link] : target.links) {
            groups_[other].links[into] = link;
            offer(into, other, link);
        }
    }

    std::vector<Group> groups_;
    std::priority_queue<Candidate> heap_;
    double least_;
};

}  // namespace

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
    std::vector<std::pair<Place, Place>> pairs;
    for (const auto& [key, places] : by_key) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            for (std::size_t j = i + 1; j < places.size(); ++j) {
                pairs.emplace_back(places[i], places[j]);
            }
        }
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

std::vector<std::vector<std::uint32_t>> cluster_mentions(const EventMentionReader& reader,
                                                         const EventPairScorer& scorer,
                                                         std::span<const EventMention> mentions,
                                                         float least) {
    Clusters clusters(mentions, least);
    for (const auto& [i, j] : comparable_pairs(mentions)) {
        const EventMention& a = mentions[i];
        const EventMention& b = mentions[j];
        if (are_apart(a, b)) {
            clusters.link(i, j, 0, true);
            continue;
        }
        const Likeness likeness = reader.likeness(a.article, b.article);
        clusters.link(i, j, scorer.probability(compare_mentions(a, b, likeness)), false);
    }
    clusters.join_all();
    return clusters.take();
}

}  // namespace concord
