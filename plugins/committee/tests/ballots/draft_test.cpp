// SPDX-License-Identifier: EUPL-1.2
// From a draft to an open ballot, on both engines.
#include <gmock/gmock.h>

#include "tests/ballots/room.hpp"

namespace plenaria::committee::ballots {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class BallotDraftTest : public BallotRoom {
protected:
    std::string lacking(const std::string& id) {
        return read<std::string>([&](UnitOfWork& uow) {
            std::string said;
            for (const auto& each : lacks(uow, tools(), *read_ballot(uow, id)))
                said += each.field + ": " + fill(each.message, each.values) + "\n";
            return said;
        });
    }
    Result<void> try_key(const std::string& id, std::size_t officer, const std::string& half) {
        return write([&](UnitOfWork& uow) { return give_key(uow, officers[officer], id, half); });
    }
    Result<void> try_confirm(const std::string& id, std::size_t officer, int place,
                             const std::string& typed) {
        return write(
            [&](UnitOfWork& uow) { return confirm_fingerprint(uow, officers[officer], id, place, typed); });
    }
};
PLENARIA_BOTH_ENGINES(BallotDraftTest);

TEST_P(BallotDraftTest, WhatWasWrittenIsWhatIsKept) {
    auto facts = election();
    facts.reserved = {{"Women", 1}};
    facts.seats = 2;
    facts.about_ref = "statements.version/X";
    const auto id = draft(facts);

    const auto written = ballot(id);
    EXPECT_EQ(written.facts.title, facts.title);
    EXPECT_EQ(written.facts.question, facts.question);
    EXPECT_EQ(written.facts.reserved, facts.reserved);
    EXPECT_EQ(written.facts.closes, facts.closes);
    EXPECT_EQ(written.closes, test::at("2020-06-20T14:00:00Z"));
    EXPECT_EQ(written.facts.about_ref, "statements.version/X");
    EXPECT_EQ(written.written, Written::draft);
}

TEST_P(BallotDraftTest, OfTwoWhoChangeItOneIsTold) {
    const auto id = draft(election());
    const auto revision = ballot(id).revision;
    const auto change = [&] {
        return write([&](UnitOfWork& uow) { return change_ballot(uow, lucia, id, election(), revision); });
    };

    expect_done(change());
    EXPECT_EQ(change().error().code, ErrorCode::conflict);
}

TEST_P(BallotDraftTest, ABodyThatDoesNotExistIsRefused) {
    auto facts = election();
    facts.body_id = "NOBODY";
    const auto made = write([&](UnitOfWork& uow) { return create_ballot(uow, lucia, facts); });
    EXPECT_THAT(message(made), HasSubstr("body: Choose the body that votes."));
}

TEST_P(BallotDraftTest, EverythingThatLacksIsNamed) {
    const auto id = draft(election(), 0);
    lookup.without_address = person_ref("Erias Lukwago");

    EXPECT_THAT(lacking(id), AllOf(HasSubstr("candidates: There are no candidates yet."),
                                   HasSubstr("voters: Erias Lukwago has no mail address in the directory."),
                                   HasSubstr("officers: Name two or three officers")));
    EXPECT_THAT(message(try_open(id)), HasSubstr("This ballot cannot open yet."));
    EXPECT_THAT(mails(), IsEmpty());
}

TEST_P(BallotDraftTest, ABodyWithoutMembersCannotVote) {
    auto facts = election();
    facts.body_id = body();
    const auto id = draft(facts);
    give_keys(id);

    EXPECT_THAT(lacking(id), HasSubstr("voters: Nobody sits on this body today"));
    EXPECT_FALSE(try_open(id, 0));
}

TEST_P(BallotDraftTest, AQuorumThatNobodyCanReachIsRefused) {
    auto facts = election();
    facts.quorum = 9;
    const auto id = draft(facts);
    give_keys(id);

    EXPECT_THAT(message(try_open(id)), HasSubstr("quorum: The quorum is 9, but there are 8 voters."));
}

TEST_P(BallotDraftTest, FewerCandidatesThanSeatsAndEmptyGroupsAreNamed) {
    auto facts = election();
    facts.seats = 3;
    facts.reserved = {{"Women", 1}};

    EXPECT_THAT(lacking(draft(facts, 2)),
                AllOf(HasSubstr("There are fewer candidates (2) than seats (3)."),
                      HasSubstr("Reserved for “Women”: 1. Candidates of that group: 0.")));
}

TEST_P(BallotDraftTest, AThousandCandidatesAreRefused) {
    const auto id = draft(motion());
    auto facts = election();
    expect_done(
        write([&](UnitOfWork& uow) { return change_ballot(uow, lucia, id, facts, ballot(id).revision); }));
    std::vector<Candidate> many(1000);
    for (std::size_t index = 0; index < many.size(); ++index) many[index].person.name = std::to_string(index);

    const auto set = write([&](UnitOfWork& uow) {
        return set_candidates(uow, lucia, id, many, find_ballot(uow, id)->revision);
    });

    EXPECT_THAT(message(set), HasSubstr("candidates: A ballot has at most 100 candidates."));
}

TEST_P(BallotDraftTest, OpeningFreezesRollOrderAndQuorumAndSendsEachALink) {
    const auto id = opened(election(), 4, 1);

    const auto now = ballot(id);
    EXPECT_EQ(now.written, Written::open);
    EXPECT_EQ(now.facts.quorum, 5) << "more than half of nine";
    const auto voters = roll(id);
    ASSERT_THAT(voters, SizeIs(9));
    EXPECT_EQ(voters[0].person.name, "Yousef Shawarbeh");
    EXPECT_EQ(voters[0].city.name, "Amman");
    EXPECT_EQ(voters[7].language, "fr");
    EXPECT_TRUE(voters[8].is_partner);
    EXPECT_THAT(mails(), SizeIs(9));
    EXPECT_THAT(mails("marvin rees@voters.example"), SizeIs(1));
}

TEST_P(BallotDraftTest, TheNumberOfThePreviewIsTheNumberThatIsSent) {
    const auto id = draft(election());
    give_keys(id);

    EXPECT_EQ(try_open(id, 7).error().code, ErrorCode::conflict);
    EXPECT_THAT(mails(), IsEmpty());
    expect_done(try_open(id, 8));
    EXPECT_EQ(try_open(id, 8).error().code, ErrorCode::conflict) << "it opens once";
    EXPECT_THAT(mails(), SizeIs(8));
}

TEST_P(BallotDraftTest, TheOrderOfCandidatesIsDrawnAndNotTheirs) {
    // Of ten candidates one draw in 3.6 millions is the order of entering, and of two draws both.
    std::vector<int> numbers;
    for (int time = 0; time < 2; ++time) {
        const auto id = opened(election(), 10);
        for (char letter = 'A'; letter <= 'J'; ++letter) numbers.push_back(drawn(id, letter));
    }

    EXPECT_FALSE(std::is_sorted(numbers.begin(), numbers.begin() + 10) &&
                 std::is_sorted(numbers.begin() + 10, numbers.end()));
    std::sort(numbers.begin(), numbers.begin() + 10);
    EXPECT_EQ(std::vector<int>(numbers.begin(), numbers.begin() + 10),
              (std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
}

TEST_P(BallotDraftTest, NothingChangesOnceItIsOpen) {
    const auto id = opened(election());
    const auto revision = ballot(id).revision;

    EXPECT_FALSE(write([&](UnitOfWork& uow) { return change_ballot(uow, lucia, id, election(), revision); }));
    EXPECT_FALSE(
        write([&](UnitOfWork& uow) { return set_candidates(uow, lucia, id, candidates(2), revision); }));
    EXPECT_FALSE(write([&](UnitOfWork& uow) { return set_partners(uow, lookup, lucia, id, {}, revision); }));
    EXPECT_FALSE(try_key(id, 0, OfficerKey::make().public_half()));
}

TEST_P(BallotDraftTest, WhoLeavesTheLedgerAfterwardsKeepsTheVote) {
    const auto id = opened(election());

    expect_done(write([&](UnitOfWork& uow) {
        return ledger::end_term(uow, lucia, terms[2], on("2020-06-14"), ledger::EndReason::lost_office,
                                stored(terms[2]).revision);
    }));
    clock.set("2020-06-16T08:00:00Z");

    EXPECT_FALSE(vote(id, 3, ranked({1})).empty());
    EXPECT_THAT(roll(id), SizeIs(8));
}

TEST_P(BallotDraftTest, WhoActsForAMemberVotesInTheirPlace) {
    const auto seat = stored(terms[1]).seat_id;
    expect_done(write([&](UnitOfWork& uow) {
        return ledger::add_acting(uow, people, lucia, seat,
                                  {.person = {.ref = "person/deputy"}, .first = on("2020-06-01")});
    }));

    const auto id = opened(election());

    EXPECT_EQ(voter(id, 2).person.name, "Maria Iliopoulou");
    EXPECT_THAT(roll(id), SizeIs(8));
}

TEST_P(BallotDraftTest, AKeyServesOneOfficerAndOneBallot) {
    const auto first = draft(election());
    give_keys(first);
    const auto used = keys[0].public_half();
    const auto second = draft(election());
    give_keys(second);

    EXPECT_THAT(message(try_key(second, 0, used)), HasSubstr("Make a new one."));
    EXPECT_THAT(message(try_key(second, 0, keys[1].public_half())), HasSubstr("Make a new one."));
    EXPECT_THAT(message(try_key(second, 0, "no key")), HasSubstr("64 digits"));
    EXPECT_EQ(try_key(second, 2, OfficerKey::make().public_half()).error().code, ErrorCode::forbidden);
}

TEST_P(BallotDraftTest, AnotherKeyHasToBeComparedAnew) {
    const auto id = draft(election());
    give_keys(id);
    EXPECT_THAT(lacking(id), IsEmpty());

    expect_done(try_key(id, 1, OfficerKey::make().public_half()));

    EXPECT_THAT(lacking(id), HasSubstr("ANA has not typed the fingerprint of BEN yet."));
    EXPECT_THAT(lacking(id), Not(HasSubstr("BEN has not typed the fingerprint of ANA")));
}

TEST_P(BallotDraftTest, AFingerprintThatDiffersIsNoConfirmation) {
    const auto id = draft(election());
    give_keys(id);
    const auto key = OfficerKey::make();
    expect_done(try_key(id, 1, key.public_half()));

    EXPECT_THAT(message(try_confirm(id, 0, 2, fingerprint(keys[1].public_half()))),
                HasSubstr("This is not the fingerprint of BEN."));
    EXPECT_FALSE(try_confirm(id, 0, 1, fingerprint(keys[0].public_half()))) << "nobody confirms the own key";
    EXPECT_FALSE(try_confirm(id, 0, 3, ""));
    EXPECT_FALSE(lacking(id).empty());
    expect_done(try_confirm(id, 0, 2, fingerprint(key.public_half())));
    EXPECT_THAT(lacking(id), IsEmpty());
}

TEST_P(BallotDraftTest, OfficersAreAtMostThreeDifferentAccountsAndItOpensWithTwo) {
    const auto id = draft(election());
    const auto set = [&](const std::vector<OfficerName>& names) {
        return write([&](UnitOfWork& uow) {
            return set_officers(uow, lucia, id, names, find_ballot(uow, id)->revision);
        });
    };

    EXPECT_TRUE(set({{"ANA", "Ana"}})) << "a draft may wait for the second";
    EXPECT_THAT(lacking(id), HasSubstr("officers: Name two or three officers"));
    EXPECT_FALSE(set({{"ANA", "Ana"}, {"ANA", "Ana"}}));
    EXPECT_FALSE(set({{"A", "a"}, {"B", "b"}, {"C", "c"}, {"D", "d"}}));
    EXPECT_TRUE(set({{"A", "a"}, {"B", "b"}, {"C", "c"}}));
}

TEST_P(BallotDraftTest, AWithdrawnBallotTellsEverybodyWhyAndKeepsNoBox) {
    const auto id = opened(election());
    vote(id, 1, ranked({1}));
    const auto withdraw = [&](const std::string& reason) {
        return write([&](UnitOfWork& uow) { return withdraw_ballot(uow, tools(), lucia, id, reason); });
    };

    EXPECT_THAT(message(withdraw(" ")), HasSubstr("reason: Write why"));
    expect_done(withdraw("A candidate has died."));

    EXPECT_EQ(state(id), State::withdrawn);
    EXPECT_THAT(boxes(id), IsEmpty());
    const auto sent = mails();
    EXPECT_EQ(std::count(sent.begin(), sent.end(), "withdrawn"), 8);
    EXPECT_THAT(message(try_cast(voter(id, 2), ranked({1}))), HasSubstr("This ballot was withdrawn."));
    EXPECT_FALSE(withdraw("Twice."));
}

TEST_P(BallotDraftTest, ClosingEarlyEndsVotingAtOnce) {
    const auto id = opened(election());
    expect_done(
        write([&](UnitOfWork& uow) { return close_early(uow, tools(), lucia, id, "All have voted."); }));

    EXPECT_THAT(message(try_cast(voter(id, 1), ranked({1}))),
                HasSubstr("This ballot closed on 2020-06-14 17:59 Europe/Athens."));
    EXPECT_EQ(state(id), State::without_quorum);
    EXPECT_EQ(mails("marvin rees@voters.example").back(), "closed early");
}

}  // namespace
}  // namespace plenaria::committee::ballots
