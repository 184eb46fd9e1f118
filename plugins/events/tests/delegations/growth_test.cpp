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
#include "tests/accreditation/door.hpp"
#include "tests/rows_read.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// Two events, one with ten times the people of the other; each page of both is asked for.
class GrowthTest : public Door {
protected:
    static constexpr int few = 120, many = 1200;

    GrowthTest() {
        small_ = id;
        large_ = edition(quito());
        fill(small_, 'S', few);
        fill(large_, 'L', many);
        for (const auto& each : {small_, large_})
            EXPECT_TRUE(write([&](UnitOfWork& uow) { return issue_badges(uow, lucia, each); }).has_value());
        test::analyze(db(),
                      {"evt_delegation", "evt_delegate", "evt_badge", "evt_standing", "evt_standing_count",
                       "evt_protocol_number", "evt_protocol_made", "evt_standing_of"});
    }
    void TearDown() override {
        expect_right_counts(small_);
        expect_right_counts(large_);
    }

    /// Delegations of three people each, and as many of which nobody comes: half of these were not invited
    /// yet, the others are silent, or decline. Of each kind even the small event has more than a page.
    void fill(const std::string& edition, char kind, int count) {
        ASSERT_TRUE(
            write([&](UnitOfWork& uow) -> Result<void> {
                for (int i = 0; i < count; ++i) {
                    const auto number = std::to_string(1'000'000 + i);
                    Delegation d{.id = std::string("01") + kind + "D" + std::string(15, '0') + number,
                                 .edition_id = edition,
                                 .party = std::string("city/") + kind + number,
                                 .party_name = "City " + number,
                                 .iso2 = i % 2 == 0 ? "UG" : "EC",
                                 .region = i % 2 == 0 ? "Africa" : "Americas",
                                 .address = number + "@example.org",
                                 .language = std::string(languages[static_cast<std::size_t>(i) % 3]),
                                 .zone = "UTC"};
                    insert(uow, d);
                    const bool declines = i % 40 == 39;
                    d.answer = i % 4 < 2 ? Answer::accepted : declines ? Answer::declined : Answer::none;
                    if (i % 4 != 2) d.invited_at = uow.now();
                    if (d.answer != Answer::none) d.answered_at = uow.now();
                    if (!update(uow, d)) return changed_meanwhile(d.id);
                    for (int j = 0; j < 3 && comes(d.answer); ++j)
                        d.people.push_back({.role = j == 0 ? DelegateRole::head : DelegateRole::member,
                                            .name = number + " Person " + std::to_string(j),
                                            .post = "Adviser"});
                    store_people(uow, d);
                }
                recount(uow, edition);
                return {};
            }).has_value());
    }

    static constexpr const char* pages[] = {"delegations", "delegates", "badges",    "check-in",
                                            "presence",    "choose",    "invite",    "remind",
                                            "approve",     "report",    "briefings", "api"};

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
        if (page == "briefings") return briefings_page(tools(), request, scope_of(lucia));
        return check_in_page(door_tools(), request, scope_of(lucia));
    }
    std::string text_of(std::string_view page, const std::string& edition) {
        const auto reply = reply_of(page, {.path_values = {{"edition", edition}}});
        const auto* json = reply ? std::get_if<Json>(&*reply) : nullptr;
        return json != nullptr ? json->text : html(reply);
    }
    std::string small_, large_;
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
            if (statement.find("evt_session") != std::string::npos) continue;
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
