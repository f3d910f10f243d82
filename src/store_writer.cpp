// From a run into the store. What was asked of the store before a file was opened is what is marked
// once the file is complete, so that neither a kill nor a file that grows loses a report.

#include "store_writer.h"

#include <filesystem>

namespace concord {
namespace {

constexpr std::size_t store_batch = 256;

/// Size and time of change, and the options that change what is read from the file; empty when
/// there is no such file.
std::string fingerprint_of(const std::string& path, const ReadOptions& options) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error) return {};
    const auto changed = std::filesystem::last_write_time(path, error);
    if (error) return {};
    std::string print = std::to_string(size) + ' ' +
                        std::to_string(changed.time_since_epoch().count()) + ' ' + options.date;
    if (options.intake.kind) print += ' ' + std::string(name_of(*options.intake.kind));
    for (const auto& [ours, theirs] : options.intake.fields) {
        print.append(1, ' ').append(ours).append(1, '=').append(theirs);
    }
    return print;
}

/// The store's own file, its log and its index of that.
bool is_part_of_store(const std::string& path, const std::string& store) {
    return path == store || path == store + "-wal" || path == store + "-shm";
}

}  // namespace

std::string StoreWriter::absolute(const std::string& file) const {
    std::error_code error;
    const std::filesystem::path named = std::filesystem::path(options_.folder) / file;
    const std::filesystem::path path = std::filesystem::weakly_canonical(named, error);
    return error ? named.string() : path.string();
}

bool StoreWriter::was_read(const std::string& file) {
    if (file == "-") return false;
    Seen seen{absolute(file), fingerprint_of(file, options_)};
    const std::scoped_lock lock(mutex_);
    if (is_part_of_store(seen.path, absolute(store_.path()))) return true;
    if (seen.fingerprint.empty()) return false;
    if (store_.was_read(seen.path, seen.fingerprint)) return true;
    seen_[file] = std::move(seen);
    return false;
}

Result<void> StoreWriter::take(ReadItem&& item, ItemSource&& source) {
    if (source.file != file_) {
        if (Result<void> begun = begin(source.file); !begun) return begun;
    }
    if (source.is_record != are_records_) {
        if (Result<void> written = flush(); !written) return written;
        are_records_ = source.is_record;
    }
    if (auto* record = std::get_if<ArticleRecord>(&item)) {
        records_.push_back(std::move(*record));
        sketches_.push_back(std::move(source.sketch));
    } else {
        problems_.push_back(std::move(std::get<Problem>(item)));
        damaged_.insert(source.file);
    }
    return records_.size() + problems_.size() < store_batch ? Result<void>() : flush();
}

/// The file before it is complete; what was wrong with the new one in earlier builds is forgotten.
Result<void> StoreWriter::begin(const std::string& file) {
    if (!file_.empty()) complete_.push_back(file_);
    file_ = file;
    const std::scoped_lock lock(mutex_);
    return store_.forget_problems(file);
}

Result<void> StoreWriter::finish(bool whole) {
    if (Result<void> written = flush(); !written || !whole) return written;
    for (const auto& [file, seen] : std::map(seen_)) {
        if (Result<void> marked = mark(file); !marked) return marked;
    }
    return {};
}

Result<void> StoreWriter::flush() {
    {
        const std::scoped_lock lock(mutex_);
        // What was said about this input says nothing of the files that `concord read` had read.
        const ReadAs reading = are_records_
                                   ? ReadAs{options_.folder, {}, {}}
                                   : ReadAs{options_.folder, options_.intake, options_.date};
        if (Result<void> added = store_.add(records_, problems_, reading, sketches_); !added) {
            return added;
        }
    }
    records_.clear();
    sketches_.clear();
    problems_.clear();
    std::vector<std::string> unfinished;
    for (const std::string& file : complete_) {
        if (holds_back_(file)) {
            unfinished.push_back(file);
        } else if (Result<void> marked = mark(file); !marked) {
            return marked;
        }
    }
    complete_ = std::move(unfinished);
    return {};
}

Result<void> StoreWriter::mark(const std::string& file) {
    const std::scoped_lock lock(mutex_);
    const auto seen = seen_.find(file);
    if (seen == seen_.end() || damaged_.contains(file)) return {};
    Result<void> marked = store_.mark_read(seen->second.path, seen->second.fingerprint);
    seen_.erase(seen);
    return marked;
}

}  // namespace concord
