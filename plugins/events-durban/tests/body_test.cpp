// SPDX-License-Identifier: EUPL-1.2
#include "src/body.hpp"

#include <memory>

#include <gmock/gmock.h>

#include <plenaria/directory/directory.hpp>
#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_context.hpp>
#include <plenaria/testing/fake_scope.hpp>
#include <plenaria/testing/page_printer.hpp>

#include "src/body_pages.hpp"
#include "src/body_service.hpp"
#include "src/demo.hpp"
#include "src/members/member_service.hpp"

namespace plenaria::events_durban {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* durban_id = "01HDURBAN00000000000000000";

/// Knows Quito and Amman alone.
class TwoCities final : public directory::Directory {
public:
    std::optional<directory::Party> party(UnitOfWork&, std::string_view ref, std::string_view) override {
        for (const auto& each : all)
            if (each.ref == ref) return each;
        return std::nullopt;
    }
    std::vector<directory::Party> parties(UnitOfWork& uow, const std::vector<std::string>& refs,
                                          std::string_view language) override {
        std::vector<directory::Party> found;
        for (const auto& ref : refs)
            if (auto one = party(uow, ref, language)) found.push_back(*one);
        return found;
    }
    std::vector<directory::Party> cities(UnitOfWork&, std::string_view) override { return all; }
    std::vector<directory::Party> segment(UnitOfWork&, std::string_view, std::string_view) override {
        return {};
    }
    std::vector<SegmentName> segments(UnitOfWork&) override { return {}; }
    std::vector<directory::Contact> contacts(UnitOfWork&, std::string_view) override { return {}; }
    std::optional<directory::Mandate> head_on(UnitOfWork&, std::string_view, Day) override {
        return std::nullopt;
    }
    std::vector<directory::Party> all{{.ref = "city/AMMAN", .name = "Amman"},
                                      {.ref = "city/QUITO", .name = "Quito"}};
};

class OneCongress final : public events::Editions {
public:
    std::optional<events::EditionCard> edition(UnitOfWork&, std::string_view id, std::string_view) override {
        if (id != durban_id) return std::nullopt;
        return events::EditionCard{.id = durban_id,
                                   .title = "6th UCLG World Congress",
                                   .format = format,
                                   .dates = {.start = parse_day("2019-11-11").value(),
                                             .end = parse_day("2019-11-15").value(),
                                             .zone = "Africa/Johannesburg"},
                                   .path = "/events/editions/" + std::string(durban_id)};
    }
    std::vector<events::EditionCard> of_format(UnitOfWork& uow, std::string_view, std::string_view) override {
        return {edition(uow, durban_id, "en").value()};
    }
    std::string format = "durban";
};

class BodyTest : public ::testing::TestWithParam<Engine> {
protected:
    BodyTest() {
        const std::string source = PLENARIA_SOURCE_DIR;
        database_.apply_room("events", source + "/plugins/events/db");
        database_.apply_room("events-durban", PLENARIA_ROOM_DIR "/db");
        printer_.add_room("events-durban", PLENARIA_ROOM_DIR);
        // Rows that the foreign keys ask for; what they mean is told by OneCongress.
        const auto done = database_.db().write([](UnitOfWork& uow) -> Result<void> {
            const std::string id = durban_id;
            sql::query(uow,
                       "INSERT INTO evt_series (id, original_language, title_key, revision) "
                       "VALUES ('01HSERIES00000000000000000', 'en', 'congresses', 1)");
            sql::query(
                uow,
                "INSERT INTO evt_edition (id, series_id, original_language, city_ref, city_name, place, "
                "place_key, zone, starts_on, ends_on, state, resumes_as, owner_ref, owner_name, "
                "revision, updated_at) VALUES (:id, '01HSERIES00000000000000000', 'en', '', '', '', "
                "'', 'UTC', '2019-11-11', '2019-11-15', 'open', 'open', '', '', 1, "
                "'2019-06-01T15:00:00Z')"),
                soci::use(id, "id");
            return {};
        });
        EXPECT_TRUE(done.has_value());
    }
    Result<void> set(Body body) {
        return database_.db().write(
            [&](UnitOfWork& uow) { return set_body(uow, editions, lucia, durban_id, std::move(body)); });
    }
    std::vector<Body> bodies() {
        return *database_.db().read([&](UnitOfWork& uow) -> Result<std::vector<Body>> {
            auto all = congress(uow, editions, durban_id, "en");
            if (!all) return std::move(all).error();
            return all->bodies;
        });
    }
    test::FakeScope& scope() {
        scopes_.push_back(std::make_unique<test::FakeScope>(database_.db(), lucia));
        return *scopes_.back();
    }
    std::string html(const Result<Reply>& reply) { return printer_.html(reply); }
    BodyTools tools() { return {.editions = &editions}; }

    OneCongress editions;
    Actor lucia = test::account("Lucía Fernández", {{"events-durban.view"}, {"events-durban.edit"}});

private:
    test::FakeClock clock_{"2019-06-01T15:00:00Z"};
    test::TestDatabase database_{GetParam(), {.clock = &clock_}};
    test::PagePrinter printer_{PLENARIA_SOURCE_DIR};
    std::vector<std::unique_ptr<test::FakeScope>> scopes_;
};
PLENARIA_BOTH_ENGINES(BodyTest);

TEST(BodyChain, EachIsNamedByTheOneBefore) {
    std::string_view before;
    for (const auto& kind : chain) {
        EXPECT_EQ(kind.named_by, before);
        before = kind.key;
    }
    EXPECT_EQ(before, "presidency");
}

TEST_P(BodyTest, StandsInTheChainBeforeAnythingIsKnownOfIt) {
    const auto all = bodies();
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].key, "general_assembly");
    EXPECT_EQ(all[0].revision, 0);
}

TEST_P(BodyTest, MeetsInTheOrderOfTheChain) {
    EXPECT_TRUE(set({.key = "general_assembly", .day_number = 4, .begins_at = "10:30"}).has_value());
    const auto refused = set({.key = "world_council", .day_number = 3});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().fields.at(0).field, "day_number");
    EXPECT_FALSE(set({.key = "world_council", .day_number = 4, .begins_at = "10:30"}).has_value());
    EXPECT_TRUE(set({.key = "world_council", .day_number = 4, .begins_at = "14:30"}).has_value());
    EXPECT_FALSE(set({.key = "general_assembly", .day_number = 5, .revision = 1}).has_value());
    EXPECT_TRUE(set({.key = "presidency", .day_number = 4}).has_value()) << "the same day, at an open hour";
}

TEST_P(BodyTest, EveryFieldThatIsWrongIsNamedAtOnce) {
    const auto refused =
        set({.key = "general_assembly", .day_number = 6, .begins_at = "25:00", .seats = -1, .note = "\xFF"});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().fields.size(), 4U);
    EXPECT_TRUE(
        set({.key = "general_assembly", .day_number = 5, .begins_at = "23:59", .seats = 341}).has_value());
    EXPECT_EQ(set({.key = "parliament"}).error().code, ErrorCode::not_found);
}

TEST_P(BodyTest, WhoeverSavesSecondLearnsOfTheFirst) {
    EXPECT_TRUE(set({.key = "world_council", .seats = 341}).has_value());
    EXPECT_EQ(set({.key = "world_council", .seats = 300}).error().code, ErrorCode::conflict);
    EXPECT_TRUE(set({.key = "world_council", .seats = 342, .revision = 1}).has_value());
    EXPECT_EQ(set({.key = "world_council", .seats = 300, .revision = 1}).error().code, ErrorCode::conflict);
    EXPECT_EQ(bodies().at(1).seats, 342);
}

TEST_P(BodyTest, ItsPagesShowTheChainAndTakeADay) {
    auto& at = scope();
    const Request here{.path_values = {{"edition", durban_id}, {"body", "world_council"}}};
    EXPECT_THAT(html(show_bodies(tools(), here, at)), HasSubstr("The day of its meeting is not set."));
    EXPECT_THAT(html(edit_body_form(tools(), here, at)), HasSubstr("Named by the General Assembly"));
    auto posted = here;
    posted.form = {{"day_number", "soon"}, {"begins_at", ""}, {"seats", ""}, {"revision", "0"}};
    EXPECT_THAT(html(set_body_post(tools(), posted, at)),
                AllOf(HasSubstr("value=\"soon\""), HasSubstr("from 1 to 5")));
    posted.form = {{"day_number", "5"}, {"begins_at", "09:00"}, {"seats", "341"}, {"revision", "0"}};
    ASSERT_TRUE(std::holds_alternative<Redirect>(*set_body_post(tools(), posted, at)));
    EXPECT_THAT(html(show_bodies(tools(), here, at)),
                AllOf(HasSubstr("Day 5, 2019-11-15, 09:00"), HasSubstr("341 seats")));
    EXPECT_THAT(html(set_body_post(tools(), posted, at)), HasSubstr("Somebody else has changed this"));
    at.who = test::account("Reader", {{"events-durban.view"}});
    EXPECT_THAT(html(show_bodies(tools(), here, at)), Not(HasSubstr(">Change<")));
}

TEST_P(BodyTest, AnotherFormatHasNone) {
    editions.format = "gfmd";
    auto& at = scope();
    for (const auto page : {show_bodies, edit_body_form, set_body_post}) {
        const auto reply =
            page(tools(), {.path_values = {{"edition", durban_id}, {"body", "presidency"}}}, at);
        ASSERT_FALSE(reply.has_value());
        EXPECT_EQ(reply.error().code, ErrorCode::not_found);
    }
}

TEST_P(BodyTest, TheDemonstrationIsLoadedOnce) {
    auto& at = scope();
    TwoCities directory;
    const MemberTools known{.editions = &editions, .directory = &directory};
    test::FakeCommandRun run({std::string(PLENARIA_SOURCE_DIR) + "/packaging/demo", "--json"});
    EXPECT_EQ(demo_command(at.db(), known, run), 0) << run.complained.str();
    EXPECT_EQ(run.said.str(), "{\"bodies\":2}\n{\"fee_kinds\":6}\n");
    test::FakeCommandRun again({std::string(PLENARIA_SOURCE_DIR) + "/packaging/demo"});
    EXPECT_EQ(demo_command(at.db(), known, again), 0);
    const auto assembly =
        *at.db().read([&](UnitOfWork& uow) -> Result<std::optional<std::vector<std::string>>> {
            return CongressBodies(known).members(uow, durban_id, "general_assembly");
        });
    EXPECT_EQ(assembly, (std::vector<std::string>{"city/AMMAN", "city/QUITO"}));
    EXPECT_EQ(again.said.str(), "Added 0 statutory bodies.\nAdded 0 kinds of participation.\n");
}

}  // namespace
}  // namespace plenaria::events_durban
