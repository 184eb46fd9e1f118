// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/text.hpp>

#include <gtest/gtest.h>

#include <plenaria/id.hpp>
#include <plenaria/locale.hpp>

namespace plenaria {
namespace {

TEST(Fold, IgnoresAccentsCaseAndSurroundingSpace) {
    EXPECT_EQ(fold("  MONTRÉAL "), "montreal");
    EXPECT_EQ(fold("Montreal"), "montreal");
    EXPECT_EQ(fold("Los Ángeles"), "los angeles");
    EXPECT_EQ(fold("Saint-Étienne"), "saint etienne");
    EXPECT_EQ(fold("İstanbul"), "istanbul");
    EXPECT_EQ(fold("Straße"), "strasse");
    EXPECT_EQ(fold(""), "");
}

TEST(Fold, MakesTheSameOfPlainWordsWhetherOthersStandBesideThemOrNot) {
    for (char c = 1; c > 0 && c < 127; ++c) {
        const auto plain = std::string("San ") + c + "Jos" + c;
        EXPECT_EQ("e " + fold("x" + plain), fold("É x" + plain)) << static_cast<int>(c);
    }
}

TEST(Fold, KeepsDifferentNamesApart) { EXPECT_NE(fold("Amán"), fold("Amman")); }

TEST(Words, AreSplitAtPunctuation) {
    EXPECT_EQ(folded_words("Côte d'Ivoire (Abidjan)"),
              (std::vector<std::string>{"cote", "d", "ivoire", "abidjan"}));
}

TEST(Utf8, RefusesBrokenSequencesAndNul) {
    EXPECT_TRUE(is_utf8("Amán 🌍"));
    EXPECT_FALSE(is_utf8("\xc3("));
    EXPECT_FALSE(is_utf8(std::string_view("a\0b", 3)));
}

TEST(Trim, RemovesUnicodeSpaceAndByteOrderMark) { EXPECT_EQ(trim("\xEF\xBB\xBF\u00a0 a b\u2009\n"), "a b"); }

TEST(Fill, ReplacesNamesOnceAndLeavesUnknownOnes) {
    EXPECT_EQ(fill("{a} and {b}, {c}", {{"a", "{b}"}, {"b", "x"}}), "{b} and x, {c}");
    EXPECT_EQ(fill("open {", {}), "open {");
}

TEST(Id, SortsInTheOrderInWhichItWasMade) {
    auto last = new_id();
    for (int i = 0; i < 100'000; ++i) {
        auto next = new_id();
        ASSERT_LT(last, next) << i;
        last = std::move(next);
    }
}

TEST(Id, IsAUlidAndNeverTwiceTheSame) {
    const auto id = new_id();
    EXPECT_EQ(id.size(), 26u);
    EXPECT_NE(id, new_id());
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace plenaria
