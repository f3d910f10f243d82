// Who carried whose text.
//
// An index from shingle to articles proposes pairs that lie near in time, `overlap_of` judges them,
// and the strongest pairs are joined first. Texts that are the same word for word, and pages at one
// address, are paired whenever they came. A group stays together by its source: whoever joins must
// share most of the smaller text with the source and with most of the members, so that a roundup
// that quotes two wires does not make one origin of both.
//
// Two reports of one speech share its quotations and no more; a wire story under an own lead
// shares the agency's sentences too. So it is the reporters' words that are compared, unless the
// texts hardly do more than quote.

#include "gather/copies.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "gather/text_pairs.h"

namespace concord {
namespace {

constexpr double min_own_containment = 0.35;     ///< of the reporters' words, between two outlets
constexpr double min_containment = 0.5;          ///< within one outlet, which reuses its background
constexpr double min_whole_containment = 0.8;    ///< of texts that hardly do more than quote
constexpr double min_member_containment = 0.25;  ///< of members that came in over another copy
constexpr std::uint32_t min_shared = 8;
constexpr std::size_t probed_members = 32;
constexpr double min_version_containment = 0.3;

struct Edge {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    Overlap overlap;
};

bool is_copy(const Sketch& a, const Sketch& b, const Overlap& overlap) {
    if (a.text_hash != 0 && a.text_hash == b.text_hash) return true;
    if (overlap.shared < min_shared) return false;
    if (overlap.containment >= min_whole_containment) return true;
    const bool is_one_outlet = !a.outlet.empty() && a.outlet == b.outlet;
    if (is_one_outlet && overlap.containment < min_containment) return false;
    return overlap.own_shared >= min_shared && overlap.own_containment >= min_own_containment;
}

/// Texts that are the same word for word, however short.
void propose_equal_texts(const SketchList& sketches, std::vector<std::uint64_t>& pairs) {
    std::map<std::uint64_t, std::uint32_t> first;
    for (std::uint32_t i = 0; i < sketches.size(); ++i) {
        if (sketches[i].text_hash == 0) continue;
        const auto [found, is_new] = first.emplace(sketches[i].text_hash, i);
        if (!is_new) pairs.push_back((std::uint64_t{found->second} << 32U) | i);
    }
}

/// The overlap without what is furniture. Only a sample of it is known (the indexed shingles), so
/// the share of furniture in the sample stands for its share in all that the two have in common.
/// Something is furniture or not for the later of the two.
///
/// furniture  as in `TextPairs`
Overlap without_furniture(const SketchList& sketches,
                          const Edge& edge,
                          const std::vector<std::uint64_t>& furniture) {
    const Sketch& a = sketches[edge.a];
    const Sketch& b = sketches[edge.b];
    const Overlap& overlap = edge.overlap;
    std::size_t sampled = 0;
    std::size_t known = 0;
    std::size_t in_b = 0;
    for (const std::uint32_t shingle : a.shingles) {
        if (!is_indexed(shingle)) break;
        const std::uint32_t key = shingle_key(shingle);
        while (in_b < b.shingles.size() && shingle_key(b.shingles[in_b]) < key) ++in_b;
        if (in_b == b.shingles.size() || shingle_key(b.shingles[in_b]) != key) continue;
        ++sampled;
        const std::uint64_t entry = (std::uint64_t{key} << 32U) | edge.b;
        known += std::binary_search(furniture.begin(), furniture.end(), entry) ? 1 : 0;
    }
    if (known == 0) return overlap;
    const double share = static_cast<double>(known) / static_cast<double>(sampled);
    // x of y with the same d taken from both: x - d of y - d.
    const auto without = [share](std::uint32_t shared, double ratio) {
        if (ratio <= 0) return 0.0;
        const double dropped = share * shared;
        return std::max(0.0, (shared - dropped) / (shared / ratio - dropped));
    };
    Overlap cleaned;
    cleaned.shared = static_cast<std::uint32_t>((1 - share) * overlap.shared);
    cleaned.own_shared = static_cast<std::uint32_t>((1 - share) * overlap.own_shared);
    cleaned.containment = without(overlap.shared, overlap.containment);
    cleaned.own_containment = without(overlap.own_shared, overlap.own_containment);
    cleaned.resemblance = without(overlap.shared, overlap.resemblance);
    return cleaned;
}

/// Whether a fair sample of two long texts leaves it open that one copied the other. Most pairs
/// share a turn of phrase and no more.
bool may_be_copy(const Sketch& a, const Sketch& b) {
    constexpr std::size_t sampled = 64;
    if (std::min(a.shingles.size(), b.shingles.size()) <= 2 * sampled) return true;
    const std::uint64_t limit =
        std::min({std::uint64_t{std::max(a.shingles[sampled], b.shingles[sampled])},
                  a.shingle_limit,
                  b.shingle_limit});
    const Overlap overlap = overlap_below(a, b, limit);
    return overlap.own_containment >= min_own_containment / 3 ||
           overlap.containment >= min_whole_containment / 3;
}

std::vector<Edge> judge_pairs(const SketchList& sketches) {
    TextPairs proposals = find_text_pairs(sketches);
    propose_equal_texts(sketches, proposals.pairs);
    std::vector<Edge> edges;
    for (const std::uint64_t pair : proposals.pairs) {
        const auto a = static_cast<std::uint32_t>(pair >> 32U);
        const auto b = static_cast<std::uint32_t>(pair);
        if (!may_be_copy(sketches[a], sketches[b])) continue;
        Overlap overlap = overlap_of(sketches[a], sketches[b]);
        if (!is_copy(sketches[a], sketches[b], overlap)) continue;
        if (sketches[a].text_hash != sketches[b].text_hash) {
            overlap = without_furniture(sketches, {a, b, overlap}, proposals.furniture);
        }
        if (is_copy(sketches[a], sketches[b], overlap)) edges.push_back({a, b, overlap});
    }
    std::stable_sort(edges.begin(), edges.end(), [](const Edge& left, const Edge& right) {
        return left.overlap.resemblance > right.overlap.resemblance;
    });
    return edges;
}

/// The groups while they grow; a group is named by one of its members.
class Grouping {
public:
    explicit Grouping(const SketchList& sketches)
        : sketches_(sketches), group_(sketches.size()), members_(sketches.size()) {
        std::iota(group_.begin(), group_.end(), 0U);
        for (std::uint32_t i = 0; i < sketches.size(); ++i) members_[i] = {i};
    }

    void join_if_one_text(const Edge& edge) {
        std::uint32_t big = group_[edge.a];
        std::uint32_t small = group_[edge.b];
        if (big == small) return;
        if (members_[big].size() < members_[small].size()) std::swap(big, small);
        const std::size_t probed = std::min(members_[small].size(), probed_members);
        for (std::size_t i = 0; i < probed; ++i) {
            if (!belongs(members_[small][i], members_[big], edge)) return;
        }
        join(big, small);
    }

    void join_articles(std::uint32_t a, std::uint32_t b) {
        std::uint32_t big = group_[a];
        std::uint32_t small = group_[b];
        if (big == small) return;
        if (members_[big].size() < members_[small].size()) std::swap(big, small);
        join(big, small);
    }

    /// Members in the order of the sketches; groups by first member.
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> groups() const {
        std::vector<std::vector<std::uint32_t>> all;
        for (std::uint32_t i = 0; i < group_.size(); ++i) {
            if (members_[group_[i]].front() == i) all.push_back(members_[group_[i]]);
        }
        return all;
    }

private:
    [[nodiscard]] bool belongs(std::uint32_t article,
                               const std::vector<std::uint32_t>& members,
                               const Edge& edge) const {
        const std::size_t probed = std::min(members.size(), probed_members);
        std::size_t alike = 0;
        for (std::size_t i = 0; i < probed; ++i) {
            const Sketch& member = sketches_[members[i]];
            const Overlap overlap = overlap_of(sketches_[article], member);
            const bool is_edge = (article == edge.a && members[i] == edge.b) ||
                                 (article == edge.b && members[i] == edge.a);
            const bool is_alike = is_edge || overlap.containment >= min_member_containment;
            alike += is_alike ? 1 : 0;
        }
        return 2 * alike > probed;
    }

    void join(std::uint32_t big, std::uint32_t small) {
        for (const std::uint32_t member : members_[small]) group_[member] = big;
        std::vector<std::uint32_t> all;
        all.reserve(members_[big].size() + members_[small].size());
        std::merge(members_[big].begin(),
                   members_[big].end(),
                   members_[small].begin(),
                   members_[small].end(),
                   std::back_inserter(all));
        members_[big] = std::move(all);
        members_[small].clear();
    }

    const SketchList& sketches_;
    std::vector<std::uint32_t> group_;
    std::vector<std::vector<std::uint32_t>> members_;
};

bool has_path(std::string_view url) {
    return url.find('/') != std::string_view::npos || url.find('?') != std::string_view::npos;
}

/// The address an article stands at; empty when there is none, or only that of a front page.
std::string_view page_of(const Sketch& sketch) {
    if (has_path(sketch.canonical)) return sketch.canonical;
    return has_path(sketch.url) ? std::string_view(sketch.url) : std::string_view();
}

/// Whether two articles stand at one address; a canonical address alone is believed only when the
/// texts are alike, since pages name their section or front page by mistake.
bool is_same_page(const Sketch& a, const Sketch& b) {
    if (!a.url.empty() && a.url == b.url) return true;
    return overlap_of(a, b).containment >= min_version_containment;
}

/// The whole text stands before a summary of it, whenever the summary came.
bool is_earlier_version(const Sketch& a, const Sketch& b) {
    if (a.truncated != b.truncated) return b.truncated;
    if (a.changed != b.changed) return a.changed < b.changed;
    if (a.fetched != b.fetched) return a.fetched < b.fetched;
    return a.id < b.id;
}

/// Chains what stood at one address, earliest first.
std::vector<VersionPair> find_versions(const SketchList& sketches) {
    std::map<std::string_view, std::vector<std::uint32_t>> pages;
    for (std::uint32_t i = 0; i < sketches.size(); ++i) {
        const std::string_view page = page_of(sketches[i]);
        if (!page.empty()) pages[page].push_back(i);
    }
    std::vector<VersionPair> versions;
    for (auto& [page, members] : pages) {
        std::sort(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) {
            return is_earlier_version(sketches[a], sketches[b]);
        });
        for (std::size_t i = 1; i < members.size(); ++i) {
            if (!is_same_page(sketches[members[i - 1]], sketches[members[i]])) continue;
            versions.push_back({members[i], members[i - 1]});
        }
    }
    return versions;
}

/// The first member of an agency: it sells texts, and the others print them.
std::optional<std::uint32_t> find_agency(const SketchList& sketches,
                                         const std::vector<std::uint32_t>& members) {
    const auto found = std::find_if(members.begin(), members.end(), [&](std::uint32_t member) {
        return !sketches[member].agency.empty();
    });
    return found == members.end() ? std::nullopt : std::optional(*found);
}

/// The agency's own text when it is there, else the earliest; of its versions the first.
std::uint32_t find_source(const SketchList& sketches, const std::vector<std::uint32_t>& members) {
    for (const std::uint32_t candidate : members) {
        const Sketch& sketch = sketches[candidate];
        const std::string& name = sketch.agency.empty() ? sketch.outlet : sketch.agency;
        if (name.empty()) continue;
        const bool is_credited = std::any_of(members.begin(), members.end(), [&](std::uint32_t m) {
            return sketches[m].outlet != sketch.outlet && sketches[m].credit == name;
        });
        if (is_credited) return candidate;
    }
    std::uint32_t source = find_agency(sketches, members).value_or(members.front());
    const std::string_view page = page_of(sketches[source]);
    for (const std::uint32_t member : members) {
        const bool is_version = !page.empty() && page_of(sketches[member]) == page;
        if (is_version && is_earlier_version(sketches[member], sketches[source])) source = member;
    }
    return source;
}

CopyGroup describe(const SketchList& sketches, std::vector<std::uint32_t> members) {
    CopyGroup group;
    const std::uint32_t source = find_source(sketches, members);
    std::stable_partition(members.begin(), members.end(), [source](std::uint32_t member) {
        return member == source;
    });
    const Sketch& origin = sketches[source];
    double smallest = 1;
    for (std::size_t i = 1; i < members.size(); ++i) {
        const Sketch& member = sketches[members[i]];
        const bool is_exact = member.text_hash == origin.text_hash;
        const double containment = is_exact ? 1.0 : overlap_of(origin, member).containment;
        smallest = std::min(smallest, containment);
        const bool is_own_page = page_of(origin) == page_of(member) && !page_of(origin).empty();
        group.has_copy = group.has_copy || !is_own_page;
    }
    group.shared = members.size() > 1 ? smallest : 0;
    group.members = std::move(members);
    return group;
}

}  // namespace

Copies find_copies(const SketchList& sketches) {
    Grouping grouping(sketches);
    Copies copies;
    for (const VersionPair& pair : find_versions(sketches)) {
        grouping.join_articles(pair.later, pair.earlier);
        const bool is_changed = sketches[pair.later].text_hash != sketches[pair.earlier].text_hash;
        if (is_changed) copies.versions.push_back(pair);
    }
    for (const Edge& edge : judge_pairs(sketches)) grouping.join_if_one_text(edge);
    for (std::vector<std::uint32_t>& members : grouping.groups()) {
        copies.groups.push_back(describe(sketches, std::move(members)));
    }
    return copies;
}

}  // namespace concord
