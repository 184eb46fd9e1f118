// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/delegations/retention.hpp"
#include "src/interpretation/interpretation_pages.hpp"
#include "src/interpretation/interpretation_repository.hpp"
#include "src/interpretation/interpretation_service.hpp"
#include "src/programme/programme_pages.hpp"
#include "src/programme/release_service.hpp"
#include "src/programme/session_repository.hpp"
#include "src/programme/session_service.hpp"
#include "src/programme/venue_service.hpp"
#include "tests/room.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

using FormValues = std::multimap<std::string, std::string, std::less<>>;
using PathValues = std::map<std::string, std::string, std::less<>>;

class InterpretationTest : public EventsRoom {
protected:
    void SetUp() override {
        id_ = edition(quito());
        hall_ = *write([&](UnitOfWork& uow) {
            return add_room(uow, lucia, id_, {.name = "Hall", .capacity = 400, .booths = 2});
        });
        opening_ = session("Opening", "2019-11-19T09:00", "2019-11-19T10:30");
    }
    std::string session(const std::string& title, const std::string& from, const std::string& until) {
        return *write([&](UnitOfWork& uow) {
            return add_session(uow, lookup, lucia, id_,
                               {.titles = {.original = "en", .texts = {{"en", title}}},
                                .room_id = hall_,
                                .starts = *parse_local(from),
                                .ends = *parse_local(until)});
        });
    }
    static InterpreterFacts typed(const std::string& name) {
        return {.name = name, .booth = "en", .both_ways = "es", .note = "by train"};
    }
    Result<std::string> add(const InterpreterFacts& facts) {
        return write([&](UnitOfWork& uow) { return add_interpreter(uow, lookup, lucia, id_, facts); });
    }
    Result<void> seat(const std::string& session, std::vector<std::string> team, int revision = 0) {
        return write([&](UnitOfWork& uow) {
            return plan_interpretation(uow, lucia,
                                       {.session_id = session,
                                        .floor = {"es", "en"},
                                        .into = {"en", "es"},
                                        .interpreters = std::move(team),
                                        .revision = revision});
        });
    }
    InterpretationPlan plan() {
        return *write(
            [&](UnitOfWork& uow) -> Result<InterpretationPlan> { return interpretation_of(uow, id_); });
    }
    InterpretationReading reading() {
        return *write([&](UnitOfWork& uow) { return read_interpretation(uow, tools(), id_, "en"); });
    }
    PathValues here() { return {{"edition", id_}}; }

    std::string id_, hall_, opening_;
};
PLENARIA_BOTH_ENGINES(InterpretationTest);

TEST_P(InterpretationTest, WhoInterpretsIsKeptAsItWasWritten) {
    auto facts = typed(" Zoe ");
    facts.hours = *parse_working_hours("14:00-18:00,09:00-13:00", on("2019-11-19"));
    ASSERT_TRUE(add(facts).has_value());
    ASSERT_TRUE(add({.person_ref = "person/ANA", .booth = "fr", .sources = {"es", "en"}}).has_value());
    const auto all = plan().interpreters;
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].facts.name, "Ana Pérez");
    EXPECT_THAT(all[0].facts.sources, ElementsAre("en", "es"));
    EXPECT_EQ(all[0].facts.alone_minutes, 60);
    EXPECT_EQ(all[1].facts.name, "Zoe");
    EXPECT_EQ(hours_on(all[1].facts.hours, on("2019-11-19")), "09:00–13:00, 14:00–18:00");
    EXPECT_EQ(all[1].facts.note, "by train");
}

TEST_P(InterpretationTest, WhoIsNobodyOfTheDirectoryIsRefusedByRef) {
    const auto added = add({.person_ref = "person/NOBODY", .booth = "fr", .sources = {"en"}});
    ASSERT_FALSE(added.has_value());
    ASSERT_EQ(added.error().fields.size(), 1U);
    EXPECT_EQ(added.error().fields[0].field, "name");
}

TEST_P(InterpretationTest, AShortageGoesWhenASecondComesIntoTheBooth) {
    const auto ana = *add(typed("Ana")), ben = *add(typed("Ben"));
    ASSERT_TRUE(seat(opening_, {ana}).has_value());
    ASSERT_EQ(reading().shortages.size(), 1U);
    EXPECT_EQ(reading().shortages[0].kind, ShortageKind::too_few);
    ASSERT_TRUE(seat(opening_, {ana, ben}, 1).has_value());
    EXPECT_TRUE(reading().shortages.empty());
    const auto late = seat(opening_, {}, 1);
    ASSERT_FALSE(late.has_value());
    EXPECT_EQ(late.error().code, ErrorCode::conflict);
    EXPECT_EQ(seat(opening_, {}, 0).error().code, ErrorCode::conflict) << "there is something already";
}

TEST_P(InterpretationTest, SomebodyOfAnotherEventSitsInNoBooth) {
    auto facts = quito();
    facts.titles.texts = {{"en", "Another"}};
    const auto other = edition(facts);
    const auto stranger = *write(
        [&](UnitOfWork& uow) { return add_interpreter(uow, lookup, lucia, other, typed("Stranger")); });
    const auto seated = seat(opening_, {stranger});
    ASSERT_FALSE(seated.has_value());
    EXPECT_EQ(seated.error().fields[0].field, "interpreters");
    EXPECT_EQ(seat("NOTHING", {}).error().code, ErrorCode::not_found);
}

TEST_P(InterpretationTest, WhoWasTakenOutComesBackToTheSameSeat) {
    const auto ana = *add(typed("Ana"));
    ASSERT_TRUE(seat(opening_, {ana}).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_interpreter(uow, lucia, ana); }).has_value());
    EXPECT_TRUE(plan().interpreters.empty());
    EXPECT_TRUE(plan().sessions.at(opening_).interpreters.empty());
    ASSERT_TRUE(seat(opening_, {}, 1).has_value()) << "somebody saves the session meanwhile";
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return restore_interpreter(uow, lucia, ana); }).has_value());
    EXPECT_THAT(plan().sessions.at(opening_).interpreters, ElementsAre(ana));
}

TEST_P(InterpretationTest, TeamsAndHoursMoveAlongWithASessionAndWithTheEvent) {
    auto facts = typed("Ana");
    facts.hours = *parse_working_hours("08:00-18:00", on("2019-11-19"));
    const auto next = *parse_working_hours("08:00-18:00", on("2019-11-20"));
    facts.hours.insert(facts.hours.end(), next.begin(), next.end());
    const auto ana = *add(facts);
    ASSERT_TRUE(seat(opening_, {ana}).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return move_session(uow, lucia, opening_,
                                        {.starts = parse_local("2019-11-19T10:00"), .revision = 1});
                }).has_value());
    EXPECT_THAT(plan().sessions.at(opening_).interpreters, ElementsAre(ana));

    // By one day: where the second day stood before.
    const auto revision = stored(id_).revision;
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return apply_dates(uow, lucia,
                                       {.edition_id = id_,
                                        .dates = {on("2019-11-20"), on("2019-11-23"), "America/Guayaquil"},
                                        .reason = "Curfew"},
                                       revision, clock.now());
                }).has_value());
    const auto moved = plan();
    EXPECT_THAT(moved.sessions.at(opening_).interpreters, ElementsAre(ana));
    EXPECT_EQ(hours_on(moved.interpreters[0].facts.hours, on("2019-11-20")), "08:00–18:00");
    EXPECT_EQ(hours_on(moved.interpreters[0].facts.hours, on("2019-11-21")), "08:00–18:00");
    EXPECT_EQ(hours_on(moved.interpreters[0].facts.hours, on("2019-11-19")), "");
}

TEST_P(InterpretationTest, SomebodyInTwoBoothsIsAConflictOfTheProgramme) {
    const auto ana = *add(typed("Ana"));
    const auto panel = session("Panel", "2019-11-19T10:00", "2019-11-19T11:00");
    ASSERT_TRUE(seat(opening_, {ana}).has_value());
    ASSERT_TRUE(seat(panel, {ana}).has_value());
    auto& at = scope();
    const auto page = html(show_programme(
        tools(), {.path_values = here(), .query = {{"day", "2019-11-19"}, {"view", "list"}}}, at));
    EXPECT_THAT(page, HasSubstr("Ana interprets in one and is in the other"));
}

TEST_P(InterpretationTest, NamesOfWhomNobodyKnowsGoWithThoseOfDelegates) {
    const auto ana = *add(typed("Ana"));
    ASSERT_TRUE(add({.person_ref = "person/ANA", .booth = "fr", .sources = {"en"}}).has_value());
    ASSERT_EQ(*erase_old_names(db()), 0);
    clock.set("2030-01-01T00:00:00Z");
    EXPECT_EQ(*erase_old_names(db()), 1);
    EXPECT_EQ(*erase_old_names(db()), 0);
    EXPECT_THAT(html(show_interpretation(tools(), {.path_values = here()}, scope())),
                HasSubstr("Name erased"));
    for (const auto& each : plan().interpreters)
        EXPECT_EQ(each.facts.name, each.id == ana ? "" : "Ana Pérez");
}

TEST_P(InterpretationTest, AnErasedNameIsInNoProgrammeThatIsKept) {
    const auto ana = *add(typed("Ana"));
    const auto panel = session("Panel", "2019-11-19T10:00", "2019-11-19T11:00");
    ASSERT_TRUE(seat(opening_, {ana}).has_value());
    ASSERT_TRUE(seat(panel, {ana}).has_value());
    const auto programme = [&] {
        return html(
            show_programme(tools(), {.path_values = here(), .query = {{"day", "2019-11-19"}}}, scope()));
    };
    ASSERT_THAT(programme(), HasSubstr("Ana interprets in one"));
    clock.set("2030-01-01T00:00:00Z");
    ASSERT_EQ(*erase_old_names(db()), 1);
    EXPECT_THAT(programme(), Not(HasSubstr("Ana interprets")));
}

TEST_P(InterpretationTest, IsEnteredPlannedAndShown) {
    auto& at = scope();
    EXPECT_THAT(html(show_interpretation(tools(), {.path_values = here()}, at)),
                HasSubstr("Enter the first interpreter"));
    EXPECT_THAT(html(new_interpreter_form(tools(), {.path_values = here()}, at)),
                AllOf(HasSubstr("New interpreter"), HasSubstr("name=\"hours-2019-11-22\""),
                      Not(HasSubstr("name=\"hours-2019-11-23\""))));
    const FormValues form{{"name_text", "Ana"},    {"booth", "es"},       {"both_ways", ""},
                          {"from", "en"},          {"from", "fr"},        {"hours-2019-11-19", "9:00-18:00"},
                          {"alone_minutes", "40"}, {"day_minutes", "360"}};
    ASSERT_TRUE(add_interpreter_post(tools(), {.path_values = here(), .form = form}, at).has_value());
    const auto ana = plan().interpreters.at(0);
    EXPECT_EQ(ana.facts.person_ref, "");
    EXPECT_EQ(ana.facts.alone_minutes, 40);

    const PathValues in{{"session", opening_}};
    EXPECT_THAT(html(session_interpretation_form(tools(), {.path_values = in}, at)),
                AllOf(HasSubstr("Opening"), HasSubstr("2 booths"), HasSubstr("Ana")));
    const FormValues needs{{"revision", "0"}, {"floor", "en"}, {"floor", "fr"},
                           {"into", "es"},    {"into", "fr"},  {"interpreters", ana.id}};
    ASSERT_TRUE(session_interpretation_post(tools(), {.path_values = in, .form = needs}, at).has_value());
    const auto page =
        html(show_interpretation(tools(), {.path_values = here(), .query = {{"day", "2019-11-19"}}}, at));
    EXPECT_THAT(page, AllOf(HasSubstr("2 shortages on this day"), HasSubstr("would interpret"),
                            HasSubstr("spoken in the room"), HasSubstr("90 of 360 minutes")));
    EXPECT_EQ(status(session_interpretation_post(tools(), {.path_values = in, .form = needs}, at)), 409);

    const PathValues one{{"interpreter", ana.id}};
    EXPECT_THAT(html(edit_interpreter_form(tools(), {.path_values = one}, at)),
                HasSubstr("value=\"09:00–18:00\""));
    auto again = form;
    again.emplace("revision", "1");
    ASSERT_TRUE(change_interpreter_post(tools(), {.path_values = one, .form = again}, at).has_value());
    EXPECT_EQ(status(change_interpreter_post(tools(), {.path_values = one, .form = again}, at)), 409);
    ASSERT_TRUE(remove_interpreter_post(tools(), {.path_values = one}, at).has_value());
    EXPECT_THAT(at.notices.back().undo_url, HasSubstr("restore"));
    ASSERT_TRUE(restore_interpreter_post(tools(), {.path_values = one}, at).has_value());
    EXPECT_EQ(plan().interpreters.size(), 1U);
}

TEST_P(InterpretationTest, WhatIsWrongInTheFormIsSaidAtOnceAndNothingIsLost) {
    auto& at = scope();
    const FormValues form{
        {"name_text", ""},         {"booth", "es"},       {"from", "es"}, {"hours-2019-11-19", "at nine"},
        {"alone_minutes", "much"}, {"day_minutes", "360"}};
    const auto page = add_interpreter_post(tools(), {.path_values = here(), .form = form}, at);
    EXPECT_EQ(status(page), 422);
    EXPECT_THAT(html(page), AllOf(HasSubstr("Write a name, or choose somebody of the directory."),
                                  HasSubstr("Choose at least one language from which they interpret."),
                                  HasSubstr("Write hours like 09:00–13:00, 14:00–18:00."),
                                  HasSubstr("value=\"at nine\""), HasSubstr("value=\"much\"")));
    EXPECT_TRUE(plan().interpreters.empty());
}

TEST_P(InterpretationTest, ThePlanOfADayGoesOutAsATable) {
    const auto ana = *add(typed("Ana"));
    ASSERT_TRUE(seat(opening_, {ana}).has_value());
    auto& at = scope();
    const auto file = export_interpretation(
        tools(), {.path_values = here(), .query = {{"day", "2019-11-19"}, {"format", "csv"}}}, at);
    ASSERT_TRUE(file.has_value());
    const auto& bytes = std::get<Download>(*file).bytes;
    EXPECT_THAT(bytes, AllOf(HasSubstr("Opening"), HasSubstr("spoken in the room; Ana"),
                             HasSubstr("two are needed for more than")));
    const auto print = export_interpretation(
        tools(), {.path_values = here(), .query = {{"day", "2019-11-19"}, {"format", "pdf"}}}, at);
    ASSERT_TRUE(print.has_value());
    EXPECT_EQ(std::get<Download>(*print).name, "interpretation-2019-11-19.pdf");
}

}  // namespace
}  // namespace plenaria::events
