// WACZ 1.1 (specs.webrecorder.net/wacz): a zip with web archives in archive/, and a list of its
// files with their hashes in datapackage.json. Entries are read as streams. An archive's hash is
// known when all of it was read, so a wrong one is reported behind its reports.

#include <simdjson.h>
#include <zip.h>

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

#include "base/hash.h"
#include "base/utf8.h"
#include "intake/file_reader.h"
#include "intake/limits.h"
#include "intake/wacz.h"
#include "intake/warc.h"
#include "intake/warc_document.h"

namespace concord {

struct WaczFile::State {
    explicit State(zip_t* opened) : zip(opened) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { zip_discard(zip); }

    zip_t* zip;
};

namespace {

constexpr std::size_t max_listing = std::size_t{16} << 20U;

std::string message_of(zip_error_t* error) {
    return to_valid_utf8(zip_error_strerror(error));
}

}  // namespace

WaczFile::WaczFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
WaczFile::WaczFile(WaczFile&&) noexcept = default;
WaczFile& WaczFile::operator=(WaczFile&&) noexcept = default;
WaczFile::~WaczFile() = default;

Result<WaczFile> WaczFile::open(const std::string& path) {
    int code = 0;
    zip_t* zip = zip_open(path.c_str(), ZIP_RDONLY, &code);
    if (zip != nullptr) return WaczFile(std::make_unique<State>(zip));
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string message = "not a readable WACZ file: " + message_of(&error);
    zip_error_fini(&error);
    if (code == ZIP_ER_NOENT) return tl::unexpected(Error{ErrorKind::not_found, message, 0});
    const bool world = code == ZIP_ER_OPEN || code == ZIP_ER_READ || code == ZIP_ER_MEMORY;
    return tl::unexpected(Error{world ? ErrorKind::io : ErrorKind::malformed, message, 0});
}

std::vector<WaczEntry> WaczFile::archives() const {
    std::vector<WaczEntry> entries;
    const zip_int64_t count = zip_get_num_entries(state_->zip, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(state_->zip, static_cast<zip_uint64_t>(i), 0, &stat) != 0) continue;
        if ((stat.valid & ZIP_STAT_NAME) == 0) continue;
        const std::string_view name = stat.name;
        if (!name.starts_with("archive/")) continue;
        if (!name.ends_with(".warc") && !name.ends_with(".warc.gz")) continue;
        entries.push_back({std::string(name), stat.size, stat.comp_size});
    }
    std::sort(entries.begin(), entries.end(), [](const WaczEntry& a, const WaczEntry& b) {
        return a.name < b.name;
    });
    return entries;
}

Result<ReadBytes> WaczFile::read(const std::string& name) const {
    zip_file_t* opened = zip_fopen(state_->zip, name.c_str(), 0);
    if (opened == nullptr) {
        const std::string message = name + ": " + message_of(zip_get_error(state_->zip));
        return tl::unexpected(Error{ErrorKind::malformed, message, 0});
    }
    const std::shared_ptr<zip_file_t> entry(opened, &zip_fclose);
    return [entry](std::span<char> room) -> Result<std::size_t> {
        const zip_int64_t got = zip_fread(entry.get(), room.data(), room.size());
        if (got >= 0) return static_cast<std::size_t>(got);
        zip_error_t* error = zip_file_get_error(entry.get());
        const bool checksum = zip_error_code_zip(error) == ZIP_ER_CRC;
        return tl::unexpected(Error{checksum ? ErrorKind::bad_digest : ErrorKind::malformed,
                                    "damaged zip entry: " + message_of(error),
                                    0});
    };
}

std::map<std::string, std::string> WaczFile::hashes() const {
    std::map<std::string, std::string> hashes;
    const auto read_listing = read("datapackage.json");
    if (!read_listing) return hashes;
    std::string json;
    while (json.size() <= max_listing) {
        const std::size_t size = json.size();
        json.resize(size + (std::size_t{1} << 16U));
        const auto got = (*read_listing)({json.data() + size, json.size() - size});
        json.resize(size + (got ? *got : 0));
        if (!got || *got == 0) break;
    }
    simdjson::dom::parser parser;
    simdjson::dom::element package;
    simdjson::dom::array resources;
    if (parser.parse(json).get(package) != simdjson::SUCCESS) return hashes;
    if (package["resources"].get(resources) != simdjson::SUCCESS) return hashes;
    for (const simdjson::dom::element resource : resources) {
        std::string_view path;
        std::string_view hash;
        if (resource["path"].get(path) != simdjson::SUCCESS) continue;
        if (resource["hash"].get(hash) != simdjson::SUCCESS) continue;
        hashes.emplace(path, hash);
    }
    return hashes;
}

namespace {

class WaczReader : public FileReader {
public:
    WaczReader(std::string path, const IntakeOptions& options)
        : path_(std::move(path)), options_(options) {}

    std::optional<IntakeItem> next() override {
        if (!opened_) open();
        while (items_.empty()) {
            if (!reader_ && !begin_archive()) break;
            if (items_.empty() && reader_) {
                if (auto item = reader_->next()) return named(std::move(*item));
                end_archive();
            }
        }
        if (items_.empty()) return std::nullopt;
        IntakeItem item = std::move(items_.front());
        items_.pop_front();
        return item;
    }

    std::uint64_t bytes_read() const override {
        return passed_ + (reader_ ? reader_->bytes_read() : 0);
    }

private:
    void report(ErrorKind kind, std::string message) {
        items_.emplace_back(tl::unexpect,
                            Problem{Stage::intake, kind, std::move(message), 0, path_});
    }

    void open() {
        opened_ = true;
        auto file = WaczFile::open(path_);
        if (!file) {
            report(file.error().kind, file.error().message);
            return;
        }
        hashes_ = file->hashes();
        archives_ = file->archives();
        if (archives_.empty()) report(ErrorKind::malformed, "a WACZ file without archives");
        for (const auto& listed : hashes_) {
            const std::string& name = listed.first;
            const auto has_name = [&](const WaczEntry& entry) { return entry.name == name; };
            if (name.starts_with("archive/") &&
                std::none_of(archives_.begin(), archives_.end(), has_name)) {
                report(ErrorKind::truncated,
                       name + " is listed in datapackage.json, but not there");
            }
        }
        file_.emplace(std::move(*file));
    }

    /// False when there are no more.
    bool begin_archive() {
        if (at_ >= archives_.size()) return false;
        const WaczEntry& entry = archives_[at_];
        if (is_bomb(entry.packed, entry.size)) {
            report(ErrorKind::limit, entry.name + " unpacks to more than 200 times its size");
            ++at_;
            return true;
        }
        auto read = file_->read(entry.name);
        if (!read) {
            report(read.error().kind, read.error().message);
            ++at_;
            return true;
        }
        hash_ = std::make_shared<Sha256>();
        damaged_ = false;
        auto hashed = [read = std::move(*read), hash = hash_](std::span<char> room) {
            auto got = read(room);
            if (got) hash->add({room.data(), *got});
            return got;
        };
        reader_ =
            make_warc_reader({path_ + '#' + entry.name, ByteStream(std::move(hashed))}, options_);
        return true;
    }

    void end_archive() {
        const WaczEntry& entry = archives_[at_];
        passed_ += reader_->bytes_read();
        const bool whole = reader_->bytes_read() == entry.size && !damaged_;
        reader_.reset();
        ++at_;
        const auto listed = hashes_.find(entry.name);
        if (!whole || listed == hashes_.end() || !listed->second.starts_with("sha256:")) return;
        if (hash_->hex() == ascii_lower(std::string_view(listed->second).substr(7))) return;
        report(ErrorKind::bad_digest, entry.name + ": its hash in datapackage.json does not fit");
    }

    /// Problems bear the path of the file; which archive it is stands in the message.
    IntakeItem named(IntakeItem item) {
        if (item) return item;
        damaged_ = true;
        item.error().message = archives_[at_].name + ": " + item.error().message;
        item.error().path = path_;
        return item;
    }

    std::string path_;
    IntakeOptions options_;
    bool opened_ = false;
    std::optional<WaczFile> file_;
    std::vector<WaczEntry> archives_;
    std::map<std::string, std::string> hashes_;
    std::size_t at_ = 0;
    std::shared_ptr<Sha256> hash_;
    std::unique_ptr<FileReader> reader_;
    bool damaged_ = false;  ///< the archive that is being read, as was reported
    std::uint64_t passed_ = 0;
    std::deque<IntakeItem> items_;
};

}  // namespace

std::unique_ptr<FileReader> make_wacz_reader(const std::string& path,
                                             const IntakeOptions& options) {
    return std::make_unique<WaczReader>(path, options);
}

}  // namespace concord
