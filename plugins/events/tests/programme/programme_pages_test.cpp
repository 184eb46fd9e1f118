// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <plenaria/testing/statements_run.hpp>

#include "src/dates/date_pages.hpp"
#include "src/programme/move_pages.hpp"
#include "src/programme/programme_pages.hpp"
#include "src/programme/public_files.hpp"
#include "src/programme/public_pages.hpp"
#include "src/programme/session_pages.hpp"
#include "src/programme/venue_pages.hpp"
#include "tests/programme/stage.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

using Sent = std::multimap<std::string, std::string, std::less<>>;

class ProgrammePagesTest : public StageRoom {
protected:
    Request of_congress(Sent query = {}) {
        return {.path_values = {{"edition", congress}}, .query = std::move(query)};
    }
    static Request of_session(const std::string& id, Sent form = {}) {
        return {.path_values = {{"session", id}}, .form = std::move(form)};
    }
    static Sent form() {
        return {{"original_language", "en"}, {"title_en", "Opening"},  {"kind", "ceremony"},
                {"starts_on", "2019-11-11"}, {"starts_time", "09:00"}, {"ends_time", "10:30"},
                {"state", "planned"},        {"role_1", "speaker"},    {"person_1_text", "Ana Pérez"},
                {"role_2", "speaker"},       {"person_2_text", ""}};
    }
    static std::string bytes(const Result<Reply>& reply) { return downloaded(reply).bytes; }
    std::string programme_page(Sent query = {}) {
        return html(show_programme(tools(), of_congress(std::move(query)), scope()));
    }
};
PLENARIA_BOTH_ENGINES(ProgrammePagesTest);

TEST_P(ProgrammePagesTest, ASessionIsEnteredAndStandsInItsRoom) {
    auto sent = form();
    sent.emplace("room", hall);
    EXPECT_THAT(redirected_to(add_session_post(
                    tools(), {.path_values = {{"edition", congress}}, .form = sent}, scope())),
                HasSubstr("day=2019-11-11"));
    EXPECT_THAT(programme_page(),
                AllOf(HasSubstr("Opening"), HasSubstr("09:00–10:30"), HasSubstr("800 seats"),
                      HasSubstr("Speaker: Ana Pérez"), HasSubstr("data-timetable=\"2019-11-11\"")));
    EXPECT_THAT(programme_page({{"day", "2019-11-12"}}), HasSubstr("No session is planned here."));
}

TEST_P(ProgrammePagesTest, TheFormKeepsWhatWasTypedAndNamesEveryProblem) {
    auto sent = form();
    for (const auto* name : {"title_en", "starts_time", "person_1_text", "expected"}) sent.erase(name);
    sent.emplace("starts_time", "half past");
    sent.emplace("person_1_text", "Nobody Atall");
    sent.emplace("expected", "many");
    const auto again =
        add_session_post(tools(), {.path_values = {{"edition", congress}}, .form = sent}, scope());
    EXPECT_EQ(status(again), 422);
    EXPECT_THAT(html(again), AllOf(HasSubstr("href=\"#f-title_en\""), HasSubstr("href=\"#f-starts_time\""),
                                   HasSubstr("href=\"#f-person_1\""), HasSubstr("href=\"#f-expected\""),
                                   HasSubstr("value=\"half past\""), HasSubstr("value=\"Nobody Atall\"")));
    EXPECT_TRUE(programme().programme.sessions.empty());
}

TEST_P(ProgrammePagesTest, AnEndBeforeTheBeginningIsOfTheNextDayWhileTheNightLasts) {
    const auto with = [&](const char* from, const char* until) {
        auto sent = form();
        for (const auto* name : {"starts_time", "ends_time"}) sent.erase(name);
        sent.emplace("starts_time", from);
        sent.emplace("ends_time", until);
        return redirected_to(
            add_session_post(tools(), {.path_values = {{"edition", congress}}, .form = sent}, scope()));
    };
    EXPECT_FALSE(with("21:00", "01:00").empty());
    EXPECT_EQ(to_text(programme().programme.sessions[0].ends), "2019-11-12T01:00");
    EXPECT_TRUE(with("10:00", "09:00").empty()) << "a slip of the finger lasts no 23 hours";
    EXPECT_THAT(programme_page({{"day", "2019-11-12"}}), HasSubstr("Opening")) << "it lasts into that day";
}

TEST_P(ProgrammePagesTest, ASecondSavingIsAConflictAndThenADecision) {
    const auto id = session("Opening");
    auto sent = form();
    sent.emplace("revision", "1");
    EXPECT_FALSE(redirected_to(change_session_post(tools(), of_session(id, sent), scope())).empty());
    const auto late = change_session_post(tools(), of_session(id, sent), scope());
    EXPECT_EQ(status(late), 409);
    EXPECT_THAT(html(late), HasSubstr("name=\"revision\" value=\"2\""));
    EXPECT_THAT(html(edit_session_form(tools(), of_session(id), scope())), HasSubstr("value=\"Ana Pérez\""));
}

TEST_P(ProgrammePagesTest, ConflictsAreNamedWithBothSides) {
    session("Opening");
    session("Press conference", "2019-11-11T10:00", "2019-11-11T11:00");
    EXPECT_THAT(programme_page(),
                AllOf(HasSubstr("Hall 1 is taken twice: “Opening” (2019-11-11, 09:00–10:30) and "
                                "“Press conference” (2019-11-11, 10:00–11:00)."),
                      HasSubstr("pl-entry--clash"), HasSubstr("1 conflict on this day")));
    EXPECT_THAT(programme_page({{"day", "2019-11-12"}}),
                AllOf(Not(HasSubstr("is taken twice")),
                      HasSubstr("2 sessions, <span class=\"pl-entry__clash\">1 conflict")));
}

TEST_P(ProgrammePagesTest, OfVeryManyConflictsTheFirstAreShownAndTheOthersCounted) {
    for (int i = 0; i < 15; ++i) session("Session " + std::to_string(i));
    EXPECT_THAT(programme_page(), AllOf(HasSubstr("105 conflicts on this day"),
                                        HasSubstr("5 more are shown once these are solved.")));
}

TEST_P(ProgrammePagesTest, MovingWorksByButtonsAFormAndAScriptAndCanBeTakenBack) {
    const auto id = session("Opening");
    EXPECT_THAT(html(move_session_form(tools(), of_session(id), scope())), HasSubstr("15 minutes later"));
    auto& at = scope();
    const auto later = move_session_post(tools(), of_session(id, {{"by", "15"}, {"revision", "1"}}), at);
    EXPECT_THAT(redirected_to(later), HasSubstr("#s-" + id));
    EXPECT_EQ(to_text(kept(id).starts), "2019-11-11T09:15");
    // What the notice offers to take back carries everything in its address.
    const Request back{.path_values = {{"session", id}},
                       .query = {{"starts", "2019-11-11T09:00"}, {"room", hall}, {"revision", "2"}}};
    EXPECT_FALSE(redirected_to(move_session_post(tools(), back, scope())).empty());
    EXPECT_EQ(to_text(kept(id).starts), "2019-11-11T09:00");

    auto script = of_session(id, {{"room", annex}, {"revision", "3"}});
    script.wants_fragment = true;
    const auto moved = move_session_post(tools(), script, scope());
    ASSERT_TRUE(moved.has_value());
    EXPECT_THAT(std::get<Json>(*moved).text,
                HasSubstr("“Opening” is now on 2019-11-11, 09:00–10:30, Annex."));
    EXPECT_FALSE(move_session_post(tools(), script, scope()).has_value()) << "it has moved meanwhile";

    const auto wrong = move_session_post(
        tools(), of_session(id, {{"starts_on", "2019-11-12"}, {"starts_time", "25:00"}, {"revision", "4"}}),
        scope());
    EXPECT_EQ(status(wrong), 422);
    EXPECT_THAT(html(wrong), HasSubstr("value=\"25:00\""));
}

TEST_P(ProgrammePagesTest, HostileValuesMoveNothing) {
    const auto id = session("Opening");
    for (const std::string value :
         {"'; DROP TABLE evt_session; --", "99999999999999999999", "-99999", "\xFF", "", "😀"}) {
        for (const auto* name : {"by", "starts", "starts_on", "room"}) {
            if (std::string_view(name) == "room" && value.empty())
                continue;  // out of its room, which is allowed
            const Sent sent{{name, value}, {"revision", "1"}};
            EXPECT_EQ(redirected_to(move_session_post(tools(), of_session(id, sent), scope())), "")
                << name << ' ' << value;
        }
        EXPECT_EQ(status(show_programme(
                      tools(), of_congress({{"day", value}, {"view", value}, {"track", value}}), scope())),
                  200);
    }
    EXPECT_EQ(to_text(kept(id).starts), "2019-11-11T09:00");
}

TEST_P(ProgrammePagesTest, EverybodySeesWhatWasReleasedAndNothingBefore) {
    const auto id = session("Opening");
    auto& at = scope();
    EXPECT_EQ(public_programme(tools(), of_congress(), at).error().code, ErrorCode::not_found);
    EXPECT_EQ(public_calendar(tools(), of_congress(), at).error().code, ErrorCode::not_found);
    ASSERT_TRUE(release("For the invitation.").has_value());
    ASSERT_TRUE(move(id, {.starts = parse_local("2019-11-11T14:00"), .revision = 1}).has_value());
    session("Secret breakfast", "2019-11-12T07:00", "2019-11-12T08:00");
    EXPECT_THAT(html(public_programme(tools(), of_congress(), at)),
                AllOf(HasSubstr("For the invitation."), HasSubstr("09:00–10:30"),
                      HasSubstr("datetime=\"2019-11-11T07:00:00Z\""), Not(HasSubstr("14:00")),
                      Not(HasSubstr("Secret breakfast"))));
    EXPECT_THAT(programme_page(),
                AllOf(HasSubstr("2 changes since then"),
                      HasSubstr("“Opening”: 2019-11-11, 09:00–10:30 became 2019-11-11, 14:00–15:30")));
}

TEST_P(ProgrammePagesTest, CalendarsLearnWhatMovedAndThatAllIsPutOff) {
    const auto id = session("Opening");
    ASSERT_TRUE(release().has_value());
    auto& at = scope();
    EXPECT_THAT(bytes(public_calendar(tools(), of_congress(), at)), HasSubstr("session-" + id + "@plenaria"));
    const auto reading = [&] { return bytes(public_calendar(tools(), of_congress(), at)); };
    const auto first = reading();
    ASSERT_TRUE(move(id, {.starts = parse_local("2019-11-11T14:00"), .revision = 1}).has_value());
    EXPECT_EQ(reading(), first);
    ASSERT_TRUE(release().has_value());
    const auto second = reading();
    EXPECT_NE(second, first);
    bring(congress, {EditionState::announced, EditionState::postponed});
    EXPECT_NE(reading(), second);
    EXPECT_THAT(html(public_programme(tools(), of_congress(), at)), HasSubstr("This event is postponed"));
}

TEST_P(ProgrammePagesTest, ReleasingShowsAgainWhatItCannotDo) {
    auto& at = scope();
    const auto revision = [&] { return std::to_string(stored(congress).revision); };
    const auto post = [&](const std::string& seen) {
        return release_post(
            tools(), {.path_values = {{"edition", congress}}, .form = {{"revision", seen}, {"note", "Kept"}}},
            at);
    };
    EXPECT_EQ(status(post(revision())), 409) << "there is nothing to release";
    session("Opening");
    EXPECT_THAT(html(post("1")), AllOf(HasSubstr("Somebody else has changed this"), HasSubstr("Kept")));
    EXPECT_FALSE(redirected_to(post(revision())).empty());
}

TEST_P(ProgrammePagesTest, RoomsTracksAndOrdersAreEnteredOnOnePage) {
    auto& at = scope();
    const auto post = [&](const auto page, Sent sent) {
        return page(tools(), Request{.path_values = {{"edition", congress}}, .form = std::move(sent)}, at);
    };
    EXPECT_FALSE(redirected_to(post(add_room_post, {{"name", "Aula"}, {"capacity", "120"}})).empty());
    EXPECT_EQ(status(post(add_room_post, {{"name", ""}, {"capacity", "some"}})), 422);
    EXPECT_FALSE(
        redirected_to(post(add_track_post, {{"original_language", "es"}, {"title_es", "Asamblea"}})).empty());
    EXPECT_EQ(status(post(add_track_post, {{"original_language", "es"}})), 422);
    const auto assembly = session("General Assembly"), council = session("World Council");
    EXPECT_FALSE(redirected_to(post(add_order_post, {{"earlier", assembly}, {"later", council}})).empty());
    EXPECT_EQ(status(post(add_order_post, {{"earlier", assembly}, {"later", assembly}})), 422);
    EXPECT_THAT(html(programme_setup(tools(), of_congress(), at)),
                AllOf(HasSubstr("Aula"), HasSubstr("Asamblea"),
                      HasSubstr("“General Assembly” ends before “World Council” begins.")));
    const Request used{.path_values = {{"room", hall}}};
    EXPECT_EQ(status(remove_room_post(tools(), used, at)), 409);
    EXPECT_THAT(html(edit_room_form(tools(), used, at)), HasSubstr("value=\"Hall 1\""));
    EXPECT_FALSE(redirected_to(change_room_post(tools(),
                                                {.path_values = {{"room", hall}},
                                                 .form = {{"name", "Hall A"}, {"revision", "1"}}},
                                                at))
                     .empty());
}

TEST_P(ProgrammePagesTest, ManySessionsAndTracksAskTheDatabaseNoMoreThanOne) {
    const auto track = [&](const char* title) {
        Sent sent{{"original_language", "es"}, {"title_es", title}};
        const Request request{.path_values = {{"edition", congress}}, .form = std::move(sent)};
        EXPECT_FALSE(redirected_to(add_track_post(tools(), request, scope())).empty());
    };
    track("Asamblea");
    auto wanted = facts("Session", "2019-11-11T09:00", "2019-11-11T10:30");
    wanted.people = {{SessionRole::speaker, "person/ANA"}};
    session(wanted);
    auto& at = scope();
    const auto asked = [&] {
        return test::statements_run(db(), [&] { html(show_programme(tools(), of_congress(), at)); }).size();
    };
    const auto once = asked();
    for (int i = 0; i < 40; ++i) session(wanted);
    for (const auto* title : {"Congreso", "Taller", "Visita"}) track(title);
    EXPECT_EQ(asked(), once + 1) << "and which sessions have changed";
    EXPECT_EQ(once, 11U)
        << "event, rooms, tracks, sessions, people, orders, interpreters, releases, and titles of three";
    EXPECT_EQ(asked(), 3U) << "event, its titles, releases: the programme is as it was";
}

TEST_P(ProgrammePagesTest, AnotherNameInTheDirectoryIsShownAndReleased) {
    auto wanted = facts("Session", "2019-11-11T09:00", "2019-11-11T10:30");
    wanted.people = {{SessionRole::speaker, "person/ANA"}};
    session(wanted);
    lookup.entries[2].name = "Ana Pérez Ruiz";
    EXPECT_THAT(programme_page(), HasSubstr("Speaker: Ana Pérez Ruiz"));
    ASSERT_TRUE(release().has_value());
    EXPECT_THAT(html(public_programme(tools(), of_congress(), scope())),
                HasSubstr("Speaker: Ana Pérez Ruiz"));
}

TEST_P(ProgrammePagesTest, TheTableSaysWhatThePageSays) {
    auto wanted = facts("Opening", "2019-11-15T21:00", "2019-11-16T01:00");
    wanted.people = {{SessionRole::moderator, "person/ANA"}};
    wanted.decision = "Adopted.";
    session(wanted);
    EXPECT_THAT(bytes(table_of_programme(tools(), of_congress({{"format", "csv"}}), scope())),
                AllOf(HasSubstr("2019-11-15|21:00|2019-11-16 01:00|Opening"),
                      HasSubstr("Moderator: Ana Pérez"), HasSubstr("Adopted.")));
    EXPECT_THAT(bytes(table_of_programme(tools(), of_congress({{"format", "xlsx"}}), scope())),
                HasSubstr("xlsx:"));
}

TEST_P(ProgrammePagesTest, WhoMayOnlySeeGetsNoButtons) {
    session("Opening");
    lucia = test::account("Reader", {{"events.view"}});
    EXPECT_THAT(programme_page(),
                AllOf(HasSubstr("Opening"), Not(HasSubstr("<form")), Not(HasSubstr("Move"))));
}

TEST_P(ProgrammePagesTest, ThePreviewAndTheReportOfOtherDatesTellOfTheProgramme) {
    session("Opening");
    session("Panel", "2019-11-12T09:00", "2019-11-12T10:30");
    auto& at = scope();
    EXPECT_THAT(
        html(dates_form(
            tools(), of_congress({{"starts_on", "2020-01-20"}, {"ends_on", "2020-01-24"}, {"zone", "UTC"}}),
            at)),
        HasSubstr("2 sessions of the programme move along, by 70 days"));
    const auto moved = dates_post(tools(),
                                  {.path_values = {{"edition", congress}},
                                   .form = {{"starts_on", "2020-01-20"},
                                            {"ends_on", "2020-01-24"},
                                            {"zone", "Africa/Johannesburg"},
                                            {"revision", std::to_string(stored(congress).revision)}}},
                                  at);
    const auto to = redirected_to(moved);
    ASSERT_FALSE(to.empty());
    const auto change = to.substr(to.find("change=") + 7, 26);
    EXPECT_THAT(html(show_change(tools(), {.path_values = {{"edition", congress}, {"change", change}}}, at)),
                HasSubstr("2 sessions of the programme move along, by 70 days"));
}

TEST_P(ProgrammePagesTest, WhatIsNotThereIsNotFound) {
    auto& at = scope();
    const std::map<std::string, std::string, std::less<>> nothing{{"edition", "nothing"},
                                                                  {"session", "nothing"},
                                                                  {"room", "nothing"},
                                                                  {"track", "nothing"},
                                                                  {"order", "nothing"}};
    for (const auto page :
         {show_programme,      table_of_programme,  release_post,         public_programme,
          public_calendar,     new_session_form,    add_session_post,     edit_session_form,
          change_session_post, remove_session_post, restore_session_post, move_session_form,
          move_session_post,   programme_setup,     add_room_post,        edit_room_form,
          change_room_post,    remove_room_post,    restore_room_post,    add_track_post,
          edit_track_form,     change_track_post,   remove_track_post,    restore_track_post,
          add_order_post,      remove_order_post}) {
        const auto reply = page(tools(), {.path_values = nothing}, at);
        ASSERT_FALSE(reply.has_value());
        EXPECT_EQ(reply.error().code, ErrorCode::not_found);
    }
}

}  // namespace
}  // namespace plenaria::events
