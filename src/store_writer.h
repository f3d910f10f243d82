#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "concord/pipeline.h"
#include "concord/store.h"

namespace concord {

/// The input that an item came from, and what is kept of an article beside its record.
struct ItemSource {
    std::string file;        ///< as it was named
    bool is_record = false;  ///< a line of `concord read`, which had read another file
    std::string sketch;
};

/// Collects what a run gives and writes it to the store a batch at a time, in transactions. A file
/// counts as read once all that is in it is in the store and none of it was a problem: a file with
/// problems is read, and its problems told, again by every build.
class StoreWriter {
public:
    /// holds_back  whether a file has items that come only at the end of the run
    StoreWriter(Store& store,
                const ReadOptions& options,
                std::function<bool(const std::string& file)> holds_back)
        : store_(store), options_(options), holds_back_(std::move(holds_back)) {}

    /// Asked before a file is opened, by the thread that reads, while the other one writes: whether
    /// the store has the file as it is now, or the file is the store itself.
    [[nodiscard]] bool was_read(const std::string& file);

    [[nodiscard]] Result<void> take(ReadItem&& item, ItemSource&& source);

    /// whole  the run came to its end, so that all files are complete
    [[nodiscard]] Result<void> finish(bool whole);

private:
    /// A file as it was before it was opened: what it grew by since is not in the store.
    struct Seen {
        std::string path;  ///< absolute
        std::string fingerprint;
    };
    [[nodiscard]] std::string absolute(const std::string& file) const;
    [[nodiscard]] Result<void> begin(const std::string& file);
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Result<void> mark(const std::string& file);

    Store& store_;
    const ReadOptions& options_;
    std::function<bool(const std::string&)> holds_back_;
    std::vector<ArticleRecord> records_;
    std::vector<std::string> sketches_;  ///< of `records_`
    std::vector<Problem> problems_;
    bool are_records_ = false;  ///< of `records_`: lines of `concord read`
    std::string file_;          ///< of the items that come now
    std::vector<std::string> complete_;
    std::set<std::string> damaged_;  ///< files with problems
    std::map<std::string, Seen> seen_;
    std::mutex mutex_;  ///< the store and `seen_` belong to one thread at a time
};

}  // namespace concord
