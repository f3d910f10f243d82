#include "learn/model_file.h"

#include <gmock/gmock.h>

#include <cstring>

namespace concord {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Three arrays: the floats 1 and 2, the bytes 5 and -5, the labels "O" and "B-place".
std::string small_model() {
    std::string bytes =
        "concord-model 1 3\n"
        "x float32 128 8\n"
        "y int8 192 2\n"
        "names text 256 10\n";
    bytes.resize(266, '\0');
    const float floats[] = {1, 2};
    std::memcpy(bytes.data() + 128, floats, sizeof floats);
    bytes[192] = 5;
    bytes[193] = -5;
    std::memcpy(bytes.data() + 256, "O\nB-place\n", 10);
    return bytes;
}

TEST(ReadModelFile, GivesTheArraysInPlace) {
    const std::string bytes = small_model();
    const auto model = ModelFile::read(bytes);
    ASSERT_TRUE(model);
    EXPECT_THAT(model->floats("x", 2).value(), ElementsAre(1.0F, 2.0F));
    EXPECT_THAT(model->bytes("y", 2).value(), ElementsAre(5, -5));
    EXPECT_THAT(model->labels("names").value(), ElementsAre("O", "B-place"));
}

TEST(ReadModelFile, SaysWhatIsMissingOrOfAnotherSize) {
    const std::string bytes = small_model();
    const auto model = ModelFile::read(bytes);
    ASSERT_TRUE(model);
    EXPECT_EQ(model->floats("z", 2).error().message, "model: z is missing");
    EXPECT_EQ(model->floats("x", 3).error().message, "model: x has another size");
    EXPECT_EQ(model->floats("y", 2).error().message, "model: y is no float32");
    EXPECT_EQ(model->number("names").error().message, "model: names is no number");
    EXPECT_FALSE(model->byte_rows("y", 0));
}

TEST(ReadModelFile, RefusesBytesOfAnotherForm) {
    EXPECT_EQ(ModelFile::read("").error().message, "model: the file is no model");
    EXPECT_EQ(ModelFile::read("concord-model 2 0\n").error().message,
              "model: the file is of another version");
    EXPECT_EQ(ModelFile::read("concord-model 1 x\n").error().message,
              "model: the number of arrays is missing");
}

TEST(ReadModelFile, RefusesAnArrayOutsideTheFileAndSaysWhere) {
    for (const char* line : {"x int8 64 1\n",    // behind the end
                             "x int8 0 9999\n",  // longer than the file
                             "x int8 1 1\n",     // not at a multiple of 64
                             "x int8 0 18446744073709551615\n"}) {
        const auto model = ModelFile::read("concord-model 1 1\n" + std::string(line));
        ASSERT_FALSE(model) << line;
        EXPECT_THAT(model.error().message, HasSubstr("x lies outside the file"));
        EXPECT_EQ(model.error().at, 18U);
    }
    EXPECT_EQ(ModelFile::read("concord-model 1 1\nx int8 0\n").error().message,
              "model: a line of the directory is broken");
}

}  // namespace
}  // namespace concord
