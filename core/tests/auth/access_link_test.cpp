// SPDX-License-Identifier: EUPL-1.2
#include "auth/access_link_repository.hpp"

#include <gmock/gmock.h>

#include <plenaria/effects.hpp>

#include "accounts_house.hpp"

namespace plenaria::host {
namespace {

class AccessLinkTest : public AccountsTest {
protected:
    /// Issues a link for a round, and returns its secret.
    std::string issue(const std::string& party = "city/01Q",
                      const std::string& round = "statements.round/01R") {
        const auto address = *db().write([&](UnitOfWork& uow) -> Result<std::string> {
            return uow.issue_link({.purpose = "statements.review",
                                   .subject = round,
                                   .party = party,
                                   .party_name = "Mayor's office of Quito",
                                   .recipient = "protocol@quito.example",
                                   .task = "Review the declaration",
                                   .path = "/review",
                                   .expires_at = clock.now() + 24h});
        });
        return address.substr(address.rfind('/') + 1);
    }
    std::optional<StoredLink> find(const std::string& secret) {
        return read([&](UnitOfWork& uow) { return find_link(uow, secret); });
    }
    void open(const std::string& secret, const std::string& session) {
        must(db().write([&](UnitOfWork& uow) -> Result<void> {
            open_link(uow, find_link(uow, secret)->id, session, "192.0.2.1", "Firefox");
            return {};
        }));
    }
    bool holds(const std::string& session, const std::string& purpose = "statements.review",
               const std::string& round = "statements.round/01R") {
        return read(
            [&](UnitOfWork& uow) { return link_of_session(uow, session, purpose, round).has_value(); });
    }
    std::vector<LinkUse> uses() {
        return read(
            [](UnitOfWork& uow) { return uow.link_uses("statements.review", "statements.round/01R"); });
    }
};
PLENARIA_BOTH_ENGINES(AccessLinkTest);

TEST_P(AccessLinkTest, TheSecretHas256BitsAndOnlyItsHashIsStored) {
    const auto secret = issue();
    EXPECT_EQ(secret.size(), 64u);
    EXPECT_NE(issue(), secret);
    const auto stored = read([](UnitOfWork& uow) {
        std::string hash;
        sql::query(uow, "SELECT secret_hash FROM core_link ORDER BY id"), soci::into(hash);
        return hash;
    });
    EXPECT_NE(stored, secret);
    EXPECT_FALSE(find(stored));
}

TEST_P(AccessLinkTest, LookingAtItOpensNothing) {
    const auto secret = issue();
    EXPECT_EQ(find(secret)->state, LinkState::open);
    EXPECT_FALSE(holds("01S"));
    EXPECT_TRUE(uses().at(0).opened_at.empty());
}

TEST_P(AccessLinkTest, OpensOneTaskOnOneObjectInOneBrowser) {
    open(issue(), "01S");
    EXPECT_TRUE(holds("01S"));
    EXPECT_FALSE(holds("01OTHER"));
    EXPECT_FALSE(holds("01S", "statements.sign"));
    EXPECT_FALSE(holds("01S", "statements.review", "statements.round/01X"));
}

TEST_P(AccessLinkTest, ClosesToTheSecondAlsoForWhoIsInside) {
    const auto secret = issue();
    open(secret, "01S");
    clock.advance(24h - 1s);
    EXPECT_TRUE(holds("01S"));
    clock.advance(1s);
    EXPECT_FALSE(holds("01S"));
    EXPECT_EQ(find(secret)->state, LinkState::expired);
}

TEST_P(AccessLinkTest, IsRevokedAtOnceForOnePartyOrForAll) {
    const auto quito = issue("city/01Q");
    const auto kampala = issue("city/01K");
    open(quito, "01S");
    open(kampala, "01T");
    must(db().write([](UnitOfWork& uow) -> Result<void> {
        uow.revoke_links("statements.review", "statements.round/01R", "city/01Q");
        return {};
    }));

    EXPECT_FALSE(holds("01S"));
    EXPECT_TRUE(holds("01T"));
    EXPECT_EQ(find(quito)->state, LinkState::revoked);

    must(db().write([](UnitOfWork& uow) -> Result<void> {
        uow.revoke_links("statements.review", "statements.round/01R");
        return {};
    }));
    EXPECT_FALSE(holds("01T"));
}

TEST_P(AccessLinkTest, ForwardingItInTheOfficeShowsAsOneUseEach) {
    const auto secret = issue();
    open(secret, "01S");
    clock.advance(1h);
    open(secret, "01T");

    const auto used = uses();

    ASSERT_EQ(used.size(), 1u);
    EXPECT_EQ(used[0].recipient, "protocol@quito.example");
    EXPECT_THAT(used[0].opened_at,
                ::testing::ElementsAre(test::at("2019-12-17T08:00:00Z"), test::at("2019-12-17T09:00:00Z")));
}

TEST_P(AccessLinkTest, AnExtensionReachesWhoIsInsideAndNotWhoWasRevoked) {
    const auto quito = issue("city/01Q");
    const auto kampala = issue("city/01K");
    open(quito, "01S");
    open(kampala, "01T");
    must(db().write([&](UnitOfWork& uow) -> Result<void> {
        uow.revoke_links("statements.review", "statements.round/01R", "city/01K");
        uow.extend_links("statements.review", "statements.round/01R", clock.now() + 48h);
        return {};
    }));
    clock.advance(24h);

    EXPECT_TRUE(holds("01S"));
    EXPECT_FALSE(holds("01T"));
}

}  // namespace
}  // namespace plenaria::host
