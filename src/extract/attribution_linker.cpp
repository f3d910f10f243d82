// Parts in the order of the text are clusters of sources and cues with contents between them:
//
//     [He] [would not say] [how many], [but] [“we are ready,”] [he] [added].
//      S    Q               C                  C                S    Q
//
// A cluster takes the content beside it in its sentence. Between two clusters of a sentence the
// content belongs to the first, unless that one has content before it and the second has none.

#include "extract/attribution_linker.h"

#include <algorithm>

namespace concord {
namespace {

constexpr Index farthest_block =
    1;  ///< blocks from a statement to the quotation that goes on with it

class PartLinker {
public:
    explicit PartLinker(const Reading& reading)
        : reading_(reading), parts_(reading.annotation().attributions) {}

    std::vector<Attribution> link() {
        for (std::size_t p = 0; p < parts_.size();) {
            if (parts_[p].role == AttributionRole::content) {
                contents_.push_back({tokens_of(p), clusters_.size()});
                ++p;
            } else {
                p = read_cluster(p);
            }
        }
        for (std::size_t c = 0; c < contents_.size(); ++c) assign(c);
        std::erase_if(found_, [](const Attribution& one) { return one.content.empty(); });
        std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) {
            return first_of(a) < first_of(b);
        });
        return std::move(found_);
    }

private:
    /// Sources and cues of a sentence with no content between them.
    struct Cluster {
        std::uint32_t sentence = 0;
        std::size_t first = 0;  ///< attribution of its first cue
        std::size_t last = 0;   ///< and of its last
    };
    struct Part {
        Tokens tokens;
        std::size_t next_cluster = 0;  ///< the cluster before is one less
    };

    [[nodiscard]] static std::uint32_t first_of(const Attribution& attribution) {
        const std::uint32_t content = attribution.content.front().first;
        return attribution.cue.empty() ? content : std::min(attribution.cue.first, content);
    }
    [[nodiscard]] Tokens tokens_of(std::size_t part) const {
        return {parts_[part].tokens.first, parts_[part].tokens.last};
    }
    /// The narrator's sentence that holds a token.
    [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const {
        const auto sentences = reading_.sentences();
        const auto behind = std::upper_bound(
            sentences.begin(), sentences.end(), token, [](std::uint32_t at, const auto& sentence) {
                return at < sentence.tokens.first;
            });
        return static_cast<std::uint32_t>(behind - sentences.begin()) - 1;
    }
    [[nodiscard]] Index block_of(std::uint32_t token) const {
        return reading_.sentences()[sentence_of(token)].block;
    }

    /// Reads the cluster that begins at part `p`; returns the part behind it.
    std::size_t read_cluster(std::size_t p) {
        const std::uint32_t sentence = sentence_of(parts_[p].tokens.first);
        Cluster cluster{sentence, found_.size(), found_.size()};
        Tokens source;
        const auto in_cluster = [&](std::size_t part) {
            return part < parts_.size() && parts_[part].role != AttributionRole::content &&
                   sentence_of(parts_[part].tokens.first) == sentence;
        };
        const auto is_cue = [&](std::size_t part) {
            return in_cluster(part) && parts_[part].role == AttributionRole::cue;
        };
        for (; in_cluster(p); ++p) {
            if (!is_cue(p)) {
                source = tokens_of(p);
                continue;
            }
            Attribution attribution;
            attribution.cue = tokens_of(p);
            const bool source_behind = in_cluster(p + 1) && !is_cue(p + 1) && !is_cue(p + 2);
            if (source.empty() && source_behind) source = tokens_of(++p);
            attribution.source = source;
            if (source.empty()) inherit(attribution, sentence);
            source = {};
            cluster.last = found_.size();
            found_.push_back(std::move(attribution));
        }
        if (cluster.first < found_.size()) clusters_.push_back(cluster);
        return p;
    }

    /// "He said ... and [added] ...": the source is that of the cue before.
    void inherit(Attribution& attribution, std::uint32_t sentence) const {
        if (found_.empty() || found_.back().source.empty()) return;
        if (sentence_of(found_.back().cue.first) != sentence) return;
        attribution.source = found_.back().source;
        attribution.inherits = true;
    }

    void assign(std::size_t c) {
        const Part& part = contents_[c];
        const Cluster* before = part.next_cluster > 0 ? &clusters_[part.next_cluster - 1] : nullptr;
        const Cluster* behind =
            part.next_cluster < clusters_.size() ? &clusters_[part.next_cluster] : nullptr;
        const bool is_behind_cluster =
            before != nullptr && before->sentence == sentence_of(part.tokens.first);
        const bool is_before_cluster =
            behind != nullptr && behind->sentence == sentence_of(part.tokens.last - 1);
        const bool awaited = before != nullptr && found_[before->last].content.empty();
        const bool announced = awaited && word(part.tokens.first - 1).is(":");
        if (is_before_cluster && !announced &&
            !(is_behind_cluster && (awaited || takes_behind(part.next_cluster)))) {
            found_[behind->first].content.push_back(part.tokens);
        } else if (is_behind_cluster) {
            found_[before->last].content.push_back(part.tokens);
        } else {
            go_on(part);
        }
    }

    /// Whether a content stands behind the cluster, in its sentence.
    [[nodiscard]] bool takes_behind(std::size_t cluster) const {
        return std::any_of(contents_.begin(), contents_.end(), [&](const Part& part) {
            return part.next_cluster == cluster + 1 &&
                   sentence_of(part.tokens.first) == clusters_[cluster].sentence;
        });
    }

    /// Content without a cue in its sentence.
    void go_on(const Part& part) {
        const std::size_t clusters = part.next_cluster;
        if (clusters > 0) {
            Attribution& last = found_[clusters_[clusters - 1].last];
            const Tokens before = last.content.empty() ? last.cue : last.content.back();
            if (block_of(part.tokens.first) <= block_of(before.last - 1) + farthest_block) {
                last.content.push_back(part.tokens);
                return;
            }
        }
        Attribution uncued;
        uncued.content.push_back(part.tokens);
        found_.push_back(std::move(uncued));
    }

    [[nodiscard]] const TokenWord& word(std::uint32_t token) const { return reading_.word(token); }

    const Reading& reading_;
    std::span<const AttributionPart> parts_;
    std::vector<Cluster> clusters_;
    std::vector<Part> contents_;
    std::vector<Attribution> found_;
};

}  // namespace

std::vector<Attribution> link_parts(const Reading& reading) {
    return PartLinker(reading).link();
}

}  // namespace concord
