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

#include "gather/nearness.h"

namespace concord {
namespace {

constexpr double min_own_containment = 0.35;     ///< of the reporters' words, between two outlets
constexpr double min_containment = 0.5;          ///< within one outlet, which reuses its background
constexpr double min_whole_containment = 0.8;    ///< of texts that hardly do more than quote
constexpr double min_member_containment = 0.25;  ///< of members that came in over another copy
constexpr std::uint32_t min_shared = 8;
constexpr std::uint32_t index_limit = 1U << 30U;  ///< a quarter of all shingles is indexed
constexpr std::size_t near_postings = 4;          ///< an article is compared with so many before it
constexpr std::size_t probed_members = 32;
constexpr double min_version_containment = 0.3;
constexpr std::size_t furniture_days = 4;  ///< of 45 on which one outlet prints the same words
constexpr std::int64_t seconds_a_day = 86400;

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

/// Indexed shingles with the articles they stand in: hash in the upper half, article in the lower.
std::vector<std::uint64_t> index_shingles(const SketchList& sketches) {
    std::vector<std::uint64_t> postings;
    for (std::uint32_t i = 0; i < sketches.size(); ++i) {
        for (const std::uint32_t shingle : sketches[i].shingles) {
            if (shingle >= index_limit) break;
            postings.push_back((std::uint64_t{shingle_key(shingle)} << 32U) | i);
        }
    }
    std::sort(postings.begin(), postings.end());
    return postings;
}

/// What one outlet prints on many days: a sign-up line, a list of links, the same background under
/// every report. Such words tell nothing about who copied whom. Slides along one posting list: the
/// articles of a shingle in the order of publication, of which those count that lie near to one.
class FurnitureWindow {
public:
    explicit FurnitureWindow(const SketchList& sketches) : sketches_(sketches) {}

    void add(std::uint32_t article) {
        const Sketch& sketch = sketches_[article];
        if (sketch.outlet.empty() || sketch.published == undated) return;
        Outlet& outlet = outlets_[sketch.outlet];
        outlet.days += outlet.prints[sketch.published / seconds_a_day]++ == 0 ? 1 : 0;
        many_ += outlet.days == furniture_days && !outlet.is_many ? 1 : 0;
        outlet.is_many = outlet.days >= furniture_days;
    }
    void remove(std::uint32_t article) {
        const Sketch& sketch = sketches_[article];
        if (sketch.outlet.empty() || sketch.published == undated) return;
        Outlet& outlet = outlets_[sketch.outlet];
        outlet.days -= --outlet.prints[sketch.published / seconds_a_day] == 0 ? 1 : 0;
        many_ -= outlet.is_many && outlet.days < furniture_days ? 1 : 0;
        outlet.is_many = outlet.days >= furniture_days;
    }
    [[nodiscard]] bool is_furniture() const { return many_ > 0; }

private:
    struct Outlet {
        std::map<std::int64_t, std::size_t> prints;  ///< by day
        std::size_t days = 0;
        bool is_many = false;
    };
    const SketchList& sketches_;
    std::map<std::string_view, Outlet> outlets_;
    std::size_t many_ = 0;
};

/// What the index says: pairs of articles that may share text, and shingles not to count.
struct Proposals {
    std::vector<std::uint64_t> pairs;  ///< sorted, the earlier article in the upper half
    /// Sorted: a shingle in the upper half, the article for which it is furniture in the lower.
    std::vector<std::uint64_t> furniture;
};

/// How many shingles of a sketch are in the index.
std::size_t count_indexed(const Sketch& sketch) {
    const auto end = std::lower_bound(sketch.shingles.begin(), sketch.shingles.end(), index_limit);
    return static_cast<std::size_t>(end - sketch.shingles.begin());
}

/// Leaves each pair once, and those out that have one indexed shingle in common where copies of
/// their size would have six: two reports that share a quotation or a turn of phrase.
void drop_chance_pairs(const SketchList& sketches, std::vector<std::uint64_t>& pairs) {
    constexpr std::size_t sure_indexed = 12;
    std::size_t kept = 0;
    for (std::size_t begin = 0; begin < pairs.size();) {
        std::size_t end = begin + 1;
        while (end < pairs.size() && pairs[end] == pairs[begin]) ++end;
        const bool is_chance = end - begin == 1 &&
                               count_indexed(sketches[pairs[begin] >> 32U]) >= sure_indexed &&
                               count_indexed(sketches[pairs[begin] & 0xFFFFFFFFU]) >= sure_indexed;
        if (!is_chance) pairs[kept++] = pairs[begin];
        begin = end;
    }
    pairs.resize(kept);
}

/// Pairs that have the shingle of this posting list in common and lie near in time. Of many (a wire
/// story in a hundred outlets) each article gets only its first and its last few predecessors.
void propose_from(const SketchList& sketches,
                  std::span<const std::uint64_t> posting,
                  Proposals& proposals) {
    const auto article = [&](std::size_t i) { return static_cast<std::uint32_t>(posting[i]); };
    const auto add = [&](std::size_t a, std::size_t b) {
        proposals.pairs.push_back((std::uint64_t{article(a)} << 32U) | article(b));
    };
    FurnitureWindow window(sketches);
    const bool is_rare = posting.size() < furniture_days;
    std::size_t first = 0;
    std::size_t end = 0;
    for (std::size_t i = 0; i < posting.size(); ++i) {
        const auto is_near = [&](std::size_t other) {
            return are_near(sketches[article(other)].published, sketches[article(i)].published);
        };
        for (; !is_rare && end < posting.size() && is_near(end); ++end) window.add(article(end));
        for (; !is_near(first); ++first) {
            if (!is_rare) window.remove(article(first));
        }
        if (window.is_furniture()) {
            proposals.furniture.push_back(posting[i]);
            continue;
        }
        for (std::size_t k = 1; k <= near_postings && first + k <= i; ++k) add(i - k, i);
        if (i - first > near_postings) add(first, i);
    }
}

Proposals propose_pairs(const SketchList& sketches) {
    const std::vector<std::uint64_t> postings = index_shingles(sketches);
    Proposals proposals;
    for (std::size_t begin = 0; begin < postings.size();) {
        std::size_t end = begin + 1;
        while (end < postings.size() && postings[end] >> 32U == postings[begin] >> 32U) ++end;
        if (end - begin > 1) {
            propose_from(sketches, std::span(postings).subspan(begin, end - begin), proposals);
        }
        begin = end;
    }
    std::sort(proposals.pairs.begin(), proposals.pairs.end());
    std::sort(proposals.furniture.begin(), proposals.furniture.end());
    drop_chance_pairs(sketches, proposals.pairs);
    return proposals;
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
/// furniture  as in `Proposals`
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
        if (shingle >= index_limit) break;
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

std::vector<Edge> judge_pairs(const SketchList& sketches) {
    Proposals proposals = propose_pairs(sketches);
    propose_equal_texts(sketches, proposals.pairs);
    std::vector<Edge> edges;
    for (const std::uint64_t pair : proposals.pairs) {
        const auto a = static_cast<std::uint32_t>(pair >> 32U);
        const auto b = static_cast<std::uint32_t>(pair);
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
