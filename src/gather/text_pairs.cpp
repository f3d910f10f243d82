// Which articles may share text, by an index from shingle to articles. The index is made and left
// again slice by slice of the hashes, so that it takes little memory however many articles there
// are.

#include "gather/text_pairs.h"

#include <algorithm>
#include <bit>
#include <map>
#include <span>

#include "gather/nearness.h"
#include "gather/radix_sort.h"

namespace concord {
namespace {

constexpr std::size_t near_postings = 4;   ///< an article is compared with so many before it
constexpr std::size_t furniture_days = 4;  ///< of 45 on which one outlet prints the same words
constexpr std::int64_t seconds_a_day = 86400;
constexpr std::uint32_t slice_size = 1U << 26U;  ///< a sixteenth of the hashes that are indexed
constexpr unsigned key_bits = 25;                ///< that differ inside a slice

/// What one outlet prints on many days: a sign-up line, a list of links, the same background under
/// every report. Such words tell nothing about who copied whom. Slides along one posting list: the
/// articles of a shingle in the order of publication, of which those count that lie near to one.
class FurnitureWindow {
public:
    void add(const Imprint& imprint) {
        if (imprint.outlet == 0 || imprint.published == undated) return;
        Outlet& outlet = outlets_[imprint.outlet];
        outlet.days += outlet.prints[imprint.published / seconds_a_day]++ == 0 ? 1 : 0;
        many_ += outlet.days == furniture_days && !outlet.is_many ? 1 : 0;
        outlet.is_many = outlet.days >= furniture_days;
    }
    void remove(const Imprint& imprint) {
        if (imprint.outlet == 0 || imprint.published == undated) return;
        Outlet& outlet = outlets_[imprint.outlet];
        outlet.days -= --outlet.prints[imprint.published / seconds_a_day] == 0 ? 1 : 0;
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
    std::map<std::uint32_t, Outlet> outlets_;
    std::size_t many_ = 0;
};

class TextPairFinder {
public:
    explicit TextPairFinder(const SketchList& sketches)
        : sketches_(sketches), prints_(sketches.outlet_count() + 1) {
        left_.reserve(sketches.size());
        for (std::size_t i = 0; i < sketches.size(); ++i) {
            const std::vector<std::uint32_t>& shingles = sketches[i].shingles;
            const auto end = std::partition_point(shingles.begin(), shingles.end(), is_indexed);
            left_.emplace_back(shingles.begin(), end);
            indexed_.push_back(static_cast<std::uint32_t>(left_.back().size()));
        }
    }

    TextPairs find() {
        for (std::uint32_t end = slice_size; is_indexed(end - 1); end += slice_size) look_up(end);
        const auto bits = static_cast<unsigned>(std::bit_width(sketches_.size()));
        sort_by_bits(found_.pairs, 0, bits);
        sort_by_bits(found_.pairs, 32, 32 + bits);
        drop_chance_pairs();
        return std::move(found_);
    }

private:
    /// Indexes the shingles below `end` that have not been: hash in the upper half, article in the
    /// lower.
    void look_up(std::uint32_t end) {
        postings_.clear();
        for (std::uint32_t i = 0; i < left_.size(); ++i) {
            std::size_t count = 0;
            for (; count < left_[i].size() && left_[i][count] < end; ++count) {
                postings_.push_back((std::uint64_t{shingle_key(left_[i][count])} << 32U) | i);
            }
            left_[i] = left_[i].subspan(count);
        }
        sort_by_bits(postings_, 32, 32 + key_bits);
        for (std::size_t begin = 0; begin < postings_.size();) {
            std::size_t next = begin + 1;
            while (next < postings_.size() && postings_[next] >> 32U == postings_[begin] >> 32U) {
                ++next;
            }
            if (next - begin > 1) propose(std::span(postings_).subspan(begin, next - begin));
            begin = next;
        }
    }

    /// Pairs that have the shingle of this posting list in common and lie near in time. Of many (a
    /// wire story in a hundred outlets) each article gets only its first and its last few
    /// predecessors.
    void propose(std::span<const std::uint64_t> posting) {
        const auto article = [&](std::size_t i) { return static_cast<std::uint32_t>(posting[i]); };
        const auto add = [&](std::size_t a, std::size_t b) {
            found_.pairs.push_back((std::uint64_t{article(a)} << 32U) | article(b));
        };
        const auto imprint = [&](std::size_t i) { return sketches_.imprint(article(i)); };
        const bool may_be_furniture = is_printed_often(posting);
        FurnitureWindow window;
        std::size_t first = 0;
        std::size_t end = 0;
        for (std::size_t i = 0; i < posting.size(); ++i) {
            const auto is_near = [&](std::size_t other) {
                return are_near(imprint(other).published, imprint(i).published);
            };
            if (may_be_furniture) {
                for (; end < posting.size() && is_near(end); ++end) window.add(imprint(end));
            }
            for (; !is_near(first); ++first) {
                if (may_be_furniture) window.remove(imprint(first));
            }
            if (window.is_furniture()) {
                found_.furniture.push_back(posting[i]);
                continue;
            }
            for (std::size_t k = 1; k <= near_postings && first + k <= i; ++k) add(i - k, i);
            if (i - first > near_postings) add(first, i);
        }
    }

    /// Whether one outlet has as many of these articles as furniture needs at the least.
    bool is_printed_often(std::span<const std::uint64_t> posting) {
        if (posting.size() < furniture_days) return false;
        const auto outlet = [&](std::uint64_t entry) {
            return sketches_.imprint(static_cast<std::uint32_t>(entry)).outlet;
        };
        std::size_t most = 0;
        for (const std::uint64_t entry : posting) {
            if (outlet(entry) != 0) most = std::max<std::size_t>(most, ++prints_[outlet(entry)]);
        }
        for (const std::uint64_t entry : posting) prints_[outlet(entry)] = 0;
        return most >= furniture_days;
    }

    /// Leaves each pair once, and those out that have one indexed shingle in common where copies of
    /// their size would have six: two reports that share a quotation or a turn of phrase.
    void drop_chance_pairs() {
        constexpr std::size_t sure_indexed = 12;
        std::vector<std::uint64_t>& pairs = found_.pairs;
        std::size_t kept = 0;
        for (std::size_t begin = 0; begin < pairs.size();) {
            std::size_t end = begin + 1;
            while (end < pairs.size() && pairs[end] == pairs[begin]) ++end;
            const bool is_chance = end - begin == 1 &&
                                   indexed_[pairs[begin] >> 32U] >= sure_indexed &&
                                   indexed_[pairs[begin] & 0xFFFFFFFFU] >= sure_indexed;
            if (!is_chance) pairs[kept++] = pairs[begin];
            begin = end;
        }
        pairs.resize(kept);
    }

    const SketchList& sketches_;
    std::vector<std::span<const std::uint32_t>> left_;  ///< indexed shingles to be looked up
    std::vector<std::uint32_t> indexed_;                ///< how many each article has in all
    std::vector<std::uint64_t> postings_;               ///< of the slice in hand
    std::vector<std::uint32_t> prints_;                 ///< by outlet, of the posting list in hand
    TextPairs found_;
};

}  // namespace

TextPairs find_text_pairs(const SketchList& sketches) {
    return TextPairFinder(sketches).find();
}

}  // namespace concord
