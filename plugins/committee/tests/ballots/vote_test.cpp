// SPDX-License-Identifier: EUPL-1.2
// Voting by link: once, in time, by whom it is, and replaced by its receipt alone; on both engines.
#include <thread>

#include <gmock/gmock.h>

#include "tests/ballots/room.hpp"

namespace plenaria::committee::ballots {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class VoteTest : public BallotRoom {
protected:
    std::string history() {
        return read<std::string>([&](UnitOfWork& uow) {
            std::string row, all;
            soci::statement select = (sql::prepare(uow, "SELECT action FROM core_history"), soci::into(row));
            select.execute();
            while (select.fetch()) all += row + "\n";
            return all;
        });
    }
};
PLENARIA_BOTH_ENGINES(VoteTest);

TEST_P(VoteTest, IsOneMarkAndOneBoxAndAReceipt) {
    const auto id = opened(election());

    const auto receipt = vote(id, 3, ranked({2, 1}));

    EXPECT_EQ(voter(id, 3).part, Part::link);
    EXPECT_EQ(turnout(id).took_part, 1);
    ASSERT_THAT(boxes(id), SizeIs(1));
    EXPECT_EQ(check(id, receipt).state, ReceiptState::in_the_box);
    EXPECT_EQ(check(id, receipt).fingerprint, fingerprint_of_seals(boxes(id)[0].seals));
    EXPECT_EQ(check(id, new_receipt()).state, ReceiptState::unknown);
    EXPECT_EQ(check(id, "nonsense").state, ReceiptState::unknown);
    EXPECT_EQ(mails("marvin rees@voters.example").back(), "received");
}

TEST_P(VoteTest, LeavesNoLineInTheHistory) {
    const auto id = opened(election());
    const auto before = history();

    vote(id, 3, ranked({2, 1}));

    EXPECT_EQ(history(), before);
}

TEST_P(VoteTest, SentTwiceIsOneVoteAndTheSameReceipt) {
    const auto id = opened(election());
    const auto receipt = new_receipt();

    const auto first = try_cast(voter(id, 1), ranked({1}), receipt);
    const auto again = try_cast(voter(id, 1), ranked({1}), receipt);

    ASSERT_TRUE(first && again);
    EXPECT_EQ(*first, *again);
    EXPECT_THAT(boxes(id), SizeIs(1));
    EXPECT_EQ(mails("yousef shawarbeh@voters.example"), (std::vector<std::string>{"call", "received"}));
}

TEST_P(VoteTest, SixtyFourAtOnceAreOneVote) {
    const auto id = opened(election());
    const auto receipt = new_receipt();
    const auto who = voter(id, 1);
    std::atomic<int> done{0};
    std::vector<std::thread> all;
    for (int thread = 0; thread < 64; ++thread)
        all.emplace_back([&] {
            // Whoever finds no session in time tries again, as the voter would.
            for (int time = 0; time < 20; ++time)
                if (try_cast(who, ranked({1, 2}), receipt)) {
                    ++done;
                    return;
                }
        });
    for (auto& each : all) each.join();

    EXPECT_EQ(done, 64);
    EXPECT_THAT(boxes(id), SizeIs(1));
    EXPECT_EQ(turnout(id).took_part, 1);
    EXPECT_THAT(mails("yousef shawarbeh@voters.example"), SizeIs(2));
}

TEST_P(VoteTest, OfTwoDifferentOnesAtOnceOneIsRefused) {
    const auto id = opened(election());
    const auto who = voter(id, 1);
    std::atomic<int> done{0}, refused{0};
    std::vector<std::thread> both;
    for (int thread = 0; thread < 2; ++thread)
        both.emplace_back([&, thread] {
            const auto cast = try_cast(who, ranked({thread + 1}));
            if (cast)
                ++done;
            else if (cast.error().code == ErrorCode::conflict)
                ++refused;
        });
    for (auto& each : both) each.join();

    EXPECT_EQ(done, 1);
    EXPECT_EQ(refused, 1);
    EXPECT_THAT(boxes(id), SizeIs(1));
}

TEST_P(VoteTest, CountsInTheLastSecondAndNotInTheNext) {
    const auto id = opened(election());
    clock.set("2020-06-20T14:00:00Z");
    EXPECT_TRUE(try_cast(voter(id, 1), ranked({1})));

    clock.advance(std::chrono::seconds(1));

    EXPECT_THAT(message(try_cast(voter(id, 2), ranked({1}))),
                HasSubstr("This ballot closed on 2020-06-20 17:00 Europe/Athens."));
    EXPECT_THAT(boxes(id), SizeIs(1));
}

TEST_P(VoteTest, ASecondOneNeedsTheReceiptOfTheFirst) {
    const auto id = opened(election());
    const auto receipt = vote(id, 1, ranked({1}));

    EXPECT_THAT(message(try_cast(voter(id, 1), ranked({2}))), HasSubstr("A ballot was cast already."));
    EXPECT_THAT(message(try_cast(voter(id, 1), ranked({2}), new_receipt(), new_receipt())),
                HasSubstr("replacing: This is not the receipt"));
    const auto other = try_cast(voter(id, 1), ranked({2}), new_receipt(), receipt);

    ASSERT_TRUE(other) << message(other);
    EXPECT_THAT(boxes(id), SizeIs(1));
    EXPECT_EQ(check(id, receipt).state, ReceiptState::unknown);
    EXPECT_EQ(check(id, *other).state, ReceiptState::in_the_box);
    EXPECT_FALSE(try_cast(voter(id, 1), ranked({3}), receipt)) << "the page of the first one, sent again";
    EXPECT_EQ(check(id, *other).state, ReceiptState::in_the_box);
}

TEST_P(VoteTest, NobodyReplacesABallotWithTheReceiptOfSomebodyElse) {
    const auto id = opened(election());
    const auto theirs = vote(id, 1, ranked({1}));
    vote(id, 2, ranked({2}));

    EXPECT_THAT(message(try_cast(voter(id, 2), ranked({3}), new_receipt(), theirs)), HasSubstr("replacing"));
    EXPECT_THAT(message(try_cast(voter(id, 3), ranked({3}), theirs)), HasSubstr("receipt: "));
    EXPECT_EQ(check(id, theirs).state, ReceiptState::in_the_box);
    EXPECT_EQ(turnout(id).took_part, 2);
}

TEST_P(VoteTest, TheReplacedOneIsTheOneThatIsNotCounted) {
    const auto id = opened(election());
    const int a = drawn(id, 'A'), b = drawn(id, 'B');
    const auto receipt = vote(id, 1, ranked({a}));
    expect_done(try_cast(voter(id, 1), ranked({b}), new_receipt(), receipt));
    for (int number = 2; number <= 5; ++number) vote(id, number, number < 4 ? ranked({b}) : ranked({a}));
    close();

    count(id);

    EXPECT_THAT(elected(id), ::testing::ElementsAre("Candidate B")) << "three to two";
    EXPECT_EQ(check(id, receipt).state, ReceiptState::unknown);
}

TEST_P(VoteTest, SomebodyElsesLinkIsRefused) {
    const auto id = opened(election());
    const auto one = voter(id, 1), other = voter(id, 2);
    const auto by = [&](const Actor& actor, const Cast& vote) {
        return write([&](UnitOfWork& uow) { return cast(uow, tools(), actor, vote); });
    };
    const Cast vote{.voter_id = one.id, .choice = ranked({1}), .receipt = new_receipt()};

    EXPECT_EQ(by(link_of(other), vote).error().code, ErrorCode::forbidden);
    EXPECT_EQ(by(lucia, vote).error().code, ErrorCode::forbidden);
    EXPECT_EQ(by(test::link_holder("committee.nominate", voter_subject(one.id)), vote).error().code,
              ErrorCode::forbidden);
    auto for_other = vote;
    for_other.for_id = other.id;
    EXPECT_EQ(by(link_of(one), for_other).error().code, ErrorCode::forbidden) << "without a proxy";
    for_other.for_id = "NOBODY";
    EXPECT_EQ(by(link_of(one), for_other).error().code, ErrorCode::forbidden);
    EXPECT_THAT(boxes(id), IsEmpty());
}

TEST_P(VoteTest, AVoterOfAnotherBallotIsNone) {
    const auto id = opened(election()), another = opened(election());
    const auto one = voter(id, 1), stranger = voter(another, 2);
    const auto done = write([&](UnitOfWork& uow) {
        return cast(
            uow, tools(), link_of(one),
            {.voter_id = one.id, .for_id = stranger.id, .choice = ranked({1}), .receipt = new_receipt()});
    });
    EXPECT_EQ(done.error().code, ErrorCode::forbidden);
}

TEST_P(VoteTest, WhatIsNoChoiceLeavesNoMark) {
    const auto id = opened(election());

    EXPECT_EQ(try_cast(voter(id, 1), ranked({5})).error().code, ErrorCode::invalid_input);
    EXPECT_EQ(try_cast(voter(id, 1), ranked({1, 1})).error().code, ErrorCode::invalid_input);
    EXPECT_EQ(try_cast(voter(id, 1), yes()).error().code, ErrorCode::invalid_input);
    EXPECT_EQ(try_cast(voter(id, 1), ranked({1}), "no receipt").error().code, ErrorCode::invalid_input);
    EXPECT_EQ(turnout(id).took_part, 0);
    EXPECT_THAT(boxes(id), IsEmpty());
}

TEST_P(VoteTest, WhoLostTheVoteCannotCastItUntilItIsGivenBack) {
    const auto id = opened(election());
    const auto who = voter(id, 1);
    const auto revoke = [&](const std::string& reason) {
        return write([&](UnitOfWork& uow) { return revoke_voter(uow, lucia, who.id, reason); });
    };
    EXPECT_FALSE(revoke(""));

    expect_done(revoke("Resigned on 15 June."));

    EXPECT_THAT(message(try_cast(who, ranked({1}))), HasSubstr("This vote was lost"));
    EXPECT_EQ(turnout(id).voters, 7);
    expect_done(write([&](UnitOfWork& uow) { return restore_voter(uow, tools(), lucia, who.id); }));
    EXPECT_TRUE(try_cast(who, ranked({1})));
    EXPECT_THAT(message(revoke("Too late.")), HasSubstr("A ballot was cast for this vote already."));
}

TEST_P(VoteTest, RemindersGoToThoseWhoHaveNotVoted) {
    const auto id = opened(election());
    vote(id, 1, ranked({1}));
    const auto remind = [&](int expected) {
        return write([&](UnitOfWork& uow) { return remind_voters(uow, tools(), lucia, id, expected); });
    };

    EXPECT_FALSE(remind(8));
    EXPECT_TRUE(remind(7));
    EXPECT_EQ(mails("yousef shawarbeh@voters.example").back(), "received");
    EXPECT_EQ(mails("marvin rees@voters.example").back(), "reminder");
}

TEST_P(VoteTest, BeforeItOpensAndWithoutBallotThereIsNothing) {
    const auto id = draft(election());
    EXPECT_THAT(roll(id), IsEmpty());
    EXPECT_EQ(check("NONE", new_receipt()).state, ReceiptState::unknown);
    EXPECT_THAT(read<std::vector<std::string>>(
                    [&](UnitOfWork& uow) { return published_boxes(uow, *read_ballot(uow, id)); }),
                IsEmpty());
}

TEST_P(VoteTest, TheListOfBoxesIsPublishedAfterTheCloseAndNotBefore) {
    const auto id = opened(election());
    const auto receipt = receipt_typed(vote(id, 1, ranked({1})));
    const auto published = [&] {
        return read<std::vector<std::string>>(
            [&](UnitOfWork& uow) { return published_boxes(uow, *read_ballot(uow, id)); });
    };

    EXPECT_THAT(published(), IsEmpty());
    close();
    EXPECT_THAT(published(), ::testing::ElementsAre(box_of_receipt(id, receipt)));
}

TEST_P(VoteTest, OwnBallotShowsWhatThePageNeeds) {
    const auto id = opened(election());
    const auto who = voter(id, 2);

    const auto own = db().read([&](UnitOfWork& uow) { return own_ballot(uow, who.id); });

    ASSERT_TRUE(own);
    EXPECT_EQ(own->voter.person.name, who.person.name);
    EXPECT_THAT(own->candidates, SizeIs(4));
    EXPECT_EQ(own->turnout.voters, 8);
    EXPECT_FALSE(db().read([&](UnitOfWork& uow) { return own_ballot(uow, "NOBODY"); }));
}

}  // namespace
}  // namespace plenaria::committee::ballots
