// SPDX-License-Identifier: EUPL-1.2
// Two officers open a secret ballot, and it is counted; on both engines.
#include <gmock/gmock.h>

#include "src/ballots/ballot_pages.hpp"
#include "src/ballots/ballot_result_pages.hpp"
#include "src/count/blt.hpp"
#include "src/count/kept_count.hpp"
#include "tests/ballots/closed_ballots.hpp"

namespace plenaria::committee::ballots {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class OpeningTest : public ClosedBallots {
protected:
    BallotRoomTools room_tools() {
        const auto house = LedgerRoom::tools();
        BallotRoomTools room;
        room.lookup = &lookup;
        room.directory = &directory;
        room.renderer = house.renderer;
        room.locales = house.locales;
        return room;
    }
    Result<Reply> ballots_of(const std::string& id) {
        return ballots_file(room_tools(), {.path_values = {{"ballot", id}}}, scope());
    }
};
PLENARIA_BOTH_ENGINES(OpeningTest);

TEST_P(OpeningTest, CountsWhatWasCastAndPublishesEveryTracker) {
    const auto id = opened(election());
    const auto receipts = all_vote(id, 7);
    close();

    count(id);

    EXPECT_EQ(state(id), State::counted);
    EXPECT_THAT(elected(id), ElementsAre("Candidate A")) << "four to three";
    EXPECT_THAT(trackers(id), SizeIs(7));
    for (const auto& receipt : receipts) EXPECT_EQ(check(id, receipt).state, ReceiptState::came_out);
    EXPECT_EQ(ballot(id).outcome.ballots, 7);
    const auto counted = open_count(db(), ballot(id).count_id);
    ASSERT_TRUE(counted);
    EXPECT_EQ(counted->kept.title, "Seat of Europe");
    EXPECT_EQ(counted->kept.papers, 7U);
    EXPECT_THAT(counted->kept.elected, ElementsAre("Candidate A, Town"));
    EXPECT_EQ(counted->kept.seed, ballot(id).seed);
    EXPECT_EQ(mails("marvin rees@voters.example").back(), "result");
}

TEST_P(OpeningTest, TheSeedIsTheDigestOfThePublishedListBeforeAnyKeyIsUsed) {
    const auto id = opened(election());
    all_vote(id);
    close();
    const auto published = read<std::vector<std::string>>(
        [&](UnitOfWork& uow) { return published_boxes(uow, *read_ballot(uow, id)); });

    count(id);

    EXPECT_EQ(ballot(id).seed, seed_of_boxes(published));
}

TEST_P(OpeningTest, BlankBallotsTakePartAndElectNobody) {
    const auto id = opened(election());
    for (int number = 1; number <= 5; ++number) vote(id, number, {});
    close();

    count(id);

    EXPECT_THAT(elected(id), IsEmpty());
    EXPECT_EQ(ballot(id).outcome.blank, 5);
    EXPECT_TRUE(ballot(id).count_id.empty());
}

TEST_P(OpeningTest, AMotionIsDecidedByItsMajority) {
    auto facts = motion();
    facts.majority = Majority::absolute;
    const auto id = opened(facts);
    for (int number = 1; number <= 5; ++number) vote(id, number, number <= 4 ? yes() : no());
    vote(id, 6, {.vote = Choice::Vote::abstain});
    vote(id, 7, {});
    close();

    count(id);

    const auto outcome = ballot(id).outcome;
    EXPECT_EQ(outcome.votes.yes, 4U);
    EXPECT_EQ(outcome.votes.no, 1U);
    EXPECT_EQ(outcome.votes.abstentions, 1U);
    EXPECT_EQ(outcome.votes.members, 8U);
    EXPECT_EQ(outcome.blank, 1);
    EXPECT_FALSE(outcome.decision.carried) << "five of eight are needed";
    EXPECT_EQ(outcome.decision.needed, 5U);
    EXPECT_THAT(trackers(id), SizeIs(7));
}

TEST_P(OpeningTest, OfThreeBallotsOnlyTheElectedAreTold) {
    auto facts = election();
    facts.quorum = 1;
    const auto id = opened(facts);
    const auto receipts = all_vote(id, 3);
    close();

    count(id);

    const auto now = ballot(id);
    EXPECT_THAT(elected(id), ElementsAre("Candidate A"));
    EXPECT_TRUE(now.outcome.is_short);
    EXPECT_TRUE(now.count_id.empty());
    EXPECT_THAT(trackers(id), IsEmpty());
    EXPECT_EQ(check(id, receipts[0]).state, ReceiptState::opened);
    EXPECT_EQ(read<long long>([](UnitOfWork& uow) { return number_of_kept_counts(uow); }), 0);
    EXPECT_EQ(ballots_of(id).error().code, ErrorCode::not_found) << "they would tell who chose what";
}

TEST_P(OpeningTest, OfThreeVotesOnAMotionNoNumbersAreTold) {
    auto facts = motion();
    facts.quorum = 1;
    const auto id = opened(facts);
    for (int number = 1; number <= 3; ++number) vote(id, number, number < 3 ? yes() : no());
    close();

    count(id);

    const auto outcome = ballot(id).outcome;
    EXPECT_TRUE(outcome.decision.carried);
    EXPECT_EQ(outcome.votes.yes + outcome.votes.no + outcome.votes.members + outcome.decision.needed, 0U);
}

TEST_P(OpeningTest, FourBallotsAreEnoughToPublish) {
    auto facts = election();
    facts.quorum = 1;
    const auto id = opened(facts);
    all_vote(id, 4);
    close();
    count(id);
    EXPECT_THAT(trackers(id), SizeIs(4));
    EXPECT_FALSE(ballot(id).count_id.empty());
}

TEST_P(OpeningTest, ReservedSeatsAreKept) {
    auto facts = election();
    facts.seats = 1;
    facts.reserved = {{"Women", 1}};
    const auto id = draft(facts);
    auto list = candidates(3);
    list[2].group = "Women";
    expect_done(write([&](UnitOfWork& uow) {
        return set_candidates(uow, lucia, id, list, find_ballot(uow, id)->revision);
    }));
    give_keys(id);
    expect_done(try_open(id));
    all_vote(id, 5);
    close();

    count(id);

    EXPECT_THAT(elected(id), ElementsAre("Candidate C")) << "whom all ranked second";
}

TEST_P(OpeningTest, NothingIsOpenedBeforeTheClose) {
    const auto id = opened(election());
    all_vote(id);

    EXPECT_THAT(message(first_step(id)), HasSubstr("can be voted on until 2020-06-20 17:00"));
    EXPECT_THAT(message(second_step(id)), HasSubstr("can be voted on until"));
    EXPECT_EQ(state(id), State::open);
}

TEST_P(OpeningTest, WithoutQuorumTheBoxesStayShut) {
    const auto id = opened(election());
    const auto receipts = all_vote(id, 4);
    close();

    EXPECT_EQ(state(id), State::without_quorum);
    EXPECT_THAT(message(first_step(id)), HasSubstr("the boxes stay shut"));
    EXPECT_EQ(check(id, receipts[0]).state, ReceiptState::in_the_box);
}

TEST_P(OpeningTest, AWrongOrMistypedKeyOpensNothing) {
    const auto id = opened(election());
    all_vote(id);
    close();
    const auto step = [&](const Actor& who, const OfficerKey& key) {
        return write([&](UnitOfWork& uow) { return open_outer(uow, who, id, key); });
    };

    EXPECT_THAT(message(step(officers[0], keys[1])),
                HasSubstr("key: This key is whole, but it is not your key"));
    EXPECT_FALSE(step(officers[0], OfficerKey::make()));
    auto typed = keys[0].typed();
    typed[0] = typed[0] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(OfficerKey::read(typed));
    EXPECT_EQ(step(officers[2], keys[0]).error().code, ErrorCode::forbidden);
    EXPECT_EQ(step(lucia, keys[0]).error().code, ErrorCode::forbidden);
    expect_still_closed(id);
}

TEST_P(OpeningTest, TheStepsAreTakenByTwoInTheirOrder) {
    const auto id = opened(election());
    all_vote(id);
    close();

    EXPECT_THAT(message(second_step(id)), HasSubstr("The first step comes first"));
    EXPECT_THAT(message(first_step(id, 1)), HasSubstr("you do the second"));
    expect_done(first_step(id));
    EXPECT_THAT(message(second_step(id, 0)), HasSubstr("an officer after the one who did the first"));
    EXPECT_THAT(trackers(id), IsEmpty());
    expect_done(second_step(id));
    EXPECT_THAT(message(first_step(id)), HasSubstr("has been counted already"));
    EXPECT_THAT(message(second_step(id)), HasSubstr("has been counted already"));
}

TEST_P(OpeningTest, TheFirstStepMayBeTakenAgain) {
    const auto id = opened(election());
    all_vote(id);
    close();
    expect_done(first_step(id));
    expect_done(first_step(id));
    expect_done(second_step(id));
    EXPECT_THAT(trackers(id), SizeIs(8));
}

TEST_P(OpeningTest, OfThreeOfficersAnyTwoOpenWhateverKeyIsLost) {
    for (const auto& [first, second] : {std::pair(0, 1), std::pair(0, 2), std::pair(1, 2)}) {
        const auto id = opened(election(), 4, 0, 3);
        all_vote(id, 5);
        close();
        expect_done(first_step(id, static_cast<std::size_t>(first)));
        expect_done(second_step(id, static_cast<std::size_t>(second)));
        EXPECT_THAT(elected(id), ElementsAre("Candidate A"));
        EXPECT_THAT(trackers(id), SizeIs(5));
        clock.set("2020-06-14T15:00:00Z");
    }
}

TEST_P(OpeningTest, AClockThatIsSetBackOpensNoVotingAgainOnceTheSealsAreOpened) {
    const auto id = opened(election());
    all_vote(id, 7);
    close();
    expect_done(first_step(id));

    clock.set("2020-06-19T08:00:00Z");

    EXPECT_THAT(message(try_cast(voter(id, 8), ranked({1}))), HasSubstr("This ballot closed on"));
    expect_done(second_step(id));
    EXPECT_THAT(trackers(id), SizeIs(7));
}

TEST_P(OpeningTest, WhoBeganAndThenLostTheKeyIsReplacedByTheNext) {
    const auto id = opened(election(), 4, 0, 3);
    all_vote(id, 5);
    close();
    expect_done(first_step(id, 0));
    expect_done(first_step(id, 1));
    expect_done(second_step(id, 2));
    EXPECT_THAT(trackers(id), SizeIs(5));
}

TEST_P(OpeningTest, TheBulletinCountedAgainGivesTheSame) {
    auto facts = election();
    facts.seats = 2;
    facts.rule = Rule::meek_prf;
    const auto id = opened(facts, 4, 12);
    for (int number = 1; number <= 20; ++number)
        vote(id, number,
             ranked({drawn(id, static_cast<char>('A' + number % 4)),
                     drawn(id, static_cast<char>('A' + (number + 1) % 4))}));
    close();
    count(id);

    const auto counted = open_count(db(), ballot(id).count_id);
    ASSERT_TRUE(counted);
    const auto again = count_votes(*read_blt(write_blt(counted->election)), Rule::meek_prf,
                                   {.seats = 2, .seed = ballot(id).seed});
    ASSERT_TRUE(again);
    std::vector<int> numbers;
    for (const auto each : again->elected) numbers.push_back(each + 1);
    EXPECT_EQ(numbers, ballot(id).outcome.elected);
}

TEST_P(OpeningTest, AnybodyGetsTheBallotsAndTheCommandThatCountsThemAgain) {
    const auto id = opened(election());
    all_vote(id);
    EXPECT_EQ(ballots_of(id).error().code, ErrorCode::not_found) << "while it is open";
    close();
    EXPECT_EQ(ballots_of(id).error().code, ErrorCode::not_found) << "before it is counted";
    count(id);

    const auto file = std::get<Download>(*ballots_of(id));

    EXPECT_EQ(file.name, "ballots-" + id + ".blt");
    const auto read = read_blt(file.bytes);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->papers(), 8U);
    for (int number = 1; number <= 8; ++number)
        EXPECT_THAT(file.bytes, Not(HasSubstr(voter(id, number).person.name)));
    const auto anybody = html(receipt_page(room_tools(), {.path_values = {{"ballot", id}}}, scope()));
    EXPECT_THAT(anybody, AllOf(HasSubstr("Count it again"), HasSubstr("Elected, in this order:"),
                               HasSubstr("First preferences are counted. Valid papers: 8;"),
                               HasSubstr("How the votes went"), HasSubstr("Check my ballot")))
        << "without an account";
    for (int number = 1; number <= 8; ++number)
        EXPECT_THAT(anybody, Not(HasSubstr(voter(id, number).person.name)));
    EXPECT_THAT(
        html(show_ballot(room_tools(), {.path_values = {{"ballot", id}}}, scope())),
        HasSubstr("tally ballots-" + id + ".blt --rule scottish --seats 1 --seed " + ballot(id).seed));
}

TEST_P(OpeningTest, ElectionsByTicksAreCounted) {
    auto facts = election();
    facts.rule = Rule::approval;
    const auto id = opened(facts);
    for (int number = 1; number <= 5; ++number) {
        std::vector<int> ticks{drawn(id, 'C'), drawn(id, number % 2 == 0 ? 'A' : 'B')};
        std::sort(ticks.begin(), ticks.end());
        vote(id, number, ranked(ticks));
    }
    close();
    count(id);
    EXPECT_THAT(elected(id), ElementsAre("Candidate C"));
}

}  // namespace
}  // namespace plenaria::committee::ballots
