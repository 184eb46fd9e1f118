// SPDX-License-Identifier: EUPL-1.2
// A page costs the same however many come.
#include <gmock/gmock.h>

#include <plenaria/testing/query_plan.hpp>
#include <plenaria/testing/statements_run.hpp>

#include "src/accreditation/badge_pages.hpp"
#include "src/accreditation/check_in_pages.hpp"
#include "src/briefing/briefing_pages.hpp"
#include "src/delegations/choose_pages.hpp"
#include "src/delegations/delegate_list_pages.hpp"
#include "src/delegations/delegation_api.hpp"
#include "src/delegations/delegation_pages.hpp"
#include "src/delegations/protocol_order_repository.hpp"
#include "src/delegations/wave_pages.hpp"
#include "src/registration/follow_up_pages.hpp"
#include "src/report/report_pages.hpp"
#include "tests/delegations/two_events.hpp"
#include "tests/rows_read.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// Each page of both events is asked for.
class GrowthTest : public TwoEvents {
protected:
    static constexpr const char* pages[] = {"delegations", "delegates", "badges", "check-in", "presence",
                                            "choose",      "invite",    "remind", "approve",  "report",
                                            "briefings",   "api",       "pack"};

    /// With what is of the last delegation and its head.
    Request of_last(Request request) {
        const auto& edition = request.path_value("edition");
        const auto last = std::to_string(1'000'000 + (edition == small_ ? few : many) - 3);
        const auto party = std::string("city/") + (edition == small_ ? 'S' : 'L') + last;
        (void)write([&](UnitOfWork& uow) -> Result<void> {
            const auto delegation = find_delegation(uow, edition, party).value();
            const auto& head = delegation.people.front().id;
            request.path_values["delegation"] = delegation.id;
            request.path_values["pack"] = "delegate-" + head;
            request.path_values["badge"] = valid_badge_of(uow, head).value().id;
            return {};
        });
        return request;
    }
    Result<Reply> reply_of(std::string_view page, const Request& request) {
        if (page == "delegations") return delegations_page(guest_tools(), request, scope_of(lucia));
        if (page == "delegates") return delegates_page(guest_tools(), request, scope_of(lucia));
        if (page == "badges") return badges_page(door_tools(), request, scope_of(lucia));
        if (page == "presence") return presence_page(door_tools(), request, scope_of(lucia));
        if (page == "choose") return choose_page(guest_tools(), request, scope_of(lucia));
        if (page == "invite") return invite_page(guest_tools(), request, scope_of(lucia));
        if (page == "remind") return remind_page(guest_tools(), request, scope_of(lucia));
        if (page == "approve") return approve_page(guest_tools(), request, scope_of(lucia));
        if (page == "report") return report_page(tools(), request, scope_of(lucia));
        if (page == "api") return api_delegations(guest_tools(), request, scope_of(lucia));
        if (page == "pack") return pack_page(tools(), of_last(request), scope_of(lucia));
        if (page == "badge") return badge_page(door_tools(), of_last(request), scope_of(lucia));
        if (page == "delegation") return delegation_page(guest_tools(), of_last(request), scope_of(lucia));
        if (page == "briefings") return briefings_page(tools(), request, scope_of(lucia));
        return check_in_page(door_tools(), request, scope_of(lucia));
    }
    std::string text_of(std::string_view page, const std::string& edition) {
        const auto reply = reply_of(page, {.path_values = {{"edition", edition}}});
        const auto* json = reply ? std::get_if<Json>(&*reply) : nullptr;
        if (const auto* file = reply ? std::get_if<Download>(&*reply) : nullptr) return file->bytes;
        return json != nullptr ? json->text : html(reply);
    }
};
PLENARIA_BOTH_ENGINES(GrowthTest);

TEST_P(GrowthTest, PagesOfALargeEventAskAsOftenAsThoseOfASmallOne) {
    for (const auto* page : pages) {
        for (const auto& each : {small_, large_}) (void)text_of(page, each);  // what is kept may be made once
        const auto small = test::statements_run(db(), [&] { text_of(page, small_); });
        const auto large = test::statements_run(db(), [&] { text_of(page, large_); });
        EXPECT_EQ(small, large) << page;
    }
}

TEST_P(GrowthTest, NoPageScansOrSortsWhatGrowsWithTheEvent) {
    for (const auto* page : pages) {
        text_of(page, large_);
        for (const auto& statement : test::statements_run(db(), [&] { text_of(page, large_); })) {
            if (!statement.starts_with("SELECT") || statement.find("evt_") == std::string::npos) continue;
            // What grows with the programme does not grow with the people.
            if (statement.find("evt_session") != std::string::npos ||
                statement.find("evt_venue_room") != std::string::npos)
                continue;
            const auto plan = test::explain(db(), statement);
            for (const auto& table : plan.scanned)
                EXPECT_THAT(
                    (std::vector<std::string>{"d", "p", "s", "n", "b", "evt_delegation", "evt_delegate",
                                              "evt_standing", "evt_badge", "evt_protocol_number"}),
                    Not(::testing::Contains(table)))
                    << page << ": " << statement << "\n"
                    << plan.text;
            // A page of people is put into the order of its delegations; it is no longer than a page.
            const bool of_a_page = statement.find(":ids") != std::string::npos;
            EXPECT_TRUE(of_a_page || !plan.sorts) << page << ": " << statement << "\n" << plan.text;
        }
    }
}

TEST_P(GrowthTest, ThePagesShowTheirEvent) {
    EXPECT_THAT(text_of(pages[0], large_),
                AllOf(HasSubstr("25 of 1200<"), HasSubstr(">900<"), HasSubstr("City 1000024<"),
                      Not(HasSubstr("City 1000025<"))));
    EXPECT_THAT(text_of(pages[1], large_), HasSubstr("600 delegations, 1800 people"));
    EXPECT_THAT(text_of(pages[2], large_), HasSubstr("1800 of 1800 have a badge"));
    EXPECT_THAT(text_of(pages[3], large_), HasSubstr("0 of 1800 are there"));
    EXPECT_THAT(text_of("invite", large_),
                AllOf(HasSubstr("This sends 300 messages."), HasSubstr("1–25 of 300")));
    EXPECT_THAT(text_of("remind", large_), HasSubstr("This sends 270 messages."));
    EXPECT_THAT(text_of("approve", large_),
                AllOf(HasSubstr("This sends 600 messages."), HasSubstr("1–25 of 600")));
    EXPECT_THAT(text_of("api", large_), AllOf(HasSubstr("\"total\":1200"), HasSubstr("\"pages\":24")));
    EXPECT_THAT(text_of("report", large_), HasSubstr("1800"));
    EXPECT_THAT(text_of("pack", large_), HasSubstr("1001197 Person 0"));
    EXPECT_THAT(text_of("badge", large_), HasSubstr("1001197 Person 0"));
    EXPECT_THAT(text_of("delegation", large_), HasSubstr("1001197 Person 0"));
    EXPECT_THAT(text_of("briefings", large_),
                AllOf(HasSubstr("1800 packs"), HasSubstr("600 packs of heads of delegations"),
                      HasSubstr("1000000 Person 0"), Not(HasSubstr("1000020 Person 0"))));
    EXPECT_THAT(text_of(pages[4], large_),
                AllOf(HasSubstr("0 of 1800 are there"), HasSubstr("1000000 Person 0"),
                      Not(HasSubstr("1000100 Person 0"))));
}

/// Only MariaDB says how many rows it has read.
class RowsReadTest : public GrowthTest {};
INSTANTIATE_TEST_SUITE_P(Engines, RowsReadTest, ::testing::Values(Engine::mysql), test::engine_name);

TEST_P(RowsReadTest, TenTimesTheEventIsNoMoreRows) {
    for (const auto* page : pages) {
        for (const auto& each : {small_, large_}) (void)text_of(page, each);
        long long rows[2] = {};
        int at = 0;
        for (const auto& each : {small_, large_})
            (void)test::statements_run(db(), [&] {  // one session for all
                const auto before = rows_read(db());
                text_of(page, each);
                rows[at++] = rows_read(db()) - before;
            });
        EXPECT_LE(static_cast<double>(rows[1]), 1.3 * static_cast<double>(rows[0]))
            << page << ": " << rows[1] << " rows instead of " << rows[0];
    }
}

}  // namespace
}  // namespace plenaria::events
