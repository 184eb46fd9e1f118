// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "src/review/answer.hpp"
#include "src/versions/word_diff.hpp"

namespace plenaria::statements {
namespace {

const Answer seen{
    .stance = Stance::suggest, .language = "en", .wording = "Mayors will share data on housing needs."};

Answer with(std::string wording) {
    auto answer = seen;
    answer.wording = std::move(wording);
    return answer;
}

TEST(TwoHands, ChangesOfDifferentWordsAreJoined) {
    const auto merge = merge_answers(seen, with("Mayors commit to share data on housing needs."),
                                     with("Mayors will share data on housing and health needs."));

    EXPECT_TRUE(merge.clean());
    EXPECT_EQ(merge.answer.wording, "Mayors commit to share data on housing and health needs.");
}

TEST(TwoHands, ChangesOfTheSameWordAreAConflictAndWhatIsStoredStays) {
    const auto merge = merge_answers(seen, with("Mayors shall share data on housing needs."),
                                     with("Mayors may share data on housing needs."));

    EXPECT_EQ(merge.in_conflict, (std::vector<std::string>{"wording"}));
    EXPECT_EQ(merge.answer.wording, "Mayors shall share data on housing needs.");
}

TEST(TwoHands, OneChoosesAndTheOtherGivesAReason) {
    auto stored = seen;
    stored.stance = Stance::agree;
    auto mine = seen;
    mine.reason = "The city council decided so.";
    const auto merge = merge_answers(seen, stored, mine);

    EXPECT_TRUE(merge.clean());
    EXPECT_EQ(merge.answer.stance, Stance::agree);
    EXPECT_EQ(merge.answer.reason, "The city council decided so.");
}

TEST(TwoHands, TwoChoicesAreAConflict) {
    auto stored = seen;
    stored.stance = Stance::agree;
    auto mine = seen;
    mine.stance = Stance::comment;

    EXPECT_EQ(merge_answers(seen, stored, mine).in_conflict, (std::vector<std::string>{"stance"}));
}

TEST(TwoHands, WordingsInTwoLanguagesAreAConflict) {
    auto mine = seen;
    mine.language = "fr";
    mine.wording = "Les maires partagent les données.";
    const auto merge = merge_answers(seen, with("Mayors shall share data."), mine);

    EXPECT_EQ(merge.in_conflict, (std::vector<std::string>{"wording"}));
    EXPECT_EQ(merge.answer.wording, "Mayors shall share data.");
}

TEST(TwoHands, AnotherLanguageIsTakenWhileNobodyElseWrote) {
    auto mine = seen;
    mine.language = "fr";
    mine.wording = "Les maires partagent les données.";
    const auto merge = merge_answers(seen, seen, mine);

    EXPECT_TRUE(merge.clean());
    EXPECT_EQ(merge.answer, mine);
}

TEST(Sending, ASuggestionNeedsAnotherWordingThanTheText) {
    EXPECT_EQ(check_sendable(seen, seen.wording).error().fields[0].field, "wording");
    EXPECT_EQ(check_sendable(with("  "), seen.wording).error().fields[0].message,
              "Write the wording that you suggest.");
    EXPECT_TRUE(check_sendable(with("Mayors share."), seen.wording).has_value());
}

TEST(Sending, ACommentNeedsWords) {
    EXPECT_EQ(check_sendable({.stance = Stance::comment}, "").error().fields[0].field, "comment");
    EXPECT_TRUE(check_sendable({.stance = Stance::comment, .comment = "Why?"}, "").has_value());
    EXPECT_TRUE(check_sendable({.stance = Stance::agree}, "").has_value());
}

/// One person at one browser: what they see, and the revision that it came from.
struct Hand {
    std::size_t revision = 0;
    Answer text = seen;
};

/// The answer as the database keeps it: every revision, and what had to be set aside.
struct Shelf {
    std::vector<Answer> revisions = {seen};
    std::vector<Answer> aside = {};

    /// The rule of AnswerService::save.
    void save(Hand& hand) {
        if (hand.revision + 1 == revisions.size()) {
            revisions.push_back(hand.text);
        } else {
            const auto merge = merge_answers(revisions[hand.revision], revisions.back(), hand.text);
            if (!merge.clean()) aside.push_back(hand.text);
            revisions.push_back(merge.answer);
        }
        hand = {revisions.size() - 1, revisions.back()};
    }
};

TEST(TwoHandsProperty, TenThousandRandomInterleavingsLoseNoWord) {
    std::mt19937 random(41);
    const auto pick = [&](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
    };
    int aside = 0;
    int joined = 0;
    for (int round = 0; round < 10'000; ++round) {
        Shelf shelf;
        std::vector<Hand> hands(2 + pick(2));
        std::vector<std::string> typed;
        for (std::size_t step = 0; step < 12; ++step) {
            auto& hand = hands[pick(hands.size())];
            const auto tokens = tokens_of(hand.text.wording);
            auto where = pick(tokens.size() + 1);
            std::string edited;
            typed.push_back("typed" + std::to_string(round) + "x" + std::to_string(step));
            for (std::size_t i = 0; i <= tokens.size(); ++i) {
                if (i == where) edited += " " + typed.back() + " ";
                if (i < tokens.size()) edited += tokens[i];
            }
            hand.text.wording = edited;
            if (pick(3) > 0) shelf.save(hand);
        }
        for (auto& hand : hands) shelf.save(hand);

        const auto kept = [&](const std::string& word) {
            const auto has = [&](const Answer& answer) {
                return answer.wording.find(word) != std::string::npos;
            };
            return has(shelf.revisions.back()) || std::any_of(shelf.aside.begin(), shelf.aside.end(), has);
        };
        for (const auto& word : typed) ASSERT_TRUE(kept(word)) << word;
        (shelf.aside.empty() ? joined : aside) += 1;
    }
    EXPECT_GT(aside, 100);
    EXPECT_GT(joined, 100);
}

TEST(Answers, TheSameWordsTwiceAreNoConflictEvenForWhoHasNotSeenTheFirst) {
    const Answer same{.stance = Stance::suggest, .language = "en", .wording = "Mayors commit to share data."};

    const auto merged = merge_answers(Answer{}, same, same);

    EXPECT_TRUE(merged.clean());
    EXPECT_EQ(merged.answer, same);
}

}  // namespace
}  // namespace plenaria::statements
