// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/tests/ballots/closed_ballots.hpp
/// A secret ballot on which everybody has voted, for what follows its close.

#include <gmock/gmock.h>

#include "tests/ballots/room.hpp"

namespace plenaria::committee::ballots {

class ClosedBallots : public BallotRoom {
protected:
    /// Everybody ranks: A, B, A, B, A and so on first.
    std::vector<std::string> all_vote(const std::string& id, int voters = 8) {
        std::vector<std::string> receipts;
        for (int number = 1; number <= voters; ++number)
            receipts.push_back(
                vote(id, number, ranked({drawn(id, number % 2 == 1 ? 'A' : 'B'), drawn(id, 'C')})));
        return receipts;
    }
    /// Nothing has come of it: no key was used up, nothing is in the clear.
    void expect_still_closed(const std::string& id) {
        EXPECT_EQ(state(id), State::closed);
        EXPECT_THAT(trackers(id), ::testing::IsEmpty());
    }
};

}  // namespace plenaria::committee::ballots
