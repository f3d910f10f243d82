// Sketches in, stories out: `sketch` says what is kept of an article, `copies` who carried whose
// text, `clustering` which articles are about one matter.

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "concord/pipeline.h"
#include "gather/clustering.h"
#include "gather/copies.h"
#include "gather/sketch.h"
#include "gather/sketch_bytes.h"

namespace concord {
namespace {

/// Names of agencies, lower case, and the usual one of each.
using AgencyNames = std::map<std::string, std::string, std::less<>>;

AgencyNames read_agencies(const Knowledge& knowledge) {
    AgencyNames names;
    for (const auto& row : knowledge.table("outlets/agencies").rows) {
        names.emplace(to_lower(row[0]), to_lower(row[1]));
    }
    return names;
}

/// Whether an agency's name stands at a member, as its credit or its outlet.
bool is_wire(const SketchList& sketches, const CopyGroup& group) {
    return std::any_of(group.members.begin(), group.members.end(), [&](std::uint32_t member) {
        return !sketches[member].credit.empty() || !sketches[member].agency.empty();
    });
}

Origin make_origin(const SketchList& sketches, const CopyGroup& group) {
    Origin origin;
    for (const std::uint32_t member : group.members) origin.articles.push_back(sketches[member].id);
    if (group.has_copy) {
        origin.kind = is_wire(sketches, group) ? OriginKind::wire : OriginKind::copy;
    }
    origin.shared = std::round(group.shared * 100) / 100;
    return origin;
}

}  // namespace

struct Gatherer::State {
    TermRates rates;
    AgencyNames agencies;
    std::vector<Sketch> sketches;

    [[nodiscard]] Sketch sketch_of(const Article& article) const {
        Sketch sketch = make_sketch(article, rates);
        const auto agency = agencies.find(sketch.outlet);
        if (agency != agencies.end()) sketch.agency = agency->second;
        const auto credit = agencies.find(sketch.credit);
        if (credit != agencies.end()) sketch.credit = credit->second;
        return sketch;
    }
};

Gatherer::Gatherer(const Knowledge& knowledge)
    : state_(std::make_unique<State>(State{TermRates(knowledge), read_agencies(knowledge), {}})) {}
Gatherer::Gatherer(Gatherer&&) noexcept = default;
Gatherer& Gatherer::operator=(Gatherer&&) noexcept = default;
Gatherer::~Gatherer() = default;

void Gatherer::add(const Article& article, const Annotation& /*annotation*/) {
    state_->sketches.push_back(state_->sketch_of(article));
}

std::string Gatherer::make_sketch_bytes(const Article& article) const {
    return write_sketch(state_->sketch_of(article));
}

Result<void> Gatherer::add_sketch(std::string_view bytes) {
    Result<Sketch> sketch = read_sketch(bytes);
    if (!sketch) return tl::unexpected(sketch.error());
    state_->sketches.push_back(std::move(*sketch));
    return {};
}

std::vector<Story> Gatherer::stories() const {
    const SketchList sketches(state_->sketches);
    const Copies copies = find_copies(sketches);
    const auto clusters = cluster_stories(sketches, copies.groups);
    std::vector<std::uint32_t> cluster_of(sketches.size());
    std::vector<Story> stories(clusters.size());
    for (std::uint32_t i = 0; i < clusters.size(); ++i) {
        stories[i].id = sketches[clusters[i].front()].id;
        for (const std::uint32_t member : clusters[i]) {
            cluster_of[member] = i;
            stories[i].articles.push_back(sketches[member].id);
        }
    }
    for (const CopyGroup& group : copies.groups) {
        Story& story = stories[cluster_of[group.members.front()]];
        story.origins.push_back(make_origin(sketches, group));
    }
    for (const VersionPair& pair : copies.versions) {
        Story& story = stories[cluster_of[pair.later]];
        story.versions.push_back({sketches[pair.later].id, sketches[pair.earlier].id});
    }
    for (Story& story : stories) {
        std::sort(story.versions.begin(),
                  story.versions.end(),
                  [](const Version& a, const Version& b) { return a.article < b.article; });
    }
    return stories;
}

}  // namespace concord
