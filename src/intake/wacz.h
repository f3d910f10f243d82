#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "concord/result.h"
#include "intake/byte_stream.h"

namespace concord {

struct WaczEntry {
    std::string name;
    std::uint64_t size = 0;
    std::uint64_t packed = 0;
};

/// A zip file with web archives in it.
class WaczFile {
public:
    /// errors  not_found, io, malformed when it is no zip file or its directory is damaged
    [[nodiscard]] static Result<WaczFile> open(const std::string& path);
    WaczFile(WaczFile&&) noexcept;
    WaczFile& operator=(WaczFile&&) noexcept;
    WaczFile(const WaczFile&) = delete;
    WaczFile& operator=(const WaczFile&) = delete;
    ~WaczFile();

    /// The entries archive/*.warc and archive/*.warc.gz, by name.
    [[nodiscard]] std::vector<WaczEntry> archives() const;
    /// Reads an entry; not longer than the file is open.
    [[nodiscard]] Result<ReadBytes> read(const std::string& name) const;
    /// What datapackage.json says of its files: path to "sha256:...".
    [[nodiscard]] std::map<std::string, std::string> hashes() const;

private:
    struct State;
    explicit WaczFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace concord
