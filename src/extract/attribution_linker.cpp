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

constexpr Index longest_clause = 12;  ///< words of a clause about a source that may be missing
constexpr Index longest_gap = 4;      ///< words between an adjective and its noun

class PartLinker {
public:
    explicit PartLinker(const Reading& reading)
        : reading_(reading), parts_(reading.annotation().attributions) {
        for (std::size_t p = 0; p < parts_.size(); ++p) complete(p);
    }

    std::vector<Attribution> link() {
        for (std::size_t p = 0; p < parts_.size();) {
            if (parts_[p].role == AttributionRole::content) {
                add_content(tokens_of(p));
                ++p;
            } else {
                p = read_cluster(p);
            }
        }
        for (std::size_t c = 0; c < contents_.size(); ++c) assign(c);
        for (std::size_t f = 1; f < found_.size(); ++f) carry(found_[f - 1], found_[f]);
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
        return std::min(attribution.cue.first, attribution.content.front().first);
    }
    [[nodiscard]] Tokens tokens_of(std::size_t part) const {
        return {parts_[part].tokens.first, parts_[part].tokens.last};
    }
    [[nodiscard]] Index block_of(std::uint32_t token) const {
        return reading_.sentences()[reading_.narrative_of(token)].block;
    }

    /// "to [the long] list": a part that ends inside a noun phrase goes on to its head, one that
    /// begins inside it to its first word, where no other part stands.
    void complete(std::size_t p) {
        if (parts_[p].role == AttributionRole::source) {
            complete_clause_about(p);
            leave_quotation(parts_[p].tokens);
            leave_stump(parts_[p].tokens);
        }
        if (parts_[p].role != AttributionRole::content) return;
        const auto& tokens = reading_.annotation().tokens;
        TokenRange& part = parts_[p].tokens;
        const std::size_t next = p + 1 < parts_.size() ? parts_[p + 1].tokens.first : tokens.size();
        const std::size_t before = p > 0 ? parts_[p - 1].tokens.last : 0;
        while (is_modifier(part.last - 1)) {
            const Index head = tokens[part.last - 1].head;
            if (head < part.last || head >= next || head - part.last > longest_gap) break;
            part.last = head + 1;
        }
        while (part.first > before && is_modifier(part.first - 1) &&
               part.holds(tokens[part.first - 1].head)) {
            --part.first;
        }
    }

    /// "[Rusk, who was] there, said": a clause about the source ends before its cue.
    void complete_clause_about(std::size_t p) {
        TokenRange& source = parts_[p].tokens;
        if (p + 1 == parts_.size() || parts_[p + 1].role != AttributionRole::cue) return;
        const Index cue = parts_[p + 1].tokens.first;
        if (cue <= source.last || cue - source.last > longest_clause) return;
        const auto is_about = [&](Index i) { return word(i).is("who", "which", "whose"); };
        bool about = false;
        for (Index i = source.first + 1; i < source.last; ++i) about = about || is_about(i);
        if (about && word(cue - 1).text == ",") source.last = cue;
    }

    /// "said Rusk, [who is]": a clause of which only the beginning is left.
    void leave_stump(TokenRange& source) const {
        for (Index i = source.first + 1; i + 1 < source.last; ++i) {
            const bool stump = word(i).text == "," && word(i + 1).is("who", "which", "whose") &&
                               source.last - i <= 3;
            const Upos end = reading_.annotation().tokens[source.last - 1].upos;
            if (stump && (end == Upos::aux || end == Upos::pron)) {
                source.last = i;
                return;
            }
        }
    }

    /// A source that the narrator names does not run into a quotation.
    void leave_quotation(TokenRange& source) const {
        if (reading_.is_quoted(source.first) || !reading_.is_quoted(source.last - 1)) return;
        while (reading_.is_quoted(source.last - 1)) --source.last;
        while (source.last - source.first > 1 && is_dash(word(source.last - 1))) --source.last;
        if (source.last - source.first > 1 && word(source.last - 1).is(",")) --source.last;
    }

    [[nodiscard]] bool is_modifier(std::size_t token) const {
        using enum Relation;
        switch (reading_.annotation().tokens[token].relation) {
            case det:
            case amod:
            case compound:
            case nummod:
            case nmod_poss:
            case case_marker:
                return !reading_.is_quoted(static_cast<std::uint32_t>(token));
            default:
                return false;
        }
    }

    /// Reads the cluster that begins at part `p`; returns the part behind it.
    std::size_t read_cluster(std::size_t p) {
        const std::uint32_t sentence = reading_.narrative_of(parts_[p].tokens.first);
        Cluster cluster{sentence, found_.size(), found_.size()};
        Tokens source;
        const auto in_cluster = [&](std::size_t part) {
            return part < parts_.size() && parts_[part].role != AttributionRole::content &&
                   reading_.narrative_of(parts_[part].tokens.first) == sentence;
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
            const bool source_behind = in_cluster(p + 1) && !is_cue(p + 1) && !is_cue(p + 2) &&
                                       !is_object(tokens_of(p + 1), tokens_of(p));
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

    /// "told [the Hesk Post]": who hears does not speak.
    [[nodiscard]] bool is_object(Tokens source, Tokens cue) const {
        using enum Relation;
        const auto& tokens = reading_.annotation().tokens;
        for (std::uint32_t i = source.first; i < source.last; ++i) {
            const Relation relation = tokens[i].relation;
            if (cue.holds(tokens[i].head) &&
                (relation == obj || relation == iobj || relation == obl) && !is_by(i)) {
                return true;
            }
        }
        return false;
    }

    /// "according to Rusk", "was said by Rusk"
    [[nodiscard]] bool is_by(std::uint32_t noun) const {
        const auto& tokens = reading_.annotation().tokens;
        for (std::uint32_t i = noun - std::min(noun, 6U); i < noun; ++i) {
            if (tokens[i].head == noun && tokens[i].relation == Relation::case_marker) return true;
        }
        return false;
    }

    /// "He said ... and [added] ...": the source is that of the cue before.
    void inherit(Attribution& attribution, std::uint32_t sentence) const {
        if (found_.empty() || found_.back().source.empty()) return;
        if (reading_.narrative_of(found_.back().cue.first) != sentence ||
            has_subject(attribution.cue))
            return;
        attribution.source = found_.back().source;
        attribution.inherits = true;
    }

    /// A verb of the cue has its own subject, which the tagger left out.
    [[nodiscard]] bool has_subject(Tokens cue) const {
        const auto& tokens = reading_.annotation().tokens;
        const auto own = [&](std::uint32_t i) {
            return tokens[i].relation == Relation::nsubj && cue.holds(tokens[i].head);
        };
        for (std::uint32_t i = found_.back().cue.last; i < cue.first; ++i) {
            if (own(i)) return true;
        }
        return false;
    }

    /// What runs over the end of a paragraph outside quotation marks is two contents.
    void add_content(Tokens tokens) {
        while (!tokens.empty()) {
            const NarrativeSentence& sentence =
                reading_.sentences()[reading_.narrative_of(tokens.first)];
            std::uint32_t end = tokens.last;
            if (sentence.tokens.last < end && sentence.block != block_of(end - 1) &&
                (!reading_.is_quoted(tokens.first) || !reading_.is_quoted(end - 1))) {
                end = sentence.tokens.last;
            }
            contents_.push_back({{tokens.first, end}, clusters_.size()});
            tokens.first = end;
        }
    }

    void assign(std::size_t c) {
        const Part& part = contents_[c];
        const Cluster* before = part.next_cluster > 0 ? &clusters_[part.next_cluster - 1] : nullptr;
        const Cluster* behind =
            part.next_cluster < clusters_.size() ? &clusters_[part.next_cluster] : nullptr;
        const bool is_behind_cluster =
            before != nullptr && before->sentence == reading_.narrative_of(part.tokens.first);
        const bool is_before_cluster =
            behind != nullptr && behind->sentence == reading_.narrative_of(part.tokens.last - 1);
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

    /// "Rusk said she would go, [Torinform] reported": a cue with no words of its own.
    void carry(Attribution& before, const Attribution& cue) const {
        if (!cue.content.empty() || cue.source.empty() || cue.inherits) return;
        if (before.content.empty() || before.source.empty()) return;
        const std::uint32_t end = before.content.back().last;
        const std::uint32_t begin = std::min(cue.source.first, cue.cue.first);
        if (end <= begin && begin <= end + 1 &&
            reading_.narrative_of(end - 1) == reading_.narrative_of(begin)) {
            before.carrier = cue.source;
        }
    }

    /// Whether a content stands behind the cluster, in its sentence.
    [[nodiscard]] bool takes_behind(std::size_t cluster) const {
        return std::any_of(contents_.begin(), contents_.end(), [&](const Part& part) {
            return part.next_cluster == cluster + 1 &&
                   reading_.narrative_of(part.tokens.first) == clusters_[cluster].sentence;
        });
    }

    /// Content without a cue in its sentence: a quotation or a whole sentence goes on with what
    /// stands before it.
    void go_on(const Part& part) {
        if (!is_quoted(part.tokens) && !is_sentence(part.tokens)) return;
        const std::size_t clusters = part.next_cluster;
        if (clusters > 0) {
            Attribution& last = found_[clusters_[clusters - 1].last];
            const Tokens before = last.content.empty() ? last.cue : last.content.back();
            // "He wrote:", and the quotation in a paragraph of its own.
            const bool announced = last.content.empty() || word(part.tokens.first - 1).is(":") ||
                                   (part.tokens.first > 1 && word(part.tokens.first - 2).is(":"));
            if (block_of(part.tokens.first) <= block_of(before.last - 1) + (announced ? 1U : 0U)) {
                last.content.push_back(part.tokens);
                return;
            }
        }
    }

    [[nodiscard]] bool is_quoted(Tokens tokens) const {
        for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
            if (reading_.is_quoted(i)) return true;
        }
        return false;
    }

    /// All of a sentence but marks at its ends.
    [[nodiscard]] bool is_sentence(Tokens tokens) const {
        const Tokens sentence = reading_.sentences()[reading_.narrative_of(tokens.first)].tokens;
        const auto is_mark = [&](std::uint32_t i) { return word(i).casing == Casing::none; };
        std::uint32_t first = sentence.first;
        while (first < tokens.first && is_mark(first)) ++first;
        std::uint32_t last = sentence.last;
        while (last > tokens.last && is_mark(last - 1)) --last;
        return tokens.first <= first && last <= tokens.last;
    }

    [[nodiscard]] const TokenWord& word(std::uint32_t token) const { return reading_.word(token); }

    const Reading& reading_;
    std::vector<AttributionPart> parts_;
    std::vector<Cluster> clusters_;
    std::vector<Part> contents_;
    std::vector<Attribution> found_;
};

}  // namespace

std::vector<Attribution> link_parts(const Reading& reading) {
    return PartLinker(reading).link();
}

}  // namespace concord
