// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/programme/public_files.hpp"
#include "tests/import/intake.hpp"

namespace plenaria::events {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::string two_sessions =
    "Code;Day;From;Until;Session;Kind;Track;Room;Speakers\n"
    "A1;2019-11-11;09:00;10:30;Opening;plenary;Assembly;Hall 1;Ana Pérez\n"
    "A2;2019-11-11;22:00;00:30;Night of towns;social;;Pier;\n";

class SessionImportTest : public IntakeRoom {};
PLENARIA_BOTH_ENGINES(SessionImportTest);

TEST_P(SessionImportTest, ATableIsPreviewedAndOnlyApplyingWritesIt) {
    const auto id = upload(two_sessions);
    const auto planned = preview(id);
    EXPECT_THAT(fates(planned), ElementsAre("new", "new"));
    EXPECT_THAT(planned.sessions.new_rooms, ElementsAre("Pier"));
    EXPECT_THAT(planned.sessions.new_tracks, ElementsAre("Assembly"));
    EXPECT_THAT(programme_in(congress).sessions, SizeIs(0)) << "nothing before it is applied";

    ASSERT_TRUE(apply(id).has_value());

    const auto now = programme_in(congress);
    ASSERT_THAT(now.sessions, SizeIs(2));
    const auto& opening = now.sessions[0];
    EXPECT_EQ(opening.titles.in("en"), "Opening");
    EXPECT_EQ(opening.kind, "plenary");
    EXPECT_EQ(opening.room_id, hall);
    EXPECT_EQ(track_of(now, opening.track_id)->titles.in("en"), "Assembly");
    EXPECT_EQ(to_text(opening.ends), "2019-11-11T10:30");
    ASSERT_THAT(opening.people, SizeIs(1));
    EXPECT_EQ(opening.people[0].person.ref, "person/ANA");
    EXPECT_EQ(to_text(now.sessions[1].ends), "2019-11-12T00:30") << "across midnight";
    EXPECT_EQ(apply(id).error().code, ErrorCode::conflict) << "once";
}

TEST_P(SessionImportTest, TheSameFileAgainIsTheSame) {
    read_in(two_sessions);
    const auto planned = preview(upload(two_sessions));
    EXPECT_THAT(fates(planned), ElementsAre("same", "same"));
    EXPECT_THAT(planned.sessions.new_rooms, SizeIs(0));
    EXPECT_THAT(planned.sessions.missing, SizeIs(0));
}

TEST_P(SessionImportTest, WhatHasChangedIsShownAndWhatIsGoneIsNamedAndStays) {
    read_in(two_sessions);
    const std::string moved =
        "Code;Day;From;Until;Session;Kind;Track;Room;Speakers\n"
        "A1;2019-11-11;11:00;12:30;The opening;plenary;Assembly;Annex;Ana Pérez\n";
    const auto planned = preview(upload(moved));
    ASSERT_THAT(fates(planned), ElementsAre("changed")) << "found again by its code";
    std::vector<std::string> fields;
    for (const auto& change : planned.rows()[0]->changes) fields.push_back(change.field);
    EXPECT_THAT(fields, ElementsAre("Title", "Time", "Room"));
    ASSERT_THAT(planned.sessions.missing, SizeIs(1));
    EXPECT_EQ(planned.sessions.missing[0]->titles.in("en"), "Night of towns");

    read_in(moved);

    EXPECT_THAT(programme_in(congress).sessions, SizeIs(2)) << "none is deleted";
}

TEST_P(SessionImportTest, AChangeBehindThePreviewIsAConflictThatWritesNothing) {
    read_in(two_sessions);
    const auto id = upload(
        "Code;Day;From;Until;Session;Room\n"
        "A1;2019-11-11;11:00;12:30;Opening;Hall 1\n");
    const auto seen = preview(id);
    const auto opening = programme_in(congress).sessions.front();
    ASSERT_TRUE(move(opening.id, {.starts = parse_local("2019-11-12T09:00"), .revision = 1}).has_value());

    EXPECT_EQ(apply_import(db(), intake(), lucia, id, seen.fingerprint).error().code, ErrorCode::conflict);

    EXPECT_EQ(to_text(kept(opening.id).starts), "2019-11-12T09:00");
}

TEST_P(SessionImportTest, AnUnknownNameIsAQuestionWhoseAnswerHoldsForTheNextFileToo) {
    const std::string table = "Day;From;Until;Session;Speakers\n2019-11-11;09:00;10:00;Opening;Ana; \n";
    const auto id = upload(table);
    EXPECT_THAT(fates(preview(id)), ElementsAre("question"));
    ASSERT_THAT(preview(id).questions(), SizeIs(1));
    EXPECT_THAT(preview(id).questions()[0]->candidates, SizeIs(2)) << "two people of that first name";

    ASSERT_TRUE(answer(id, "Ana", "person/ANE").has_value());

    ASSERT_TRUE(apply(id).has_value());
    EXPECT_EQ(programme_in(congress).sessions[0].people[0].person.ref, "person/ANE");
    EXPECT_THAT(fates(preview(upload(table))), ElementsAre("same"));
}

TEST_P(SessionImportTest, WhoeverIsLeftOutIsNotAskedAgain) {
    const auto id = upload("Day;From;Until;Session;Speakers\n2019-11-11;09:00;10:00;Opening;Nobody Known\n");
    ASSERT_TRUE(answer(id, "Nobody Known", "").has_value());
    ASSERT_THAT(fates(preview(id)), ElementsAre("new"));
    EXPECT_EQ(first_note(preview(id)), "“Nobody Known” is left out.") << "and it is said each time";
    ASSERT_TRUE(answer(id, "Nobody Known", "?").has_value());
    ASSERT_THAT(fates(preview(id)), ElementsAre("question")) << "an answer can be taken back";
    ASSERT_TRUE(answer(id, "Nobody Known", "").has_value());
    ASSERT_TRUE(apply(id).has_value());
    EXPECT_THAT(programme_in(congress).sessions[0].people, SizeIs(0));
}

TEST_P(SessionImportTest, WhatCannotBeIsWrongWithItsReason) {
    const auto edition = empty_congress("Europe/Zurich");
    const auto planned =
        preview(upload("Day;From;Until;Session;Time zone;Room\n"
                       "2019-03-31;02:30;04:00;In the gap;;\n"
                       "2019-11-11;09:00;10:00;Of no zone;Europe/Durban;\n"
                       "2019-11-11;25:00;26:00;No time;;\n"
                       "11/12/2019;09:00;10:00;Only one day is of the event;;\n"
                       "05/04/2019;09:00;10:00;Two days;;\n"
                       "2019-11-11;09:00;10:00;;;\n"
                       "2019-11-11;09:00;10:00;In time;Africa/Johannesburg;Hall\n"
                       "2019-11-11;08:30;09:30;Overlaps;;Hall\n",
                       edition));
    EXPECT_THAT(fates(planned),
                ElementsAre("wrong", "wrong", "wrong", "new", "wrong", "wrong", "new", "new"));
    EXPECT_THAT(first_note(planned, 0), HasSubstr("go forward"));
    EXPECT_THAT(first_note(planned, 1), HasSubstr("Europe/Durban"));
    EXPECT_THAT(first_note(planned, 4), HasSubstr("two days"));
    EXPECT_EQ(to_text(planned.sessions.rows[6].facts.starts), "2019-11-11T08:00") << "Zurich's walls";
    EXPECT_THAT(first_note(planned, 7), HasSubstr("In time")) << "said, and not refused";
}

TEST_P(SessionImportTest, AnEndBeforeTheBeginningIsOfTheNextDayWhileTheNightLasts) {
    const auto planned =
        preview(upload("Day;From;Until;Session\n"
                       "2019-11-11;21:00;01:00;Night\n"
                       "2019-11-11;15:00;10:00;A slip of the finger\n"
                       "2019-11-11;10:00;10:00;Of no length\n"
                       "2019-11-11;15:00;2019-11-12 10:00;Meant like that\n"));
    EXPECT_THAT(fates(planned), ElementsAre("new", "wrong", "wrong", "new"));
    EXPECT_EQ(to_text(planned.sessions.rows[0].facts.ends), "2019-11-12T01:00");
    EXPECT_THAT(first_note(planned, 1), HasSubstr("ends after it has begun"));
}

TEST_P(SessionImportTest, AScheduleInUtf16IsOneToo) {
    const std::string plain =
        "<?xml version=\"1.0\"?><schedule><day date=\"2019-11-11\"><event id=\"1\"><title>T</title>"
        "<start>09:00</start><duration>01:00</duration></event></day></schedule>";
    for (const bool big_endian : {false, true}) {
        std::string wide = big_endian ? "\xFE\xFF" : "\xFF\xFE";
        for (const char each : plain) {
            if (big_endian) wide += '\0';
            wide += each;
            if (!big_endian) wide += '\0';
        }
        EXPECT_THAT(fates(preview(upload(wide))), ElementsAre("new"));
    }
}

TEST_P(SessionImportTest, ASessionOfThirtyHoursIsWrongAndOneAcrossMidnightIsNot) {
    const auto planned = preview(
        upload("<schedule><day date=\"2019-11-11\"><room name=\"Hall 1\">"
               "<event id=\"1\"><title>Vigil</title><start>04:00</start><duration>30:00</duration></event>"
               "<event id=\"2\"><title>Night</title><start>23:30</start><duration>02:00</duration></event>"
               "</room></day></schedule>"));
    EXPECT_THAT(fates(planned), ElementsAre("wrong", "new"));
    EXPECT_THAT(first_note(planned, 0), HasSubstr("24 hours"));
    EXPECT_EQ(to_text(planned.sessions.rows[1].facts.ends), "2019-11-12T01:30");
}

TEST_P(SessionImportTest, AProgrammeThatWasExportedComesBackAsItWas) {
    auto wanted = facts("Towns & <villages>", "2019-11-11T09:00", "2019-11-11T10:30");
    wanted.people = {{SessionRole::speaker, "person/ANA"}, {SessionRole::speaker, "person/ANE"}};
    wanted.kind = "workshop";
    session(wanted);
    auto night = facts("Nuit des villes", "2019-11-12T23:00", "2019-11-13T00:30");
    night.titles = {.original = "fr", .texts = {{"fr", "Nuit des villes"}}};
    night.room_id.clear();
    session(night);
    ASSERT_TRUE(release().has_value());
    const auto reply = public_schedule(tools(), {.path_values = {{"edition", congress}}}, scope());
    const auto xml = std::get<Download>(*reply).bytes;
    const auto other = empty_congress();

    EXPECT_EQ(read_in(xml, other).rows_new, 2);

    const auto before = programme_in(congress), after = programme_in(other);
    ASSERT_THAT(after.sessions, SizeIs(2));
    for (std::size_t i = 0; i < 2; ++i) {
        const auto &was = before.sessions[i], &is = after.sessions[i];
        EXPECT_EQ(is.titles, was.titles) << "with their language";
        EXPECT_EQ(is.starts, was.starts);
        EXPECT_EQ(is.ends, was.ends);
        EXPECT_EQ(is.kind, was.kind);
        EXPECT_EQ(is.people, was.people);
        const auto *old_room = room_of(before, was.room_id), *new_room = room_of(after, is.room_id);
        EXPECT_EQ(old_room == nullptr ? "" : old_room->name, new_room == nullptr ? "" : new_room->name);
    }
    EXPECT_THAT(fates(preview(upload(xml, other))), ElementsAre("same", "same"));
    EXPECT_THAT(fates(preview(upload(xml, congress))), ElementsAre("same", "same"))
        << "and it is known where it comes from";
}

TEST_P(SessionImportTest, HistorySaysWhoReadInWhatAndTheFileIsGoneAfterwards) {
    const auto done = read_in(two_sessions);
    EXPECT_EQ(done.created_by, "Lucía Fernández");
    EXPECT_EQ(done.rows_new, 2);
    const auto bytes = *write([&](UnitOfWork& uow) -> Result<std::string> { return bytes_of(uow, done.id); });
    EXPECT_EQ(bytes, "");
}

TEST_P(SessionImportTest, AnOldPreviewIsForgottenWithTheNextUpload) {
    const auto old = upload(two_sessions);
    clock.set("2019-10-22T15:00:00Z");
    upload(two_sessions);
    EXPECT_EQ(preview(old).import.state, ImportState::given_up);
}

}  // namespace
}  // namespace plenaria::events
