#include "intake/wacz.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "archive_fixture.h"
#include "concord/document.h"

namespace concord {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

using Entries = std::vector<std::pair<std::string, std::string>>;

std::string write_zip(const Folder& folder, const std::string& name, const Entries& entries) {
    const std::string path = folder.path() + '/' + name;
    int code = 0;
    zip_t* zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    for (const auto& [entry, bytes] : entries) {
        zip_source_t* source = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
        const zip_int64_t index = zip_file_add(zip, entry.c_str(), source, ZIP_FL_ENC_UTF_8);
        zip_set_file_compression(zip, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    }
    zip_close(zip);
    return path;
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Harvest read_all(const std::string& path) {
    const std::vector<std::string> inputs = {path};
    auto source = DocumentSource::open(inputs, {});
    Harvest all;
    while (auto item = source->next()) {
        if (*item) {
            all.documents.push_back(std::move(**item));
        } else {
            all.problems.push_back(std::move(item->error()));
        }
    }
    return all;
}

const std::string archive = gzip(page_record("http://bay.example/1", "<html><p>Ferry</p></html>")) +
                            gzip(page_record("http://bay.example/2", "<html><p>Bridge</p></html>"));

std::string package(const std::string& hash) {
    return "{\"profile\":\"data-package\",\"resources\":[{\"name\":\"data.warc.gz\",\"path\":"
           "\"archive/data.warc.gz\",\"hash\":\"sha256:" +
           hash + "\",\"bytes\":1}]}";
}

TEST(WaczReader, GivesThePagesOfItsArchives) {
    const Folder folder("wacz");
    const std::string path = write_zip(folder,
                                       "a.wacz",
                                       {{"datapackage.json", package(sha256_hex(archive))},
                                        {"archive/data.warc.gz", archive},
                                        {"indexes/index.cdx", "x"}});
    const Harvest all = read_all(path);
    ASSERT_THAT(all.documents, SizeIs(2));
    EXPECT_THAT(all.problems, IsEmpty());
    EXPECT_EQ(all.documents[0].path, path + "#archive/data.warc.gz#0");
    for (const Document& document : all.documents) {
        const auto again = read_document(document.path, {});
        ASSERT_TRUE(again) << document.path;
        EXPECT_EQ(again->bytes, document.bytes);
        EXPECT_EQ(again->path, document.path);
    }
}

TEST(WaczReader, ReportsAHashThatDoesNotFit) {
    const Folder folder("wacz_hash");
    const Harvest all = read_all(write_zip(
        folder,
        "a.wacz",
        {{"datapackage.json", package(sha256_hex("other"))}, {"archive/data.warc.gz", archive}}));
    EXPECT_THAT(all.documents, SizeIs(2));
    ASSERT_THAT(all.problems, SizeIs(1));
    EXPECT_EQ(all.problems[0].kind, ErrorKind::bad_digest);
}

TEST(WaczReader, ReportsAMissingArchive) {
    const Folder folder("wacz_missing");
    const Harvest all = read_all(write_zip(
        folder, "a.wacz", {{"datapackage.json", package("")}, {"archive/other.warc", ""}}));
    ASSERT_THAT(all.problems, SizeIs(1));
    EXPECT_EQ(all.problems[0].kind, ErrorKind::truncated);
    EXPECT_THAT(all.problems[0].message, HasSubstr("archive/data.warc.gz"));
}

TEST(WaczReader, NamesTheArchiveThatIsDamaged) {
    const Folder folder("wacz_damaged");
    std::string damaged = archive;
    damaged[10] = '\x07';
    const std::string path = write_zip(
        folder,
        "a.wacz",
        {{"datapackage.json", package(sha256_hex(archive))}, {"archive/data.warc.gz", damaged}});
    const Harvest all = read_all(path);
    EXPECT_THAT(all.documents, SizeIs(1));
    ASSERT_THAT(all.problems, SizeIs(1));
    EXPECT_THAT(all.problems[0].message, HasSubstr("archive/data.warc.gz"));
    EXPECT_EQ(all.problems[0].path, path);
}

TEST(WaczReader, NeedsNoListOfFiles) {
    const Folder folder("wacz_unlisted");
    const Harvest all = read_all(write_zip(folder, "a.wacz", {{"archive/data.warc.gz", archive}}));
    EXPECT_THAT(all.documents, SizeIs(2));
    EXPECT_THAT(all.problems, IsEmpty());
}

TEST(WaczReader, ReportsAnEntryPackedInAnUnknownWay) {
    const Folder folder("wacz_method");
    const std::string path = write_zip(
        folder, "a.wacz", {{"archive/a.warc.gz", archive}, {"archive/b.warc.gz", archive}});
    std::string bytes = bytes_of(path);
    constexpr std::size_t method = 10;  // in an entry of the central directory
    bytes[bytes.find("PK\x01\x02") + method] = '\x61';
    std::ofstream(path, std::ios::binary) << bytes;
    const Harvest all = read_all(path);
    EXPECT_THAT(all.documents, SizeIs(2));
    ASSERT_THAT(all.problems, SizeIs(1));
    EXPECT_THAT(all.problems[0].message, HasSubstr("archive/a.warc.gz"));
}

TEST(WaczReader, ReportsAFileThatIsCutOff) {
    const Folder folder("wacz_cut");
    const std::string path =
        write_zip(folder, "a.wacz", {{"archive/data.warc.gz", archive}, {"pages/x", "y"}});
    std::filesystem::resize_file(path, std::filesystem::file_size(path) - 30);
    const Harvest all = read_all(path);
    EXPECT_THAT(all.documents, IsEmpty());
    ASSERT_THAT(all.problems, SizeIs(1));
    EXPECT_EQ(all.problems[0].kind, ErrorKind::malformed);
}

}  // namespace
}  // namespace concord
