#include "intake/byte_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "archive_fixture.h"

namespace concord {
namespace {

/// All that can be read, with recoveries.
std::string read_all(ByteStream& stream, std::vector<Error>* errors = nullptr) {
    std::string text;
    while (true) {
        const std::string_view view = stream.need(1);
        if (!view.empty()) {
            text += view;
            stream.skip(view.size());
            continue;
        }
        if (!stream.damage()) return text;
        if (errors != nullptr) errors->push_back(*stream.damage());
        if (!stream.recover("")) return text;
    }
}

TEST(ByteStream, GivesAPlainFileAsItIs) {
    const std::string bytes = noise(3'000'000);
    for (const std::size_t step : {1U << 20U, 4097U}) {
        ByteStream stream(from_memory("plain" + bytes, step));
        EXPECT_FALSE(stream.is_gzip());
        EXPECT_EQ(stream.need(5).substr(0, 5), "plain");
        EXPECT_EQ(stream.skip(5), 5U);
        EXPECT_EQ(stream.place(), (Place{5, 0}));
        EXPECT_EQ(read_all(stream), bytes);
        EXPECT_EQ(stream.bytes_read(), bytes.size() + 5);
    }
}

TEST(ByteStream, ShowsAsMuchAsIsAskedFor) {
    const std::string bytes = noise(5'000'000);
    ByteStream stream(from_memory(gzip(bytes)));
    EXPECT_EQ(stream.need(4'999'999).substr(0, 4'999'999), bytes.substr(0, 4'999'999));
    EXPECT_EQ(stream.need(6'000'000).size(), 5'000'000U);
    EXPECT_EQ(stream.skip(9'000'000), 5'000'000U);
    EXPECT_EQ(stream.position(), 5'000'000U);
}

TEST(ByteStream, JoinsMembersAndKnowsTheirPlaces) {
    const std::string first = gzip("one ");
    ByteStream stream(from_memory(first + gzip("two ") + gzip("") + gzip("three"), 3));
    EXPECT_TRUE(stream.is_gzip());
    EXPECT_EQ(stream.need(100), "one two three");
    EXPECT_EQ(stream.place(), (Place{0, 0}));
    EXPECT_EQ(stream.next_member(1), std::optional<std::size_t>(4));
    EXPECT_EQ(stream.next_member(5), std::optional<std::size_t>(8));
    EXPECT_EQ(stream.next_member(9), std::nullopt);
    stream.skip(5);
    EXPECT_EQ(stream.place(), (Place{first.size(), 1}));
    EXPECT_EQ(read_all(stream), "wo three");
    EXPECT_FALSE(stream.damage());
}

TEST(ByteStream, UnpacksMembersLargerThanItsWindows) {
    std::string text;
    for (std::size_t i = 0; text.size() < 9'000'000; ++i)
        text += "line " + std::to_string(i * 7919) + '\n';
    const std::string random = noise(2'500'000);
    ByteStream stream(from_memory(gzip(text) + gzip(random) + gzip("end")));
    EXPECT_EQ(read_all(stream), text + random + "end");
    EXPECT_FALSE(stream.damage());
}

TEST(ByteStream, PassesOverZerosThatPadTheFile) {
    ByteStream stream(from_memory(gzip("all") + std::string(5000, '\0'), 512));
    EXPECT_EQ(read_all(stream), "all");
    EXPECT_FALSE(stream.damage());
}

TEST(ByteStream, TellsWhereAMemberIsCutOff) {
    const std::string first = gzip("first");
    const std::string second = gzip(noise(300));
    for (std::size_t size = 1; size < second.size(); ++size) {
        ByteStream stream(from_memory(first + second.substr(0, size)));
        std::vector<Error> errors;
        read_all(stream, &errors);
        ASSERT_EQ(errors.size(), 1U) << size;
        EXPECT_EQ(errors[0].kind, ErrorKind::truncated);
        EXPECT_EQ(errors[0].at, first.size());
    }
}

TEST(ByteStream, TellsAWrongChecksumFromADamagedMember) {
    std::string packed = gzip("some text that is long enough to be packed, packed, packed");
    const std::string good = gzip("good");
    packed[packed.size() - 6] ^= 1;
    ByteStream checksum(from_memory(packed + good));
    std::vector<Error> errors;
    EXPECT_THAT(read_all(checksum, &errors), testing::EndsWith("good"));
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].kind, ErrorKind::bad_digest);

    packed = gzip(noise(1000));
    packed[10] = '\x07';  // block type 3 does not exist
    ByteStream type(from_memory(good + packed + good));
    errors.clear();
    EXPECT_EQ(read_all(type, &errors), "goodgood");
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].kind, ErrorKind::malformed);
    EXPECT_EQ(errors[0].at, good.size());
}

TEST(ByteStream, RecoversOnlyAtMembersWithThePrefix) {
    std::string broken = gzip(noise(200));
    broken[10] = '\x07';
    const std::string packed = gzip("a") + broken + gzip("not this") + gzip("WARC/1.0 this");
    ByteStream stream(from_memory(packed));
    EXPECT_EQ(stream.need(100), "a");
    EXPECT_TRUE(stream.recover("WARC/"));
    EXPECT_EQ(stream.need(100), "WARC/1.0 this");
}

TEST(ByteStream, ReportsWhatStandsBetweenMembers) {
    const std::string first = gzip("first");
    ByteStream stream(from_memory(first + "garbage" + gzip("second")));
    std::vector<Error> errors;
    EXPECT_EQ(read_all(stream, &errors), "firstsecond");
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].at, first.size());
}

TEST(ByteStream, RefusesABombAndGoesOn) {
    const std::string bomb = gzip(std::string(30'000'000, '\0'));
    ASSERT_LT(bomb.size(), 100'000U);
    ByteStream stream(from_memory(bomb + gzip("behind")));
    std::vector<Error> errors;
    const std::string text = read_all(stream, &errors);
    EXPECT_LT(text.size(), 3'000'000U);
    EXPECT_THAT(text, testing::EndsWith("behind"));
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].kind, ErrorKind::limit);
}

TEST(ByteStream, NeedsNoMoreThanLinearTimeForAFileOfHeads) {
    std::string heads;
    for (int i = 0; i < 100'000; ++i) heads.append("\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10);
    ByteStream stream(from_memory(heads));
    std::vector<Error> errors;
    read_all(stream, &errors);
    EXPECT_FALSE(errors.empty());
}

}  // namespace
}  // namespace concord
