// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/import/import_pages.hpp"
#include "src/import/undo_service.hpp"
#include "src/programme/session_service.hpp"
#include "src/programme/venue_service.hpp"
#include "tests/import/intake.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string new_sessions =
    "Code;Day;From;Until;Session;Kind;Track;Room;Speakers\n"
    "A1;2019-11-11;09:00;10:30;Opening;plenary;Assembly;Hall 1;Ana Pérez\n"
    "A2;2019-11-11;22:00;00:30;Night of towns;social;;Pier;\n";
const std::string moved_opening =
    "Code;Day;From;Until;Session;Kind;Track;Room;Speakers\n"
    "A1;2019-11-11;11:00;12:30;The opening;plenary;Assembly;Annex;\n";

class UndoSessionsTest : public IntakeRoom {
protected:
    std::string applied(const std::string& table) {
        const auto import = upload(table);
        const auto done = apply(import);
        EXPECT_TRUE(done.has_value()) << done.error().message;
        return import;
    }
    PlannedUndo undo_preview(const std::string& import) {
        auto planned = preview_undo(db(), lucia, import);
        EXPECT_TRUE(planned.has_value()) << planned.error().message;
        return planned ? *std::move(planned) : PlannedUndo{};
    }
    Import undo(const std::string& import) {
        const auto undone = undo_import(db(), intake(), lucia, import, undo_preview(import).plan.fingerprint);
        EXPECT_TRUE(undone.has_value()) << undone.error().message;
        return undone ? *undone : Import{};
    }
    static std::vector<std::string> kept_rows(const PlannedUndo& planned) {
        std::vector<std::string> why;
        for (const auto& row : planned.plan.rows)
            if (!row.kept.empty()) why.push_back(row.label + ": " + row.kept);
        return why;
    }
    std::vector<std::string> rooms() {
        std::vector<std::string> names;
        for (const auto& room : programme_in(congress).rooms) names.push_back(room.name);
        return names;
    }
};
PLENARIA_BOTH_ENGINES(UndoSessionsTest);

TEST_P(UndoSessionsTest, SessionsRoomsAndTracksThatCameGo) {
    const auto before = programme_in(congress);
    const auto import = applied(new_sessions);
    ASSERT_THAT(programme_in(congress).sessions, SizeIs(2));
    EXPECT_THAT(html(show_import(intake(), {.path_values = {{"import", import}}}, scope())),
                HasSubstr("Take this import back"));
    EXPECT_THAT(html(show_undo(intake(), {.path_values = {{"import", import}}}, scope())),
                AllOf(HasSubstr("Night of towns"), HasSubstr("Pier"), HasSubstr("Assembly"),
                      HasSubstr("Take back 4 rows")));

    const auto undone = undo(import);

    EXPECT_EQ(undone.rows_undone, 4);
    EXPECT_EQ(undone.rows_kept, 0);
    const auto now = programme_in(congress);
    EXPECT_THAT(now.sessions, IsEmpty());
    EXPECT_EQ(now.rooms.size(), before.rooms.size());
    EXPECT_EQ(now.tracks.size(), before.tracks.size());
    EXPECT_EQ(undo_import(db(), intake(), lucia, import, "").error().code, ErrorCode::conflict) << "once";
}

TEST_P(UndoSessionsTest, AFileThatWasTakenBackCanComeAgain) {
    undo(applied(new_sessions));
    EXPECT_THAT(fates(preview(upload(new_sessions))), ElementsAre("new", "new"));
    applied(new_sessions);
    EXPECT_THAT(programme_in(congress).sessions, SizeIs(2));
}

TEST_P(UndoSessionsTest, WhatCameFromAnotherProgramGoesAgain) {
    const auto before = programme_in(congress);
    const std::map<std::string, std::string> files{
        {"schedule XML",
         "<schedule><conference><acronym>d</acronym></conference><day date=\"2019-11-11\"><room "
         "name=\"Dome\">"
         "<event id=\"7\"><title>Coasts</title><start>09:00</start><duration>01:30</duration>"
         "<track>Seas</track></event></room></day></schedule>"},
        {"schedule JSON",
         R"({"schedule":{"conference":{"days":[{"date":"2019-11-11","rooms":{"Dome":[{"id":7,"title":"Coasts",)"
         R"("start":"09:00","duration":"01:30","track":"Seas"}]}}]}}})"},
        {"calendar",
         "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:7@example.org\r\nSUMMARY:Coasts\r\n"
         "DTSTART:20191111T090000\r\nDTEND:20191111T103000\r\nLOCATION:Dome\r\nEND:VEVENT\r\n"
         "END:VCALENDAR\r\n"}};
    for (const auto& [kind, file] : files) {
        const auto import = applied(file);
        ASSERT_THAT(programme_in(congress).sessions, SizeIs(1)) << kind;
        EXPECT_EQ(programme_in(congress).sessions.front().titles.in("en"), "Coasts") << kind;
        EXPECT_THAT(rooms(), ::testing::Contains("Dome")) << kind;
        undo(import);
        const auto now = programme_in(congress);
        EXPECT_THAT(now.sessions, IsEmpty()) << kind;
        EXPECT_EQ(now.rooms.size(), before.rooms.size()) << kind;
        EXPECT_EQ(now.tracks.size(), before.tracks.size()) << kind;
    }
}

TEST_P(UndoSessionsTest, WhatWasChangedComesBack) {
    applied(new_sessions);
    const auto opening = programme_in(congress).sessions.front();
    const auto import = applied(moved_opening);
    ASSERT_EQ(kept(opening.id).titles.in("en"), "The opening");
    EXPECT_THAT(html(show_undo(intake(), {.path_values = {{"import", import}}}, scope())),
                AllOf(HasSubstr("Room: Annex → Hall 1"), HasSubstr("Title: The opening → Opening")));

    undo(import);

    const auto back = kept(opening.id);
    EXPECT_EQ(back.titles.in("en"), "Opening");
    EXPECT_EQ(to_text(back.starts), to_text(opening.starts));
    EXPECT_EQ(to_text(back.ends), to_text(opening.ends));
    EXPECT_EQ(back.room_id, opening.room_id);
    EXPECT_EQ(back.people.size(), opening.people.size());
    EXPECT_THAT(programme_in(congress).sessions, SizeIs(2)) << "the other one came with another file";
}

TEST_P(UndoSessionsTest, WhatSomebodyHasChangedSinceStaysAndSoDoesItsRoom) {
    const auto import = applied(new_sessions);
    const auto night = programme_in(congress).sessions.back();
    ASSERT_TRUE(move(night.id, {.starts = parse_local("2019-11-12T21:00"), .revision = 1}).has_value());
    EXPECT_THAT(kept_rows(undo_preview(import)),
                ::testing::UnorderedElementsAre("Night of towns: Somebody has changed this since.",
                                                "Pier: Sessions are in it that stay."));

    const auto undone = undo(import);

    EXPECT_EQ(undone.rows_undone, 2);
    EXPECT_EQ(undone.rows_kept, 2);
    ASSERT_THAT(programme_in(congress).sessions, SizeIs(1));
    EXPECT_THAT(rooms(), ::testing::Contains("Pier"));
}

TEST_P(UndoSessionsTest, WhoseFormerRoomIsGoneHasNone) {
    applied(new_sessions);
    const auto night = programme_in(congress).sessions.back();
    const auto import = applied(
        "Code;Day;From;Until;Session;Room\n"
        "A2;2019-11-11;22:00;00:30;Night of towns;Hall 1\n");
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_room(uow, lucia, night.room_id); }).has_value());

    undo(import);

    EXPECT_EQ(kept(night.id).room_id, "");
}

TEST_P(UndoSessionsTest, AChangeBehindThePreviewTakesNothingBack) {
    const auto import = applied(new_sessions);
    const auto seen = undo_preview(import).plan.fingerprint;
    const auto opening = programme_in(congress).sessions.front();
    ASSERT_TRUE(move(opening.id, {.starts = parse_local("2019-11-12T09:00"), .revision = 1}).has_value());
    EXPECT_EQ(undo_import(db(), intake(), lucia, import, seen).error().code, ErrorCode::conflict);
    EXPECT_THAT(programme_in(congress).sessions, SizeIs(2));
}

TEST_P(UndoSessionsTest, AfterItsDaysItStays) {
    const auto import = applied(new_sessions);
    clock.set(to_text(clock.now() + std::chrono::days(7) + std::chrono::seconds(1)));
    EXPECT_EQ(preview_undo(db(), lucia, import).error().code, ErrorCode::conflict);
    EXPECT_THAT(programme_in(congress).sessions, SizeIs(2));
}

}  // namespace
}  // namespace plenaria::events
