// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include <gmock/gmock.h>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_context.hpp>
#include <plenaria/testing/fake_scope.hpp>
#include <plenaria/testing/page_printer.hpp>
#include <plenaria/testing/replies.hpp>
#include <plenaria/text.hpp>

#include "src/demo.hpp"
#include "src/pledge_pages.hpp"
#include "src/pledge_service.hpp"

namespace plenaria::events_grf {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class TwoCities final : public directory::Lookup {
public:
    std::optional<directory::Entry> entry(UnitOfWork&, std::string_view ref, std::string_view) override {
        for (const auto& each : entries)
            if (each.ref == ref) return each;
        return std::nullopt;
    }
    std::vector<directory::Entry> called(UnitOfWork&, std::string_view text, std::string_view,
                                         std::string_view) override {
        std::vector<directory::Entry> found;
        for (const auto& each : entries)
            if (fold(each.name).starts_with(fold(text))) found.push_back(each);
        return found;
    }
    std::vector<directory::Entry> entries{{"city/KAMPALA", "Kampala", "Africa/Kampala"},
                                          {"city/MONTREAL", "Montréal", "America/Toronto"}};
};

constexpr const char* forum_id = "01HFORUM000000000000000000";
constexpr const char* summit_id = "01HSUMMIT00000000000000000";

/// A forum, and an edition of another format.
class TwoEditions final : public events::Editions {
public:
    std::optional<events::EditionCard> edition(UnitOfWork&, std::string_view id, std::string_view) override {
        if (id != forum_id && id != summit_id) return std::nullopt;
        return events::EditionCard{.id = std::string(id),
                                   .title = "Global Refugee Forum 2019",
                                   .format = id == forum_id ? "grf" : "gfmd",
                                   .dates = {.start = parse_day("2019-12-17").value(),
                                             .end = parse_day("2019-12-18").value(),
                                             .zone = "Europe/Zurich"},
                                   .path = "/events/editions/" + std::string(id)};
    }
    std::vector<events::EditionCard> of_format(UnitOfWork& uow, std::string_view, std::string_view) override {
        return {edition(uow, forum_id, "en").value()};
    }
};

class PledgeTest : public ::testing::TestWithParam<Engine> {
protected:
    PledgeTest() {
        const std::string source = PLENARIA_SOURCE_DIR;
        database_.apply_room("events", source + "/plugins/events/db");
        database_.apply_room("events-grf", PLENARIA_ROOM_DIR "/db");
        printer_.add_room("events-grf", PLENARIA_ROOM_DIR);
        enter_editions();
    }

    template <class Work>
    auto write(const Work& work) {
        return database_.db().write([&](UnitOfWork& uow) { return work(uow); });
    }
    static PledgeFacts schools() {
        return {.entity_ref = "city/KAMPALA",
                .title = "Places in city schools for 500 refugee children",
                .text = "Two schools are enlarged; the city pays the teachers.",
                .area = "education",
                .objective = "self_reliance",
                .kind = "financial",
                .places = "Kampala",
                .amount = 250000,
                .currency = "USD",
                .due_on = parse_day("2023-12-31")};
    }
    Result<std::string> enter(const PledgeFacts& facts, const char* edition = forum_id) {
        return write(
            [&](UnitOfWork& uow) { return enter_pledge(uow, lookup, editions, lucia, edition, facts); });
    }
    Pledge stored(const std::string& id) {
        return *write([&](UnitOfWork& uow) { return pledge_of(uow, id); });
    }
    Result<void> report(const std::string& id, Stage stage, const std::string& note) {
        return write([&](UnitOfWork& uow) { return report_pledge(uow, lucia, id, stage, note); });
    }
    test::FakeScope& scope() {
        scopes_.push_back(std::make_unique<test::FakeScope>(database_.db(), lucia));
        return *scopes_.back();
    }
    std::string html(const Result<Reply>& reply, std::string_view language = "en") {
        return printer_.html(reply, language);
    }
    static int status(const Result<Reply>& reply) { return test::status(reply); }
    PledgeTools tools() { return {.lookup = &lookup, .editions = &editions, .documents = &documents}; }

    test::FakeClock clock{"2019-11-28T15:00:00Z"};
    TwoCities lookup;
    TwoEditions editions;
    test::FakeDocuments documents;
    Actor lucia = test::account("Lucía Fernández", {{"events-grf.view"}, {"events-grf.edit"}});

private:
    /// Rows that the foreign keys ask for; what they mean is told by TwoEditions.
    void enter_editions();

    test::TestDatabase database_{GetParam(), {.clock = &clock}};
    test::PagePrinter printer_{PLENARIA_SOURCE_DIR};
    std::vector<std::unique_ptr<test::FakeScope>> scopes_;
};
PLENARIA_BOTH_ENGINES(PledgeTest);

void PledgeTest::enter_editions() {
    const auto done = write([&](UnitOfWork& uow) -> Result<void> {
        sql::query(uow,
                   "INSERT INTO evt_series (id, original_language, title_key, revision) "
                   "VALUES ('01HSERIES00000000000000000', 'en', 'forums', 1)");
        for (const std::string id : {forum_id, summit_id})
            sql::query(uow,
                       "INSERT INTO evt_edition (id, series_id, original_language, city_ref, city_name, "
                       "place, place_key, zone, starts_on, ends_on, state, resumes_as, owner_ref, "
                       "owner_name, revision, updated_at) VALUES (:id, '01HSERIES00000000000000000', 'en', "
                       "'', '', '', '', 'UTC', '2019-12-17', '2019-12-18', 'open', 'open', '', '', 1, "
                       "'2019-11-28T15:00:00Z')"),
                soci::use(id, "id");
        return {};
    });
    ASSERT_TRUE(done.has_value());
}

TEST_P(PledgeTest, IsNumberedInItsForumAndStandsAtPlanning) {
    const auto first = enter(schools());
    const auto second = enter(schools());
    ASSERT_TRUE(first.has_value() && second.has_value());
    EXPECT_EQ(stored(*first).number, 1);
    EXPECT_EQ(stored(*second).number, 2);
    EXPECT_EQ(stored(*first).facts, schools());
    EXPECT_EQ(stored(*first).entity_name, "Kampala");
    EXPECT_EQ(stored(*first).stage, Stage::planning);
}

TEST_P(PledgeTest, BelongsToAForumAndToNothingElse) {
    EXPECT_EQ(enter(schools(), summit_id).error().code, ErrorCode::not_found);
    EXPECT_EQ(enter(schools(), "nothing").error().code, ErrorCode::not_found);
}

TEST_P(PledgeTest, EveryFieldThatIsWrongIsNamedAtOnce) {
    const auto refused = enter({.entity_ref = "city/ATLANTIS",
                                .area = "weather",
                                .objective = "none",
                                .kind = "",
                                .places = std::string(301, 'x'),
                                .amount = 5,
                                .currency = "dollars"});
    ASSERT_FALSE(refused.has_value());
    std::vector<std::string> fields;
    for (const auto& field : refused.error().fields) fields.push_back(field.field);
    EXPECT_EQ(fields, (std::vector<std::string>{"entity", "title", "text", "area", "objective", "kind",
                                                "places", "currency"}));
}

TEST_P(PledgeTest, ItsFollowUpGoesThroughThreeStagesAndKeepsEachReport) {
    const auto id = *enter(schools());
    EXPECT_FALSE(report(id, Stage::planning, " ").has_value()) << "it says nothing";
    EXPECT_TRUE(report(id, Stage::in_progress, "The first school is open.").has_value());
    EXPECT_TRUE(report(id, Stage::in_progress, "200 children go there.").has_value());
    EXPECT_TRUE(report(id, Stage::fulfilled, "").has_value());
    EXPECT_EQ(stored(id).stage, Stage::fulfilled);
    EXPECT_TRUE(report(id, Stage::in_progress, "One school was closed again.").has_value());
    const auto reports =
        *write([&](UnitOfWork& uow) -> Result<std::vector<Report>> { return reports_of(uow, id); });
    EXPECT_EQ(reports.size(), 4U);
    EXPECT_EQ(reports.front().reported_by, "Lucía Fernández");
}

TEST_P(PledgeTest, WhatWasWithdrawnNoLongerCountsAndCanBeTakenBack) {
    const auto id = *enter(schools());
    ASSERT_TRUE(enter(schools()).has_value());
    const auto withdraw = [&](bool withdrawn) {
        return write([&](UnitOfWork& uow) { return withdraw_pledge(uow, lucia, id, withdrawn); });
    };
    const auto planned = [&] {
        return write([&](UnitOfWork& uow) -> Result<long long> {
            return stage_counts(uow, forum_id)[Stage::planning];
        });
    };
    EXPECT_EQ(*planned(), 2);
    EXPECT_TRUE(withdraw(true).has_value());
    EXPECT_EQ(*planned(), 1);
    EXPECT_EQ(report(id, Stage::fulfilled, "Done.").error().code, ErrorCode::conflict);
    EXPECT_TRUE(withdraw(false).has_value());
    EXPECT_EQ(*planned(), 2);
}

TEST_P(PledgeTest, WhoeverSavesSecondLearnsOfTheFirst) {
    const auto id = *enter(schools());
    auto facts = schools();
    facts.title = "Places for 600 children";
    const auto change = [&] {
        return write([&](UnitOfWork& uow) { return change_pledge(uow, lookup, lucia, id, facts, 1); });
    };
    EXPECT_TRUE(change().has_value());
    EXPECT_EQ(change().error().code, ErrorCode::conflict);
    EXPECT_EQ(stored(id).facts.title, "Places for 600 children");
}

TEST_P(PledgeTest, TheFormTakesATypedNameAndKeepsWhatWasTyped) {
    std::multimap<std::string, std::string, std::less<>> form{{"entity_text", "montreal"},
                                                              {"title", "Work permits within a month"},
                                                              {"text", "The city opens an office."},
                                                              {"area", "jobs"},
                                                              {"kind", "policy"},
                                                              {"amount", "a lot"}};
    auto& at = scope();
    const std::map<std::string, std::string, std::less<>> here{{"edition", forum_id}};
    EXPECT_THAT(html(new_pledge_form(tools(), {.path_values = here}, at), "fr"),
                HasSubstr("Enregistrer l’engagement"));
    const auto again = enter_pledge_post(tools(), {.path_values = here, .form = form}, at);
    EXPECT_EQ(status(again), 422);
    EXPECT_THAT(html(again), AllOf(HasSubstr("value=\"a lot\""), HasSubstr("value=\"montreal\""),
                                   HasSubstr("href=\"#f-amount\"")));
    form.erase("amount");
    const auto entered = enter_pledge_post(tools(), {.path_values = here, .form = form}, at);
    ASSERT_TRUE(entered.has_value());
    const auto url = std::get<Redirect>(*entered).url;
    const auto id = url.substr(url.rfind('=') + 1);
    EXPECT_EQ(stored(id).facts.entity_ref, "city/MONTREAL");

    const std::map<std::string, std::string, std::less<>> pledge{{"pledge", id}};
    EXPECT_THAT(html(edit_pledge_form(tools(), {.path_values = pledge}, at)),
                HasSubstr("Work permits within a month"));
    EXPECT_EQ(
        status(report_pledge_post(tools(), {.path_values = pledge, .form = {{"stage", "planning"}}}, at)),
        422);
    EXPECT_TRUE(
        report_pledge_post(
            tools(),
            {.path_values = pledge, .form = {{"stage", "in_progress"}, {"note", "The office is open."}}}, at)
            .has_value());
    EXPECT_THAT(html(show_pledge(tools(), {.path_values = pledge}, at), "es"),
                AllOf(HasSubstr("The office is open."), HasSubstr("Guardar el informe")));
}

TEST_P(PledgeTest, TheListIsNarrowedAndExportedInTheReadersLanguage) {
    ASSERT_TRUE(enter(schools()).has_value());
    auto facts = schools();
    facts.area = "jobs";
    facts.title = "=HYPERLINK(\"x\")";
    const auto id = *enter(facts);
    EXPECT_TRUE(report(id, Stage::in_progress, "Begun.").has_value());
    auto& at = scope();
    const std::map<std::string, std::string, std::less<>> here{{"edition", forum_id}};
    const auto list = [&](std::multimap<std::string, std::string, std::less<>> query) {
        return html(list_pledges(tools(), {.path_values = here, .query = std::move(query)}, at));
    };
    EXPECT_THAT(list({}), AllOf(HasSubstr("Places in city schools"), HasSubstr("HYPERLINK"),
                                HasSubstr("Planning: 1 · In progress: 1 · Fulfilled: 0")));
    EXPECT_THAT(list({{"area", "jobs"}}), Not(HasSubstr("Places in city schools")));
    EXPECT_THAT(list({{"stage", "planning"}}), Not(HasSubstr("HYPERLINK")));
    for (const std::string value : {"'; DROP TABLE grf_pledge; --", "\xFF", "-1", "99999999999999999999"})
        EXPECT_THAT(list({{"area", value}, {"stage", value}, {"page", value}}),
                    HasSubstr("Places in city schools"))
            << value;
    const auto csv = export_pledges(tools(), {.path_values = here}, at);
    EXPECT_THAT(std::get<Download>(*csv).bytes,
                AllOf(HasSubstr("Places in city schools"), HasSubstr("250000"), HasSubstr("2023-12-31")));
    const auto xlsx =
        export_pledges(tools(), {.path_values = here, .query = {{"format", "xlsx"}, {"area", "jobs"}}}, at);
    EXPECT_THAT(std::get<Download>(*xlsx).bytes,
                AllOf(HasSubstr("xlsx:"), Not(HasSubstr("Places in city schools"))));
}

TEST_P(PledgeTest, WhoMayNotEditSeesNoForms) {
    const auto id = *enter(schools());
    auto& at = scope();
    at.who = test::account("Reader", {{"events-grf.view"}});
    EXPECT_THAT(html(show_pledge(tools(), {.path_values = {{"pledge", id}}}, at)),
                AllOf(HasSubstr("Places in city schools"), Not(HasSubstr("<form"))));
    EXPECT_THAT(html(list_pledges(tools(), {.path_values = {{"edition", forum_id}}}, at)),
                Not(HasSubstr("New pledge")));
}

TEST_P(PledgeTest, WhatIsNotThereIsNotFound) {
    auto& at = scope();
    const Request nothing{.path_values = {{"edition", "nothing"}, {"pledge", "nothing"}}};
    for (const auto page :
         {list_pledges, export_pledges, new_pledge_form, enter_pledge_post, show_pledge, edit_pledge_form,
          change_pledge_post, report_pledge_post, withdraw_pledge_post, restore_pledge_post}) {
        const auto reply = page(tools(), nothing, at);
        ASSERT_FALSE(reply.has_value());
        EXPECT_EQ(reply.error().code, ErrorCode::not_found);
    }
}

TEST_P(PledgeTest, TheDemonstrationIsLoadedOnce) {
    lookup.entries = {{"city/1", "Kampala", "UTC"},
                      {"city/2", "Montréal", "UTC"},
                      {"city/3", "Bristol", "UTC"},
                      {"city/4", "Amman", "UTC"}};
    auto& at = scope();
    test::FakeCommandRun run({std::string(PLENARIA_SOURCE_DIR) + "/packaging/demo", "--json"});
    EXPECT_EQ(demo_command(at.db(), lookup, editions, run), 0) << run.complained.str();
    EXPECT_EQ(run.said.str(), "{\"pledges\":4}\n");
    test::FakeCommandRun again({std::string(PLENARIA_SOURCE_DIR) + "/packaging/demo"});
    EXPECT_EQ(demo_command(at.db(), lookup, editions, again), 0);
    EXPECT_EQ(again.said.str(), "Added 0 pledges.\n");
}

}  // namespace
}  // namespace plenaria::events_grf
