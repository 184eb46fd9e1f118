// SPDX-License-Identifier: EUPL-1.2
#include <future>
#include <latch>

#include <gmock/gmock.h>

#include "src/delegations/retention.hpp"
#include "tests/floor/hall.hpp"

namespace plenaria::events {
namespace {

using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class FloorServiceTest : public HallRoom {
protected:
    std::string history() {
        return *write([&](UnitOfWork& uow) -> Result<std::string> {
            const auto subject = session_subject(assembly);
            std::string all, action, before, after;
            soci::statement select =
                (sql::prepare(uow,
                              "SELECT action, before_json, after_json FROM core_history "
                              "WHERE subject = :subject ORDER BY id"),
                 soci::use(subject, "subject"), soci::into(action), soci::into(before), soci::into(after));
            select.execute();
            while (select.fetch()) all += action + ' ' + before + ' ' + after + '\n';
            return all;
        });
    }
};
PLENARIA_BOTH_ENGINES(FloorServiceTest);

TEST_P(FloorServiceTest, AListIsThereBeforeAnybodyUsesItAndTakesOnlyPointsOfOrderWhileClosed) {
    EXPECT_EQ(list().floor.revision, 0);
    EXPECT_EQ(list().floor.state, ListState::closed);
    const auto early = ask({.who_name = "Quito"});
    ASSERT_FALSE(early.has_value());
    EXPECT_EQ(early.error().code, ErrorCode::conflict);
    EXPECT_EQ(list().floor.revision, 0) << "what was refused changes nothing";
    raises_a_point("Amman");
    ASSERT_TRUE(open().has_value());
    asks("Quito");
    EXPECT_THAT(line(), ElementsAre("Amman", "Quito"));
    ASSERT_TRUE(open(ListState::closed).has_value());
    EXPECT_FALSE(ask({.who_name = "Late"}).has_value());
    EXPECT_THAT(line(), ElementsAre("Amman", "Quito")) << "who is on it stays on it";
}

TEST_P(FloorServiceTest, SpeakersAreOfTheDirectoryOfTheDelegationsOrTyped) {
    ASSERT_TRUE(open().has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    insert(uow, InvitationRules{.edition_id = congress,
                                                .reply_until = test::at("2019-10-30T12:00:00Z")});
                    return add_delegations(uow, guests, lucia, congress, {"city/KAMPALA"});
                }).has_value());
    const auto delegation = write([&](UnitOfWork& uow) -> Result<Delegation> {
        auto found = find_delegation(uow, congress, "city/KAMPALA").value();
        found.answer = Answer::accepted;
        update(uow, found);
        return found;
    });
    ASSERT_TRUE(delegation.has_value());

    ASSERT_TRUE(ask({.who_ref = "delegation/" + delegation->id}).has_value());
    ASSERT_TRUE(ask({.who_ref = "city/QUITO", .title = " Mayor ", .rank = 2, .language = "es"}).has_value());
    ASSERT_TRUE(ask({.who_name = " Youth delegate "}).has_value());
    const auto waiting = list().waiting;
    ASSERT_EQ(waiting.size(), 3U);
    EXPECT_EQ(waiting[0].who, (Owner{"delegation/" + delegation->id, "Kampala"}));
    EXPECT_EQ(waiting[0].region, "Africa");
    EXPECT_EQ(waiting[0].rank, 3) << "the mayor comes";
    EXPECT_EQ(waiting[1].who, (Owner{"city/QUITO", "Quito"}));
    EXPECT_EQ(waiting[1].title, "Mayor");
    EXPECT_EQ(waiting[1].language, "es");
    EXPECT_EQ(waiting[1].rank, 2);
    EXPECT_EQ(waiting[1].region, "Americas");
    EXPECT_EQ(waiting[2].who, (Owner{"", "Youth delegate"}));
    EXPECT_EQ(waiting[2].rank, 5);
}

TEST_P(FloorServiceTest, RefusesWhatIsNotOfThisEventAndNamesEveryField) {
    ASSERT_TRUE(open().has_value());
    const auto refused = ask({.who_name = "  ",
                              .title = std::string(201, 'x'),
                              .kind = RequestKind::speak,
                              .rank = 9,
                              .language = "xx"});
    ASSERT_FALSE(refused.has_value());
    std::vector<std::string> fields;
    for (const auto& problem : refused.error().fields) fields.push_back(problem.field);
    EXPECT_THAT(fields, ElementsAre("rank", "title", "language", "who"));
    EXPECT_FALSE(ask({.who_ref = "person/NOBODY"}).has_value());
    EXPECT_FALSE(ask({.who_ref = "delegation/NONE"}).has_value());
    EXPECT_FALSE(ask({.who_name = "\xff"}).has_value());
    EXPECT_THAT(line(), IsEmpty());
    EXPECT_FALSE(rules({.allowed = seconds(9)}).has_value());
    EXPECT_FALSE(rules({.allowed = longest_speech + seconds(1)}).has_value());
    EXPECT_TRUE(rules({.allowed = longest_speech}).has_value());
    EXPECT_TRUE(rules({.allowed = shortest_speech}).has_value());
}

TEST_P(FloorServiceTest, TheFloorGoesFromOneToTheNextAndTheMinutesStay) {
    ASSERT_TRUE(open().has_value());
    asks("Quito");
    const auto amman = asks("Amman");
    asks("Kampala");
    ASSERT_TRUE(give().has_value());
    EXPECT_EQ(speaker(), "Quito");
    clock.advance(seconds(75));
    ASSERT_TRUE(give(amman).has_value());
    EXPECT_EQ(speaker(), "Amman");
    EXPECT_THAT(line(), ElementsAre("Kampala"));
    clock.advance(seconds(20));
    ASSERT_TRUE(act(end_speech).has_value());
    EXPECT_EQ(speaker(), "");
    const auto past = list().past;
    ASSERT_EQ(past.size(), 2U);
    EXPECT_EQ(past[0].who.name, "Amman");
    EXPECT_EQ(past[0].spent, seconds(20));
    EXPECT_EQ(past[1].spent, seconds(75));
    EXPECT_FALSE(give(amman).has_value()) << "it has spoken";
    EXPECT_FALSE(act(end_speech).has_value());
    EXPECT_FALSE(act(pause_clock).has_value());
    ASSERT_TRUE(give().has_value());
    EXPECT_FALSE(give().has_value()) << "nobody waits";
    EXPECT_EQ(speaker(), "Kampala");
}

TEST_P(FloorServiceTest, TheClockStandsWhileItIsStoppedAndANewTimeHoldsAtOnce) {
    ASSERT_TRUE(open().has_value());
    ASSERT_TRUE(rules({.allowed = seconds(120)}).has_value());
    asks("Quito");
    ASSERT_TRUE(give().has_value());
    clock.advance(seconds(30));
    ASSERT_TRUE(act(pause_clock).has_value());
    clock.advance(seconds(600));
    EXPECT_EQ(time_spent(list().floor, clock.now()), seconds(30));
    ASSERT_TRUE(act(pause_clock).has_value()) << "twice is once";
    EXPECT_EQ(list().floor.spent, seconds(30));
    ASSERT_TRUE(act(resume_clock).has_value());
    clock.advance(seconds(10));
    ASSERT_TRUE(act(resume_clock).has_value());
    EXPECT_EQ(time_spent(list().floor, clock.now()), seconds(40)) << "twice loses nothing";
    ASSERT_TRUE(rules({.allowed = seconds(300)}).has_value());
    EXPECT_EQ(time_is_up(list().floor), clock.now() + seconds(260));
}

TEST_P(FloorServiceTest, APointOfOrderInterruptsAndTheSpeakerGoesOnWhereItStopped) {
    ASSERT_TRUE(open().has_value());
    asks("Quito");
    asks("Minister", 1);
    ASSERT_TRUE(give().has_value());
    clock.advance(seconds(100));
    raises_a_point("Amman");
    EXPECT_THAT(line(), ElementsAre("Amman", "Minister"));
    ASSERT_TRUE(give().has_value());
    EXPECT_EQ(speaker(), "Amman");
    EXPECT_THAT(line(), ElementsAre("Quito", "Minister")) << "interrupted, not finished";
    EXPECT_THAT(list().past, IsEmpty());
    clock.advance(seconds(15));
    ASSERT_TRUE(give().has_value());
    EXPECT_EQ(speaker(), "Quito");
    EXPECT_EQ(time_spent(list().floor, clock.now()), seconds(100));
    clock.advance(seconds(20));
    ASSERT_TRUE(act(end_speech).has_value());
    EXPECT_EQ(list().past[0].spent, seconds(120));
    EXPECT_EQ(list().past[1].spent, seconds(15));
}

TEST_P(FloorServiceTest, RequestsAreMovedWithdrawnAndBroughtBack) {
    ASSERT_TRUE(open().has_value());
    asks("A");
    const auto b = asks("B");
    asks("C");
    const auto move = [&](const std::string& id, MoveInLine where) {
        const auto at = now();
        return write([&](UnitOfWork& uow) { return move_request(uow, lucia, at, id, where); });
    };
    ASSERT_TRUE(move(b, MoveInLine::up).has_value());
    EXPECT_THAT(line(), ElementsAre("B", "A", "C"));
    EXPECT_FALSE(move(b, MoveInLine::up).has_value());
    EXPECT_EQ(move("nobody", MoveInLine::up).error().code, ErrorCode::not_found);
    EXPECT_EQ(act(restore_request, "nobody").error().code, ErrorCode::not_found);
    EXPECT_EQ(act(restore_request, b).error().code, ErrorCode::conflict) << "it was not withdrawn";
    ASSERT_TRUE(act(withdraw_request, b).has_value());
    EXPECT_THAT(line(), ElementsAre("A", "C"));
    EXPECT_FALSE(act(withdraw_request, b).has_value());
    ASSERT_TRUE(act(restore_request, b).has_value());
    EXPECT_THAT(line(), ElementsAre("A", "B", "C")) << "where the rule has it";
    EXPECT_FALSE(act(restore_request, b).has_value());
}

TEST_P(FloorServiceTest, AnotherOrderLinesUpAnewAndTheSameOneLeavesWhatWasMoved) {
    ASSERT_TRUE(open().has_value());
    asks("Delegate", 5);
    const auto mayor = asks("Mayor", 3);
    asks("Minister", 2);
    ASSERT_TRUE(rules({.order = SpeakingOrder::rank}).has_value());
    EXPECT_THAT(line(), ElementsAre("Minister", "Mayor", "Delegate"));
    const auto at = now();
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return move_request(uow, lucia, at, mayor, MoveInLine::up);
                }).has_value());
    ASSERT_TRUE(rules({.allowed = seconds(60), .order = SpeakingOrder::rank}).has_value());
    EXPECT_THAT(line(), ElementsAre("Mayor", "Minister", "Delegate"));
    ASSERT_TRUE(rules({.order = SpeakingOrder::request}).has_value());
    EXPECT_THAT(line(), ElementsAre("Delegate", "Mayor", "Minister"));
}

TEST_P(FloorServiceTest, OfTwoChairsTheSecondLearnsThatTheListHasChanged) {
    ASSERT_TRUE(open().has_value());
    asks("Quito");
    asks("Amman");
    const auto seen = now();
    const auto next = [&] { return write([&](UnitOfWork& uow) { return give_floor(uow, lucia, seen); }); };
    ASSERT_TRUE(next().has_value());
    const auto late = next();
    ASSERT_FALSE(late.has_value());
    EXPECT_EQ(late.error().code, ErrorCode::conflict);
    EXPECT_THAT(late.error().message, HasSubstr("The list has changed meanwhile."));
    EXPECT_EQ(speaker(), "Quito") << "nobody lost the floor to a second press of the same button";
    EXPECT_FALSE(write([&](UnitOfWork& uow) {
                     return set_list_state(uow, lucia, {.session = assembly, .revision = 0},
                                           ListState::closed);
                 }).has_value())
        << "a page from before the list was first used";
}

TEST_P(FloorServiceTest, OfTwoAtTheSameMomentOneIsFirst) {
    auto& database = db();
    const auto both = [&](const auto& work) {
        std::latch together(2);
        const auto press = [&] {
            together.arrive_and_wait();
            return database.write(work).has_value();
        };
        auto other = std::async(std::launch::async, press);
        const bool one = press();
        return std::pair(one, other.get());
    };
    const auto opened = both([&](UnitOfWork& uow) {
        return set_list_state(uow, lucia, {.session = assembly, .revision = 0}, ListState::open);
    });
    EXPECT_NE(opened.first, opened.second) << "a list is made once";
    for (int round = 0; round < 5; ++round) asks("Speaker " + std::to_string(round));
    for (int round = 0; round < 5; ++round) {
        const auto seen = now();
        const auto given = both([&](UnitOfWork& uow) { return give_floor(uow, lucia, seen); });
        EXPECT_NE(given.first, given.second);
        EXPECT_EQ(speaker(), "Speaker " + std::to_string(round)) << "nobody was passed over";
    }
}

TEST_P(FloorServiceTest, ASessionThatDoesNotExistHasNoList) {
    for (const int revision : {0, 1}) {
        const auto done = write([&](UnitOfWork& uow) {
            return set_list_state(uow, lucia, {.session = "NONE", .revision = revision}, ListState::open);
        });
        ASSERT_FALSE(done.has_value());
        EXPECT_EQ(done.error().code, ErrorCode::not_found);
    }
}

TEST_P(FloorServiceTest, HistoryTellsWhatHappenedAndNobodysTypedName) {
    ASSERT_TRUE(open().has_value());
    asks("Somebody Private");
    ASSERT_TRUE(ask({.who_ref = "city/QUITO"}).has_value());
    ASSERT_TRUE(give().has_value());
    ASSERT_TRUE(act(end_speech).has_value());
    const auto told = history();
    for (const auto* action :
         {"events.open_list", "events.request_floor", "events.give_floor", "events.end_speech", "city/QUITO"})
        EXPECT_THAT(told, HasSubstr(action));
    EXPECT_THAT(told, Not(HasSubstr("Private")));
}

TEST_P(FloorServiceTest, TypedNamesAreErasedWithThoseOfTheDelegates) {
    ASSERT_TRUE(open().has_value());
    ASSERT_TRUE(ask({.who_name = "Somebody Private", .title = "Head of cabinet"}).has_value());
    ASSERT_TRUE(ask({.who_ref = "city/QUITO", .title = "Mayor"}).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                    insert(uow, InvitationRules{.edition_id = congress,
                                                .reply_until = test::at("2019-10-30T12:00:00Z"),
                                                .erase_days = 30});
                    return {};
                }).has_value());
    clock.set("2019-12-15T12:00:00Z");
    ASSERT_TRUE(erase_old_names(db()).has_value());
    EXPECT_THAT(line(), ElementsAre("Somebody Private", "Quito")) << "the thirtieth day is still kept";
    clock.set("2019-12-16T12:00:00Z");
    ASSERT_TRUE(erase_old_names(db()).has_value());
    EXPECT_THAT(line(), ElementsAre("", "Quito"));
    EXPECT_EQ(list().waiting[0].title, "");
    EXPECT_EQ(list().waiting[1].title, "Mayor");
}

}  // namespace
}  // namespace plenaria::events
