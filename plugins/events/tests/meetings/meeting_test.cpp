// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/calendars/calendar_pages.hpp"
#include "src/calendars/personal_calendar_service.hpp"
#include "src/delegations/retention.hpp"
#include "src/meetings/meeting_pages.hpp"
#include "src/meetings/meeting_repository.hpp"
#include "src/meetings/meeting_service.hpp"
#include "tests/programme/stage.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class MeetingTest : public StageRoom {
protected:
    Meeting wish(const std::string& from = "2019-11-11T09:30",
                 const std::string& until = "2019-11-11T10:00") {
        return {.edition_id = congress,
                .first = {"person/ANA", {}},
                .second = {{}, "Ministry of Migration"},
                .starts = parse_local(from).value(),
                .ends = parse_local(until).value(),
                .purpose = "Pathways",
                .note = "Bring the map",
                .state = MeetingState::agreed};
    }
    Result<std::string> add(const Meeting& meeting) {
        return write([&](UnitOfWork& uow) { return add_meeting(uow, lookup, lucia, meeting); });
    }
    std::string added(const Meeting& meeting) {
        const auto id = add(meeting);
        EXPECT_TRUE(id.has_value()) << id.error().message;
        return id ? *id : std::string();
    }
    Meeting stored_now(const std::string& id) {
        return *write(
            [&](UnitOfWork& uow) -> Result<Meeting> { return find_meeting(uow, id, true).value(); });
    }
    MeetingsReading all() {
        return *write([&](UnitOfWork& uow) { return read_meetings(uow, congress); });
    }
    std::string list() {
        return html(list_meetings(tools(), {.path_values = {{"edition", congress}}}, scope()));
    }
    std::string speaks_at(const std::string& title, const std::string& from, const std::string& until) {
        auto wanted = facts(title, from, until);
        wanted.people = {{SessionRole::speaker, "person/ANA"}};
        return session(wanted);
    }
};
PLENARIA_BOTH_ENGINES(MeetingTest);

TEST_P(MeetingTest, NamesWhoIsElsewhereAndWhatTakesTheRoom) {
    speaks_at("Opening", "2019-11-11T09:00", "2019-11-11T09:45");
    auto meeting = wish();
    meeting.room_id = hall;
    added(meeting);
    EXPECT_EQ(all().conflicts[0].size(), 2u);
    EXPECT_THAT(list(), AllOf(HasSubstr("Ana Pérez is in the session Opening, 09:00–09:45."),
                              HasSubstr("The room is that of the session Opening, 09:00–09:45.")));
}

TEST_P(MeetingTest, WhatEndsAsTheOtherBeginsIsInNobodysWay) {
    speaks_at("Opening", "2019-11-11T09:00", "2019-11-11T09:30");
    speaks_at("After", "2019-11-11T10:00", "2019-11-11T11:00");
    added(wish());
    added(wish("2019-11-11T10:00", "2019-11-11T10:30"));
    EXPECT_TRUE(all().conflicts[0].empty());
    EXPECT_EQ(all().conflicts[1].size(), 1u) << "After";
}

TEST_P(MeetingTest, TwoMeetingsOfOneAtOnceAreAConflictOfBoth) {
    added(wish());
    auto second = wish("2019-11-11T09:45", "2019-11-11T10:15");
    second.second = {"person/ANE", {}};
    const auto id = added(second);
    EXPECT_THAT(list(),
                AllOf(HasSubstr("Ana Pérez is in the meeting of Ana Pérez and Ana Echeverría"),
                      HasSubstr("Ana Pérez is in the meeting of Ana Pérez and Ministry of Migration")));
    auto gone = stored_now(id);
    gone.state = MeetingState::cancelled;
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return change_meeting(uow, lookup, lucia, gone); }).has_value());
    EXPECT_TRUE(all().conflicts[0].empty()) << "what is cancelled is in nobody's way";
}

TEST_P(MeetingTest, SaysAllThatIsWrongAtOnce) {
    auto meeting = wish("2019-11-11T10:00", "2019-11-11T10:00");
    meeting.first = {};
    meeting.second = {};
    meeting.room_id = "01HQZX3V9M5B7C8D9E0F1G2H3J";
    const auto refused = add(meeting);
    ASSERT_FALSE(refused.has_value());
    std::vector<std::string> fields;
    for (const auto& each : refused.error().fields) fields.push_back(each.field);
    EXPECT_THAT(fields, ElementsAre("first", "second", "ends_time", "room"));
    meeting = wish();
    meeting.second = {"person/ANA", {}};
    EXPECT_EQ(add(meeting).error().fields[0].message, "Nobody meets themselves: choose somebody else.");
    meeting.second = {"person/NOBODY", {}};
    EXPECT_EQ(add(meeting).error().fields[0].field, "second");
}

TEST_P(MeetingTest, WhoSavesSecondIsToldSoAndWhatIsTakenOffComesBack) {
    const auto id = added(wish());
    auto first = stored_now(id), second = first;
    first.purpose = "Funds";
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) { return change_meeting(uow, lookup, lucia, first); }).has_value());
    EXPECT_EQ(write([&](UnitOfWork& uow) { return change_meeting(uow, lookup, lucia, second); }).error().code,
              ErrorCode::conflict);
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_meeting(uow, lucia, id); }).has_value());
    EXPECT_TRUE(all().meetings.empty());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return restore_meeting(uow, lucia, id); }).has_value());
    EXPECT_EQ(all().meetings[0].purpose, "Funds");
}

TEST_P(MeetingTest, TheFormKeepsWhatWasTypedAndTakesANameThatNobodyBears) {
    Request request{.path_values = {{"edition", congress}},
                    .form = {{"first_text", "Ana P"},
                             {"second_text", "Bank of Africa"},
                             {"starts_on", "2019-11-12"},
                             {"starts_time", "9.99"},
                             {"ends_time", "10:00"},
                             {"state", "asked"},
                             {"revision", "0"}}};
    const auto refused = add_meeting_post(tools(), request, scope());
    EXPECT_EQ(status(refused), 422);
    EXPECT_THAT(html(refused), AllOf(HasSubstr("Write a time like 09:30."), HasSubstr("Bank of Africa")));
    request.form.erase("starts_time");
    request.form.emplace("starts_time", "09:00");
    const auto saved = add_meeting_post(tools(), request, scope());
    ASSERT_TRUE(saved.has_value() && std::holds_alternative<Redirect>(*saved));
    EXPECT_EQ(all().meetings[0].first.ref, "person/ANA");
    EXPECT_EQ(all().meetings[0].second.name, "Bank of Africa");
    EXPECT_EQ(all().meetings[0].second.ref, "");
    EXPECT_THAT(
        html(edit_meeting_form(tools(), {.path_values = {{"meeting", all().meetings[0].id}}}, scope())),
        HasSubstr("Bank of Africa"));
}

TEST_P(MeetingTest, AnAgreedOneStandsInThePersonalCalendar) {
    speaks_at("Opening", "2019-11-11T09:00", "2019-11-11T09:30");
    ASSERT_TRUE(release().has_value());
    added(wish());
    auto other = wish("2019-11-12T09:30", "2019-11-12T10:00");
    other.state = MeetingState::asked;
    other.second.name = "Somebody else";
    added(other);
    const auto secret =
        *write([&](UnitOfWork& uow) { return make_personal_calendar(uow, lucia, congress, "person/ANA"); });
    const auto reply =
        personal_calendar(tools(), {.path_values = {{"secret", secret}, {"language", "en"}}}, scope());
    ASSERT_TRUE(reply.has_value());
    EXPECT_THAT(std::get<Download>(*reply).bytes,
                AllOf(HasSubstr("Opening"), HasSubstr("Bilateral meeting: Ministry of Migration"),
                      Not(HasSubstr("Somebody else"))));
}

TEST_P(MeetingTest, MovesWithTheDatesAndIsToBeAgreedAgain) {
    const auto agreed = added(wish());
    auto off = wish("2019-11-12T09:30", "2019-11-12T10:00");
    off.state = MeetingState::cancelled;
    const auto cancelled = added(off);
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return apply_dates(uow, lucia,
                                       {.edition_id = congress,
                                        .dates = {on("2020-01-20"), on("2020-01-24"), "Africa/Johannesburg"}},
                                       find_edition(uow, congress)->revision, clock.now());
                }).has_value());
    EXPECT_EQ(to_text(stored_now(agreed).starts), "2020-01-20T09:30");
    EXPECT_EQ(stored_now(agreed).state, MeetingState::asked);
    EXPECT_EQ(to_text(stored_now(cancelled).ends), "2020-01-21T10:00");
    EXPECT_EQ(stored_now(cancelled).state, MeetingState::cancelled);
}

TEST_P(MeetingTest, NamesThatWereTypedAreErasedAndThoseOfTheDirectoryStay) {
    const auto typed = added(wish());
    auto known = wish("2019-11-12T09:30", "2019-11-12T10:00");
    known.second = {"person/ANE", {}};
    known.note.clear();
    const auto of_directory = added(known);
    clock.set("2020-06-01T12:00:00Z");
    ASSERT_TRUE(erase_old_names(db()).has_value());
    EXPECT_EQ(stored_now(typed).second.name + stored_now(typed).note, "");
    EXPECT_EQ(stored_now(of_directory).second.name, "Ana Echeverría");
    EXPECT_EQ(stored_now(of_directory).revision, 1);
    EXPECT_THAT(list(), AllOf(HasSubstr("Ana Pérez and (erased)"), Not(HasSubstr("Ministry"))));
}

}  // namespace
}  // namespace plenaria::events
