// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/dates/date_pages.hpp"
#include "src/editions/edition_form_pages.hpp"
#include "src/editions/edition_list_pages.hpp"
#include "src/editions/edition_pages.hpp"
#include "src/editions/series_pages.hpp"
#include "src/planning/milestone_pages.hpp"
#include "tests/room.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

using FormValues = std::multimap<std::string, std::string, std::less<>>;

class PagesTest : public EventsRoom {
protected:
    FormValues edition_form() {
        return {{"series", series()},
                {"original_language", "en"},
                {"title_en", "12th GFMD Summit"},
                {"city_text", "quito"},
                {"starts_on", "2019-11-19"},
                {"ends_on", "2019-11-22"},
                {"zone", ""}};
    }
    static FormValues milestone_form(const std::string& amount = "12") {
        return {{"original_language", "en"},
                {"title_en", "Invitations"},
                {"amount", amount},
                {"unit", "weeks"},
                {"side", "before"},
                {"anchor", "start"},
                {"checks", "English\r\nEspañol"}};
    }
    std::string only_edition() {
        auto& at = scope();
        const auto made = create_edition_post(tools(), {.form = edition_form()}, at);
        const auto url = redirected_to(made);
        EXPECT_FALSE(url.empty());
        return url.substr(url.rfind('=') + 1);
    }
};
PLENARIA_BOTH_ENGINES(PagesTest);

TEST_P(PagesTest, ATypedCityIsFoundAndLendsItsZone) {
    const auto found = stored(only_edition());
    EXPECT_EQ(found.city_ref, "city/QUITO");
    EXPECT_EQ(found.dates.zone, "America/Guayaquil");
}

TEST_P(PagesTest, TheFormKeepsWhatWasTypedAndNamesEveryProblem) {
    auto form = edition_form();
    form.erase("title_en");
    form.erase("ends_on");
    form.erase("city_text");
    form.emplace("ends_on", "2019-11-02");
    form.emplace("city_text", "Atlantis");
    form.emplace("place", "Centro de Convenciones");
    auto& at = scope();
    const auto again = create_edition_post(tools(), {.form = form}, at);
    EXPECT_EQ(status(again), 422);
    EXPECT_THAT(html(again),
                AllOf(HasSubstr("Nothing in the directory is called Atlantis."),
                      HasSubstr("href=\"#f-title_en\""), HasSubstr("href=\"#f-ends_on\""),
                      HasSubstr("value=\"Centro de Convenciones\""), HasSubstr("value=\"Atlantis\"")));
}

TEST_P(PagesTest, ACityWhoseZoneNobodyKnowsLendsNone) {
    lookup.entries.push_back({"city/SPRINGFIELD", "Springfield", "UTC"});
    auto form = edition_form();
    form.erase("city_text");
    form.emplace("city_text", "Springfield");
    auto& at = scope();
    EXPECT_THAT(html(create_edition_post(tools(), {.form = form}, at)), HasSubstr("href=\"#f-zone\""));
    form.erase("zone");
    form.emplace("zone", "America/Chicago");
    EXPECT_FALSE(redirected_to(create_edition_post(tools(), {.form = form}, at)).empty());
}

TEST_P(PagesTest, ANameThatSeveralBearIsAsked) {
    auto form = edition_form();
    form.emplace("owner_text", "Ana");
    auto& at = scope();
    const auto again = create_edition_post(tools(), {.form = form}, at);
    EXPECT_EQ(status(again), 422);
    EXPECT_THAT(html(again), HasSubstr("Several entries are called like that"));
}

TEST_P(PagesTest, AChoiceCountsOnlyWhileItsNameStands) {
    auto form = edition_form();
    form.emplace("owner", "person/ANA");
    form.emplace("owner_text", "Ana Pérez");
    auto& at = scope();
    auto url = redirected_to(create_edition_post(tools(), {.form = form}, at));
    EXPECT_EQ(stored(url.substr(url.rfind('=') + 1)).owner.ref, "person/ANA");
    form.erase("owner_text");
    form.emplace("owner_text", "");  // somebody emptied the field without a script
    url = redirected_to(create_edition_post(tools(), {.form = form}, at));
    EXPECT_EQ(stored(url.substr(url.rfind('=') + 1)).owner.ref, "");
}

TEST_P(PagesTest, TheListShowsWhatLiesAheadAndWhatIsLate) {
    const auto id = only_edition();
    milestone(id, "Draft declaration", {10, Unit::weeks});
    auto& at = scope();
    EXPECT_THAT(html(list_editions(tools(), {}, at)),
                AllOf(HasSubstr("12th GFMD Summit"), HasSubstr("Quito"), HasSubstr("1 milestone late")));
    EXPECT_THAT(html(list_editions(tools(), {.query = {{"when", "past"}}}, at)),
                AllOf(Not(HasSubstr("12th GFMD Summit")), HasSubstr("pl-empty")));
}

TEST_P(PagesTest, HostileParametersShowAListAndNothingElse) {
    only_edition();
    auto& at = scope();
    for (const std::string value :
         {"'; DROP TABLE evt_edition; --", "1000000000000000000000", "-1", "%", "_", "\xFF", "", "\\", "😀"}) {
        const Request request{
            .query = {{"q", value}, {"series", value}, {"state", value}, {"when", value}, {"page", value}}};
        EXPECT_EQ(status(list_editions(tools(), request, at)), 200) << value;
    }
    EXPECT_THAT(html(list_editions(tools(), {}, at)), HasSubstr("12th GFMD Summit"));
}

TEST_P(PagesTest, TheEditionShowsItsMilestonesAsListAndPicture) {
    const auto id = only_edition();
    milestone(id, "Draft declaration", {10, Unit::weeks}, {"English"});
    reach(milestone(id, "Invitations", {12, Unit::weeks}));
    auto& at = scope();
    const auto page = html(show_edition(tools(), {.path_values = {{"edition", id}}}, at));
    EXPECT_THAT(page, AllOf(HasSubstr("34 days late"), HasSubstr("10 weeks before the opening"),
                            HasSubstr("pl-axis__late"), HasSubstr("pl-axis__done"),
                            HasSubstr("1 of 2 done, 1 late"), HasSubstr("by Lucía Fernández")));
    at.who = test::account("Reader", {{"events.view"}});
    EXPECT_THAT(
        html(show_edition(tools(), {.path_values = {{"edition", id}}}, at)),
        AllOf(HasSubstr("Draft declaration"), Not(HasSubstr("<form")), Not(HasSubstr("New milestone"))));
}

TEST_P(PagesTest, AMilestoneIsWrittenChangedReachedAndTakenOut) {
    const auto id = only_edition();
    auto& at = scope();
    EXPECT_THAT(html(new_milestone_form(tools(), {.path_values = {{"edition", id}}}, at)),
                HasSubstr("New milestone"));
    const auto added =
        add_milestone_post(tools(), {.path_values = {{"edition", id}}, .form = milestone_form()}, at);
    EXPECT_THAT(redirected_to(added), HasSubstr("#m-"));
    const auto made = plan_of(id).at(0);
    EXPECT_EQ(made.due_on, on("2019-08-27"));
    EXPECT_EQ(made.checks.size(), 2U);

    const std::map<std::string, std::string, std::less<>> here{{"milestone", made.id}};
    EXPECT_THAT(html(edit_milestone_form(tools(), {.path_values = here}, at)), HasSubstr("value=\"12\""));
    auto form = milestone_form("14");
    form.emplace("revision", "1");
    EXPECT_FALSE(
        redirected_to(change_milestone_post(tools(), {.path_values = here, .form = form}, at)).empty());
    EXPECT_EQ(plan_of(id).at(0).due_on, on("2019-08-13"));
    const auto second = change_milestone_post(tools(), {.path_values = here, .form = form}, at);
    EXPECT_EQ(status(second), 409);
    EXPECT_THAT(html(second), HasSubstr("Somebody else has changed this"));

    EXPECT_TRUE(milestone_done_post(tools(), {.path_values = here, .form = {{"done", "1"}}}, at).has_value());
    EXPECT_TRUE(plan_of(id).at(0).done_at.has_value());
    EXPECT_TRUE(
        check_post(tools(), {.path_values = {{"check", made.checks[0].id}}, .form = {{"done", "1"}}}, at)
            .has_value());
    EXPECT_TRUE(remove_milestone_post(tools(), {.path_values = here}, at).has_value());
    EXPECT_TRUE(plan_of(id).empty());
    EXPECT_THAT(at.notices.back().undo_url, HasSubstr("restore"));
    EXPECT_TRUE(restore_milestone_post(tools(), {.path_values = here}, at).has_value());
    EXPECT_EQ(plan_of(id).size(), 1U);
}

TEST_P(PagesTest, ADistanceThatIsNoNumberIsExplained) {
    const auto id = only_edition();
    auto& at = scope();
    for (const std::string amount : {"", "twelve", "-1", "3661", "1.5", "99999999999999999999"}) {
        const auto again = add_milestone_post(
            tools(), {.path_values = {{"edition", id}}, .form = milestone_form(amount)}, at);
        EXPECT_EQ(status(again), 422) << amount;
        EXPECT_THAT(html(again), HasSubstr("Write a whole number from 0 to 3660.")) << amount;
    }
    EXPECT_TRUE(plan_of(id).empty());
}

TEST_P(PagesTest, OtherDatesAreShownBeforeTheyHoldAndReportedAfter) {
    const auto id = only_edition();
    milestone(id, "Draft declaration", {10, Unit::weeks});
    const std::map<std::string, std::string, std::less<>> here{{"edition", id}};
    auto& at = scope();
    EXPECT_THAT(html(dates_form(tools(), {.path_values = here}, at)), HasSubstr("value=\"2019-11-19\""));
    const auto preview = html(dates_form(tools(),
                                         {.path_values = here,
                                          .query = {{"starts_on", "2020-01-20"},
                                                    {"ends_on", "2020-01-24"},
                                                    {"zone", "America/Guayaquil"},
                                                    {"reason", "The host asked for it."}}},
                                         at));
    EXPECT_THAT(preview, AllOf(HasSubstr("<del>2019-09-10</del>"), HasSubstr("2019-11-11"),
                               HasSubstr("No longer late")));
    const FormValues form{{"starts_on", "2020-01-20"},
                          {"ends_on", "2020-01-24"},
                          {"zone", "America/Guayaquil"},
                          {"reason", "The host asked for it."},
                          {"revision", std::to_string(stored(id).revision)}};
    const auto applied = redirected_to(dates_post(tools(), {.path_values = here, .form = form}, at));
    const auto change = applied.substr(applied.find("change=") + 7, 26);
    const auto report =
        html(show_change(tools(), {.path_values = {{"edition", id}, {"change", change}}}, at), "fr");
    EXPECT_THAT(report, AllOf(HasSubstr("The host asked for it."), HasSubstr("Draft declaration")));
    EXPECT_EQ(status(dates_post(tools(), {.path_values = here, .form = form}, at)), 422)
        << "the same dates again";
}

TEST_P(PagesTest, TheCalendarAndTheTableHoldEveryMilestone) {
    const auto id = only_edition();
    milestone(id, "Draft declaration", {10, Unit::weeks}, {"English"});
    auto& at = scope();
    const std::map<std::string, std::string, std::less<>> here{{"edition", id}};
    const auto calendar = calendar_of_edition(tools(), {.path_values = here}, at);
    EXPECT_THAT(std::get<Download>(*calendar).bytes,
                AllOf(HasSubstr("Draft declaration"), HasSubstr("12th GFMD Summit"),
                      HasSubstr("2019-09-10T05:00:00Z")));
    const auto table = table_of_edition(tools(), {.path_values = here}, at);
    EXPECT_THAT(std::get<Download>(*table).bytes,
                AllOf(HasSubstr("Draft declaration"), HasSubstr("2019-09-10"), HasSubstr("[ ] English")));
    const auto xlsx = table_of_edition(tools(), {.path_values = here, .query = {{"format", "xlsx"}}}, at);
    EXPECT_THAT(std::get<Download>(*xlsx).bytes, HasSubstr("xlsx:"));
}

TEST_P(PagesTest, ACopyAsksForDatesOfItsOwn) {
    const auto id = only_edition();
    milestone(id, "Draft declaration", {10, Unit::weeks});
    auto& at = scope();
    const std::map<std::string, std::string, std::less<>> here{{"edition", id}};
    EXPECT_THAT(html(copy_edition_form(tools(), {.path_values = here}, at)),
                AllOf(HasSubstr("12th GFMD Summit"), Not(HasSubstr("2019-11-19"))));
    auto form = edition_form();
    form.erase("starts_on");
    EXPECT_EQ(status(copy_edition_post(tools(), {.path_values = here, .form = form}, at)), 422);
    form.emplace("starts_on", "2019-11-12");
    EXPECT_FALSE(redirected_to(copy_edition_post(tools(), {.path_values = here, .form = form}, at)).empty());
}

TEST_P(PagesTest, SeriesAreListedEnteredAndRenamed) {
    auto& at = scope();
    const auto id = series("GFMD");
    EXPECT_THAT(html(list_series(tools(), {}, at)), HasSubstr("GFMD"));
    const FormValues same{{"original_language", "en"}, {"title_en", "gfmd"}};
    EXPECT_EQ(status(create_series_post(tools(), {.form = same}, at)), 422);
    EXPECT_THAT(html(edit_series_form(tools(), {.path_values = {{"series", id}}}, at)),
                HasSubstr("value=\"GFMD\""));
    const FormValues other{{"original_language", "en"}, {"title_en", "Global Forum"}, {"revision", "1"}};
    EXPECT_FALSE(
        redirected_to(change_series_post(tools(), {.path_values = {{"series", id}}, .form = other}, at))
            .empty());
    EXPECT_EQ(status(change_series_post(tools(), {.path_values = {{"series", id}}, .form = other}, at)), 409);
}

TEST_P(PagesTest, WhatIsNotThereIsNotFound) {
    auto& at = scope();
    const std::map<std::string, std::string, std::less<>> nothing{{"edition", "nothing"},
                                                                  {"milestone", "nothing"},
                                                                  {"check", "nothing"},
                                                                  {"change", "nothing"},
                                                                  {"series", "nothing"}};
    for (const auto page : {show_edition,
                            calendar_of_edition,
                            table_of_edition,
                            edit_edition_form,
                            change_edition_post,
                            copy_edition_form,
                            copy_edition_post,
                            dates_form,
                            dates_post,
                            show_change,
                            new_milestone_form,
                            add_milestone_post,
                            edit_milestone_form,
                            change_milestone_post,
                            milestone_done_post,
                            remove_milestone_post,
                            restore_milestone_post,
                            check_post,
                            edit_series_form,
                            change_series_post}) {
        const auto reply = page(tools(), {.path_values = nothing}, at);
        ASSERT_FALSE(reply.has_value());
        EXPECT_EQ(reply.error().code, ErrorCode::not_found);
    }
}

}  // namespace
}  // namespace plenaria::events
