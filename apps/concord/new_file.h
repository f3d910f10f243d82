#pragma once

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "concord/result.h"

namespace concord::app {

/// A file that appears under its name only when it is complete, and else leaves nothing behind.
class NewFile {
public:
    explicit NewFile(std::filesystem::path path)
        : path_(std::move(path)),
          file_(std::fopen(part().c_str(), "wb")),
          has_part_(file_ != nullptr) {}
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile() {
        if (file_ != nullptr) std::fclose(file_);
        std::error_code ignored;
        if (has_part_) std::filesystem::remove(part(), ignored);
    }

    [[nodiscard]] Result<void> write(std::string_view bytes) {
        if (file_ == nullptr || std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) {
            return failure();
        }
        return {};
    }

    [[nodiscard]] Result<void> finish() {
        if (file_ == nullptr || std::fclose(std::exchange(file_, nullptr)) != 0) return failure();
        std::error_code error;
        std::filesystem::rename(part(), path_, error);
        has_part_ = static_cast<bool>(error);
        return error ? failure() : Result<void>();
    }

private:
    [[nodiscard]] std::string part() const { return path_.string() + ".part"; }
    [[nodiscard]] Result<void> failure() const {
        return tl::unexpected(Error{
            ErrorKind::io,
            "cannot write " + path_.string() + ": " + std::generic_category().message(errno)});
    }

    std::filesystem::path path_;
    std::FILE* file_;
    bool has_part_;
};

}  // namespace concord::app
