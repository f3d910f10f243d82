#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "concord/document.h"
#include "concord/findings.h"
#include "concord/knowledge.h"
#include "concord/models.h"
#include "concord/result.h"
#include "concord/store.h"
#include "concord/story.h"
#include "concord/story_record.h"

namespace concord {

/// The three rooms that need one article only. Built once, then shared by all threads.
class ArticleReader {
public:
    [[nodiscard]] static Result<ArticleReader> load(const Knowledge& knowledge,
                                                    const Models& models);
    ArticleReader(ArticleReader&&) noexcept;
    ArticleReader& operator=(ArticleReader&&) noexcept;
    ArticleReader(const ArticleReader&) = delete;
    ArticleReader& operator=(const ArticleReader&) = delete;
    ~ArticleReader();

    /// Reads the pages of the inputs ahead and learns what stands before and behind the reports of
    /// each site, which `clean` then makes asides. Standard input and pipes, which cannot be read
    /// twice, teach nothing, nor do inputs that cannot be read: `read` tells of them. Call it once,
    /// before anything is cleaned.
    ///
    /// jobs  threads; at least 1
    /// cost  intake and cleaning of all pages; memory: 100 pages a host, 8 bytes a line
    void learn_sites(std::span<const std::string> inputs,
                     const IntakeOptions& options,
                     unsigned jobs,
                     const std::stop_token& stop);

    /// date  YYYY-MM-DD for a report that names none (`published_from` flag), or empty
    [[nodiscard]] Result<Article> clean(const Document& document, const std::string& date) const;
    [[nodiscard]] Annotation annotate(const Article& article) const;
    [[nodiscard]] Findings extract(const Article& article, const Annotation& annotation) const;
    /// All three; a document of kind record is parsed instead.
    [[nodiscard]] Result<ArticleRecord> read(const Document& document,
                                             const std::string& date) const;

private:
    struct State;
    explicit ArticleReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Finds copies and stories among many articles; keeps a sketch of each, not its text.
class Gatherer {
public:
    explicit Gatherer(const Knowledge& knowledge);
    Gatherer(Gatherer&&) noexcept;
    Gatherer& operator=(Gatherer&&) noexcept;
    Gatherer(const Gatherer&) = delete;
    Gatherer& operator=(const Gatherer&) = delete;
    ~Gatherer();

    /// The order of calls does not change the stories.
    void add(const Article& article, const Annotation& annotation);
    /// What `add` keeps of an article, to be stored: `add_sketch` of these bytes is as good as
    /// `add` of the article, with the same knowledge and version of Concord.
    [[nodiscard]] std::string make_sketch_bytes(const Article& article) const;
    /// errors  conflict: made by another version; malformed: no sketch. Nothing is added then.
    Result<void> add_sketch(std::string_view bytes);
    /// Every article is in one story; sorted by earliest article.
    ///
    /// How an article is weighed rests on itself and the knowledge, and what it is compared with on
    /// the articles of 45 days around it. When only the dated articles of a stretch of time are
    /// given, the stories inside are those that all articles would give if nothing within 45 days
    /// of an edge is like anything beyond it; otherwise the stories near an edge may differ, and
    /// those that compete with them for an article. Undated articles and pages of one address lie
    /// near to all times.
    [[nodiscard]] std::vector<Story> stories() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The room that lays the articles of a story side by side. Built once, then shared by all threads.
class Comparer {
public:
    /// errors  malformed: a model of pairs of events or of statements
    /// cost    some milliseconds: tables of words
    [[nodiscard]] static Result<Comparer> load(const Knowledge& knowledge, const Models& models);
    Comparer(Comparer&&) noexcept;
    Comparer& operator=(Comparer&&) noexcept;
    Comparer(const Comparer&) = delete;
    Comparer& operator=(const Comparer&) = delete;
    ~Comparer();

    /// What the articles say together; the same for any order in which they were read.
    ///
    /// records  of all articles of the story, in the order of `story.articles`; their tokens are
    ///          not needed
    /// cost     near linear in their words: of one kind of event, saying or agreement a bounded
    ///          number is compared with each; figures of one thing, and dated events of one verb,
    ///          all with each other
    [[nodiscard]] StoryRecord compare(const Story& story,
                                      std::span<const ArticleRecord> records) const;

private:
    struct State;
    explicit Comparer(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

struct Progress {
    std::uint64_t articles = 0;
    std::uint64_t problems = 0;
    std::uint64_t skipped = 0;  ///< files that the store had already, as they are
    std::uint64_t bytes = 0;
    std::uint64_t bytes_total = 0;    ///< 0 when not known
    std::uint64_t stories = 0;        ///< derived anew so far
    std::uint64_t stories_total = 0;  ///< to be derived anew; 0 while articles are read
};

struct ReadOptions {
    IntakeOptions intake;
    std::string folder;  ///< where relative paths begin: kept in a store for reading again
    std::string date;
    unsigned jobs = 0;                                 ///< threads; 0: as many as there are cores
    std::function<void(const Progress&)> on_progress;  ///< after every item, from one thread
    std::function<void(const Problem&)> on_problem;    ///< as it is met, from the same thread
    std::stop_token stop;                              ///< the batch in hand is finished and kept
};

/// One line of output: an article, or an input that gave none.
using ReadItem = std::variant<ArticleRecord, Problem>;

/// Reads everything, in the order of the inputs whatever the number of threads. What the pages of a
/// site repeat around their reports is learnt from these inputs first.
///
/// errors  what keeps the run as a whole from going on: an input that cannot be opened, `sink`
[[nodiscard]] Result<Progress> read(std::span<const std::string> inputs,
                                    const Knowledge& knowledge,
                                    const Models& models,
                                    const ReadOptions& options,
                                    const std::function<Result<void>(ReadItem&&)>& sink);

/// Reads everything into the store and derives its stories anew. May be killed and run again. Pages
/// are read one by one: what a site repeats is not learnt, for the store must not depend on which
/// pages came together.
[[nodiscard]] Result<Progress> build(Store& store,
                                     std::span<const std::string> inputs,
                                     const Knowledge& knowledge,
                                     const Models& models,
                                     const ReadOptions& options);

struct DeriveOptions {
    unsigned jobs = 0;  ///< threads; 0: as many as there are cores
    /// Called after each batch: stories derived anew, of how many.
    std::function<void(std::uint64_t stories, std::uint64_t of)> on_progress;
    std::stop_token stop;  ///< the batch in hand is finished and kept
};

struct DerivedCount {
    std::uint64_t stories = 0;  ///< in the store; 0 when nothing had changed
    std::uint64_t written = 0;  ///< those of them that were derived anew
};

/// Derives those stories of a store anew that rest on something else than before: other articles,
/// origins or versions, another program, its knowledge or models. The store is then as if all had
/// been derived at once. May be killed and run again.
///
/// cost  sketches of all articles in memory, some kilobytes each; the records of at most two
/// stories
///       a thread while they are compared, and of those that wait to be written together: 128
///       articles, or one story of more
[[nodiscard]] Result<DerivedCount> derive_stories(Store& store,
                                                  const Knowledge& knowledge,
                                                  const Models& models,
                                                  const DeriveOptions& options = {});

}  // namespace concord
