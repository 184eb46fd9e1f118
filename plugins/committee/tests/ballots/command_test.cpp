// SPDX-License-Identifier: EUPL-1.2
// The commands, and what goes when the time for objections is over.
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <plenaria/testing/fake_context.hpp>

#include "src/ballots/ballot_commands.hpp"
#include "src/ballots/ballot_retention.hpp"
#include "src/count/blt.hpp"
#include "tests/ballots/room.hpp"

namespace plenaria::committee::ballots {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(KeyCommand, PrintsAKeyThatCanBeReadAndItsPublicHalf) {
    test::FakeLocales locales;
    test::FakeCommandRun run({"--json"}), again;

    ASSERT_EQ(key_command(run, locales), 0);
    ASSERT_EQ(key_command(again, locales), 0);

    const auto json = nlohmann::json::parse(run.said.str());
    const auto key = OfficerKey::read(json["key"].get<std::string>());
    ASSERT_TRUE(key);
    EXPECT_EQ(key->public_half(), json["public_half"]);
    EXPECT_EQ(fingerprint(key->public_half()), json["fingerprint"]);
    EXPECT_THAT(again.said.str(), AllOf(HasSubstr("shown this once"), HasSubstr("Its public half")));
    EXPECT_EQ(again.said.str().find(json["key"].get<std::string>()), std::string::npos)
        << "another one each time";
}

TEST(KeyCommand, RefusesWordsItDoesNotKnow) {
    test::FakeLocales locales;
    for (const auto& words :
         std::vector<std::vector<std::string>>{{"--seed", "1"}, {"--language", "de"}, {"--language"}}) {
        test::FakeCommandRun run(words);
        EXPECT_EQ(key_command(run, locales), 2);
        EXPECT_THAT(run.complained.str(), HasSubstr("Use: plenaria committee key"));
        EXPECT_THAT(run.said.str(), IsEmpty());
    }
}

class BulletinCommand : public BallotRoom {
protected:
    std::string said, complained;
    int run(std::vector<std::string> words) {
        test::FakeCommandRun call(std::move(words));
        const int code = bulletin_command(call, db());
        said = call.said.str();
        complained = call.complained.str();
        return code;
    }
    std::string counted(const BallotFacts& facts, int voters) {
        auto with = facts;
        with.quorum = 1;
        const auto id = opened(with);
        for (int number = 1; number <= voters; ++number)
            vote(id, number, facts.subject == Subject::motion ? yes() : ranked({number % 2 + 1}));
        close();
        count(id);
        clock.set("2020-06-14T15:00:00Z");
        return id;
    }
};
PLENARIA_BOTH_ENGINES(BulletinCommand);

TEST_P(BulletinCommand, PrintsBallotsThatAnyProgramCounts) {
    const auto id = counted(election(), 6);

    ASSERT_EQ(run({id}), 0) << complained;

    const auto election = read_blt(said);
    ASSERT_TRUE(election);
    EXPECT_EQ(election->papers(), 6U);
    EXPECT_EQ(election->title, "Seat of Europe");
    ASSERT_EQ(run({id, "--trackers"}), 0);
    EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 6);
}

TEST_P(BulletinCommand, OfFewerThanFourOrOfNoneThereIsNothing) {
    const auto id = counted(election(), 3);

    EXPECT_EQ(run({id}), 1);
    EXPECT_THAT(complained, HasSubstr("fewer than four"));
    EXPECT_EQ(run({id, "--trackers"}), 1);
    EXPECT_EQ(run({"NONE"}), 1);
    EXPECT_EQ(run({opened(election())}), 1);
    EXPECT_THAT(complained, HasSubstr("has not been counted yet"));
    EXPECT_EQ(run({}), 2);
    EXPECT_EQ(run({id, "more"}), 2);
    EXPECT_THAT(said, IsEmpty());
}

TEST_P(BulletinCommand, OfAMotionThereAreTrackersAlone) {
    const auto id = counted(motion(), 5);

    EXPECT_EQ(run({id}), 1);
    EXPECT_EQ(run({id, "--trackers"}), 0);
}

class BallotRetention : public BallotRoom {
protected:
    int erase() { return *erase_old_boxes(db()); }
};
PLENARIA_BOTH_ENGINES(BallotRetention);

TEST_P(BallotRetention, BoxesAndAddressesGoAfterNinetyDaysAndTheResultStays) {
    const auto id = opened(election());
    std::string receipt;
    for (int number = 1; number <= 5; ++number) receipt = vote(id, number, ranked({1}));
    close();
    count(id);

    clock.advance(std::chrono::days(90));
    EXPECT_EQ(erase(), 0);
    clock.advance(std::chrono::seconds(1));
    EXPECT_EQ(erase(), 1);
    EXPECT_EQ(erase(), 0);

    EXPECT_THAT(boxes(id), IsEmpty());
    for (const auto& each : roll(id)) EXPECT_THAT(each.address, IsEmpty());
    EXPECT_THAT(trackers(id), SizeIs(5));
    EXPECT_EQ(turnout(id).took_part, 5);
    EXPECT_EQ(check(id, receipt).state, ReceiptState::came_out);
}

TEST_P(BallotRetention, BoxesThatWaitForTheirOfficersStay) {
    const auto waiting = opened(election()), without_quorum = opened(election());
    for (int number = 1; number <= 5; ++number) vote(waiting, number, ranked({1}));
    vote(without_quorum, 1, ranked({1}));
    clock.advance(std::chrono::days(200));

    EXPECT_EQ(erase(), 1);

    EXPECT_THAT(boxes(waiting), SizeIs(5));
    EXPECT_THAT(boxes(without_quorum), IsEmpty());
}

}  // namespace
}  // namespace plenaria::committee::ballots
