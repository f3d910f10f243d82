#include "gather/sketch_bytes.h"

#include <gtest/gtest.h>

#include "article_builder.h"

namespace concord {
namespace {

Sketch harbour_sketch() {
    const auto knowledge = Knowledge::load();
    Article article = make_article("a1",
                                   "2031-03-03T08:00:00Z",
                                   "Osterlen harbour opens again",
                                   {"Ships are entering the harbour of Osterlen again, the port "
                                    "captain Hulda Brandt said on Tuesday."});
    article.outlet = "Lindow Ledger";
    article.url = "https://ledger.example/harbour-opens";
    return make_sketch(article, TermRates(*knowledge));
}

TEST(SketchBytes, AreReadBackAsWritten) {
    const Sketch sketch = harbour_sketch();
    EXPECT_FALSE(sketch.terms.empty());
    EXPECT_FALSE(sketch.shingles.empty());
    const Result<Sketch> read = read_sketch(write_sketch(sketch));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, sketch);
}

TEST(SketchBytes, AreReadWholeOrNotAtAll) {
    const std::string bytes = write_sketch(harbour_sketch());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const Result<Sketch> read = read_sketch(std::string_view(bytes).substr(0, size));
        ASSERT_FALSE(read) << size;
        EXPECT_EQ(read.error().kind, ErrorKind::malformed);
    }
    EXPECT_FALSE(read_sketch(bytes + "x"));
}

TEST(SketchBytes, OfAnotherFormAreRefused) {
    std::string bytes = write_sketch(harbour_sketch());
    bytes[0] = '\x7F';
    const Result<Sketch> read = read_sketch(bytes);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::conflict);
}

}  // namespace
}  // namespace concord
