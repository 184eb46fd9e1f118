// SPDX-License-Identifier: EUPL-1.2
#include "src/format/editions_service.hpp"
#include "src/programme/session_repository.hpp"
#include "tests/programme/stage.hpp"

namespace plenaria::events {
namespace {

class ProgrammeTest : public StageRoom {};
PLENARIA_BOTH_ENGINES(ProgrammeTest);

TEST_P(ProgrammeTest, KeepsASessionWithItsPeopleAsTheyWereEntered) {
    auto wanted = facts("Opening", "2019-11-11T09:00", "2019-11-11T10:30");
    wanted.titles.texts["fr"] = "Ouverture";
    wanted.people = {
        {SessionRole::chair, "person/ANA"}, {SessionRole::speaker, ""}, {SessionRole::speaker, "person/ANE"}};
    wanted.expected = 700;
    wanted.note = " Doors open at 8. ";
    const auto stored = kept(session(wanted));
    EXPECT_EQ(stored.titles.in("fr"), "Ouverture");
    EXPECT_EQ(to_text(stored.starts), "2019-11-11T09:00");
    EXPECT_EQ(stored.expected, 700);
    EXPECT_EQ(stored.note, "Doors open at 8.");
    ASSERT_EQ(stored.people.size(), 2U);
    EXPECT_EQ(stored.people[1].person.name, "Ana Echeverría");
    EXPECT_EQ(programme().programme.sessions[0].people, stored.people);
}

TEST_P(ProgrammeTest, RefusesWhatIsNotOfThisEventAndNamesTheLineOfAPerson) {
    auto wanted = facts("Opening", "2019-11-11T09:00", "2019-11-11T08:30");
    wanted.room_id = "nothing";
    wanted.people = {{SessionRole::chair, "person/ANA"}, {SessionRole::speaker, "person/NOBODY"}};
    const auto refused =
        write([&](UnitOfWork& uow) { return add_session(uow, lookup, lucia, congress, wanted); });
    ASSERT_FALSE(refused.has_value());
    std::vector<std::string> fields;
    for (const auto& problem : refused.error().fields) fields.push_back(problem.field);
    EXPECT_EQ(fields, (std::vector<std::string>{"ends_time", "room", "person_2"}));
    EXPECT_TRUE(programme().programme.sessions.empty());
}

TEST_P(ProgrammeTest, WhoSavesSecondLearnsIt) {
    const auto id = session("Opening");
    ASSERT_TRUE(move(id, {.starts = parse_local("2019-11-11T09:15"), .revision = 1}).has_value());
    const auto late = move(id, {.room_id = annex, .revision = 1});
    ASSERT_FALSE(late.has_value());
    EXPECT_EQ(late.error().code, ErrorCode::conflict);
    EXPECT_EQ(kept(id).room_id, hall);
}

TEST_P(ProgrammeTest, AMovedSessionLastsAsLongAsBefore) {
    const auto id = session("Closing party", "2019-11-15T21:00", "2019-11-16T01:00");
    const auto moved = move(id, {.starts = parse_local("2019-11-14T20:15"), .room_id = annex, .revision = 1});
    ASSERT_TRUE(moved.has_value());
    EXPECT_EQ(moved->before.room_id, hall);
    EXPECT_EQ(to_text(kept(id).ends), "2019-11-15T00:15");
    EXPECT_EQ(kept(id).room_id, annex);
    EXPECT_EQ(kept(id).revision, moved->after.revision);
}

TEST_P(ProgrammeTest, WhatWasTakenOutCanBePutBack) {
    const auto id = session("Opening");
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_session(uow, lucia, id); }).has_value());
    EXPECT_TRUE(programme().programme.sessions.empty());
    EXPECT_FALSE(move(id, {.room_id = annex, .revision = 2}).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_room(uow, lucia, hall); }).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return restore_session(uow, lucia, id); }).has_value());
    ASSERT_EQ(programme().programme.sessions.size(), 1U);
    EXPECT_EQ(kept(id).room_id, "") << "its room is gone";
}

TEST_P(ProgrammeTest, ARoomAndATrackStayWhileSessionsAreInThem) {
    const auto track = *write([&](UnitOfWork& uow) {
        return add_track(uow, lucia, congress, {.original = "en", .texts = {{"en", "Town Hall"}}});
    });
    auto wanted = facts("Opening", "2019-11-11T09:00", "2019-11-11T10:30");
    wanted.track_id = track;
    const auto id = session(wanted);
    EXPECT_FALSE(write([&](UnitOfWork& uow) { return remove_room(uow, lucia, hall); }).has_value());
    EXPECT_FALSE(write([&](UnitOfWork& uow) { return remove_track(uow, lucia, track); }).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_session(uow, lucia, id); }).has_value());
    EXPECT_TRUE(write([&](UnitOfWork& uow) { return remove_room(uow, lucia, hall); }).has_value());
    EXPECT_TRUE(write([&](UnitOfWork& uow) { return remove_track(uow, lucia, track); }).has_value());
    EXPECT_TRUE(write([&](UnitOfWork& uow) { return restore_track(uow, lucia, track); }).has_value());
    EXPECT_EQ(programme().programme.rooms.size(), 1U);
    EXPECT_EQ(programme().programme.tracks.size(), 1U);
}

TEST_P(ProgrammeTest, RoomsStandInTheOrderInWhichTheyWereEntered) {
    const auto third =
        *write([&](UnitOfWork& uow) { return add_room(uow, lucia, congress, {.name = "Aula"}); });
    const auto rooms = programme().programme.rooms;
    ASSERT_EQ(rooms.size(), 3U);
    EXPECT_EQ(rooms[0].id, hall);
    EXPECT_EQ(rooms[2].id, third);
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return change_room(uow, lucia, {.id = third, .name = "Aula magna", .revision = 1});
                }).has_value());
    EXPECT_FALSE(write([&](UnitOfWork& uow) {
                     return change_room(uow, lucia, {.id = third, .name = "Aula minor", .revision = 1});
                 }).has_value());
    EXPECT_EQ(programme().programme.rooms[2].name, "Aula magna");
}

TEST_P(ProgrammeTest, AnOrderIsStatedOnceAndInOneDirection) {
    const auto assembly = session("General Assembly", "2019-11-14T09:00", "2019-11-14T12:00");
    const auto council = session("World Council", "2019-11-14T11:00", "2019-11-14T13:00");
    const auto order = [&](const std::string& earlier, const std::string& later) {
        return write([&](UnitOfWork& uow) {
            return add_order(
                uow, lucia,
                {.edition_id = congress, .earlier_id = earlier, .later_id = later, .reason = "Statutes"});
        });
    };
    const auto stated = order(assembly, council);
    ASSERT_TRUE(stated.has_value());
    EXPECT_FALSE(order(assembly, council).has_value());
    EXPECT_FALSE(order(council, assembly).has_value());
    EXPECT_FALSE(order(council, council).has_value());
    const auto conflicts = programme().conflicts;
    ASSERT_EQ(conflicts.size(), 2U);
    EXPECT_EQ(conflicts[0].kind, ConflictKind::same_room);
    EXPECT_EQ(conflicts[1], (Conflict{ConflictKind::wrong_order, assembly, council, *stated}));
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_order(uow, lucia, *stated); }).has_value());
    EXPECT_EQ(programme().conflicts.size(), 1U);
}

TEST_P(ProgrammeTest, OtherDatesTakeTheSessionsAlongAtTheirTimeOfDay) {
    const auto stays = session("Opening");
    const auto removed = session("Late idea", "2019-11-12T23:00", "2019-11-13T00:30");
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_session(uow, lucia, removed); }).has_value());
    // From a zone without summer time over the night in which Zürich's clocks go forward.
    const auto change = write([&](UnitOfWork& uow) {
        return apply_dates(uow, lucia, {congress, {on("2020-03-29"), on("2020-04-02"), "Europe/Zurich"}, ""},
                           find_edition(uow, congress)->revision, uow.now());
    });
    ASSERT_TRUE(change.has_value());
    EXPECT_EQ(to_text(kept(stays).starts), "2020-03-29T09:00");
    EXPECT_EQ(to_text(kept(removed).ends), "2020-03-31T00:30");
    const auto moved =
        *write([&](UnitOfWork& uow) -> Result<MovedProgramme> { return moved_with(uow, *change); });
    EXPECT_EQ(moved.sessions, 1);
    EXPECT_EQ(moved.days, 139);
    EXPECT_TRUE(programme().conflicts.empty());
}

TEST_P(ProgrammeTest, OtherPluginsFindWhatIsStillToCome) {
    session("Opening", "2019-11-11T09:00", "2019-11-11T10:30");
    const auto later = session("Closing", "2019-11-15T16:00", "2019-11-15T17:00");
    const auto first = session("Panel", "2019-11-12T09:00", "2019-11-12T10:30");
    auto cancelled = facts("Excursion", "2019-11-13T09:00", "2019-11-13T10:30");
    cancelled.state = SessionState::cancelled;
    session(cancelled);
    const auto found = [&](std::string_view day, std::size_t most) {
        return *write([&](UnitOfWork& uow) -> Result<std::vector<std::string>> {
            std::vector<std::string> titles;
            for (const auto& each : EditionsService().sessions_from(uow, parse_day(day).value(), most, "en"))
                titles.push_back(each.title + " " + each.starts);
            return titles;
        });
    };
    EXPECT_EQ(found("2019-11-12", 9),
              (std::vector<std::string>{"Panel 2019-11-12T09:00", "Closing 2019-11-15T16:00"}));
    EXPECT_EQ(found("2019-11-11", 1), (std::vector<std::string>{"Opening 2019-11-11T09:00"}));
    EXPECT_TRUE(found("2019-11-16", 9).empty());
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                    set_session_removed(uow, first, true);
                    return {};
                }).has_value());
    EXPECT_EQ(found("2019-11-12", 9), (std::vector<std::string>{"Closing 2019-11-15T16:00"})) << later;
}

}  // namespace
}  // namespace plenaria::events
