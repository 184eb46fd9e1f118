// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <plenaria/id.hpp>
#include <plenaria/testing/statements_run.hpp>

#include "src/side_events/call_pages.hpp"
#include "src/side_events/proposal_list_pages.hpp"
#include "src/side_events/proposal_page_repository.hpp"
#include "src/side_events/scoring_pages.hpp"
#include "tests/rows_read.hpp"
#include "tests/side_events/side_event_room.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// One call of 250 proposals and one of 2 000; each has one review, every tenth is declined and not yet told.
class ProposalGrowthTest : public SideEventRoom {
protected:
    void SetUp() override {
        small_ = call;
        large_ = *write([&](UnitOfWork& uow) { return create_call(uow, lucia, id, rules()); });
        fill(small_, 250);
        fill(large_, 2000);
    }
    void fill(const std::string& of, int count) {
        const auto criteria = *write([&](UnitOfWork& uow) -> Result<std::vector<Criterion>> {
            return find_call(uow, of).value().criteria;
        });
        ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                        for (int number = 1; number <= count; ++number) {
                            Proposal one{.id = new_id(),
                                         .call_id = of,
                                         .edition_id = id,
                                         .number = number,
                                         .facts = facts("City " + std::to_string(number),
                                                        "Theme " + std::to_string(number)),
                                         .created_at = uow.now()};
                            if (number % 10 == 0) one.state = ProposalState::declined;
                            insert(uow, one);
                            store(uow, {.id = new_id(),
                                        .proposal_id = one.id,
                                        .reviewer = lucia.id,
                                        .reviewer_name = "Lucía",
                                        .given_at = uow.now(),
                                        .points = {{criteria[0].id, number % 5 + 1}, {criteria[1].id, 3}}});
                        }
                        return {};
                    }).has_value());
    }
    std::string text_of(const std::string& of, const std::string& page = {}, const std::string& state = {},
                        const std::string& order = {}) {
        const auto with = side_tools();
        return html(call_page(
            with,
            {.path_values = {{"call", of}}, .query = {{"page", page}, {"state", state}, {"order", order}}},
            scope_of(lucia)));
    }
    test::FakeScope& scope_of(const Actor& who) {
        auto& at = scope();
        at.who = who;
        return at;
    }
    std::string small_, large_;
};
PLENARIA_BOTH_ENGINES(ProposalGrowthTest);

TEST_P(ProposalGrowthTest, APageShowsFiftyAndItsFilterIsKept) {
    EXPECT_THAT(text_of(large_),
                AllOf(HasSubstr("2000 proposals"), HasSubstr(">Theme 50<"), Not(HasSubstr(">Theme 51<")),
                      HasSubstr("page=2"), HasSubstr("200 letters to send"), Not(HasSubstr("Rank</th>"))));
    EXPECT_THAT(text_of(large_, "40"), AllOf(HasSubstr(">Theme 2000<"), Not(HasSubstr(">Theme 1950<"))));
    EXPECT_THAT(text_of(large_, "2", "declined"),
                AllOf(HasSubstr("200 proposals"), HasSubstr(">Theme 510<"), Not(HasSubstr(">Theme 511<")),
                      HasSubstr("state=declined")));
    EXPECT_THAT(text_of(large_, "1", "", "rank"),
                AllOf(HasSubstr("Rank</th>"), HasSubstr(">Theme 4<"), Not(HasSubstr(">Theme 5<"))))
        << "those with five points come first";
    EXPECT_THAT(text_of(large_), HasSubstr("Look for proposals that may become one"));
    const auto with = side_tools();
    EXPECT_THAT(html(scoring_page(with, {.path_values = {{"edition", id}}, .query = {{"page", "2"}}},
                                  scope_of(lucia))),
                AllOf(HasSubstr(">Theme 51<"), Not(HasSubstr(">Theme 50<")), Not(HasSubstr(">Theme 101<"))));
}

TEST_P(ProposalGrowthTest, PagesOfALargeCallAskAsOftenAsThoseOfASmallOne) {
    const auto small = test::statements_run(db(), [&] { text_of(small_); });
    const auto large = test::statements_run(db(), [&] { text_of(large_); });
    EXPECT_EQ(small, large);
}

TEST_P(ProposalGrowthTest, CountsThatAreKeptAreThoseThatCountingFinds) {
    const auto found = *write([&](UnitOfWork& uow) -> Result<ProposalCounts> {
        auto one = proposals_of(uow, small_).front();
        one.told_at = uow.now();
        one.state = ProposalState::accepted;
        EXPECT_TRUE(update(uow, one));
        return proposal_counts(uow, small_);
    });
    EXPECT_EQ(total_of(found), 250);
    EXPECT_EQ(found.at(ProposalState::declined).due, 25);
    EXPECT_EQ(found.at(ProposalState::accepted).proposals, 1);
    EXPECT_EQ(found.at(ProposalState::accepted).due, 0);
    EXPECT_EQ(found.at(ProposalState::proposed).proposals, 224);
    const auto due = *write([&](UnitOfWork& uow) -> Result<long long> {
        EXPECT_EQ(decisions_to_tell(uow, small_, proposal_counts(uow, small_)),
                  static_cast<long long>(to_tell(proposals_of(uow, small_)).size()));
        erase_contacts(uow, small_);
        return decisions_to_tell(uow, small_, proposal_counts(uow, small_));
    });
    EXPECT_EQ(due, 0) << "who has no address is not written to";
}

/// Only MariaDB says how many rows it has read.
class ProposalRowsReadTest : public ProposalGrowthTest {};
INSTANTIATE_TEST_SUITE_P(Engines, ProposalRowsReadTest, ::testing::Values(Engine::mysql), test::engine_name);

TEST_P(ProposalRowsReadTest, EightTimesTheProposalsAreNoMoreRowsOnAnyPage) {
    std::vector<long long> rows;
    for (const auto& [of, page] : {std::pair{small_, "1"}, {large_, "1"}, {large_, "40"}})
        (void)test::statements_run(db(), [&, of = of, page = page] {  // one session for all
            const auto before = rows_read(db());
            text_of(of, page);
            rows.push_back(rows_read(db()) - before);
        });
    for (const auto count : rows)
        EXPECT_LE(static_cast<double>(count), 1.3 * static_cast<double>(rows[0]))
            << count << " rows instead of " << rows[0];
    EXPECT_LT(rows[0], 1000);
}

}  // namespace
}  // namespace plenaria::events
