// The same saying in several articles is one statement. Quotations that share two words in a row
// are laid side by side (`quotation`), and those that match are joined; the fullest version
// leads and says what the others left out or touched up. What stands in no quotation marks then
// joins what it tells in other words (`paraphrase`).

#include "compare/statements.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "compare/paraphrase.h"
#include "compare/quotation.h"
#include "compare/told_sayings.h"

namespace concord {
namespace {

constexpr std::size_t short_words = 3;  ///< fewer words need one and the same speaker
constexpr std::size_t sure_words = 6;   ///< so many words in common need no common speaker
constexpr std::size_t max_bucket = 32;
constexpr std::size_t max_asked_pairs = 4;  ///< one sentence of a long speech is enough
constexpr float min_probability = 0.6F;     ///< of a paraphrase
constexpr float min_mean = 0.3F;            ///< of the sayings of two statements that are joined

/// One statement of one article.
struct Saying {
    Index article = 0;
    const Statement* statement = nullptr;
    Span span;                  ///< from its first word to its last
    FoldedQuotation quotation;  ///< what stands between marks; all content when indirect
    FoldedQuotation around;     ///< content of a mixed statement outside the marks
    FoldedQuotation whole;      ///< both
    bool is_quoted = false;
    std::string speaker;  ///< name or, failing that, the words that stand for the speaker
    bool has_name = false;
    std::optional<Index> entry;  ///< of the speaker in the story
};

/// The name of the speaker's chain, else the words of the article.
void read_speaker(const StoryView& view, const StoryEntities& entries, Saying& saying) {
    if (!saying.statement->speaker) return;
    const Speaker& speaker = *saying.statement->speaker;
    const auto& entities = view.record(saying.article).annotation.entities;
    if (speaker.entity && *speaker.entity < entities.size()) {
        saying.speaker = entities[*speaker.entity].name;
        saying.has_name = !saying.speaker.empty();
        saying.entry = entries.find(saying.article, *speaker.entity);
    }
    if (!saying.has_name) saying.speaker = slice(view.text(saying.article), speaker.span);
}

Saying read_saying(const StoryView& view,
                   const StoryEntities& entries,
                   Index article,
                   const Statement& statement) {
    Saying saying;
    saying.article = article;
    saying.statement = &statement;
    saying.span = {statement.content.front().span.begin, statement.content.back().span.end};
    const auto is_said = [&](const Content& content) {
        const bool may_name = statement.kind == StatementKind::mixed;
        return content.verbatim && !(may_name && is_title(view.text(article), content.span));
    };
    saying.is_quoted = std::any_of(statement.content.begin(), statement.content.end(), is_said);
    std::vector<Span> quoted;
    std::vector<Span> around;
    std::vector<Span> whole;
    for (const Content& content : statement.content) {
        const bool counts = !saying.is_quoted || is_said(content);
        (counts ? quoted : around).push_back(content.span);
        whole.push_back(content.span);
    }
    saying.quotation = read_quotation(view.text(article), quoted);
    saying.around = read_quotation(view.text(article), around);
    saying.whole = read_quotation(view.text(article), whole);
    read_speaker(view, entries, saying);
    return saying;
}

std::vector<Saying> read_sayings(const StoryView& view, const StoryEntities& entries) {
    std::vector<Saying> sayings;
    for (Index i = 0; i < view.records().size(); ++i) {
        for (const Statement& statement : view.record(i).findings.statements) {
            if (statement.content.empty()) continue;
            sayings.push_back(read_saying(view, entries, i, statement));
        }
    }
    std::stable_sort(sayings.begin(), sayings.end(), [](const Saying& a, const Saying& b) {
        return a.article != b.article ? a.article < b.article : a.span < b.span;
    });
    return sayings;
}

bool is_same_speaker(const Saying& a, const Saying& b) {
    if (a.entry && a.entry == b.entry) return true;
    return a.has_name && b.has_name && last_name(a.speaker) == last_name(b.speaker);
}

bool may_be_same_speaker(const Saying& a, const Saying& b) {
    return !a.has_name || !b.has_name || is_same_speaker(a, b);
}

/// Whether `a` gives more of the saying than `b`; words in square brackets are the outlet's.
bool is_fuller(const Saying& a, const Saying& b) {
    const FoldedQuotation& x = a.quotation;
    const FoldedQuotation& y = b.quotation;
    if (a.is_quoted != b.is_quoted) return a.is_quoted;
    if (x.full_words != y.full_words) return x.full_words > y.full_words;
    if (x.words.size() != y.words.size()) return x.words.size() > y.words.size();
    return a.whole.words.size() > b.whole.words.size();
}

QuotationMatch match(const Saying& full, const Saying& part) {
    const SameSpeaker speaker =
        is_same_speaker(full, part) ? SameSpeaker::yes : SameSpeaker::perhaps;
    return match_quotations(full.quotation, part.quotation, speaker);
}

bool is_same_saying(const StoryView& view, const Saying& a, const Saying& b) {
    if (a.is_quoted != b.is_quoted) return false;
    if (!a.is_quoted) {
        const bool are_copies = view.origin_of(a.article) == view.origin_of(b.article);
        return are_copies && a.article != b.article && a.quotation.words == b.quotation.words;
    }
    const Saying& full = is_fuller(b, a) ? b : a;
    const Saying& part = is_fuller(b, a) ? a : b;
    const std::size_t words = part.quotation.words.size();
    if (words < short_words && !is_same_speaker(a, b)) return false;
    if (words < sure_words && !may_be_same_speaker(a, b)) return false;
    return match(full, part).is_same_saying;
}

/// Which sayings hold a pair of neighbouring words. A pair of small words ("of the") is listed, and
/// a single word, when it is all of some saying.
class PairIndex {
public:
    explicit PairIndex(const std::vector<Saying>& sayings) {
        for (const Saying& saying : sayings) {
            const auto& words = saying.quotation.words;
            if (words.size() == 1) short_ones_.insert(words.front());
            if (words.size() == 2) short_ones_.insert(pair_key(words, 1));
        }
    }

    /// Earlier sayings that share enough keys with this one, in their order; then lists it too.
    std::vector<std::uint32_t> find_and_add(std::uint32_t index, const FoldedQuotation& quotation) {
        std::vector<std::uint32_t> found;
        const auto& words = quotation.words;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (short_ones_.contains(words[i])) meet(words[i], index, found);
            if (i == 0) continue;
            const std::uint64_t pair = pair_key(words, i);
            const bool is_telling = quotation.is_telling[i - 1] || quotation.is_telling[i];
            if (is_telling || short_ones_.contains(pair)) meet(pair, index, found);
        }
        lengths_.push_back(words.size());
        return keep_likely(std::move(found), words.size());
    }

private:
    /// Each saying once, when it shares a pair for every eight words of the shorter one.
    [[nodiscard]] std::vector<std::uint32_t> keep_likely(std::vector<std::uint32_t> found,
                                                         std::size_t length) const {
        std::sort(found.begin(), found.end());
        std::size_t kept = 0;
        for (std::size_t begin = 0; begin < found.size();) {
            std::size_t end = begin;
            while (end < found.size() && found[end] == found[begin]) ++end;
            const std::size_t shorter = std::min(length, lengths_[found[begin]]);
            if (end - begin >= std::min(shorter / 8, max_asked_pairs)) {
                found[kept++] = found[begin];
            }
            begin = end;
        }
        found.resize(kept);
        return found;
    }

    void meet(std::uint64_t key, std::uint32_t index, std::vector<std::uint32_t>& found) {
        std::vector<std::uint32_t>& bucket = buckets_[key];
        found.insert(found.end(), bucket.begin(), bucket.end());
        if (!found.empty() && found.back() == index) found.pop_back();
        const bool is_listed = !bucket.empty() && bucket.back() == index;
        if (!is_listed && bucket.size() < max_bucket) bucket.push_back(index);
    }

    static std::uint64_t pair_key(const std::vector<std::uint64_t>& words, std::size_t second) {
        return (words[second - 1] ^ (words[second] >> 1U)) * 0x9E3779B97F4A7C15ULL;
    }

    std::unordered_set<std::uint64_t> short_ones_;
    std::vector<std::size_t> lengths_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> buckets_;
};

/// Which sayings are one statement.
class Statements {
public:
    explicit Statements(std::size_t sayings) : first_(sayings), members_(sayings) {
        std::iota(first_.begin(), first_.end(), 0U);
        for (std::uint32_t i = 0; i < sayings; ++i) members_[i] = {i};
    }
    [[nodiscard]] std::uint32_t first(std::uint32_t saying) const { return first_[saying]; }
    /// The sayings of a statement, by its first one.
    [[nodiscard]] const std::vector<std::uint32_t>& members(std::uint32_t first) const {
        return members_[first];
    }
    void join(std::uint32_t one, std::uint32_t other) {
        const std::uint32_t kept = std::min(first_[one], first_[other]);
        const std::uint32_t joined = std::max(first_[one], first_[other]);
        if (kept == joined) return;
        for (const std::uint32_t member : members_[joined]) first_[member] = kept;
        members_[kept].insert(
            members_[kept].end(), members_[joined].begin(), members_[joined].end());
        members_[joined].clear();
    }

private:
    std::vector<std::uint32_t> first_;
    std::vector<std::vector<std::uint32_t>> members_;
};

void join_quotations(const StoryView& view,
                     const std::vector<Saying>& sayings,
                     Statements& statements) {
    PairIndex index(sayings);
    for (std::uint32_t later = 0; later < sayings.size(); ++later) {
        for (const std::uint32_t earlier : index.find_and_add(later, sayings[later].quotation)) {
            if (statements.first(earlier) == statements.first(later)) continue;
            if (!is_same_saying(view, sayings[earlier], sayings[later])) continue;
            statements.join(earlier, later);
        }
    }
}

/// Whether two statements are on the whole alike, so that one likeness does not chain what is said
/// of two matters. What quotes the same words counts once; two sayings of one article, which
/// seldom says a thing twice, speak against it.
///
/// quotations  as in `Paraphrases`
bool are_alike(const Paraphrases& paraphrases,
               const std::vector<std::uint32_t>& quotations,
               const std::vector<std::uint32_t>& some,
               const std::vector<std::uint32_t>& others) {
    constexpr std::size_t max_asked = 8;
    const auto first_ones = [&](const std::vector<std::uint32_t>& members) {
        std::vector<std::uint32_t> firsts;
        for (const std::uint32_t member : members) {
            if (firsts.size() == max_asked) break;
            if (quotations[member] == member) firsts.push_back(member);
        }
        return firsts;
    };
    const std::vector<std::uint32_t> ours = first_ones(some);
    const std::vector<std::uint32_t> theirs = first_ones(others);
    float sum = 0;
    for (const std::uint32_t one : ours) {
        for (const std::uint32_t other : theirs) sum += paraphrases.probability(one, other);
    }
    return sum >= min_mean * static_cast<float>(ours.size() * theirs.size());
}

/// Whether an article prints one of each as quotations of their own: these are two sayings,
/// whatever a third article makes of both.
///
/// quotations  as in `Paraphrases`
bool are_quoted_apart(const std::vector<std::uint32_t>& quotations,
                      const std::vector<Saying>& sayings,
                      const std::vector<std::uint32_t>& some,
                      const std::vector<std::uint32_t>& others) {
    const auto direct_ones = [&](const std::vector<std::uint32_t>& members) {
        std::map<Index, std::uint32_t> quoted;  ///< quotation by article
        for (const std::uint32_t member : members) {
            const Saying& saying = sayings[member];
            if (saying.statement->kind != StatementKind::direct) continue;
            quoted.emplace(saying.article, quotations[member]);
        }
        return quoted;
    };
    const auto ours = direct_ones(some);
    const auto theirs = direct_ones(others);
    return std::any_of(ours.begin(), ours.end(), [&](const auto& one) {
        const auto other = theirs.find(one.first);
        return other != theirs.end() && other->second != one.second;
    });
}

/// Whether each has named persons and they are others: a nameless voice between two persons, which
/// either may be, does not make their statements one.
bool are_of_two_persons(const std::vector<ToldSaying>& told,
                        const std::vector<std::uint32_t>& some,
                        const std::vector<std::uint32_t>& others) {
    const auto persons_of = [&](const std::vector<std::uint32_t>& members) {
        std::set<std::string_view> surnames;
        for (const std::uint32_t member : members) {
            const Voice& voice = told[member].voice;
            if (voice.is_person) surnames.insert(voice.surname);
        }
        return surnames;
    };
    const auto ours = persons_of(some);
    const auto theirs = persons_of(others);
    return !ours.empty() && !theirs.empty() &&
           std::none_of(ours.begin(), ours.end(), [&](std::string_view surname) {
               return theirs.contains(surname);
           });
}

/// Sayings that tell the same in other words become one statement, the likeliest first.
void join_paraphrases(const StoryView& view,
                      const StoryEntities& entries,
                      const std::vector<Saying>& sayings,
                      const SayingTools& tools,
                      Statements& statements) {
    std::vector<ToldSaying> told;
    std::vector<std::uint32_t> quotations;
    told.reserve(sayings.size());
    for (const Saying& saying : sayings) {
        quotations.push_back(statements.first(static_cast<std::uint32_t>(told.size())));
        told.push_back(
            read_told_saying(view, entries, tools.words, saying.article, *saying.statement));
    }
    split_compounds(told);
    const Paraphrases paraphrases(told, quotations, tools.scorer);
    for (const Paraphrase& pair : paraphrases.likely(min_probability)) {
        const std::uint32_t a = statements.first(pair.one);
        const std::uint32_t b = statements.first(pair.other);
        if (a == b) continue;
        const auto& some = statements.members(a);
        const auto& others = statements.members(b);
        if (are_quoted_apart(quotations, sayings, some, others)) continue;
        const bool are_persons = told[pair.one].voice.is_person && told[pair.other].voice.is_person;
        if (!are_persons && are_of_two_persons(told, some, others)) continue;
        if (are_alike(paraphrases, quotations, some, others)) statements.join(a, b);
    }
}

/// The name that most origins give. A surname alone votes for the full name that most give with it;
/// two full names of one surname are two people.
std::string best_speaker(const StoryView& view, const std::vector<const Saying*>& versions) {
    std::map<std::string, std::vector<Index>> by_name;
    std::map<std::string, std::vector<Index>> by_surname_alone;
    std::string unnamed;
    for (const Saying* version : versions) {
        const std::string& name = version->speaker;
        if (version->has_name) {
            by_name[name].push_back(version->article);
            const bool is_one_word = name.find(' ') == std::string::npos;
            if (is_one_word) by_surname_alone[last_name(name)].push_back(version->article);
        } else if (unnamed.empty()) {
            unnamed = name;
        }
    }
    struct Candidate {
        std::uint32_t origins = 0;
        std::size_t size = 0;
        std::string_view name;
    };
    Candidate best;
    for (const auto& [name, articles] : by_name) {
        std::vector<Index> voters = articles;
        const auto alone = by_surname_alone.find(last_name(name));
        if (alone != by_surname_alone.end()) {
            voters.insert(voters.end(), alone->second.begin(), alone->second.end());
        }
        const Candidate candidate{view.count_origins(std::move(voters)), name.size(), name};
        if (std::tie(candidate.origins, candidate.size) > std::tie(best.origins, best.size)) {
            best = candidate;
        }
    }
    return best.name.empty() ? unnamed : std::string(best.name);
}

/// Whether the version has its place by its own words, if not beside the fullest one.
bool matches_another(const std::vector<const Saying*>& versions, const Saying& version) {
    return std::any_of(versions.begin(), versions.end(), [&version](const Saying* other) {
        if (other == &version || !other->is_quoted) return false;
        const bool is_part = is_fuller(*other, version);
        return match(is_part ? *other : version, is_part ? version : *other).is_same_saying;
    });
}

/// How a version departs from the fullest one, which is the first. In a mixed statement the
/// reporter's half of the sentence has to follow the speaker's words too, or it is a paraphrase.
Difference difference_of(const std::vector<const Saying*>& versions, const Saying& version) {
    constexpr double min_followed = 0.4;
    constexpr std::size_t min_around = 5;
    const Saying& full = *versions.front();
    if (&full == &version) return Difference::same;
    if (!version.is_quoted) {
        const bool has_same_words = !full.is_quoted && full.whole.words == version.whole.words;
        return has_same_words ? Difference::same : Difference::paraphrase;
    }
    const QuotationMatch found = match(full, version);
    // Fragments that only a third one joins differ by more than a cut.
    if (!found.is_same_saying) {
        return matches_another(versions, version) ? Difference::edited : Difference::paraphrase;
    }
    const bool is_mixed = version.around.words.size() >= min_around;
    if (is_mixed && share_in_order(full.whole, version.around) < min_followed) {
        return Difference::paraphrase;
    }
    return found.difference;
}

StoryStatement describe(const StoryView& view, std::vector<const Saying*> versions) {
    auto fullest = versions.begin();
    for (auto version = versions.begin(); version != versions.end(); ++version) {
        if (is_fuller(**version, **fullest)) fullest = version;
    }
    std::rotate(versions.begin(), fullest, fullest + 1);
    StoryStatement statement;
    statement.speaker = best_speaker(view, versions);
    std::vector<Index> articles;
    for (const Saying* version : versions) {
        statement.versions.push_back({view.cite(version->article, version->span),
                                      version->speaker,
                                      version->statement->kind,
                                      difference_of(versions, *version)});
        articles.push_back(version->article);
    }
    statement.origins = view.count_origins(std::move(articles));
    return statement;
}

}  // namespace

std::vector<StoryStatement> fold_statements(const StoryView& view,
                                            const StoryEntities& entries,
                                            const SayingTools& tools) {
    const std::vector<Saying> sayings = read_sayings(view, entries);
    Statements joined(sayings.size());
    join_quotations(view, sayings, joined);
    join_paraphrases(view, entries, sayings, tools, joined);
    std::map<std::uint32_t, std::vector<const Saying*>> groups;
    for (std::uint32_t i = 0; i < sayings.size(); ++i) {
        groups[joined.first(i)].push_back(&sayings[i]);
    }
    std::vector<StoryStatement> statements;
    statements.reserve(groups.size());
    for (auto& [leader, versions] : groups) {
        statements.push_back(describe(view, std::move(versions)));
    }
    return statements;
}

}  // namespace concord
