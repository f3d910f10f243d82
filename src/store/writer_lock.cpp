// One writer at a time, by flock(2).

#include "store/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace concord {

Result<WriterLock> WriterLock::take(const std::string& store) {
    // SQLite keeps the log beside the file that a link leads to.
    std::error_code ignored;
    const std::filesystem::path file_itself = std::filesystem::weakly_canonical(store, ignored);
    const std::string log = (ignored ? store : file_itself.string()) + "-wal";
    const int file = open(log.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0) {
        const std::string reason = std::generic_category().message(errno);
        return tl::unexpected(Error{ErrorKind::io, "cannot open " + log + ": " + reason, 0});
    }
    WriterLock lock(file);
    if (flock(file, LOCK_EX | LOCK_NB) == 0) return lock;
    return tl::unexpected(Error{ErrorKind::conflict, "another build is writing to " + store, 0});
}

WriterLock::WriterLock(WriterLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
}

WriterLock::~WriterLock() {
    if (file_ >= 0) close(file_);
}

}  // namespace concord
