// SPDX-License-Identifier: EUPL-1.2
// How many delegations must be there, and whether they are.
#include "src/quorum/quorum.hpp"

#include <gmock/gmock.h>

#include <plenaria/live.hpp>

#include "src/programme/session_service.hpp"
#include "src/quorum/quorum_pages.hpp"
#include "src/quorum/quorum_repository.hpp"
#include "tests/accreditation/door.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Quorum, IsReachedByThatManyAndNotByOneLess) {
    const Quorum quorum{.needed = 2};
    const std::vector<DelegationThere> one{{"city/A", true}, {"city/B", false}, {"city/C", false}};
    const std::vector<DelegationThere> two{{"city/A", true}, {"city/B", true}, {"city/C", false}};
    EXPECT_FALSE(count_quorum(quorum, one, nullptr).is_reached());
    EXPECT_EQ(count_quorum(quorum, one, nullptr).missing(), 1);
    EXPECT_TRUE(count_quorum(quorum, two, nullptr).is_reached());
    EXPECT_EQ(count_quorum(quorum, two, nullptr).missing(), 0);
    EXPECT_EQ(count_quorum(quorum, two, nullptr).expected, 3);
}

TEST(Quorum, OfABodyOnlyItsMembersCountAndThoseWhoSendNobodyAreExpected) {
    const std::set<std::string> members{"city/A", "city/C", "city/D"};
    const auto count =
        count_quorum({.needed = 2}, {{"city/A", true}, {"city/B", true}, {"city/C", false}}, &members);
    EXPECT_EQ(count.present, 1);
    EXPECT_EQ(count.expected, 3);
    EXPECT_FALSE(count.is_reached());
}

TEST(Quorum, WithoutANumberNothingIsReached) {
    EXPECT_FALSE(count_quorum({}, {{"city/A", true}}, nullptr).is_reached());
}

class QuorumTest : public Door {
protected:
    QuorumTest() {
        session = *write([&](UnitOfWork& uow) {
            return add_session(uow, lookup, lucia, id,
                               {.titles = {.original = "en", .texts = {{"en", "General Assembly"}}},
                                .starts = parse_local("2019-11-19T09:00").value(),
                                .ends = parse_local("2019-11-19T10:30").value()});
        });
        EXPECT_GT(issue(), 0);
    }
    QuorumCount count(const Electorates& electorates = {}) {
        return write([&](UnitOfWork& uow) { return read_quorum(uow, electorates, session); })->count;
    }
    Result<void> needs(int delegations, int revision) {
        return write([&](UnitOfWork& uow) {
            return set_quorum(uow, lucia, {session, delegations, revision});
        });
    }
    std::string session;
};
PLENARIA_BOTH_ENGINES(QuorumTest);

TEST_P(QuorumTest, ADelegationIsThereWhileSomebodyOfItIsCheckedIn) {
    ASSERT_TRUE(needs(2, 0).has_value());
    EXPECT_EQ(count().present, 0);
    EXPECT_EQ(count().expected, 2);
    scan("one", badge_of("MONTREAL 1").code);
    const auto second = scan("two", badge_of("MONTREAL 2").code);
    EXPECT_EQ(count().present, 1) << "two people of one delegation";
    const auto third = scan("three", badge_of("QUITO 1").code);
    EXPECT_TRUE(count().is_reached());
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) { return undo_scan(uow, lucia, id, second.scan_id); }).has_value());
    EXPECT_TRUE(count().is_reached()) << "one of two is still there";
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return undo_scan(uow, lucia, id, third.scan_id); }).has_value());
    EXPECT_FALSE(count().is_reached());
}

TEST_P(QuorumTest, APluginThatKnowsTheBodySaysWhoCounts) {
    struct Council final : Electorate {
        std::string session;
        std::optional<std::vector<std::string>> members(UnitOfWork&, const std::string& of) override {
            if (of != session) return std::nullopt;
            return std::vector<std::string>{"city/QUITO", "city/KAMPALA"};
        }
    };
    ASSERT_TRUE(needs(1, 0).has_value());
    scan("one", badge_of("MONTREAL 1").code);
    const auto council = std::make_shared<Council>();
    const Electorates known = [&] { return std::vector<std::shared_ptr<Electorate>>{council}; };
    EXPECT_TRUE(count(known).is_reached()) << "of another session it knows nothing";
    council->session = session;
    EXPECT_FALSE(count(known).is_reached());
    EXPECT_EQ(count(known).expected, 2);
    scan("two", badge_of("QUITO 1").code);
    EXPECT_TRUE(count(known).is_reached());
}

TEST_P(QuorumTest, ThePageSaysItAndTakesTheNumber) {
    auto& at = scope_of(lucia);
    const Request request{.path_values = {{"session", session}}};
    EXPECT_THAT(html(quorum_page(tools(), request, at)),
                AllOf(HasSubstr("0 of 2 delegations are there."), HasSubstr("Say how many must be there")));
    const auto send = [&](const std::string& needed, const std::string& revision) {
        return quorum_post(
            tools(),
            {.path_values = {{"session", session}}, .form = {{"needed", needed}, {"revision", revision}}},
            at);
    };
    ASSERT_TRUE(std::holds_alternative<Redirect>(*send("2", "0")));
    scan("one", badge_of("QUITO 1").code);
    EXPECT_THAT(html(quorum_page(tools(), request, at)),
                AllOf(HasSubstr("1 / 2"), HasSubstr("1 more is needed.")));
    EXPECT_EQ(status(send("many", "1")), 422);
    EXPECT_EQ(status(send("3", "0")), 409) << "somebody has changed it since";
    scan("two", badge_of("MONTREAL 1").code);
    EXPECT_THAT(html(quorum_page(tools(), request, at)),
                AllOf(HasSubstr("The quorum of 2 is reached."), Not(HasSubstr("needed."))));
}

TEST_P(QuorumTest, WhatIsNotThereIsNotFound) {
    auto& at = scope_of(lucia);
    const Request nowhere{.path_values = {{"session", "NONE"}}};
    for (const auto page : {quorum_page, listen_to_quorum})
        EXPECT_EQ(page(tools(), nowhere, at).error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace plenaria::events
