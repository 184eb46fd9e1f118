// SPDX-License-Identifier: EUPL-1.2
#include <ctime>
#include <random>

#include <gtest/gtest.h>

#include "src/versions/word_diff.hpp"

namespace plenaria::statements {
namespace {

using enum Change;
using Pieces = std::vector<Piece>;

TEST(WordDiff, OneWordReplacedByTwoIsOneChange) {
    EXPECT_EQ(compare_words("Mayors will share data.", "Mayors commit to share data."),
              (Pieces{{same, "Mayors "}, {removed, "will"}, {added, "commit to"}, {same, " share data."}}));
}

TEST(WordDiff, EqualTextsAreOnePiece) {
    EXPECT_EQ(compare_words("Alle.", "Alle."), (Pieces{{same, "Alle."}}));
    EXPECT_TRUE(compare_words("", "").empty());
}

TEST(WordDiff, NeverCutsANumber) {
    EXPECT_EQ(compare_words("at least 1,000 homes", "at least 1,200 homes"),
              (Pieces{{same, "at least "}, {removed, "1,000"}, {added, "1,200"}, {same, " homes"}}));
    // With the narrow space that French sets between thousands.
    EXPECT_EQ(compare_words("1\u202f000 logements", "1\u202f200 logements"),
              (Pieces{{removed, "1\u202f000"}, {added, "1\u202f200"}, {same, " logements"}}));
}

TEST(WordDiff, NeverCutsAWordWithHyphenApostropheOrAccent) {
    EXPECT_EQ(tokens_of("l’État non‐autonome, Côte"),
              (std::vector<std::string_view>{"l’État", " ", "non‐autonome", ",", " ", "Côte"}));
    EXPECT_EQ(tokens_of("e\u0301te\u0301"), (std::vector<std::string_view>{"e\u0301te\u0301"}));
}

TEST(WordDiff, APunctuationMarkIsAChangeOfItsOwn) {
    EXPECT_EQ(compare_words("the city,", "the city;"),
              (Pieces{{same, "the city"}, {removed, ","}, {added, ";"}}));
}

TEST(WordDiff, TextsWithNothingInCommonAreTwoBlocks) {
    const auto pieces = compare_words("Cities welcome newcomers.", "Le logement est un droit!");
    EXPECT_EQ(pieces, (Pieces{{removed, "Cities welcome newcomers."}, {added, "Le logement est un droit!"}}));
    EXPECT_TRUE(rewritten(pieces));
}

TEST(WordDiff, MoreThanSixtyPercentIsRewrittenAndLessIsNot) {
    EXPECT_FALSE(rewritten(compare_words("a b c d e f g h i j", "a b c d 5 6 7 8 9 10")));
    EXPECT_TRUE(rewritten(compare_words("a b c d e f g h i j", "a b c 4 5 6 7 8 9 10")));
}

TEST(WordDiff, CountsARemovalWithItsAdditionOnce) {
    EXPECT_EQ(count_changes(compare_words("one two three four", "one 2 three 4")), 2);
    EXPECT_EQ(count_changes(compare_words("one", "one")), 0);
}

TEST(WordDiff, MalformedBytesAreKept) {
    const std::string before = "caf\xe9 noir", after = "caf\xe9 \xff blanc";
    const auto pieces = compare_words(before, after);
    EXPECT_EQ(before_of(pieces), before);
    EXPECT_EQ(after_of(pieces), after);
}

/// Random texts over few words, so that much is common; with multi-byte characters and odd spaces.
std::string random_text(std::mt19937& random, int words) {
    static const std::vector<std::string> parts{"city", "cities", "l’homme", "1,000", "3.5", "%",
                                                ",",    ".",      "\u00a0",  " ",     "  ",  "migré",
                                                "of",   "to",     "非",      "\xff"};
    std::string text;
    for (int i = 0; i < words; ++i) text += parts[random() % parts.size()] + (random() % 3 == 0 ? "" : " ");
    return text;
}

TEST(WordDiff, AppliedToBeforeItGivesAfterForTenThousandRandomTexts) {
    std::mt19937 random(20261121);
    for (int run = 0; run < 10'000; ++run) {
        const auto before = random_text(random, static_cast<int>(random() % 40));
        const auto after = random_text(random, static_cast<int>(random() % 40));
        const auto pieces = compare_words(before, after);
        ASSERT_EQ(before_of(pieces), before);
        ASSERT_EQ(after_of(pieces), after);
        for (std::size_t i = 1; i < pieces.size(); ++i) {
            ASSERT_NE(pieces[i].change, pieces[i - 1].change);
            ASSERT_FALSE(pieces[i].change == removed && pieces[i - 1].change == added);
        }
    }
}

TEST(WordDiff, TheLongestParagraphsStayBelowAHundredMilliseconds) {
    std::mt19937 random(7);
    std::string before, after;
    for (int i = 0; i < 700; ++i) {
        before += "w" + std::to_string(random() % 500) + ' ';
        after += "w" + std::to_string(random() % 500) + ' ';
    }
    const auto start = std::clock();
    const auto pieces = compare_words(before, after);
    const auto milliseconds = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    EXPECT_EQ(after_of(pieces), after);
    EXPECT_LT(milliseconds, 100.0);
}

}  // namespace
}  // namespace plenaria::statements
