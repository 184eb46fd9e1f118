// SPDX-License-Identifier: EUPL-1.2
#include "src/programme/conflicts.hpp"

#include <gtest/gtest.h>

#include "src/programme/timetable.hpp"
#include "tests/days.hpp"

namespace plenaria::events {
namespace {

Session session_at(std::string id, std::string_view starts, std::string_view ends,
                   std::string room = "hall") {
    return {.id = std::move(id),
            .titles = {.original = "en", .texts = {{"en", "Session"}}},
            .room_id = std::move(room),
            .starts = parse_local(starts).value(),
            .ends = parse_local(ends).value()};
}

const Dates durban{on("2019-11-11"), on("2019-11-15"), "Africa/Johannesburg"};

std::vector<ConflictKind> kinds_of(const Programme& programme, const Dates& dates = durban) {
    std::vector<ConflictKind> kinds;
    for (const auto& conflict : conflicts_of(programme, dates)) kinds.push_back(conflict.kind);
    return kinds;
}
using Kinds = std::vector<ConflictKind>;

TEST(ProgrammeConflicts, OneRoomHoldsOneSessionAtATime) {
    Programme programme{.sessions = {session_at("a", "2019-11-11T09:00", "2019-11-11T10:30"),
                                     session_at("b", "2019-11-11T10:30", "2019-11-11T12:00")}};
    EXPECT_EQ(kinds_of(programme), Kinds{}) << "one ends as the other begins";
    programme.sessions[1].starts = parse_local("2019-11-11T10:29").value();
    EXPECT_EQ(conflicts_of(programme, durban),
              (std::vector<Conflict>{{ConflictKind::same_room, "a", "b", "hall"}}));
    programme.sessions[1].room_id = "annex";
    EXPECT_EQ(kinds_of(programme), Kinds{});
    programme.sessions[0].room_id = programme.sessions[1].room_id = "";
    EXPECT_EQ(kinds_of(programme), Kinds{}) << "no room is no conflict";
}

TEST(ProgrammeConflicts, ALongSessionCollidesWithAllThatBeginMeanwhile) {
    const Programme programme{.sessions = {session_at("long", "2019-11-11T09:00", "2019-11-11T18:00"),
                                           session_at("b", "2019-11-11T10:00", "2019-11-11T11:00"),
                                           session_at("c", "2019-11-11T12:00", "2019-11-11T13:00")}};
    EXPECT_EQ(conflicts_of(programme, durban),
              (std::vector<Conflict>{{ConflictKind::same_room, "long", "b", "hall"},
                                     {ConflictKind::same_room, "long", "c", "hall"}}));
}

TEST(ProgrammeConflicts, NobodyIsInTwoPlacesInWhateverRole) {
    Programme programme{.sessions = {session_at("a", "2019-11-11T09:00", "2019-11-11T10:30"),
                                     session_at("b", "2019-11-11T10:00", "2019-11-11T12:00", "annex")}};
    programme.sessions[0].people = {{SessionRole::chair, {"person/ANA", "Ana"}},
                                    {SessionRole::speaker, {"person/ANA", "Ana"}}};
    EXPECT_EQ(kinds_of(programme), Kinds{}) << "two roles in one session are one place";
    programme.sessions[1].people = {{SessionRole::interpreter, {"person/ANA", "Ana"}}};
    EXPECT_EQ(conflicts_of(programme, durban),
              (std::vector<Conflict>{{ConflictKind::same_person, "a", "b", "person/ANA"}}));
    programme.sessions[1].state = SessionState::cancelled;
    EXPECT_EQ(kinds_of(programme), Kinds{});
}

TEST(ProgrammeConflicts, TheGeneralAssemblyEndsBeforeTheCouncilBegins) {
    Programme programme{.sessions = {session_at("council", "2019-11-15T09:00", "2019-11-15T10:00", "annex"),
                                     session_at("assembly", "2019-11-15T09:00", "2019-11-15T11:00")},
                        .orders = {{"rule", "", "assembly", "council", ""}}};
    EXPECT_EQ(conflicts_of(programme, durban),
              (std::vector<Conflict>{{ConflictKind::wrong_order, "assembly", "council", "rule"}}));
    programme.sessions[0].starts = parse_local("2019-11-15T11:00").value();
    programme.sessions[0].ends = parse_local("2019-11-15T12:00").value();
    EXPECT_EQ(kinds_of(programme), Kinds{}) << "it may begin at once";
}

TEST(ProgrammeConflicts, TheNightAfterTheLastDayBelongsToIt) {
    EXPECT_EQ(kinds_of({.sessions = {session_at("a", "2019-11-10T23:59", "2019-11-11T01:00")}}),
              Kinds{ConflictKind::outside});
    EXPECT_EQ(kinds_of({.sessions = {session_at("a", "2019-11-15T21:00", "2019-11-16T01:00")}}), Kinds{});
    EXPECT_EQ(kinds_of({.sessions = {session_at("a", "2019-11-16T00:00", "2019-11-16T01:00")}}),
              Kinds{ConflictKind::outside});
}

TEST(ProgrammeConflicts, ARoomHoldsAsManyAsItHasSeats) {
    Programme programme{.rooms = {{.id = "hall", .name = "Hall", .capacity = 200}},
                        .sessions = {session_at("a", "2019-11-11T09:00", "2019-11-11T10:30")}};
    programme.sessions[0].expected = 200;
    EXPECT_EQ(kinds_of(programme), Kinds{});
    programme.sessions[0].expected = 201;
    EXPECT_EQ(conflicts_of(programme, durban),
              (std::vector<Conflict>{{ConflictKind::too_small, "a", "", "hall"}}));
    programme.rooms[0].capacity = 0;
    EXPECT_EQ(kinds_of(programme), Kinds{}) << "how many it holds is not known";
}

TEST(ProgrammeConflicts, AnHourThatClocksSkipIsNamedAndOneThatTheyRepeatIsNot) {
    const Dates spring{on("2019-03-30"), on("2019-04-01"), "Europe/Zurich"};
    EXPECT_EQ(kinds_of({.sessions = {session_at("a", "2019-03-31T02:30", "2019-03-31T04:00")}}, spring),
              Kinds{ConflictKind::no_such_time});
    const Dates autumn{on("2019-10-26"), on("2019-10-28"), "Europe/Zurich"};
    EXPECT_EQ(kinds_of({.sessions = {session_at("a", "2019-10-27T02:30", "2019-10-27T04:00")}}, autumn),
              Kinds{});
}

TEST(ProgrammeConflicts, OverASkippedHourTheClockIsNoMeasure) {
    // 01:30 to 03:00 lasts half an hour on that night, and what begins at 03:00 follows at once.
    const Dates spring{on("2019-03-30"), on("2019-04-01"), "Europe/Zurich"};
    EXPECT_EQ(instant_of(parse_local("2019-03-31T03:00").value(), spring.zone) -
                  instant_of(parse_local("2019-03-31T01:30").value(), spring.zone),
              std::chrono::minutes(30));
    EXPECT_EQ(
        to_text(to_local(instant_of(parse_local("2019-03-31T02:30").value(), spring.zone), spring.zone)),
        "2019-03-31T03:30");
    EXPECT_EQ(kinds_of({.sessions = {session_at("a", "2019-03-31T01:30", "2019-03-31T03:00"),
                                     session_at("b", "2019-03-31T03:00", "2019-03-31T04:00")}},
                       spring),
              Kinds{});
}

TEST(SessionRules, NameEveryField) {
    auto session = session_at("a", "2019-03-31T02:30", "2019-03-31T04:00");
    const auto fields = [&](const char* in) {
        std::vector<FieldError> problems;
        check(session, in, problems);
        std::vector<std::string> names;
        for (const auto& problem : problems) names.push_back(problem.field);
        return names;
    };
    using Names = std::vector<std::string>;
    EXPECT_EQ(fields("Europe/Zurich"), Names{"starts_time"});
    EXPECT_EQ(fields("Africa/Johannesburg"), Names{});
    session.ends = session.starts;
    session.expected = -1;
    EXPECT_EQ(fields("Africa/Johannesburg"), (Names{"ends_time", "expected"}));
}

TEST(WallClock, ReadsWhatPeopleWrite) {
    EXPECT_EQ(parse_clock("9:05"), std::chrono::minutes(545));
    EXPECT_EQ(parse_clock("09:05"), std::chrono::minutes(545));
    EXPECT_EQ(parse_clock("0905"), std::chrono::minutes(545));
    EXPECT_EQ(parse_clock("24:00"), std::chrono::hours(24));
    for (const auto* wrong : {"", "9", "9:5", "25:00", "24:01", "09:60", "9.30", ":930", "9:305", "-9:30"})
        EXPECT_EQ(parse_clock(wrong), std::nullopt) << wrong;
}

TEST(Timetable, ACellIsAsHighAsItsSessionsLast) {
    // Hall: 9–12; annex: 9–10, 10–11 with 10:30–12 in the same room.
    const auto rows = lay_out({{0, 0, 540, 720}, {1, 1, 540, 600}, {2, 1, 600, 660}, {3, 1, 630, 720}}, 2);
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0].from, 540);
    ASSERT_EQ(rows[0].cells.size(), 2U);
    EXPECT_EQ(rows[0].cells[0].rows, 4);
    EXPECT_EQ(rows[0].cells[1].rows, 1);
    ASSERT_EQ(rows[1].cells.size(), 1U);
    EXPECT_EQ(rows[1].cells[0].rows, 3);
    EXPECT_EQ(rows[1].cells[0].sessions, (std::vector<std::size_t>{2, 3}));
    EXPECT_TRUE(rows[2].cells.empty());
    EXPECT_TRUE(rows[3].cells.empty());
}

TEST(Timetable, ASessionAcrossMidnightStandsOnBothDays) {
    const auto session = session_at("a", "2019-11-15T21:00", "2019-11-16T01:00");
    const auto first = part_on(session, on("2019-11-15")), second = part_on(session, on("2019-11-16")),
               third = part_on(session, on("2019-11-17"));
    EXPECT_EQ(first.from, 1260);
    EXPECT_EQ(first.until, 1440);
    EXPECT_EQ(second.from, 0);
    EXPECT_EQ(second.until, 60);
    EXPECT_EQ(third.from, third.until);
}

}  // namespace
}  // namespace plenaria::events
