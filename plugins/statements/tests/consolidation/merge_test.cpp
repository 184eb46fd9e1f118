// SPDX-License-Identifier: EUPL-1.2
#include <random>

#include <gtest/gtest.h>

#include "src/consolidation/merge.hpp"
#include "src/versions/word_diff.hpp"

namespace plenaria::statements {
namespace {

constexpr std::string_view housing =
    "Mayors will share data on housing needs. They shall report every year, and publish the figures.";

TEST(Merge, ChangesOfDifferentSentencesAreJoined) {
    const auto merge = merge_words(housing,
                                   "Mayors commit to share data on housing needs. They shall report every "
                                   "year, and publish the figures.",
                                   "Mayors will share data on housing needs. They shall report every two "
                                   "years, and publish the figures.");

    EXPECT_TRUE(merge.clean);
    EXPECT_FALSE(merge.close);
    EXPECT_EQ(merge.text,
              "Mayors commit to share data on housing needs. They shall report every two years, and publish "
              "the figures.");
}

TEST(Merge, ChangesOfOneSentenceAreJoinedButMarkedAsClose) {
    const auto merge = merge_words("Mayors will share data on housing needs.",
                                   "Mayors commit to share data on housing needs.",
                                   "Mayors will share data on housing and health needs.");

    EXPECT_TRUE(merge.clean);
    EXPECT_TRUE(merge.close);
    EXPECT_EQ(merge.text, "Mayors commit to share data on housing and health needs.");
}

TEST(Merge, TwoWordingsForTheSameWordAreNeverChosenBetween) {
    const auto merge =
        merge_words("Mayors will share data.", "Mayors shall share data.", "Mayors may share data.");

    EXPECT_FALSE(merge.clean);
    EXPECT_EQ(merge.text, "");
    ASSERT_EQ(merge.pieces.size(), 3u);
    EXPECT_EQ(
        merge.pieces[1],
        (MergePiece{.kind = MergePiece::Kind::conflict, .base = "will", .first = "shall", .second = "may"}));
}

TEST(Merge, NeighbouringWordsChangedByTwoPeopleAreShownToAPerson) {
    EXPECT_FALSE(merge_words("Cities must not share data.", "Cities should not share data.",
                             "Cities must never share data.")
                     .clean);
}

TEST(Merge, TwoInsertionsAtTheSamePlaceAreAConflict) {
    EXPECT_FALSE(
        merge_words("Cities share data.", "Cities often share data.", "Cities gladly share data.").clean);
}

TEST(Merge, TheSameChangeOfBothIsTakenOnce) {
    const auto merge =
        merge_words("Cities share data.", "Cities gladly share data.", "Cities gladly share data.");

    EXPECT_TRUE(merge.clean);
    EXPECT_FALSE(merge.close);
    EXPECT_EQ(merge.text, "Cities gladly share data.");
}

TEST(Merge, AChangeInsideARemovedSentenceIsAConflict) {
    EXPECT_FALSE(merge_words(housing, "Mayors will share data on housing needs.",
                             "Mayors will share data on housing needs. They shall report every two years, "
                             "and publish the figures.")
                     .clean);
}

TEST(Collision, OnlyDifferentProposalsForTheSameWordsCollide) {
    EXPECT_TRUE(collide("Mayors will share data.", "Mayors shall share data.", "Mayors may share data."));
    EXPECT_FALSE(collide("Mayors will share data.", "Mayors shall share data.", "Mayors shall share data."));
    EXPECT_FALSE(collide("Mayors will share data.", "Mayors shall share data.", "Mayors will share data."));
    EXPECT_FALSE(collide("Mayors will share the data.", "Mayors shall share the data.",
                         "Mayors will share the figures."));
}

/// A text of words that occur once each, so that each word's fate can be followed.
class Scribe {
public:
    explicit Scribe(unsigned seed) : random_(seed) {}

    std::string text(int words) {
        std::string out;
        for (int i = 0; i < words; ++i) out += (i == 0 ? "" : i % 7 == 0 ? ". " : " ") + fresh("base");
        return out + '.';
    }
    /// Inserts, removes and replaces some words.
    std::string edit(const std::string& text, const std::string& who) {
        std::string out;
        for (const auto token : tokens_of(text)) {
            const auto dice = pick(12);
            if (!is_word(token) || dice > 2) {
                out += token;
            } else if (dice == 0) {
                out += fresh(who) + " " + std::string(token);
            } else if (dice == 1) {
                out += fresh(who);
            }
        }
        return out;
    }
    unsigned pick(unsigned below) { return std::uniform_int_distribution<unsigned>(0, below - 1)(random_); }

private:
    std::string fresh(const std::string& prefix) { return prefix + std::to_string(++count_); }
    std::mt19937 random_;
    int count_ = 0;
};

TEST(MergeProperty, HoldsForThousandsOfRandomPairs) {
    Scribe scribe(20260311);
    int clean = 0;
    int conflicts = 0;
    for (int round = 0; round < 3'000; ++round) {
        const auto base = scribe.text(4 + static_cast<int>(scribe.pick(20)));
        const auto first = scribe.edit(base, "first");
        const auto second = scribe.edit(base, "second");
        const auto merge = merge_words(base, first, second);
        const auto mirror = merge_words(base, second, first);

        ASSERT_EQ(merge_words(base, first, base).text, first) << base;
        ASSERT_EQ(merge_words(base, base, second).text, second) << base;
        ASSERT_EQ(merge_words(base, first, first).text, first) << base;
        ASSERT_EQ(merge.clean, mirror.clean) << base << '\n' << first << '\n' << second;
        ASSERT_EQ(merge.text, mirror.text) << base << '\n' << first << '\n' << second;

        std::string bases;
        std::string firsts;
        std::string seconds;
        for (const auto& piece : merge.pieces) {
            bases += piece.base;
            firsts += piece.kind == MergePiece::Kind::same || piece.kind == MergePiece::Kind::second
                          ? piece.base
                          : piece.first;
            seconds += piece.kind == MergePiece::Kind::same || piece.kind == MergePiece::Kind::first
                           ? piece.base
                           : piece.second;
        }
        ASSERT_EQ(bases, base);
        ASSERT_EQ(firsts, first);
        ASSERT_EQ(seconds, second);

        for (const auto& [text, mark] : {std::pair{first, "first"}, std::pair{second, "second"}})
            for (const auto token : tokens_of(text)) {
                const bool kept = merge.text.find(token) != std::string::npos;
                ASSERT_TRUE(!merge.clean || !token.starts_with(mark) || kept) << token;
            }
        (merge.clean ? clean : conflicts) += 1;
    }
    EXPECT_GT(clean, 150);
    EXPECT_GT(conflicts, 150);
}

}  // namespace
}  // namespace plenaria::statements
