// SPDX-License-Identifier: EUPL-1.2
// One answer costs the same however many come, and however many wait.
#include <gmock/gmock.h>

#include <plenaria/testing/query_plan.hpp>
#include <plenaria/testing/statements_run.hpp>

#include "src/delegations/office_pages.hpp"
#include "src/delegations/waiting_list_repository.hpp"
#include "tests/delegations/two_events.hpp"
#include "tests/rows_read.hpp"

namespace plenaria::events {
namespace {

/// All places of both events are taken, and half of those who were silent wait.
class AnswerGrowthTest : public TwoEvents {
protected:
    AnswerGrowthTest() {
        for (const auto& each : {small_, large_}) {
            const int count = each == small_ ? few : many;
            const auto rules = write([&](UnitOfWork& uow) {
                return set_rules(uow, mails(), lucia, each,
                                 {.reply_until = {on("2019-11-01"), std::chrono::hours(17)},
                                  .quota = 3,
                                  .places = places_taken(uow, each),
                                  .erase_days = 90,
                                  .revision = rules_of(uow, each).revision});
            });
            EXPECT_TRUE(rules.has_value()) << rules.error().message;
            for (int i = 3; i < count / 2; i += 4)
                if (i % 40 != 39) answers(each, i, Answer::accepted);
        }
        test::analyze(db(), {"evt_delegation", "evt_delegate", "evt_standing", "evt_standing_count"});
    }

    [[nodiscard]] std::string id_of(const std::string& edition, int number) const {
        return std::string("01") + (edition == small_ ? 'S' : 'L') + "D" + std::string(15, '0') +
               std::to_string(1'000'000 + number);
    }
    void answers(const std::string& edition, int number, Answer said) {
        const auto done = write([&](UnitOfWork& uow) -> Result<void> {
            const auto stored = find_delegation(uow, id_of(edition, number)).value();
            const auto who = test::link_holder("events.delegation", "events.edition/" + edition, stored.party,
                                               stored.party_name);
            DelegationWish wanted{.answer = said};
            if (comes(said)) {
                wanted.people = {{.role = DelegateRole::head, .name = "Ada", .post = "Mayor"},
                                 {.role = DelegateRole::member, .name = "Ben", .post = "Adviser"}};
                wanted.fields = {"head", "member_1"};
            }
            return answer_invitation(uow, mails(), who, edition, wanted, stored.revision);
        });
        ASSERT_TRUE(done.has_value()) << done.error().message;
    }
    int waiting(const std::string& edition) {
        return *write([&](UnitOfWork& uow) -> Result<int> {
            return delegations_in(standing_counts(uow, edition), DelegationState::waiting);
        });
    }
    struct Step {
        const char* what;
        int number;
        Answer said;
    };
    // The second gives the places of three people to the first who waits, who needs two.
    static constexpr Step steps[] = {{"asks for places", 103, Answer::accepted},
                                     {"gives its places up", 0, Answer::declined},
                                     {"declines again", 0, Answer::declined}};
};
PLENARIA_BOTH_ENGINES(AnswerGrowthTest);

TEST_P(AnswerGrowthTest, AnAnswerRunsTheSameStatementsInALargeEvent) {
    ASSERT_EQ(waiting(small_), 14);
    ASSERT_GT(waiting(large_), 100);
    for (const auto& [what, number, said] : steps) {
        const auto small = test::statements_run(db(), [&] { answers(small_, number, said); });
        const auto large = test::statements_run(db(), [&] { answers(large_, number, said); });
        EXPECT_EQ(small, large) << what;
    }
    EXPECT_EQ(waiting(small_), 14) << "one more, and one less";
}

TEST_P(AnswerGrowthTest, AnAnswerNeitherScansNorSortsDelegations) {
    for (const auto& [what, number, said] : steps)
        for (const auto& statement : test::statements_run(db(), [&] { answers(large_, number, said); })) {
            if (!statement.starts_with("SELECT") || statement.find("evt_delegation") == std::string::npos)
                continue;
            const auto plan = test::explain(db(), statement);
            EXPECT_TRUE(plan.scanned.empty() && !plan.sorts) << what << ": " << statement << "\n"
                                                             << plan.text;
        }
}

TEST_P(AnswerGrowthTest, AnOfficeThatWaitsSeesItsPlaceWithoutReadingTheOthers) {
    const auto page = [&](const std::string& edition) {
        const auto party = std::string("city/") + (edition == small_ ? 'S' : 'L') + "1000059";
        auto& scope =
            scope_of(test::link_holder("events.delegation", "events.edition/" + edition, party, "City"));
        return html(office_page(guest_tools(), {.path_values = {{"edition", edition}}}, scope));
    };
    EXPECT_THAT(page(small_), ::testing::HasSubstr("13 delegations"));
    const auto small = test::statements_run(db(), [&] { page(small_); });
    const auto large = test::statements_run(db(), [&] { page(large_); });
    EXPECT_EQ(small, large);
    for (const auto& statement : large) {
        if (!statement.starts_with("SELECT") || statement.find("evt_delegation") == std::string::npos)
            continue;
        const auto plan = test::explain(db(), statement);
        EXPECT_TRUE(plan.scanned.empty() && !plan.sorts) << statement << "\n" << plan.text;
    }
}

/// Only MariaDB says how many rows it has read.
class AnswerRowsTest : public AnswerGrowthTest {};
INSTANTIATE_TEST_SUITE_P(Engines, AnswerRowsTest, ::testing::Values(Engine::mysql), test::engine_name);

TEST_P(AnswerRowsTest, AnAnswerInALargeEventReadsNoMoreRows) {
    for (const auto& [what, number, said] : steps) {
        long long rows[2] = {};
        int at = 0;
        for (const auto& each : {small_, large_})
            (void)test::statements_run(db(), [&] {  // one session for all
                const auto before = rows_read(db());
                answers(each, number, said);
                rows[at++] = rows_read(db()) - before;
            });
        EXPECT_LE(static_cast<double>(rows[1]), 1.3 * static_cast<double>(rows[0]))
            << what << ": " << rows[1] << " rows instead of " << rows[0];
    }
}

}  // namespace
}  // namespace plenaria::events
