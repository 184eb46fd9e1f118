// SPDX-License-Identifier: EUPL-1.2
// Somebody votes for a member who is away: with a cap, without chains, until it is taken back; on both
// engines.
#include <thread>

#include <gmock/gmock.h>

#include "tests/ballots/room.hpp"

namespace plenaria::committee::ballots {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class ProxyTest : public BallotRoom {
protected:
    Result<void> grant(const Voter& member, const Voter& holder) {
        return write([&](UnitOfWork& uow) {
            return grant_own_proxy(uow, tools(), link_of(member), member.id, holder.id);
        });
    }
    Result<void> take_back(const Voter& member) {
        return write([&](UnitOfWork& uow) { return take_back_own_proxy(uow, link_of(member), member.id); });
    }
    Result<std::string> cast_for(const Voter& holder, const Voter& member, const Choice& choice,
                                 const std::string& receipt = new_receipt()) {
        return write([&](UnitOfWork& uow) {
            return cast(uow, tools(), link_of(holder),
                        {.voter_id = holder.id, .for_id = member.id, .choice = choice, .receipt = receipt});
        });
    }
};
PLENARIA_BOTH_ENGINES(ProxyTest);

TEST_P(ProxyTest, TheHolderCastsABoxForEachAndTheRollSaysSo) {
    const auto id = opened(election());
    const auto member = voter(id, 1), holder = voter(id, 2);
    expect_done(grant(member, holder));

    expect_done(cast_for(holder, member, ranked({1})));
    expect_done(try_cast(holder, ranked({2})));

    EXPECT_EQ(voter(id, 1).part, Part::proxy);
    EXPECT_EQ(voter(id, 2).part, Part::link);
    EXPECT_THAT(boxes(id), SizeIs(2));
    EXPECT_THAT(mails(member.address), Contains("received")) << "shows a vote that was not theirs";
    EXPECT_THAT(mails(holder.address), Contains("proxy"));
}

TEST_P(ProxyTest, WhoGaveItCannotVoteUntilItIsTakenBack) {
    const auto id = opened(election());
    const auto member = voter(id, 1), holder = voter(id, 2);
    expect_done(grant(member, holder));

    EXPECT_THAT(message(try_cast(member, ranked({1}))), HasSubstr("Take it back first"));
    expect_done(take_back(member));
    EXPECT_TRUE(try_cast(member, ranked({1})));
    EXPECT_EQ(cast_for(holder, member, ranked({2})).error().code, ErrorCode::forbidden);
}

TEST_P(ProxyTest, WhatWasUsedIsNotTakenBackAndCanBeReplacedByItsHolder) {
    const auto id = opened(election());
    const auto member = voter(id, 1), holder = voter(id, 2);
    expect_done(grant(member, holder));
    const auto receipt = cast_for(holder, member, ranked({1}));
    ASSERT_TRUE(receipt);

    EXPECT_THAT(message(take_back(member)), HasSubstr("A ballot was cast for this vote already."));
    EXPECT_FALSE(cast_for(holder, member, ranked({2})));
    expect_done(cast_for(holder, member, ranked({2}), *receipt));
    EXPECT_THAT(boxes(id), SizeIs(1));
}

TEST_P(ProxyTest, TheCapHoldsWhenItIsGrantedAndWhenItIsUsed) {
    const auto id = opened(election());
    const auto holder = voter(id, 8);
    expect_done(grant(voter(id, 1), holder));

    EXPECT_THAT(message(grant(voter(id, 2), holder)),
                HasSubstr("holder: Valérie Plante votes for as many others as one may (1)."));
    // Somebody who writes to the database.
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
        auto smuggled = *find_voter(uow, voter(id, 2).id);
        smuggled.proxy_id = holder.id;
        update(uow, smuggled);
        return {};
    }));
    EXPECT_THAT(message(cast_for(holder, voter(id, 2), ranked({1}))),
                HasSubstr("Nobody may vote for that many others."));
}

TEST_P(ProxyTest, ThereAreNoChainsAndNoProxyToOneself) {
    const auto id = opened(election());
    const auto one = voter(id, 1), two = voter(id, 2), three = voter(id, 3);
    expect_done(grant(one, two));

    EXPECT_THAT(message(grant(two, three)), HasSubstr("a proxy cannot be passed on"));
    EXPECT_THAT(message(grant(three, one)), HasSubstr("has given away the own vote"));
    EXPECT_FALSE(grant(three, three));
    EXPECT_FALSE(grant(three, {.id = "NOBODY"}));
}

TEST_P(ProxyTest, AtOnceTwoMembersDoNotPassTheCap) {
    const auto id = opened(election());
    const auto holder = voter(id, 8);
    std::vector<Voter> members{voter(id, 1), voter(id, 2), voter(id, 3), voter(id, 4)};
    std::atomic<int> granted{0};
    std::vector<std::thread> all;
    for (const auto& member : members)
        all.emplace_back([&, member] { granted += grant(member, holder) ? 1 : 0; });
    for (auto& each : all) each.join();

    EXPECT_EQ(granted, 1);
}

TEST_P(ProxyTest, AfterVotingNobodyGivesAProxyAndWithoutThemNobodyCan) {
    const auto id = opened(election());
    vote(id, 1, ranked({1}));
    EXPECT_FALSE(grant(voter(id, 1), voter(id, 2)));
    auto facts = election();
    facts.proxy_cap = 0;
    const auto none = opened(facts);
    EXPECT_THAT(message(grant(voter(none, 1), voter(none, 2))), HasSubstr("Nobody votes for others"));
}

TEST_P(ProxyTest, RevokingTheHolderGivesTheVoteBack) {
    const auto id = opened(election());
    const auto member = voter(id, 1), holder = voter(id, 2);
    expect_done(grant(member, holder));

    expect_done(
        write([&](UnitOfWork& uow) { return revoke_voter(uow, lucia, holder.id, "Lost the office."); }));

    EXPECT_TRUE(voter(id, 1).proxy_id.empty());
    EXPECT_FALSE(cast_for(holder, member, ranked({1})));
    EXPECT_TRUE(try_cast(member, ranked({1})));
}

TEST_P(ProxyTest, StaffGrantsOneThatCameOnPaper) {
    const auto id = opened(election());
    expect_done(write(
        [&](UnitOfWork& uow) { return grant_proxy(uow, tools(), lucia, voter(id, 1).id, voter(id, 2).id); }));
    EXPECT_EQ(voter(id, 1).proxy_id, voter(id, 2).id);
    expect_done(write([&](UnitOfWork& uow) { return take_back_proxy(uow, lucia, voter(id, 1).id); }));
    EXPECT_TRUE(voter(id, 1).proxy_id.empty());
}

}  // namespace
}  // namespace plenaria::committee::ballots
