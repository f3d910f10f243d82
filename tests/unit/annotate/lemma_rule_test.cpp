#include "annotate/lemma_rule.h"

#include <gmock/gmock.h>

namespace concord {
namespace {

std::string apply(std::string_view rule, std::string_view form) {
    const auto parsed = LemmaRule::from(rule);
    return parsed && parsed->fits(form.size()) ? parsed->lemma_of(form) : "-";
}

TEST(ALemmaRule, MayAddDigits) {
    EXPECT_EQ(apply("l4+000", "10,000"), "10000");
}

TEST(ALemmaRule, CutsAndAdds) {
    EXPECT_EQ(apply("l0+", "Talks"), "talks");
    EXPECT_EQ(apply("l1+", "Talks"), "talk");
    EXPECT_EQ(apply("l1+ve", "has"), "have");
    EXPECT_EQ(apply("k0+", "Kyiv"), "Kyiv");
    EXPECT_EQ(apply("k1+", "Balkans"), "Balkan");
    EXPECT_EQ(apply("t0+", "PARIS"), "Paris");
}

TEST(ALemmaRule, CountsLettersNotBytes) {
    EXPECT_EQ(LemmaRule::from("l1+")->lemma_of("caf\u00E9"), "caf");
    EXPECT_EQ(LemmaRule::from("t0+")->lemma_of("\u00C9TAT"), "\u00C9tat");
}

TEST(ALemmaRule, FitsWordsThatAreLongEnough) {
    EXPECT_TRUE(LemmaRule::from("l3+be")->fits(3));
    EXPECT_FALSE(LemmaRule::from("l3+be")->fits(2));
    EXPECT_FALSE(LemmaRule::from("l1+")->fits(1));  // nothing would be left
}

TEST(ALemmaRule, IsSpelledWithACaseAndANumber) {
    EXPECT_FALSE(LemmaRule::from(""));
    EXPECT_FALSE(LemmaRule::from("x0"));
    EXPECT_FALSE(LemmaRule::from("l"));
    EXPECT_FALSE(LemmaRule::from("l1"));
    EXPECT_FALSE(LemmaRule::from("l4000+"));
}

}  // namespace
}  // namespace concord
