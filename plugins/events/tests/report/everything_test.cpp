// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <plenaria/id.hpp>

#include "src/budget/budget_service.hpp"
#include "src/json.hpp"
#include "src/report/everything.hpp"
#include "src/report/report_pages.hpp"
#include "src/report/row_stream.hpp"
#include "tests/accreditation/door.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class EverythingTest : public Door {
protected:
    Result<MadeDocument> make(const Actor& actor, const MakingProgress& progress) {
        const auto room_tools = tools();
        Database* const there = &db();
        EverythingKind kind(room_tools, there);
        return kind.make(everything_order(actor, id, "All", "/").wish, "en", progress);
    }
    std::string workbook(const Actor& actor) {
        const auto made = make(actor, [](long long, long long) { return true; });
        EXPECT_TRUE(made.has_value());
        return made ? made->bytes : std::string();
    }
    void many_delegates(int count) {
        ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                        auto kampala = Delegation{.id = new_id(),
                                                  .edition_id = id,
                                                  .party = "city/KAMPALA",
                                                  .party_name = "Kampala",
                                                  .region = "Africa"};
                        insert(uow, kampala);
                        for (int i = 0; i < count; ++i)
                            kampala.people.push_back({.name = "Guest " + std::to_string(i) + "."});
                        store_people(uow, kampala);
                        recount_delegation(uow, id, kampala.id);
                        return {};
                    }).has_value());
    }
};
PLENARIA_BOTH_ENGINES(EverythingTest);

TEST_P(EverythingTest, HoldsEachKindOfThingsAsASheet) {
    issue();
    scan("s1", badge_of("MONTREAL 1").code);
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return add_budget_line(uow, lookup, lucia, id,
                                           {.purpose = "Interpreters", .currency = "EUR", .planned = 12000});
                }).has_value());
    milestone(id, "Call for side events", {});
    auto chair = lucia;
    EXPECT_THAT(workbook(chair),
                AllOf(HasSubstr("12th GFMD Summit"), HasSubstr("Call for side events"),
                      HasSubstr("Interpreters||Nobody asked yet|EUR|12000|"), HasSubstr("MONTREAL 2"),
                      HasSubstr("Amman|JO|Asia|en|Nobody comes|"),
                      HasSubstr("2019-10-14 10:00|Montréal|MONTREAL 1|Admitted|Lucía Fernández|")));
}

TEST_P(EverythingTest, WhoMayNotSeeNamesGetsNone) {
    const auto reader = test::account("Board member", {{"events.view"}});
    const auto mine = workbook(reader);
    EXPECT_THAT(mine, AllOf(HasSubstr("12th GFMD Summit"), Not(HasSubstr("MONTREAL")),
                            Not(HasSubstr("Budget")), Not(HasSubstr("Presence"))));
    EXPECT_EQ(everything_order(reader, id, "All", "/").permission, "events.view");
    EXPECT_EQ(everything_order(lucia, id, "All", "/").permission, "events.invite");
    const auto door = test::account("Door", {{"events.view"}, {"events.check_in"}});
    EXPECT_EQ(everything_order(door, id, "All", "/").permission, "events.check_in");
    EXPECT_THAT(workbook(door), AllOf(HasSubstr("Presence"), Not(HasSubstr("List of delegates"))));
}

TEST_P(EverythingTest, RowsBeyondAPageFollowOnceAndInOrder) {
    many_delegates(2 * rows_of_a_page + 1);
    const auto bytes = workbook(lucia);
    for (const auto at :
         {0, rows_of_a_page - 1, rows_of_a_page, 2 * rows_of_a_page - 1, 2 * rows_of_a_page}) {
        const auto name = "|Guest " + std::to_string(at) + ".|";
        const auto found = bytes.find(name);
        EXPECT_NE(found, std::string::npos) << name;
        EXPECT_EQ(bytes.find(name, found + 1), std::string::npos) << name << " stands there twice";
    }
}

TEST_P(EverythingTest, AWholePageIsFollowedByNothing) {
    many_delegates(rows_of_a_page - 3);  // with the three that came before
    EXPECT_THAT(workbook(lucia), HasSubstr("|Guest " + std::to_string(rows_of_a_page - 4) + ".|"));
}

TEST_P(EverythingTest, SaysHowFarItIsAndStopsWhenNobodyWaits) {
    std::vector<long long> steps;
    ASSERT_TRUE(make(lucia, [&](long long done, long long total) {
                    steps.push_back(done * 10 + total);
                    return true;
                }).has_value());
    EXPECT_THAT(steps, ElementsAre(14, 24, 34)) << "delegations, delegates, scans; nobody may chair";
}

TEST_P(EverythingTest, IsOrderedOnThePageOfTheReport) {
    auto with = tools();
    with.orders = &orders;
    const auto reply = order_everything_post(with, {.path_values = here()}, scope());
    EXPECT_EQ(std::get<Redirect>(*reply).url, "/orders/1");
    EXPECT_EQ(order_everything_post(with, {.path_values = {{"edition", "NONE"}}}, scope()).error().code,
              ErrorCode::not_found);
}

}  // namespace
}  // namespace plenaria::events
