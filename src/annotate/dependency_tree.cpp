// Almost every word's best head fits into the tree as it is. Of several roots the surest stays;
// of the words that do not hang from it, the one that loses least by it takes a head that does,
// until all do.

#include "annotate/dependency_tree.h"

#include <limits>

namespace concord {
namespace {

constexpr float never = -std::numeric_limits<float>::infinity();

class Tree {
public:
    Tree(std::span<const float> scores, std::size_t words, std::size_t columns)
        : scores_(scores),
          words_(words),
          columns_(columns),
          heads_(words),
          is_offered_(words),
          offers_(words) {}

    std::vector<std::size_t> build() {
        for (std::size_t word = 0; word < words_; ++word) heads_[word] = best_head(word, 0);
        keep_one_root();
        while (!mark_rooted()) root_one();
        return std::move(heads_);
    }

private:
    float score(std::size_t word, std::size_t head) const {
        return scores_[word * columns_ + head];
    }

    std::size_t best_head(std::size_t word, std::size_t first) const {
        std::size_t best = 0;
        float best_score = never;
        for (std::size_t head = first; head <= words_; ++head) {
            if (head != word + 1 && score(word, head) > best_score) {
                best = head;
                best_score = score(word, head);
            }
        }
        return best;
    }

    void keep_one_root() {
        std::size_t root = words_;
        bool has_root = false;
        for (std::size_t word = 0; word < words_; ++word) {
            const bool is_root = heads_[word] == 0;
            const bool is_better = root == words_ || score(word, 0) > score(root, 0);
            if ((is_root && !has_root) || (is_root == has_root && is_better)) root = word;
            has_root = has_root || is_root;
        }
        for (std::size_t word = 0; word < words_; ++word) {
            if (heads_[word] == 0 && word != root) heads_[word] = best_head(word, 1);
        }
        if (words_ > 0) heads_[root] = 0;
    }

    /// Finds which words hang from the root; the others are in cycles or hang from them.
    bool mark_rooted() {
        enum State : char { unseen, on_path, rooted, lost };
        std::vector<State> state(words_, unseen);
        std::vector<std::size_t> path;
        bool all = true;
        for (std::size_t start = 0; start < words_; ++start) {
            std::size_t at = start;
            path.clear();
            while (state[at] == unseen) {
                state[at] = on_path;
                path.push_back(at);
                if (heads_[at] == 0) break;
                at = heads_[at] - 1;
            }
            const bool reaches_root = heads_[at] == 0 || state[at] == rooted;
            for (const std::size_t word : path) state[word] = reaches_root ? rooted : lost;
            all = all && (path.empty() || reaches_root);
        }
        is_rooted_.assign(words_, false);
        for (std::size_t word = 0; word < words_; ++word) is_rooted_[word] = state[word] == rooted;
        return all;
    }

    /// Offers every word that has its place by now to the lost ones as a head, each once.
    void offer_heads() {
        for (std::size_t head = 0; head < words_; ++head) {
            if (!is_rooted_[head] || is_offered_[head]) continue;
            is_offered_[head] = true;
            for (std::size_t word = 0; word < words_; ++word) {
                if (is_rooted_[word]) continue;
                const float change = score(word, head + 1) - score(word, heads_[word]);
                if (change <= offers_[word].change) continue;
                offers_[word] = {head + 1, change};
            }
        }
    }

    /// Hangs one lost word, and with it all that hang from it, from a word that has its place.
    void root_one() {
        offer_heads();
        std::size_t best = words_;
        for (std::size_t word = 0; word < words_; ++word) {
            if (is_rooted_[word]) continue;
            if (best == words_ || offers_[word].change > offers_[best].change) best = word;
        }
        heads_[best] = offers_[best].head;
    }

    struct Offer {
        std::size_t head = 0;
        float change = never;
    };

    std::span<const float> scores_;
    std::size_t words_;
    std::size_t columns_;
    std::vector<std::size_t> heads_;
    std::vector<bool> is_rooted_;
    std::vector<bool> is_offered_;
    std::vector<Offer> offers_;  ///< to each lost word, the best so far
};

}  // namespace

std::vector<std::size_t> dependency_tree(std::span<const float> scores,
                                         std::size_t words,
                                         std::size_t columns) {
    return Tree(scores, words, columns).build();
}

}  // namespace concord
