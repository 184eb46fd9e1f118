// SPDX-License-Identifier: EUPL-1.2
// Keys, seals and receipts of secret ballots.
#include <gmock/gmock.h>

#include <map>
#include <set>

#include "src/ballots/seal.hpp"

namespace plenaria::committee::ballots {
namespace {

const std::string ballot_id = "01HZZZZZZZZZZZZZZZZZZZZZZZ";
const std::string other_ballot = "01HZZZZZZZZZZZZZZZZZZZZZZY";

struct SealTest : ::testing::Test {
    SealTest() {
        for (int officer = 0; officer < 3; ++officer) {
            keys.push_back(OfficerKey::make());
            halves.push_back(keys.back().public_half());
        }
    }
    std::vector<std::string> seals(const std::string& choice = "\1\2\3", std::size_t officers = 2) {
        return seal(ballot_id, {halves.begin(), halves.begin() + static_cast<std::ptrdiff_t>(officers)},
                    tracker, choice);
    }
    std::vector<OfficerKey> keys;
    std::vector<std::string> halves;
    const std::string tracker = tracker_of_receipt(ballot_id, "0123456789ABCDEFGHJK");
};

TEST_F(SealTest, TwoOfficersOpenItOneAfterTheOther) {
    const auto boxes = seals("\1\2\3");

    ASSERT_EQ(boxes.size(), 1U);
    const auto inner = open_outer_seal(keys[0], boxes[0]);
    ASSERT_TRUE(inner);
    const auto opened = open_inner_seal(keys[1], ballot_id, *inner);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->choice, "\1\2\3");
    EXPECT_EQ(opened->tracker, tracker);
}

TEST_F(SealTest, NeitherOfThemOpensItAlone) {
    const auto boxes = seals();

    EXPECT_FALSE(open_outer_seal(keys[1], boxes[0]));
    EXPECT_FALSE(open_inner_seal(keys[0], ballot_id, *open_outer_seal(keys[0], boxes[0])));
    EXPECT_FALSE(open_inner_seal(keys[0], ballot_id, boxes[0]));
    EXPECT_FALSE(open_inner_seal(keys[1], ballot_id, boxes[0]));
}

TEST_F(SealTest, OfThreeOfficersAnyTwoOpenIt) {
    const auto boxes = seals("choice", 3);
    const auto couples = couples_of(3);

    ASSERT_EQ(boxes.size(), 3U);
    for (std::size_t index = 0; index < boxes.size(); ++index) {
        const auto inner =
            open_outer_seal(keys[static_cast<std::size_t>(couples[index].first) - 1], boxes[index]);
        ASSERT_TRUE(inner);
        EXPECT_EQ(
            open_inner_seal(keys[static_cast<std::size_t>(couples[index].second) - 1], ballot_id, *inner)
                ->choice,
            "choice");
    }
}

TEST_F(SealTest, EqualChoicesMakeBoxesThatDifferAndAreOfOneLength) {
    std::set<std::string> different;
    std::set<std::size_t> lengths;
    for (const auto& choice :
         {std::string("\1\1\1"), std::string("\1\1\1"), std::string("\7\7\7"), std::string(3, 0)}) {
        const auto box = seals(choice)[0];
        different.insert(box);
        lengths.insert(box.size());
    }

    EXPECT_EQ(different.size(), 4U);
    EXPECT_EQ(lengths.size(), 1U);
}

TEST_F(SealTest, OneAlteredLetterAnywhereIsSeen) {
    const auto box = seals()[0];
    for (std::size_t at = 0; at < box.size(); ++at) {
        auto altered = box;
        altered[at] = altered[at] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(open_outer_seal(keys[0], altered)) << at;
    }
    EXPECT_FALSE(open_outer_seal(keys[0], box.substr(4)));
    EXPECT_FALSE(open_outer_seal(keys[0], ""));
}

TEST_F(SealTest, ABoxOfAnotherBallotIsRefusedEvenUnderTheSameKeys) {
    const auto inner = open_outer_seal(keys[0], seals()[0]).value();

    EXPECT_TRUE(open_inner_seal(keys[1], ballot_id, inner));
    EXPECT_FALSE(open_inner_seal(keys[1], other_ballot, inner));
}

TEST(OfficerKeyTest, ComesBackFromPaperInWhateverSpacing) {
    for (int time = 0; time < 50; ++time) {
        const auto key = OfficerKey::make();
        auto typed = key.typed();
        for (auto& letter : typed) {
            if (letter == ' ') letter = time % 2 == 0 ? '\n' : '-';
            if (letter == '0') letter = 'o';
            if (letter == '1') letter = time % 3 == 0 ? 'l' : 'I';
            if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
        }
        const auto read = OfficerKey::read("  " + typed + "\r\n");
        ASSERT_TRUE(read);
        EXPECT_EQ(read->public_half(), key.public_half());
        EXPECT_EQ(read->typed(), key.typed());
    }
}

TEST(OfficerKeyTest, AMistypedKeyIsRefused) {
    const auto typed = OfficerKey::make().typed();
    int wrong = 0, accepted = 0;
    for (std::size_t at = 0; at < typed.size(); ++at) {
        if (typed[at] == ' ') continue;
        auto mistyped = typed;
        mistyped[at] = mistyped[at] == 'A' ? 'B' : 'A';
        ++wrong;
        accepted += OfficerKey::read(mistyped) ? 1 : 0;
    }
    EXPECT_EQ(wrong, 56);
    EXPECT_EQ(accepted, 0);
    EXPECT_FALSE(OfficerKey::read(typed.substr(5)));
    EXPECT_FALSE(OfficerKey::read(typed + " A"));
    EXPECT_FALSE(OfficerKey::read(""));
    EXPECT_EQ(OfficerKey::read("?").error().fields.at(0).field, "key");
}

TEST(Fingerprint, IsEightGroupsOfFourAndForgivesSpacing) {
    const auto half = OfficerKey::make().public_half();
    const auto shown = fingerprint(half);

    EXPECT_THAT(shown, ::testing::MatchesRegex("([0-9a-f]{4} ){7}[0-9a-f]{4}"));
    EXPECT_TRUE(is_fingerprint(shown, half));
    auto typed = shown;
    for (auto& letter : typed) letter = letter == ' ' ? '-' : static_cast<char>(std::toupper(letter));
    EXPECT_TRUE(is_fingerprint(typed, half));
    typed[0] = typed[0] == '0' ? '1' : '0';
    EXPECT_FALSE(is_fingerprint(typed, half));
    EXPECT_FALSE(is_fingerprint("", half));
}

TEST(PublicHalf, APointOfSmallOrderIsNoKey) {
    EXPECT_TRUE(is_public_half(OfficerKey::make().public_half()));
    EXPECT_FALSE(is_public_half(std::string(64, '0')));
    EXPECT_FALSE(is_public_half("01" + std::string(62, '0')));
    EXPECT_FALSE(is_public_half("abc"));
    EXPECT_FALSE(is_public_half(std::string(64, 'g')));
}

TEST(Receipt, HasTwentyLettersAndNamesThreeThingsThatNobodyTies) {
    const auto receipt = new_receipt();
    const auto typed = receipt_typed(receipt);

    EXPECT_THAT(receipt, ::testing::MatchesRegex("([0-9A-Z]{4}-){4}[0-9A-Z]{4}"));
    EXPECT_EQ(typed.size(), 20U);
    EXPECT_EQ(receipt_typed(" " + receipt + " "), typed);
    EXPECT_TRUE(receipt_typed(receipt.substr(1)).empty());
    EXPECT_TRUE(receipt_typed(receipt + "U").empty());
    const std::set<std::string> names{box_of_receipt(ballot_id, typed), tracker_of_receipt(ballot_id, typed),
                                      owner_of_receipt(ballot_id, typed),
                                      box_of_receipt(other_ballot, typed)};
    EXPECT_EQ(names.size(), 4U);
    EXPECT_NE(new_receipt(), receipt);
}

TEST(Seed, IsWhatEverybodyComputesFromThePublishedList) {
    // printf 'a\nb\n' | b2sum -l 256
    EXPECT_EQ(seed_of_boxes({"a", "b"}), "e622f861cfb90d7fc2773ebf739fd5331515e652d2d3bad8d5a24ec90bf505fd");
    EXPECT_NE(seed_of_boxes({"a", "b"}), seed_of_boxes({"b", "a"}));
}

TEST(Locked, OpensByTheCodeAlone) {
    const auto code = new_receipt();
    const auto locked = lock_with_code(ballot_id, code, "slips");

    EXPECT_EQ(unlock_with_code(ballot_id, code, locked), "slips");
    EXPECT_FALSE(unlock_with_code(ballot_id, new_receipt(), locked));
    EXPECT_FALSE(unlock_with_code(other_ballot, code, locked));
    EXPECT_FALSE(unlock_with_code(ballot_id, code, locked.substr(4)));
    EXPECT_FALSE(unlock_with_code(ballot_id, "", locked));
}

TEST(Shuffled, EveryOrderOfThreeComesAboutEquallyOften) {
    std::map<std::vector<std::size_t>, int> seen;
    for (int time = 0; time < 6000; ++time) ++seen[shuffled(3)];

    EXPECT_EQ(seen.size(), 6U);
    for (const auto& [order, times] : seen) EXPECT_NEAR(times, 1000, 200);
    EXPECT_TRUE(shuffled(0).empty());
    EXPECT_EQ(shuffled(1), std::vector<std::size_t>{0});
}

}  // namespace
}  // namespace plenaria::committee::ballots
