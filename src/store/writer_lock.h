#pragma once

#include <string>

#include "concord/result.h"

namespace concord {

/// Held by the one process that writes to a store, from opening it to closing it.
///
/// SQLite's own locks last for a transaction; two builds that take turns would each miss what the
/// other adds. The lock lies on the write-ahead log, on which SQLite takes none, and ends with the
/// process, however that ends.
class WriterLock {
public:
    WriterLock() = default;
    /// errors  conflict when another process holds it, io
    [[nodiscard]] static Result<WriterLock> take(const std::string& store);
    WriterLock(WriterLock&& other) noexcept;
    WriterLock& operator=(WriterLock&& other) noexcept;
    WriterLock(const WriterLock&) = delete;
    WriterLock& operator=(const WriterLock&) = delete;
    ~WriterLock();

private:
    explicit WriterLock(int file) : file_(file) {}
    int file_ = -1;
};

}  // namespace concord
