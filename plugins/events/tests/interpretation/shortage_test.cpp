// SPDX-License-Identifier: EUPL-1.2
#include "src/interpretation/shortage.hpp"

#include <gmock/gmock.h>

#include "src/programme/conflicts.hpp"
#include "tests/days.hpp"

namespace plenaria::events {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto zone = "America/Guayaquil";

Session in_hall(std::string id, std::string_view from, std::string_view until, std::string room = "hall") {
    return {.id = std::move(id),
            .room_id = std::move(room),
            .starts = parse_local("2019-11-19T" + std::string(from)).value(),
            .ends = parse_local("2019-11-19T" + std::string(until)).value()};
}
Interpreter one_way(std::string id, std::string booth, LanguageCodes from) {
    return {.id = id, .facts = {.name = id, .booth = std::move(booth), .sources = std::move(from)}};
}
Interpreter two_ways(std::string id, std::string booth, std::string other) {
    return {.id = id, .facts = {.name = id, .booth = std::move(booth), .both_ways = std::move(other)}};
}

/// A hall with three booths, and an opening in English and Spanish which is offered in both.
class ShortageTest : public ::testing::Test {
protected:
    ShortageTest() { programme.rooms = {{.id = "hall", .name = "Hall", .booths = 3}}; }

    void session(Session each, LanguageCodes floor, LanguageCodes into, std::vector<std::string> team) {
        plan.sessions[each.id] = {.session_id = each.id,
                                  .floor = std::move(floor),
                                  .into = std::move(into),
                                  .interpreters = std::move(team)};
        programme.sessions.push_back(std::move(each));
    }
    std::vector<Shortage> found() { return shortages_of(programme, plan, zone); }
    /// "kind session interpreter en→fr needed/have".
    std::vector<std::string> words() {
        std::vector<std::string> all;
        for (const auto& each : found()) {
            std::string text(to_text(each.kind));
            text += ' ' + each.session;
            if (!each.other.empty()) text += '+' + each.other;
            if (!each.interpreter.empty()) text += ' ' + each.interpreter;
            if (!each.direction.from.empty()) text += ' ' + each.direction.from + '-' + each.direction.into;
            if (each.needed > 0) text += ' ' + std::to_string(each.needed) + '/' + std::to_string(each.have);
            all.push_back(text);
        }
        return all;
    }

    Programme programme;
    InterpretationPlan plan;
};

TEST_F(ShortageTest, ASessionInOneLanguageForThoseWhoHearItNeedsNobody) {
    programme.rooms[0].booths = 0;
    session(in_hall("opening", "09:00", "12:00"), {"en"}, {"en"}, {});
    EXPECT_THAT(words(), IsEmpty());
}

TEST_F(ShortageTest, EachLanguageThatIsSpokenIsNeededInEachThatIsOffered) {
    session(in_hall("opening", "09:00", "10:00"), {"en", "es"}, {"en", "es", "fr"}, {});
    EXPECT_THAT(words(), ElementsAre("no_interpreter opening es-en", "no_interpreter opening en-es",
                                     "no_interpreter opening en-fr", "no_interpreter opening es-fr"));
}

TEST_F(ShortageTest, OneAloneMayWorkForSixtyMinutesAndNotForSixtyOne) {
    plan.interpreters = {two_ways("Ana", "en", "es")};
    session(in_hall("hour", "09:00", "10:00"), {"en", "es"}, {"en", "es"}, {"Ana"});
    EXPECT_THAT(words(), IsEmpty());
    programme.sessions[0].ends = parse_local("2019-11-19T10:01").value();
    EXPECT_THAT(words(), ElementsAre("too_few hour Ana es-en 61/60"));
    plan.interpreters.push_back(two_ways("Ben", "es", "en"));
    plan.sessions["hour"].interpreters.push_back("Ben");
    EXPECT_THAT(words(), IsEmpty()) << "two take turns";
}

TEST_F(ShortageTest, TwoShortSessionsWithoutARestAreOneRow) {
    plan.interpreters = {two_ways("Ana", "en", "es")};
    session(in_hall("first", "09:00", "09:40"), {"en", "es"}, {"en", "es"}, {"Ana"});
    session(in_hall("second", "09:54", "10:15"), {"en", "es"}, {"en", "es"}, {"Ana"});
    EXPECT_THAT(words(), ElementsAre("too_few second Ana es-en 61/60"));
    programme.sessions[1] = in_hall("second", "09:55", "10:16");
    EXPECT_THAT(words(), IsEmpty()) << "a quarter of an hour is a rest";
}

TEST_F(ShortageTest, WhoHasAColleagueForOneDirectionOnlyIsAloneInTheOther) {
    plan.interpreters = {one_way("Ana", "fr", {"en", "es"}), one_way("Ben", "fr", {"en"})};
    session(in_hall("long", "09:00", "10:30"), {"en", "es"}, {"fr"}, {"Ana", "Ben"});
    EXPECT_THAT(words(), ElementsAre("too_few long Ana es-fr 90/60"));
}

TEST_F(ShortageTest, ADirectionByWayOfAThirdLanguageIsSaidAndIsNotMissing) {
    plan.interpreters = {one_way("Ana", "en", {"ar"}), one_way("Ben", "fr", {"en"})};
    session(in_hall("short", "09:00", "09:30"), {"ar"}, {"en", "fr"}, {"Ana", "Ben"});
    EXPECT_THAT(words(), ElementsAre("only_relay short ar-fr"));
    plan.interpreters[1] = one_way("Ben", "fr", {"es"});
    EXPECT_THAT(words(), ElementsAre("no_interpreter short ar-fr"));
}

TEST_F(ShortageTest, TwoLanguagesBothWaysNeedOneBoothAndMoreNeedOneForEachOffered) {
    programme.rooms[0].booths = 1;
    plan.interpreters = {two_ways("Ana", "en", "es"), one_way("Ben", "fr", {"en", "es"})};
    session(in_hall("two", "09:00", "10:00"), {"en", "es"}, {"en", "es"}, {"Ana"});
    EXPECT_THAT(words(), IsEmpty());
    plan.sessions["two"].into.push_back("fr");
    plan.sessions["two"].interpreters.push_back("Ben");
    EXPECT_THAT(words(), ElementsAre("no_booth two 3/1"));
    programme.rooms[0].booths = 3;
    EXPECT_THAT(words(), IsEmpty());
    programme.sessions[0].room_id.clear();
    EXPECT_THAT(words(), ElementsAre("no_booth two 3/0")) << "without a room there is no booth";
}

TEST_F(ShortageTest, SomebodyInTwoSessionsAtOnceIsNamedOnce) {
    plan.interpreters = {two_ways("Ana", "en", "es")};
    session(in_hall("first", "09:00", "09:30"), {"en", "es"}, {"en", "es"}, {"Ana"});
    session(in_hall("second", "09:29", "09:45"), {"en", "es"}, {"en", "es"}, {"Ana"});
    EXPECT_THAT(words(), ElementsAre("double_booked first+second Ana"));
    programme.sessions[1] = in_hall("second", "09:30", "09:45");
    EXPECT_THAT(words(), IsEmpty()) << "one ends when the other begins";
}

TEST_F(ShortageTest, WhatIsCancelledTakesNobody) {
    plan.interpreters = {two_ways("Ana", "en", "es")};
    session(in_hall("first", "09:00", "09:30"), {"en", "es"}, {"en", "es"}, {"Ana"});
    session(in_hall("second", "09:00", "09:30"), {"en", "es"}, {"en", "es"}, {"Ana"});
    programme.sessions[1].state = SessionState::cancelled;
    EXPECT_THAT(words(), IsEmpty());
}

TEST_F(ShortageTest, TheHoursOfADayAreFullAtTheirLastMinute) {
    plan.interpreters = {two_ways("Ana", "en", "es"), two_ways("Ben", "en", "es")};
    plan.interpreters[1].facts.day_minutes = 600;
    session(in_hall("morning", "09:00", "12:00"), {"en", "es"}, {"en", "es"}, {"Ana", "Ben"});
    session(in_hall("afternoon", "14:00", "17:00"), {"en", "es"}, {"en", "es"}, {"Ana", "Ben"});
    EXPECT_THAT(words(), IsEmpty());
    programme.sessions[1].ends = parse_local("2019-11-19T17:01").value();
    EXPECT_THAT(words(), ElementsAre("over_day afternoon Ana 361/360"));
    EXPECT_EQ(minutes_on(programme, plan, on("2019-11-19"), zone).at("Ana"), 361);
    EXPECT_TRUE(minutes_on(programme, plan, on("2019-11-20"), zone).empty());
}

TEST_F(ShortageTest, WhoHasHoursIsThereWithinThemOnly) {
    plan.interpreters = {two_ways("Ana", "en", "es")};
    plan.interpreters[0].facts.hours = *parse_working_hours("09:00-10:00", on("2019-11-19"));
    session(in_hall("opening", "09:00", "10:00"), {"en", "es"}, {"en", "es"}, {"Ana"});
    EXPECT_THAT(words(), IsEmpty());
    programme.sessions[0] = in_hall("opening", "08:59", "09:30");
    EXPECT_THAT(words(), ElementsAre("not_there opening Ana"));
    programme.sessions[0] = in_hall("opening", "09:30", "10:01");
    EXPECT_THAT(words(), ElementsAre("not_there opening Ana"));
}

TEST(InterpreterRules, HoursAreReadAsPeopleWriteThem) {
    const auto day = on("2019-11-19");
    EXPECT_EQ(hours_on(*parse_working_hours("9:00–13:00, 1400-24:00", day), day), "09:00–13:00, 14:00–24:00");
    EXPECT_TRUE(parse_working_hours(" ", day)->empty());
    for (const auto* wrong : {"9", "13:00-09:00", "09:00-09:00", "09:00-25:00", "a-b"})
        EXPECT_FALSE(parse_working_hours(wrong, day).has_value()) << wrong;
}

TEST(InterpreterRules, ABoothOfTwoLanguagesWorksBetweenThemAndNowhereElse) {
    const auto ana = two_ways("Ana", "fr", "en");
    EXPECT_TRUE(covers(ana.facts, {"fr", "en"}));
    EXPECT_TRUE(covers(ana.facts, {"en", "fr"}));
    EXPECT_FALSE(covers(ana.facts, {"es", "fr"}));
    EXPECT_EQ(booth_name(ana.facts), "en/fr");
    EXPECT_EQ(booth_name(two_ways("Ben", "en", "fr").facts), "en/fr");
}

TEST(InterpreterRules, NameEveryFieldThatIsWrong) {
    std::vector<FieldError> problems;
    check({.name = "",
           .booth = "xx",
           .sources = {},
           .hours = {*parse_working_hours("09:00-11:00", on("2019-11-19"))->begin(),
                     *parse_working_hours("10:59-12:00", on("2019-11-19"))->begin()},
           .alone_minutes = 0,
           .day_minutes = 961,
           .note = std::string(1001, 'x')},
          problems);
    std::vector<std::string> fields;
    for (const auto& problem : problems) fields.push_back(problem.field);
    EXPECT_THAT(fields,
                ElementsAre("name", "note", "booth", "from", "alone_minutes", "day_minutes", "hours"));
}

TEST(InterpreterConflicts, SomebodyInABoothIsInNoOtherSessionAtThatTime) {
    Programme programme;
    programme.sessions = {in_hall("one", "09:00", "10:00", "a"), in_hall("two", "09:30", "10:30", "b"),
                          in_hall("three", "10:30", "11:00", "c")};
    programme.sessions[1].people = {{SessionRole::speaker, {"person/ANA", "Ana"}}};
    const Dates dates{on("2019-11-19"), on("2019-11-19"), zone};
    programme.interpreters = {{"one", "I1", {"person/ANA", "Ana"}}};
    EXPECT_EQ(conflicts_of(programme, dates),
              (std::vector<Conflict>{{ConflictKind::interpreters, "one", "two", "I1"}}));
    programme.interpreters = {{"two", "I1", {"", "Ana"}}, {"three", "I1", {"", "Ana"}}};
    EXPECT_TRUE(conflicts_of(programme, dates).empty()) << "one ends when the other begins";
    programme.sessions[2].starts = parse_local("2019-11-19T10:29").value();
    EXPECT_EQ(conflicts_of(programme, dates).size(), 1U) << "typed, and in two booths";
    // Who speaks in two sessions is in two places, and in no booth.
    programme.interpreters = {{"three", "I1", {"person/ANA", "Ana"}}};
    programme.sessions[0].people = programme.sessions[1].people;
    programme.sessions[2] = in_hall("three", "12:00", "13:00", "c");
    EXPECT_EQ(conflicts_of(programme, dates),
              (std::vector<Conflict>{{ConflictKind::same_person, "one", "two", "person/ANA"}}));
}

}  // namespace
}  // namespace plenaria::events
