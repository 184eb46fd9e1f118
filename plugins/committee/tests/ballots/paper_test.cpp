// SPDX-License-Identifier: EUPL-1.2
// Slips of paper are entered by two people, and votes are called by name; on both engines.
#include <gmock/gmock.h>

#include "src/ballots/paper_repository.hpp"
#include "tests/ballots/room.hpp"

namespace plenaria::committee::ballots {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class PaperTest : public BallotRoom {
protected:
    PaperTest() {
        omar.id = "OMAR";
        id = opened(election());
    }
    void mark(int number) {
        expect_done(
            write([&](UnitOfWork& uow) { return mark_paper(uow, tools(), lucia, voter(id, number).id); }));
    }
    Result<void> unmark(int number) {
        return write(
            [&](UnitOfWork& uow) { return unmark_paper(uow, tools(), lucia, voter(id, number).id); });
    }
    Result<std::string> enter(const std::vector<Choice>& slips) {
        return write([&](UnitOfWork& uow) { return begin_paper(uow, lucia, id, slips); });
    }
    Result<PaperMatch> match(const Actor& who, const std::string& code, const std::vector<Choice>& slips) {
        return write([&](UnitOfWork& uow) { return match_paper(uow, who, id, code, slips); });
    }
    PaperState paper() {
        return read<PaperState>([&](UnitOfWork& uow) { return paper_state(uow, id); });
    }

    std::string id;
    Actor omar = test::account("Omar");
};
PLENARIA_BOTH_ENGINES(PaperTest);

TEST_P(PaperTest, WhatTwoPeopleReadAlikeIsSealedAndCounted) {
    const int a = drawn(id, 'A'), b = drawn(id, 'B');
    for (int number = 1; number <= 3; ++number) mark(number);
    for (int number = 4; number <= 6; ++number) vote(id, number, ranked({b}));
    close();
    const auto code = enter({ranked({a}), ranked({a, b}), ranked({})});
    ASSERT_TRUE(code) << message(code);
    EXPECT_EQ(paper().first_by, lucia.name);

    const auto matched = match(omar, *code, {ranked({}), ranked({a}), ranked({a, b})});

    ASSERT_TRUE(matched) << message(matched);
    EXPECT_TRUE(matched->is_sealed());
    EXPECT_THAT(boxes(id), SizeIs(6));
    EXPECT_EQ(paper().entered, 3);
    EXPECT_TRUE(paper().first_by.empty());
    count(id);
    EXPECT_THAT(elected(id), ElementsAre("Candidate B"));
    EXPECT_EQ(ballot(id).outcome.blank, 1);
    EXPECT_THAT(trackers(id), SizeIs(6));
}

TEST_P(PaperTest, AMarkEndsTheLinkAndTellsTheVoterOnce) {
    const auto told = [&] {
        const auto all = mails(voter(id, 1).address);
        return std::count(all.begin(), all.end(), "on paper");
    };
    mark(1);
    EXPECT_EQ(told(), 1);
    mark(1);
    EXPECT_EQ(told(), 1) << "it was marked already";

    EXPECT_THAT(message(try_cast(voter(id, 1), ranked({1}))), HasSubstr("This vote was cast on paper."));
    EXPECT_EQ(turnout(id).took_part, 1);
    EXPECT_EQ(turnout(id).on_paper, 1);
    expect_done(unmark(1));
    EXPECT_TRUE(try_cast(voter(id, 1), ranked({1})));
    EXPECT_FALSE(write([&](UnitOfWork& uow) { return mark_paper(uow, tools(), lucia, voter(id, 1).id); }))
        << "voted already";
}

TEST_P(PaperTest, WhatDiffersIsShownAndNothingIsSealed) {
    mark(1);
    mark(2);
    const auto code = enter({ranked({1}), ranked({2})});
    ASSERT_TRUE(code);

    const auto matched = match(omar, *code, {ranked({1}), ranked({3})});

    ASSERT_TRUE(matched);
    EXPECT_FALSE(matched->is_sealed());
    EXPECT_THAT(matched->only_first, ElementsAre(ranked({2})));
    EXPECT_THAT(matched->only_second, ElementsAre(ranked({3})));
    EXPECT_THAT(boxes(id), IsEmpty());
    EXPECT_TRUE(match(omar, *code, {ranked({2}), ranked({1})})->is_sealed());
}

TEST_P(PaperTest, TheSamePersonDoesNotEnterThemTwice) {
    mark(1);
    const auto code = enter({ranked({1})});
    ASSERT_TRUE(code);
    EXPECT_THAT(message(match(lucia, *code, {ranked({1})})),
                HasSubstr("The second time somebody else does."));
    EXPECT_THAT(boxes(id), IsEmpty());
}

TEST_P(PaperTest, WithoutTheCodeOfTheEnvelopeNothingIsCompared) {
    mark(1);
    ASSERT_TRUE(enter({ranked({1})}));
    EXPECT_THAT(message(match(omar, new_receipt(), {ranked({1})})), HasSubstr("code: This is not the code"));
    const auto batch = read<PaperBatch>([&](UnitOfWork& uow) { return find_batch(uow, id).value(); });
    EXPECT_FALSE(unlock_with_code(id, new_receipt(), batch.locked));
}

TEST_P(PaperTest, ThereAreAsManySlipsAsMarks) {
    mark(1);
    mark(2);
    EXPECT_THAT(message(enter({ranked({1})})),
                HasSubstr("slips: Votes on paper without a slip: 2. Slips entered: 1."));
    EXPECT_FALSE(enter({}));
    EXPECT_FALSE(enter({ranked({1}), ranked({2}), ranked({3})}));
    EXPECT_THAT(message(enter({ranked({1}), ranked({9})})), HasSubstr("slip_2: "));
}

TEST_P(PaperTest, SlipsThatAreNotEnteredStopTheOpening) {
    mark(1);
    for (int number = 2; number <= 6; ++number) vote(id, number, ranked({1}));
    close();
    EXPECT_THAT(message(first_step(id)),
                HasSubstr("Slips of paper that two people have not entered yet: 1."));
    expect_done(unmark(1));
    expect_done(first_step(id));
}

TEST_P(PaperTest, AMarkWithItsSlipStays) {
    mark(1);
    const auto code = enter({ranked({1})});
    ASSERT_TRUE(match(omar, *code, {ranked({1})}));
    EXPECT_THAT(message(unmark(1)), HasSubstr("this mark stays"));
}

TEST_P(PaperTest, AProxyComesBackBeforeASlip) {
    expect_done(write(
        [&](UnitOfWork& uow) { return grant_proxy(uow, tools(), lucia, voter(id, 1).id, voter(id, 2).id); }));
    for (int number : {1, 2})
        EXPECT_FALSE(
            write([&](UnitOfWork& uow) { return mark_paper(uow, tools(), lucia, voter(id, number).id); }));
}

class RollCallTest : public BallotRoom {
protected:
    RollCallTest() {
        auto facts = motion();
        facts.secrecy = Secrecy::roll_call;
        id = opened(facts);
    }
    Result<void> call(int number, const Choice& choice) {
        return write(
            [&](UnitOfWork& uow) { return record_roll_call(uow, lucia, voter(id, number).id, choice); });
    }
    Result<void> state_it() {
        return write([&](UnitOfWork& uow) { return state_result(uow, tools(), lucia, id); });
    }
    std::vector<NamedVote> votes() {
        return read<std::vector<NamedVote>>(
            [&](UnitOfWork& uow) { return named_votes(uow, find_ballot(uow, id)->facts, id); });
    }
    std::string id;
};
PLENARIA_BOTH_ENGINES(RollCallTest);

TEST_P(RollCallTest, IsShownAsItIsCalledAndDecided) {
    expect_done(call(2, yes()));
    EXPECT_TRUE(try_cast(voter(id, 1), no(), ""));
    for (int number = 3; number <= 5; ++number) expect_done(call(number, yes()));

    ASSERT_THAT(votes(), SizeIs(5));
    EXPECT_EQ(votes()[0].voter_id, voter(id, 1).id) << "in the order of the roll";
    EXPECT_EQ(votes()[0].choice, no());
    EXPECT_EQ(voter(id, 1).part, Part::link);
    EXPECT_EQ(voter(id, 2).part, Part::floor);
    close();
    expect_done(state_it());
    EXPECT_EQ(state(id), State::counted);
    EXPECT_TRUE(ballot(id).outcome.decision.carried);
    EXPECT_EQ(ballot(id).outcome.votes.yes, 4U);
    EXPECT_EQ(state_it().error().code, ErrorCode::conflict);
}

TEST_P(RollCallTest, WhatWasHeardWronglyIsCorrectedUntilTheResultIsStated) {
    for (int number = 1; number <= 5; ++number) expect_done(call(number, yes()));
    close();

    expect_done(call(1, no()));
    EXPECT_FALSE(call(6, yes())) << "nobody votes for the first time after the close";
    expect_done(state_it());
    EXPECT_EQ(ballot(id).outcome.votes.no, 1U);
    EXPECT_FALSE(call(1, yes()));
}

TEST_P(RollCallTest, ACorrectionSaysWhatWasHeardBefore) {
    expect_done(call(1, yes()));
    expect_done(call(1, yes()));
    expect_done(call(1, no()));

    const auto lines = read<std::vector<std::string>>([&](UnitOfWork& uow) {
        const auto subject = voter_subject(voter(id, 1).id);
        std::string before, after;
        std::vector<std::string> found;
        soci::statement select =
            (sql::prepare(uow,
                          "SELECT before_json, after_json FROM core_history WHERE action = "
                          "'committee.call_vote' AND subject = :subject ORDER BY id"),
             soci::use(subject, "subject"), soci::into(before), soci::into(after));
        select.execute();
        while (select.fetch()) found.push_back(before + " > " + after);
        return found;
    });
    EXPECT_THAT(lines, ElementsAre(" > {\"vote\":\"yes\"}", "{\"vote\":\"yes\"} > {\"vote\":\"no\"}"));
}

TEST_P(RollCallTest, ItsSeedIsPublishedWhenItOpensAndItHasNoOfficersNorSlips) {
    EXPECT_THAT(ballot(id).seed, SizeIs(64));
    EXPECT_FALSE(
        write([&](UnitOfWork& uow) { return open_outer(uow, officers[0], id, OfficerKey::make()); }));
    EXPECT_FALSE(write([&](UnitOfWork& uow) { return mark_paper(uow, tools(), lucia, voter(id, 1).id); }));
    EXPECT_THAT(boxes(id), IsEmpty());
}

TEST_P(RollCallTest, IsFoundByWhatItIsAboutOnceItIsCounted) {
    auto facts = ballot(id).facts;
    facts.about_ref = "committee.item/01ARZ3NDEKTSV4RRFFQ69G5FAV";
    id = opened(facts);
    const auto found = [&] {
        return read<std::string>([&](UnitOfWork& uow) {
            const auto about = counted_ballot_about(uow, facts.about_ref);
            return about ? about->id : std::string();
        });
    };
    for (int number = 1; number <= 5; ++number) expect_done(call(number, yes()));
    close();
    EXPECT_EQ(found(), "");
    expect_done(state_it());
    EXPECT_EQ(found(), id);
}

TEST_P(RollCallTest, WithoutQuorumNothingIsStated) {
    expect_done(call(1, yes()));
    EXPECT_THAT(message(state_it()), HasSubstr("can be voted on until"));
    close();
    EXPECT_EQ(state(id), State::without_quorum);
    EXPECT_FALSE(state_it());
}

TEST_P(RollCallTest, TheVoterChangesItUntilTheCloseUnlessItWasCalled) {
    expect_done(try_cast(voter(id, 1), yes(), ""));
    expect_done(try_cast(voter(id, 1), no(), ""));
    EXPECT_EQ(votes()[0].choice, no());
    expect_done(call(2, yes()));
    EXPECT_THAT(message(try_cast(voter(id, 2), no(), "")), HasSubstr("was called on the floor"));
}

TEST_P(RollCallTest, OfASecretBallotNobodyVotesByName) {
    id = opened(motion());
    EXPECT_THAT(message(call(1, yes())), HasSubstr("This ballot is secret"));
    EXPECT_FALSE(state_it());
}

TEST_P(RollCallTest, AnElectionByNameIsCountedByItsRule) {
    auto facts = election();
    facts.secrecy = Secrecy::roll_call;
    id = opened(facts);
    for (int number = 1; number <= 5; ++number)
        expect_done(call(number, ranked({drawn(id, number < 4 ? 'D' : 'A')})));
    close();
    expect_done(state_it());
    EXPECT_THAT(elected(id), ElementsAre("Candidate D"));
    EXPECT_FALSE(ballot(id).count_id.empty());
}

}  // namespace
}  // namespace plenaria::committee::ballots
