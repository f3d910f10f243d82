// Totals and parts:
//
//     They destroyed [13] drones. [Nine] were shot down in the A region and [four] in B.
//                                   9 + 4 = 13: adds up
//     [36] drones: [18] over A, [two] over B and C ...
//                                   two may mean each: it adds up when either reading does
//     [two-thirds] of [2 million]   a share of the figure behind it; nothing is added

#include "extract/figure_sums.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace concord {
namespace {

constexpr std::size_t farthest_total = 6;  ///< figures between the total and its first part
constexpr std::size_t farthest_sentence = 3;

class SumLinker {
public:
    SumLinker(const Reading& reading,
              std::span<const Figure> figures,
              std::span<const FigureContext> contexts,
              std::vector<Quantity>& quantities)
        : reading_(reading), figures_(figures), contexts_(contexts), quantities_(quantities) {}

    void link() {
        link_shares();
        for (std::size_t begin = 0; begin < figures_.size();) {
            const std::size_t end = end_of_list(begin);
            if (end - begin >= 2) link_list(begin, end);
            begin = std::max(end, begin + 1);
        }
    }

private:
    void link_shares() {
        for (std::size_t f = 0; f + 1 < figures_.size(); ++f) {
            const bool share = figures_[f].part || figures_[f].unit == "%";
            const std::uint32_t of = figures_[f].behind;
            if (!share || !reading_.word(std::min(of, last_token())).is("of")) continue;
            std::uint32_t at = of + 1;
            while (at < last_token() && reading_.word(at).is("the", "those", "its", "all")) ++at;
            if (figures_[f + 1].tokens.first == at) {
                quantities_[f].part_of = static_cast<Index>(f + 1);
            }
        }
    }

    [[nodiscard]] std::uint32_t last_token() const {
        return static_cast<std::uint32_t>(reading_.words().size()) - 1;
    }

    [[nodiscard]] bool is_count(std::size_t f) const {
        return figures_[f].unit.empty() && !figures_[f].part && quantities_[f].low &&
               quantities_[f].low == quantities_[f].high && contexts_[f].of;
    }

    /// The last word of what is counted, without a plural s.
    [[nodiscard]] std::string_view head(std::size_t f) const {
        const std::string_view word = reading_.word(contexts_[f].of->last - 1).lower;
        return word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
    }

    [[nodiscard]] bool same_thing(std::size_t a, std::size_t b) const {
        const bool other_time =
            contexts_[a].time && contexts_[b].time && contexts_[a].time != contexts_[b].time;
        return head(a) == head(b) && !contexts_[a].role.empty() &&
               contexts_[a].role == contexts_[b].role && !other_time;
    }

    [[nodiscard]] std::size_t sentence_of(std::size_t f) const {
        const auto& sentences = reading_.annotation().sentences;
        const auto found = std::upper_bound(sentences.begin(),
                                            sentences.end(),
                                            figures_[f].tokens.first,
                                            [](std::uint32_t token, const Sentence& sentence) {
                                                return token < sentence.last_token;
                                            });
        return static_cast<std::size_t>(found - sentences.begin());
    }

    /// Behind the counts of one thing that stand in one sentence from `begin` on.
    [[nodiscard]] std::size_t end_of_list(std::size_t begin) const {
        if (!is_count(begin)) return begin;
        std::size_t end = begin + 1;
        while (end < figures_.size() && is_count(end) && same_thing(begin, end) &&
               sentence_of(end) == sentence_of(begin)) {
            ++end;
        }
        return end;
    }

    void link_list(std::size_t begin, std::size_t end) {
        // "Of 13 drones nine ... and four": the total may lead its own list.
        if (end - begin >= 3 && try_total(begin, begin + 1, end)) return;
        for (std::size_t back = 1; back <= farthest_total && back <= begin; ++back) {
            const std::size_t total = begin - back;
            if (sentence_of(total) + farthest_sentence < sentence_of(begin)) return;
            if (is_count(total) && same_thing(total, begin) && try_total(total, begin, end)) return;
        }
    }

    /// Links when each part is smaller than the total and together they come near it.
    bool try_total(std::size_t total, std::size_t begin, std::size_t end) {
        constexpr double near = 0.75;
        double plain = 0;
        double each = 0;
        const double whole = *quantities_[total].low;
        for (std::size_t f = begin; f < end; ++f) {
            const double value = *quantities_[f].low;
            if (value >= whole) return false;
            plain += value;
            each += value * static_cast<double>(places_of(f));
        }
        if (plain < near * whole || plain > whole * 1.25) return false;
        for (std::size_t f = begin; f < end; ++f) {
            quantities_[f].part_of = static_cast<Index>(total);
        }
        bool about = quantities_[total].approx;
        for (std::size_t f = begin; f < end; ++f) about = about || quantities_[f].approx;
        const bool adds_up = plain == whole || each == whole;
        if (adds_up || !about) quantities_[total].sum = adds_up ? "adds up" : "does not add up";
        return true;
    }

    /// Over how many places a part is said: 2 for "two over the A and B regions".
    [[nodiscard]] std::size_t places_of(std::size_t f) const {
        const std::uint32_t end =
            f + 1 < figures_.size() ? figures_[f + 1].tokens.first : last_token();
        std::uint32_t stop = figures_[f].behind;
        while (stop < end && !reading_.word(stop).is(",", ";", ".")) ++stop;
        std::size_t names = 0;
        std::uint32_t last = 0;
        for (const MentionTokens& mention : reading_.mentions_in({figures_[f].behind, stop})) {
            if (mention.kind != MentionKind::name) continue;
            const bool joined = names == 0 || reading_.word(mention.tokens.first - 1).is("and");
            if (!joined || mention.tokens.first < last) continue;
            ++names;
            last = mention.tokens.last;
        }
        return std::max<std::size_t>(names, 1);
    }

    const Reading& reading_;
    std::span<const Figure> figures_;
    std::span<const FigureContext> contexts_;
    std::vector<Quantity>& quantities_;
};

}  // namespace

void link_sums(const Reading& reading,
               std::span<const Figure> figures,
               std::span<const FigureContext> contexts,
               std::vector<Quantity>& quantities) {
    SumLinker(reading, figures, contexts, quantities).link();
}

}  // namespace concord
