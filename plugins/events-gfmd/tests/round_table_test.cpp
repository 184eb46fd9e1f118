// SPDX-License-Identifier: EUPL-1.2
#include "src/round_table.hpp"

#include <cstdio>
#include <fstream>
#include <memory>

#include <unistd.h>

#include <gmock/gmock.h>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_context.hpp>
#include <plenaria/testing/fake_scope.hpp>
#include <plenaria/testing/page_printer.hpp>
#include <plenaria/text.hpp>

#include "src/demo.hpp"
#include "src/paper_pages.hpp"
#include "src/summit_pages.hpp"
#include "src/summit_repository.hpp"
#include "src/summit_service.hpp"
#include "src/table_pages.hpp"

namespace plenaria::events_gfmd {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

using Values = std::multimap<std::string, std::string, std::less<>>;

class FewNames final : public directory::Lookup {
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
    std::vector<directory::Entry> entries{
        {"organisation/IOM", "International Organization for Migration", "UTC"},
        {"organisation/MMC", "Mayors Migration Council", "UTC"},
        {"city/QUITO", "Quito", "America/Guayaquil"}};
};

constexpr const char* quito_id = "01HSUMMIT00000000000000000";

class OneSummit final : public events::Editions {
public:
    std::optional<events::EditionCard> edition(UnitOfWork&, std::string_view id, std::string_view) override {
        if (id != quito_id) return std::nullopt;
        return events::EditionCard{.id = quito_id,
                                   .title = "12th GFMD Summit",
                                   .format = format,
                                   .city_ref = "city/QUITO",
                                   .city_name = "Quito",
                                   .dates = {.start = parse_day("2020-01-20").value(),
                                             .end = parse_day("2020-01-24").value(),
                                             .zone = "America/Guayaquil"},
                                   .path = "/events/editions/" + std::string(quito_id)};
    }
    std::vector<events::EditionCard> of_format(UnitOfWork& uow, std::string_view, std::string_view) override {
        return {edition(uow, quito_id, "en").value()};
    }
    std::string format = "gfmd";
};

class RoundTableTest : public ::testing::TestWithParam<Engine> {
protected:
    RoundTableTest() {
        const std::string source = PLENARIA_SOURCE_DIR;
        database_.apply_room("events", source + "/plugins/events/db");
        database_.apply_room("events-gfmd", PLENARIA_ROOM_DIR "/db");
        printer_.add_room("events-gfmd", PLENARIA_ROOM_DIR);
        // Rows that the foreign keys ask for; what they mean is told by OneSummit.
        const auto done = database_.db().write([](UnitOfWork& uow) -> Result<void> {
            const std::string id = quito_id;
            sql::query(uow,
                       "INSERT INTO evt_series (id, original_language, title_key, revision) "
                       "VALUES ('01HSERIES00000000000000000', 'en', 'summits', 1)");
            sql::query(
                uow,
                "INSERT INTO evt_edition (id, series_id, original_language, city_ref, city_name, place, "
                "place_key, zone, starts_on, ends_on, state, resumes_as, owner_ref, owner_name, "
                "revision, updated_at) VALUES (:id, '01HSERIES00000000000000000', 'en', '', '', '', "
                "'', 'UTC', '2020-01-20', '2020-01-24', 'open', 'open', '', '', 1, "
                "'2019-06-01T15:00:00Z')"),
                soci::use(id, "id");
            return {};
        });
        EXPECT_TRUE(done.has_value());
    }

    template <class Work>
    auto write(const Work& work) {
        return database_.db().write([&](UnitOfWork& uow) { return work(uow); });
    }
    static TableFacts pathways() {
        return {.code = "1.1",
                .title = "Providing regular pathways from crisis to safety",
                .co_chairs = {"EC", " PH ", ""},
                .members = {"international org", "city/QUITO"}};
    }
    Result<std::string> add(const TableFacts& facts) {
        return write(
            [&](UnitOfWork& uow) { return add_table(uow, lookup, editions, lucia, quito_id, facts); });
    }
    RoundTable stored(const std::string& id) {
        return *write([&](UnitOfWork& uow) { return table_of(uow, id); });
    }
    test::FakeScope& scope() {
        scopes_.push_back(std::make_unique<test::FakeScope>(database_.db(), lucia));
        return *scopes_.back();
    }
    std::string html(const Result<Reply>& reply) { return printer_.html(reply); }
    SummitTools tools() { return {.lookup = &lookup, .editions = &editions}; }

    FewNames lookup;
    OneSummit editions;
    Actor lucia = test::account("Lucía Fernández", {{"events-gfmd.view"}, {"events-gfmd.edit"}});

private:
    test::FakeClock clock_{"2019-06-01T15:00:00Z"};
    test::TestDatabase database_{GetParam(), {.clock = &clock_}};
    test::PagePrinter printer_{PLENARIA_SOURCE_DIR};
    std::vector<std::unique_ptr<test::FakeScope>> scopes_;
};
PLENARIA_BOTH_ENGINES(RoundTableTest);

TEST_P(RoundTableTest, ItsTeamIsMadeOfCountriesAndOfTheDirectory) {
    const auto id = add(pathways());
    ASSERT_TRUE(id.has_value());
    const std::vector<TeamMember> team{
        {TeamRole::co_chair, "country/EC", ""},
        {TeamRole::co_chair, "country/PH", ""},
        {TeamRole::member, "organisation/IOM", "International Organization for Migration"},
        {TeamRole::member, "city/QUITO", "Quito"}};
    EXPECT_EQ(stored(*id).team, team);
}

TEST_P(RoundTableTest, EachLineThatMeansNothingOrSeveralIsNamed) {
    lookup.entries.push_back({"organisation/MMM", "Mayors of the Mediterranean", "UTC"});
    const auto refused = add({.code = "", .title = "", .co_chairs = {"Ecuador"}, .members = {"mayors"}});
    ASSERT_FALSE(refused.has_value());
    std::vector<std::string> fields;
    for (const auto& field : refused.error().fields) fields.push_back(field.field);
    EXPECT_EQ(fields, (std::vector<std::string>{"co_chairs", "members", "code", "title"}));
}

TEST_P(RoundTableTest, WhoeverSavesSecondLearnsOfTheFirst) {
    const auto id = *add(pathways());
    auto facts = pathways();
    facts.co_chairs = {"EC"};
    const auto change = [&] {
        return write([&](UnitOfWork& uow) { return change_table(uow, lookup, lucia, id, facts, 1); });
    };
    EXPECT_TRUE(change().has_value());
    EXPECT_EQ(change().error().code, ErrorCode::conflict);
    EXPECT_EQ(stored(id).team.size(), 3U);
}

TEST_P(RoundTableTest, TheChairNeedNotBeTheHost) {
    auto& at = scope();
    const std::map<std::string, std::string, std::less<>> here{{"edition", quito_id}};
    const auto set = [&](const std::string& chair, const std::string& revision) {
        return set_chair_post(
            tools(),
            {.path_values = here, .form = {{"chair", chair}, {"theme", "Mobility"}, {"revision", revision}}},
            at);
    };
    EXPECT_THAT(html(set("France", "0")), HasSubstr("href=\"#f-chair\""));
    EXPECT_TRUE(std::holds_alternative<Redirect>(*set("FR", "0")));
    EXPECT_THAT(html(set("MA", "0")), HasSubstr("Somebody else has changed this"));
    EXPECT_THAT(html(show_summit(tools(), {.path_values = here}, at)),
                AllOf(HasSubstr("FR"), HasSubstr("Quito"), HasSubstr("Mobility")));
    EXPECT_THAT(html(edit_chair_form(tools(), {.path_values = here}, at)), HasSubstr("value=\"FR\""));
}

TEST_P(RoundTableTest, IsWrittenChangedTakenOffAndPutBack) {
    auto& at = scope();
    const std::map<std::string, std::string, std::less<>> here{{"edition", quito_id}};
    Values form{{"code", "2.1"}, {"title", "Narratives"}, {"co_chairs", "EC\r\nAtlantis"}, {"members", ""}};
    EXPECT_THAT(html(add_table_post(tools(), {.path_values = here, .form = form}, at)),
                AllOf(HasSubstr("Nothing in the directory is called Atlantis"), HasSubstr("EC\r\nAtlantis")));
    form.erase("co_chairs");
    form.emplace("co_chairs", "EC\r\nMayors Migration Council");
    const auto added = add_table_post(tools(), {.path_values = here, .form = form}, at);
    const auto url = std::get<Redirect>(*added).url;
    const std::map<std::string, std::string, std::less<>> table{{"table", url.substr(url.rfind('=') + 1)}};
    EXPECT_THAT(html(edit_table_form(tools(), {.path_values = table}, at)),
                HasSubstr("EC\nMayors Migration Council"));
    form.emplace("revision", "1");
    EXPECT_TRUE(change_table_post(tools(), {.path_values = table, .form = form}, at).has_value());
    EXPECT_THAT(html(change_table_post(tools(), {.path_values = table, .form = form}, at)),
                HasSubstr("Somebody else has changed this"));
    const auto list = [&] { return html(show_summit(tools(), {.path_values = here}, at)); };
    EXPECT_THAT(list(), HasSubstr("Narratives"));
    EXPECT_TRUE(remove_table_post(tools(), {.path_values = table}, at).has_value());
    EXPECT_THAT(list(), Not(HasSubstr("Narratives")));
    EXPECT_THAT(html(show_table(tools(), {.path_values = table}, at)), HasSubstr("was taken off the list"));
    EXPECT_TRUE(restore_table_post(tools(), {.path_values = table}, at).has_value());
    EXPECT_THAT(list(), HasSubstr("Narratives"));
}

TEST_P(RoundTableTest, APaperIsAPdfWithATitleAndALanguage) {
    const auto id = *add(pathways());
    auto& at = scope();
    const std::map<std::string, std::string, std::less<>> table{{"table", id}};
    const auto path = std::filesystem::temp_directory_path() / ("paper-" + std::to_string(::getpid()));
    const auto upload = [&](const std::string& bytes, Values form) {
        std::ofstream(path, std::ios::binary) << bytes;
        return add_paper_post(
            tools(),
            {.path_values = table,
             .form = std::move(form),
             .uploads = {{.field = "file", .name = "paper.pdf", .path = path, .size = bytes.size()}}},
            at);
    };
    EXPECT_THAT(html(upload("MZ not a paper", {{"title", ""}, {"language", "de"}})),
                AllOf(HasSubstr("href=\"#f-title\""), HasSubstr("href=\"#f-language\""),
                      HasSubstr("Choose the paper as a PDF.")));
    EXPECT_TRUE(std::holds_alternative<Redirect>(
        *upload("%PDF-1.7 pathways", {{"title", "Pathways"}, {"language", "es"}})));
    std::filesystem::remove(path);
    const auto papers =
        *write([&](UnitOfWork& uow) -> Result<std::vector<Paper>> { return papers_of(uow, id); });
    ASSERT_EQ(papers.size(), 1U);
    const std::map<std::string, std::string, std::less<>> paper{{"paper", papers[0].id}};
    const auto file = std::get<Download>(*download_paper(tools(), {.path_values = paper}, at));
    EXPECT_EQ(file.bytes, "%PDF-1.7 pathways");
    EXPECT_EQ(file.content_type, "application/pdf");
    EXPECT_THAT(html(show_table(tools(), {.path_values = table}, at)),
                AllOf(HasSubstr("Pathways"), HasSubstr("EC, PH"), HasSubstr("Lucía Fernández")));

    EXPECT_TRUE(remove_paper_post(tools(), {.path_values = paper}, at).has_value());
    EXPECT_EQ(download_paper(tools(), {.path_values = paper}, at).error().code, ErrorCode::not_found);
    EXPECT_TRUE(restore_paper_post(tools(), {.path_values = paper}, at).has_value());
    EXPECT_TRUE(download_paper(tools(), {.path_values = paper}, at).has_value());
}

TEST_P(RoundTableTest, WhoMayNotEditSeesNoForms) {
    const auto id = *add(pathways());
    auto& at = scope();
    at.who = test::account("Reader", {{"events-gfmd.view"}});
    EXPECT_THAT(html(show_table(tools(), {.path_values = {{"table", id}}}, at)), Not(HasSubstr("<form")));
    EXPECT_THAT(html(show_summit(tools(), {.path_values = {{"edition", quito_id}}}, at)),
                Not(HasSubstr("New round table")));
}

TEST_P(RoundTableTest, WhatIsNotThereIsNotFound) {
    auto& at = scope();
    editions.format = "grf";
    const Request nothing{.path_values = {{"edition", quito_id}, {"table", "nothing"}, {"paper", "nothing"}}};
    for (const auto page :
         {show_summit, edit_chair_form, set_chair_post, new_table_form, add_table_post, show_table,
          edit_table_form, change_table_post, remove_table_post, restore_table_post, add_paper_post,
          download_paper, remove_paper_post, restore_paper_post}) {
        const auto reply = page(tools(), nothing, at);
        ASSERT_FALSE(reply.has_value());
        EXPECT_EQ(reply.error().code, ErrorCode::not_found);
    }
}

TEST_P(RoundTableTest, TheDemonstrationIsLoadedOnce) {
    auto& at = scope();
    test::FakeCommandRun run({std::string(PLENARIA_SOURCE_DIR) + "/packaging/demo", "--json"});
    EXPECT_EQ(demo_command(at.db(), lookup, editions, run), 0) << run.complained.str();
    EXPECT_EQ(run.said.str(), "{\"summits\":1}\n");
    EXPECT_THAT(html(show_summit(tools(), {.path_values = {{"edition", quito_id}}}, at)),
                AllOf(HasSubstr("EC"), HasSubstr("Harnessing migration")));
    test::FakeCommandRun again({std::string(PLENARIA_SOURCE_DIR) + "/packaging/demo"});
    EXPECT_EQ(demo_command(at.db(), lookup, editions, again), 0);
    EXPECT_EQ(again.said.str(), "Added what is known of 0 summits.\n");
}

}  // namespace
}  // namespace plenaria::events_gfmd
