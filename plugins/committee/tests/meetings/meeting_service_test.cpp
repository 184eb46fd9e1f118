// SPDX-License-Identifier: EUPL-1.2
// A meeting is called, changed, answered and held.
#include <future>

#include <gmock/gmock.h>

#include "tests/meetings/meetings.hpp"

namespace plenaria::committee::meetings {
namespace {

using ::testing::HasSubstr;

class MeetingServiceTest : public Meetings {};
PLENARIA_BOTH_ENGINES(MeetingServiceTest);

TEST_P(MeetingServiceTest, EveryHeldSeatIsWrittenToInItsLanguageWithACalendarEntry) {
    const auto id = convened();

    const auto mails = new_mails();
    ASSERT_EQ(mails.size(), 7U);
    EXPECT_THAT(mails[0].text, HasSubstr("Yousef Shawarbeh"));
    EXPECT_THAT(mails[0].text, HasSubstr("https://plenaria.example/l/"));
    EXPECT_EQ(mails[5].language, "es") << "Milan";
    EXPECT_EQ(stored_meeting(id).state, State::convened);
    int files = 0;
    (void)read<int>([&](UnitOfWork& uow) {
        sql::query(uow, "SELECT COUNT(*) FROM core_mail_attachment"), soci::into(files);
        return files;
    });
    EXPECT_EQ(files, 7);
}

TEST_P(MeetingServiceTest, TooShortANoticeNeedsAReason) {
    clock.set("2019-10-03T23:00:00Z");  // midnight of the 4th in London: thirteen days
    const auto id = meeting();

    const auto refused = try_convene(id);
    ASSERT_FALSE(refused.has_value());
    EXPECT_THAT(problems(refused).at("short_notice"), HasSubstr("14 days of notice, and these are 13"));
    EXPECT_EQ(new_mails().size(), 0U);
    ASSERT_TRUE(try_convene(id, "The budget cannot wait.").has_value());
    EXPECT_THAT(new_mails()[0].text, HasSubstr("The budget cannot wait."));
    EXPECT_EQ(stored_meeting(id).short_notice, "The budget cannot wait.");
}

TEST_P(MeetingServiceTest, ALetterOnTheLastDayIsInTime) {
    clock.set("2019-10-03T22:59:59Z");
    EXPECT_TRUE(try_convene(meeting()).has_value());
}

TEST_P(MeetingServiceTest, AnotherNumberOfLettersThanWasShownSendsNone) {
    const auto id = meeting();
    EXPECT_EQ(try_convene(id, "", 6).error().code, ErrorCode::conflict);
    EXPECT_EQ(stored_meeting(id).state, State::draft);
    EXPECT_EQ(new_mails().size(), 0U);
}

TEST_P(MeetingServiceTest, AChangeAndACancellationAreCarriedToEverybodyWhoWasAsked) {
    const auto id = convened();
    (void)new_mails();
    auto facts = planned();
    facts.place = "M Shed, Bristol";
    const auto change = [&](const std::string& why) {
        return write([&](UnitOfWork& uow) {
            return change_meeting(
                uow, meeting_tools(), lucia, id,
                {.facts = facts, .short_notice = why, .revision = find_meeting(uow, id)->revision});
        });
    };

    ASSERT_EQ(*change(""), 7);
    EXPECT_EQ(new_mails().size(), 7U);
    EXPECT_EQ(*change(""), 0) << "nothing moved, nobody is told";
    facts.start.day = on("2019-09-10");
    EXPECT_TRUE(problems(change("")).contains("short_notice"));
    ASSERT_EQ(*change("The hall is not free later."), 7);
    EXPECT_EQ(stored_meeting(id).calendar, 2);
    const auto told_of = write([&](UnitOfWork& uow) {
        return cancel_meeting(uow, meeting_tools(), lucia, id, "A storm.", find_meeting(uow, id)->revision);
    });
    ASSERT_TRUE(told_of.has_value());
    EXPECT_EQ(*told_of, 7);
    EXPECT_THAT(new_mails().back().text, HasSubstr("A storm."));
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return restore_meeting(uow, lucia, id); }).has_value());
    EXPECT_EQ(stored_meeting(id).state, State::draft);
}

TEST_P(MeetingServiceTest, AMemberAnswersByTheirLinkAndNobodyElseDoes) {
    const auto id = convened();
    const auto bristol = seat_of(id, 3);
    const auto answer = [&](const Actor& who, Answer said) {
        return write(
            [&](UnitOfWork& uow) { return answer_invitation(uow, who, bristol.id, said, "By train."); });
    };

    EXPECT_EQ(answer(member(seat_of(id, 4)), Answer::coming).error().code, ErrorCode::not_found);
    EXPECT_TRUE(problems(answer(member(bristol), Answer::alternate)).contains("answer"))
        << "no alternate is known";
    ASSERT_TRUE(answer(member(bristol), Answer::apologies).has_value());
    EXPECT_EQ(seat_of(id, 3).answer, Answer::apologies);
    ASSERT_TRUE(answer(member(bristol), Answer::coming).has_value());
    EXPECT_EQ(seat_of(id, 3).note, "By train.");
    clock.set("2019-10-17T09:00:00Z");
    ASSERT_TRUE(opened(id).has_value());
    EXPECT_EQ(answer(member(bristol), Answer::absent).error().code, ErrorCode::conflict);
}

TEST_P(MeetingServiceTest, TheQuorumIsLostWhenOneLeavesAndRegainedByTheAlternate) {
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    auto facts = mayor_of("Bristol", "2018-12-01", "2020-11-30");
                    facts.alternate = {.ref = "person/deputy"};
                    return ledger::change_term(uow, people, lucia, terms[2], facts,
                                               ledger::find_term(uow, terms[2])->revision);
                }).has_value());
    const auto id = in_session();
    const auto budget = item(id, motion());

    EXPECT_TRUE(quorum(id).is_reached());
    EXPECT_EQ(quorum(id).needed, 4);
    EXPECT_EQ(quorum(id).held, 7) << "Athens is vacant and counts nowhere";
    clock.set("2019-10-17T09:30:00Z");
    ASSERT_TRUE(left(presences[1]).has_value());
    EXPECT_FALSE(quorum(id).is_reached());
    EXPECT_THAT(try_decide(budget).error().message, HasSubstr("There is no quorum"));
    EXPECT_EQ(try_arrive(id, 1).error().code, ErrorCode::conflict) << "they are there already";
    (void)arrived(id, 3, SitsAs::alternate);
    EXPECT_TRUE(quorum(id).is_reached());
    EXPECT_TRUE(try_decide(budget).has_value());
    EXPECT_FALSE(write([&](UnitOfWork& uow) { return undo_leave(uow, lucia, presences[1]); }).has_value())
        << "the alternate sits there now";
}

TEST_P(MeetingServiceTest, WhoActsSitsInsteadOfTheHolder) {
    const auto acting = write([&](UnitOfWork& uow) {
        return ledger::add_acting(uow, people, lucia, ledger::find_term(uow, terms[2])->seat_id,
                                  {.person = {.ref = "person/deputy"}, .first = on("2019-10-10")});
    });
    ASSERT_TRUE(acting.has_value());
    const auto id = convened();
    clock.set("2019-10-17T09:00:00Z");
    ASSERT_TRUE(opened(id).has_value());

    EXPECT_EQ(seat_of(id, 3).person(), "Maria Iliopoulou");
    EXPECT_EQ(try_arrive(id, 3).error().code, ErrorCode::not_found) << "the holder does not sit";
    (void)arrived(id, 3, SitsAs::acting);
    EXPECT_EQ(quorum(id).present, 1);
}

TEST_P(MeetingServiceTest, DecisionsGetNumbersOfTheBodyAndTheYear) {
    const auto id = in_session();
    const auto first = try_decide(item(id, motion()));
    const auto second =
        try_decide(item(id, motion("Seat")),
                   {.way = Way::hands, .majority = Majority::absolute, .votes = {.yes = 3, .no = 1}});

    ASSERT_TRUE(first.has_value());
    EXPECT_EQ(first->number(), "2019/1");
    ASSERT_TRUE(second.has_value());
    EXPECT_EQ(second->number(), "2019/2");
    EXPECT_FALSE(second->carried) << "four of seven members are needed";
    EXPECT_THAT(decision_in_words(*second, 7, test::FakeLocale()),
                HasSubstr("Not carried. Yes: 3; no: 1; abstentions: 0. Needed: 4 of 7."));
    const auto too_many =
        try_decide(item(id, motion("Votes")), {.way = Way::hands, .votes = {.yes = 4, .no = 1}});
    EXPECT_THAT(problems(too_many).at("yes"), HasSubstr("5 votes, and only 4 members"));
}

TEST_P(MeetingServiceTest, WithoutAQuorumItIsNotedThatNothingWasDecided) {
    const auto id = in_session();
    const auto budget = item(id, motion());
    EXPECT_TRUE(problems(try_decide(budget, {.way = Way::none})).contains("way"));
    ASSERT_TRUE(left(presences[0]).has_value());

    const auto noted = try_decide(budget, {.way = Way::none});
    ASSERT_TRUE(noted.has_value());
    EXPECT_EQ(noted->serial, 0);
    EXPECT_EQ(read<int>([&](UnitOfWork& uow) { return count_decisions(uow, body_id); }), 0);
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return take_decision_back(uow, lucia, budget); }).has_value());
    (void)arrived(id, 1);
    EXPECT_EQ(try_decide(budget)->number(), "2019/1");
}

TEST_P(MeetingServiceTest, OfTwoWhoDecideAtOnceOneIsRefused) {
    const auto id = in_session();
    const auto budget = item(id, motion());
    const auto press = [&] {
        return std::async(std::launch::async, [&] { return try_decide(budget).has_value(); });
    };
    auto one = press(), other = press();
    EXPECT_NE(one.get(), other.get());
}

TEST_P(MeetingServiceTest, ItemsMoveAreTakenOffAndPutBack) {
    const auto id = meeting();
    const auto first = item(id, {.title = "First"});
    const auto second = item(id, {.title = "Second"});
    const auto titles = [&] {
        std::string all;
        for (const auto& each : record(id).items) all += each.facts.title + ' ';
        return all;
    };
    const auto moved = [&](const std::string& which, int by) {
        return write([&](UnitOfWork& uow) { return move_item(uow, lucia, which, by); }).has_value();
    };

    EXPECT_TRUE(moved(second, -1));
    EXPECT_EQ(titles(), "Second First ");
    EXPECT_TRUE(moved(second, -1)) << "it stands first already";
    EXPECT_EQ(titles(), "Second First ");
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_item(uow, lucia, first); }).has_value());
    EXPECT_EQ(titles(), "Second ");
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return restore_item(uow, lucia, first); }).has_value());
    EXPECT_EQ(titles(), "Second First ");
}

TEST_P(MeetingServiceTest, AnItemIsDraggedBeforeAnotherOrToTheEndWhileTheAgendaIsAsItWasShown) {
    const auto id = meeting();
    const auto a = item(id, motion("A")), b = item(id, motion("B")), c = item(id, motion("C"));
    const auto order = [&] {
        std::string titles;
        for (const auto& each : record(id).items) titles += each.facts.title;
        return titles;
    };
    const auto place = [&](const std::string& which, const std::string& before,
                           const std::vector<std::string>& seen) {
        return write([&](UnitOfWork& uow) { return place_item(uow, lucia, which, before, seen); });
    };

    ASSERT_TRUE(place(c, a, {a, b, c}).has_value());
    EXPECT_EQ(order(), "CAB");
    ASSERT_TRUE(place(c, "", {c, a, b}).has_value());
    EXPECT_EQ(order(), "ABC");
    ASSERT_TRUE(place(a, c, {a, b, c}).has_value());
    EXPECT_EQ(order(), "BAC");
    ASSERT_TRUE(place(a, a, {b, a, c}).has_value()) << "where it is already";
    ASSERT_TRUE(place(a, c, {b, a, c}).has_value()) << "where it is already";
    EXPECT_EQ(order(), "BAC");
    EXPECT_EQ(place(a, "", {a, b, c}).error().code, ErrorCode::conflict) << "it was shown otherwise";
    EXPECT_EQ(place(a, "", {b, a}).error().code, ErrorCode::conflict) << "one came in between";
    EXPECT_EQ(place(a, "NOTHING", {b, a, c}).error().code, ErrorCode::not_found);
    EXPECT_EQ(place("NOTHING", "", {b, a, c}).error().code, ErrorCode::not_found);
    EXPECT_EQ(order(), "BAC");
}

}  // namespace
}  // namespace plenaria::committee::meetings
