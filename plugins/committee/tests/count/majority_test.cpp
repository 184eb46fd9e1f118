// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <plenaria/testing/fake_locale.hpp>

#include "src/count/majority.hpp"

namespace plenaria::committee {
namespace {

bool carried(const Motion& motion, Majority majority) {
    const auto decision = decide(motion, majority);
    EXPECT_TRUE(decision);
    return decision && decision->carried;
}

TEST(Majority, AbstentionsDoNotCountForASimpleOne) {
    EXPECT_TRUE(carried({.yes = 2, .no = 1, .abstentions = 50, .members = 60}, Majority::simple));
    EXPECT_FALSE(carried({.yes = 2, .no = 2, .abstentions = 0, .members = 60}, Majority::simple));
    EXPECT_FALSE(carried({.yes = 0, .no = 0, .abstentions = 9, .members = 60}, Majority::simple));
}

TEST(Majority, TwoThirdsAreRoundedUp) {
    EXPECT_TRUE(carried({.yes = 34, .no = 17, .members = 100}, Majority::two_thirds));
    EXPECT_FALSE(carried({.yes = 33, .no = 17, .members = 100}, Majority::two_thirds));
    EXPECT_EQ(decide({.yes = 0, .no = 50, .members = 100}, Majority::two_thirds)->needed, 34U);
    EXPECT_FALSE(carried({.members = 100}, Majority::two_thirds));
}

TEST(Majority, AnAbsoluteOneIsOfAllMembers) {
    EXPECT_FALSE(carried({.yes = 30, .no = 0, .members = 60}, Majority::absolute));
    EXPECT_TRUE(carried({.yes = 31, .no = 29, .members = 60}, Majority::absolute));
    EXPECT_FALSE(carried({.yes = 31, .no = 0, .members = 63}, Majority::absolute));
    EXPECT_TRUE(carried({.yes = 42, .no = 0, .members = 63}, Majority::two_thirds_of_members));
    EXPECT_FALSE(carried({.yes = 41, .no = 0, .members = 63}, Majority::two_thirds_of_members));
}

TEST(Majority, MoreVotesThanMembersAreRefused) {
    EXPECT_FALSE(decide({.yes = 5, .no = 3, .abstentions = 1, .members = 8}, Majority::simple));
}

TEST(Majority, IsToldWithItsNumbers) {
    const Motion motion{.yes = 34, .no = 17, .abstentions = 3, .members = 60};

    EXPECT_EQ(decision_text(motion, *decide(motion, Majority::two_thirds), test::FakeLocale()),
              "Carried. Yes: 34; no: 17; abstentions: 3. Needed: 34 of 51.");
}

}  // namespace
}  // namespace plenaria::committee
