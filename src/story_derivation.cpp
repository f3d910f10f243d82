// Stories out of what the store holds. Gathering needs the sketches alone, a few kilobytes an
// article, and runs over all of them; what it says of a story is hashed, and a story that stands in
// the store with this hash is left as it is. The others are compared on all cores, each from one
// reading of its articles, and written by the calling thread, some at a time: a run that is cut off
// leaves whole stories, which the next one finds done. The largest come first, so that no core
// waits for one of them at the end, and few are in memory at once.
//
// Connections of their own read for the threads; the store's log lets them, beside its writer.

#include "story_derivation.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <thread>
#include <unordered_set>

#include "base/hash.h"
#include "concord/json.h"
#include "concord/pipeline.h"
#include "ordered_run.h"

namespace concord {
namespace {

constexpr std::size_t articles_a_batch = 128;  ///< of stories that are written together

/// Connections that only read a store, as many as there are threads at work.
class StoreReaders {
public:
    explicit StoreReaders(std::string path) : path_(std::move(path)) {}

    /// May be called from several threads.
    Result<std::vector<ArticleRecord>> read(std::span<const ArticleId> ids) {
        Result<Store> store = take();
        if (!store) return tl::unexpected(store.error());
        std::vector<ArticleRecord> records;
        for (const ArticleId& id : ids) {
            Result<ArticleRecord> record = store->article(id);
            if (!record) return tl::unexpected(record.error());
            records.push_back(std::move(*record));
        }
        const std::scoped_lock lock(mutex_);
        idle_.push_back(std::move(*store));
        return records;
    }

private:
    Result<Store> take() {
        {
            const std::scoped_lock lock(mutex_);
            if (!idle_.empty()) {
                Store store = std::move(idle_.back());
                idle_.pop_back();
                return store;
            }
        }
        return Store::open(path_, Access::read_only);
    }

    std::string path_;
    std::mutex mutex_;
    std::vector<Store> idle_;
};

/// Hashes texts one by one: ("a", "bc") is another list than ("ab", "c").
class ListHash {
public:
    void add(std::string_view text) {
        digest_.add(text);
        digest_.add(std::string_view("\0", 1));
    }
    std::string hex() { return digest_.hex(); }

private:
    Sha256 digest_;
};

/// All that the record of a story rests on besides its articles: an article that changes takes its
/// story with it.
std::string fingerprint_of(const Story& story, std::string_view made_by) {
    ListHash hash;
    hash.add(made_by);
    hash.add(story.id);
    for (const ArticleId& id : story.articles) hash.add(id);
    for (const Origin& origin : story.origins) {
        hash.add(fmt::format("origin {} {}", name_of(origin.kind), origin.shared));
        for (const ArticleId& id : origin.articles) hash.add(id);
    }
    hash.add("versions");
    for (const Version& version : story.versions) {
        hash.add(version.article);
        hash.add(version.version_of);
    }
    return hash.hex().substr(0, 32);
}

std::string stories_made_by(const Knowledge& knowledge, const Models& models) {
    return fmt::format("{} {}", sketches_made_by(knowledge), models.sha256());
}

class StoryDerivation {
public:
    StoryDerivation(Store& store,
                    const Knowledge& knowledge,
                    const Models& models,
                    const DeriveOptions& options)
        : store_(store),
          knowledge_(knowledge),
          models_(models),
          made_by_(stories_made_by(knowledge, models)),
          options_(options),
          jobs_(options.jobs == 0 ? std::max(1U, std::thread::hardware_concurrency())
                                  : options.jobs),
          readers_(store.path()),
          gatherer_(knowledge) {}

    Result<DerivedCount> run() {
        Result<std::vector<ArticleId>> ids = store_.article_ids();
        if (!ids) return tl::unexpected(ids.error());
        ListHash all;
        all.add(made_by_);
        for (const ArticleId& id : *ids) all.add(id);
        const std::string fingerprint = all.hex();
        if (store_.stories_fingerprint() == fingerprint) return count_;

        Result<void> done = store_.require_sketches(sketches_made_by(knowledge_))
                                .and_then([&] { return add_sketches(std::move(*ids)); })
                                .and_then([&] { return find_changed(); })
                                .and_then([&] { return compare_changed(); });
        if (done && !options_.stop.stop_requested()) done = store_.finish_stories(fingerprint);
        if (!done) return tl::unexpected(done.error());
        return count_;
    }

private:
    /// Gives all sketches to the gatherer, those that are not there or cannot be read made anew.
    Result<void> add_sketches(std::vector<ArticleId>&& ids) {
        std::unordered_set<ArticleId> found;
        Result<void> listed = store_.sketches([&](const ArticleId& id, std::string_view bytes) {
            if (gatherer_.add_sketch(bytes)) found.insert(id);
            return true;
        });
        if (!listed) return listed;
        std::erase_if(ids, [&](const ArticleId& id) { return found.contains(id); });
        return make_sketches(ids);
    }

    Result<void> make_sketches(std::span<const ArticleId> ids) {
        using Sketches = std::vector<ArticleSketch>;
        std::size_t next = 0;
        OrderedRun<std::span<const ArticleId>, Result<Sketches>> conveyor(
            [&]() -> std::optional<std::span<const ArticleId>> {
                if (next == ids.size() || options_.stop.stop_requested()) return std::nullopt;
                const std::size_t count = std::min(articles_a_batch, ids.size() - next);
                next += count;
                return ids.subspan(next - count, count);
            },
            [this](std::span<const ArticleId>&& batch) -> Result<Sketches> {
                const auto records = readers_.read(batch);
                if (!records) return tl::unexpected(records.error());
                Sketches sketches;
                for (const ArticleRecord& record : *records) {
                    sketches.push_back(
                        {record.article.id, gatherer_.make_sketch_bytes(record.article)});
                }
                return sketches;
            },
            std::size_t{2} * jobs_);
        Result<void> outcome;
        conveyor.run(jobs_, [&](Result<Sketches>&& sketches) {
            outcome = sketches ? store_.keep_sketches(*sketches)
                               : Result<void>(tl::unexpected(sketches.error()));
            if (!outcome) return false;
            for (const ArticleSketch& sketch : *sketches) {
                outcome = outcome.and_then([&] { return gatherer_.add_sketch(sketch.bytes); });
            }
            return outcome.has_value();
        });
        return outcome;
    }

    /// Gathers, and leaves those stories in `stories_` that are not in the store as they are now.
    Result<void> find_changed() {
        if (options_.stop.stop_requested()) return {};
        const auto kept = store_.story_fingerprints();
        if (!kept) return tl::unexpected(kept.error());
        stories_ = gatherer_.stories();
        count_.stories = stories_.size();
        std::erase_if(stories_, [&](const Story& story) {
            const auto found = kept->find(story.id);
            return found != kept->end() && found->second == fingerprint_of(story, made_by_);
        });
        std::stable_sort(stories_.begin(), stories_.end(), [](const Story& a, const Story& b) {
            return a.articles.size() > b.articles.size();
        });
        return {};
    }

    Result<void> compare_changed() {
        if (stories_.empty()) return {};
        const Result<Comparer> comparer = Comparer::load(knowledge_, models_);
        if (!comparer) return tl::unexpected(comparer.error());
        std::size_t next = 0;
        OrderedRun<std::size_t, Result<DerivedStory>> conveyor(
            [&]() -> std::optional<std::size_t> {
                if (next == stories_.size() || options_.stop.stop_requested()) return std::nullopt;
                return next++;
            },
            [&](std::size_t&& index) { return derive(*comparer, stories_[index]); },
            std::size_t{2} * jobs_);
        Result<void> outcome;
        conveyor.run(jobs_, [&](Result<DerivedStory>&& story) {
            outcome = story ? take(std::move(*story)) : Result<void>(tl::unexpected(story.error()));
            return outcome.has_value();
        });
        return outcome ? flush() : outcome;
    }

    /// Runs on several threads.
    Result<DerivedStory> derive(const Comparer& comparer, const Story& story) {
        Result<std::vector<ArticleRecord>> records = readers_.read(story.articles);
        if (!records) return tl::unexpected(records.error());
        // What the store says of versions is of the stories before.
        for (ArticleRecord& record : *records) record.article.version_of.clear();
        DerivedStory derived;
        derived.record = comparer.compare(story, *records);
        derived.line = to_json(derived.record, *records);
        derived.articles = std::move(*records);
        derived.fingerprint = fingerprint_of(story, made_by_);
        return derived;
    }

    Result<void> take(DerivedStory&& story) {
        waiting_articles_ += story.articles.size();
        waiting_.push_back(std::move(story));
        return waiting_articles_ < articles_a_batch ? Result<void>() : flush();
    }

    Result<void> flush() {
        if (waiting_.empty()) return {};
        if (Result<void> put = store_.put_stories(waiting_); !put) return put;
        count_.written += waiting_.size();
        waiting_.clear();
        waiting_articles_ = 0;
        if (options_.on_progress) options_.on_progress(count_.written, stories_.size());
        return {};
    }

    Store& store_;
    const Knowledge& knowledge_;
    const Models& models_;
    std::string made_by_;
    const DeriveOptions& options_;
    unsigned jobs_;
    StoreReaders readers_;
    Gatherer gatherer_;
    std::vector<Story> stories_;  ///< to be compared
    std::vector<DerivedStory> waiting_;
    std::size_t waiting_articles_ = 0;
    DerivedCount count_;
};

}  // namespace

std::string sketches_made_by(const Knowledge& knowledge) {
    return fmt::format("{} {}", CONCORD_VERSION, knowledge.sha256());
}

Result<DerivedCount> derive_stories(Store& store,
                                    const Knowledge& knowledge,
                                    const Models& models,
                                    const DeriveOptions& options) {
    return StoryDerivation(store, knowledge, models, options).run();
}

}  // namespace concord
