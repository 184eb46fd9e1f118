// SPDX-License-Identifier: EUPL-1.2
#include "auth/access_link_repository.hpp"

#include <gtest/gtest.h>

#include <plenaria/db.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>

namespace plenaria::host {
namespace {

class PartyLinkTest : public ::testing::TestWithParam<Engine> {
protected:
    PartyLinkTest() : database_(GetParam(), {.clock = &clock_}) {}

    AccessLink link(const std::string& party, const std::string& task) const {
        return {.purpose = "statements.review",
                .subject = "statements.round/1",
                .party = party,
                .party_name = "Kampala",
                .recipient = "office@kampala.example",
                .task = task,
                .path = "/review",
                .zone = "Africa/Kampala",
                .due_at = test::at("2020-01-10T16:00:00Z"),
                .due_zone = "Europe/Zurich",
                .expires_at = test::at("2020-06-01T00:00:00Z")};
    }
    /// @return the address.
    std::string issue(const AccessLink& link) {
        return *database_.db().write(
            [&](UnitOfWork& uow) -> Result<std::string> { return uow.issue_link(link); });
    }
    std::optional<StoredLink> of_party(const std::string& party) {
        return *database_.db().read([&](UnitOfWork& uow) -> Result<std::optional<StoredLink>> {
            return link_of_party(uow, party, "statements.review", "statements.round/1");
        });
    }

    test::FakeClock clock_{"2019-12-17T08:00:00Z"};
    test::TestDatabase database_;
};
PLENARIA_BOTH_ENGINES(PartyLinkTest);

TEST_P(PartyLinkTest, KeepsTheDeadlineBesideItsOwnEnd) {
    const auto address = issue(link("city/1", "Review"));

    const auto found = *database_.db().read([&](UnitOfWork& uow) -> Result<std::optional<StoredLink>> {
        return find_link(uow, address.substr(address.rfind('/') + 1));
    });

    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->link.due_at, test::at("2020-01-10T16:00:00Z"));
    EXPECT_EQ(found->link.due_zone, "Europe/Zurich");
    EXPECT_EQ(found->link.expires_at, test::at("2020-06-01T00:00:00Z"));
}

TEST_P(PartyLinkTest, APartyHasTheNewestLinkThatWasSentToIt) {
    issue(link("city/1", "first"));
    issue(link("city/1", "second"));
    issue(link("city/2", "of another"));

    EXPECT_EQ(of_party("city/1")->link.task, "second");
    EXPECT_FALSE(of_party("city/3").has_value());
}

TEST_P(PartyLinkTest, ALinkThatHasEndedOrWasReplacedOpensNothingForItsParty) {
    issue(link("city/1", "Review"));
    issue(link("city/2", "Review"));
    static_cast<void>(database_.db().write([](UnitOfWork& uow) -> Result<void> {
        uow.revoke_links("statements.review", "statements.round/1", "city/1");
        return {};
    }));
    EXPECT_FALSE(of_party("city/1").has_value());
    EXPECT_TRUE(of_party("city/2").has_value());

    clock_.set("2020-06-01T00:00:00Z");
    EXPECT_FALSE(of_party("city/2").has_value());
}

}  // namespace
}  // namespace plenaria::host
