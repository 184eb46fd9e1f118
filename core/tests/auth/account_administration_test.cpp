// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "accounts_house.hpp"

namespace plenaria::host {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class AdministrationTest : public AccountsTest {
protected:
    std::vector<std::string> held(const std::string& id, const char* day) {
        return read([&](UnitOfWork& uow) {
            std::vector<std::string> names;
            for (const auto& role : roles_held(uow, id, *parse_day(day)))
                names.push_back(role.scope.empty() ? role.role : role.role + '@' + role.scope);
            return names;
        });
    }
    std::vector<AccountRole> all_roles(const std::string& id) {
        return read([&](UnitOfWork& uow) { return roles_of(uow, id); });
    }
    AccountService::NewAccount named(const std::string& email) {
        return {.email = email, .name = "Ana Pérez", .language = "es", .zone = "America/Quito"};
    }
};
PLENARIA_BOTH_ENGINES(AdministrationTest);

TEST_P(AdministrationTest, AnAddressBelongsToOneAccountWhateverItsCase) {
    person("ana@example.org");
    EXPECT_EQ(refusal(accounts.create(operator_, named("ANA@example.org"))), ErrorCode::invalid_input);
    must(accounts.create(operator_, named("aná@example.org")));
}

TEST_P(AdministrationTest, ARoleEndsByItselfOnItsDay) {
    const auto id = person("ana@example.org");
    must(accounts.give_role(operator_, id,
                            {.id = "", .role = "board_member", .ends_on = parse_day("2020-06-30")}));
    must(accounts.give_role(operator_, id, {.id = "", .role = "reviewer", .scope = "city/01Q"}));

    EXPECT_THAT(held(id, "2020-06-29"), ElementsAre("board_member", "reviewer@city/01Q"));
    EXPECT_THAT(held(id, "2020-06-30"), ElementsAre("reviewer@city/01Q"));
}

TEST_P(AdministrationTest, TheSameRoleInTheSameScopeIsHeldOnce) {
    const auto id = person("ana@example.org");
    must(accounts.give_role(operator_, id, {.id = "", .role = "drafter"}));
    EXPECT_EQ(refusal(accounts.give_role(operator_, id, {.id = "", .role = "drafter"})), ErrorCode::conflict);
    EXPECT_EQ(refusal(accounts.give_role(operator_, id, {.id = "", .role = "emperor"})),
              ErrorCode::invalid_input);
    EXPECT_EQ(all_roles(id).size(), 1u);
}

TEST_P(AdministrationTest, ARoleIsTakenOnceAndNobodyTakesTheirOwnKey) {
    const auto id = person("ana@example.org");
    must(accounts.give_role(operator_, id, {.id = "", .role = "administrator"}));
    const auto role = all_roles(id).at(0).id;

    EXPECT_EQ(refusal(accounts.take_role(actor(id), id, role)), ErrorCode::conflict);
    must(accounts.take_role(operator_, id, role));
    EXPECT_EQ(refusal(accounts.take_role(operator_, id, role)), ErrorCode::not_found);
    EXPECT_THAT(history(id), ElementsAre("core.create_account", "core.give_role", "core.take_role"));
}

TEST_P(AdministrationTest, AClosedAccountIsOutAtOnceAndNobodyClosesTheirOwn) {
    const auto id = person("ana@example.org");
    const auto opened = accounts.sign_in(home, "ana@example.org", good_password);

    EXPECT_EQ(refusal(accounts.set_disabled(actor(id), id, true)), ErrorCode::conflict);
    must(accounts.set_disabled(operator_, id, true));
    EXPECT_FALSE(session(opened->secret));

    must(accounts.set_disabled(operator_, id, false));
    must(accounts.sign_in(home, "ana@example.org", good_password));
}

TEST_P(AdministrationTest, OfTwoWhoSaveTheSecondIsTold) {
    const auto id = person("ana@example.org");
    const int version = account(id).version;
    must(accounts.save(operator_, id, version, named("ana@example.org")));
    EXPECT_EQ(refusal(accounts.save(operator_, id, version, named("other@example.org"))),
              ErrorCode::conflict);
    EXPECT_EQ(account(id).email, "ana@example.org");
}

TEST_P(AdministrationTest, WhatWasMailedToAnOldAddressOpensNothingAnyMore) {
    const auto id = person("ana@example.org");
    const auto reset = link(id, AccountLinkPurpose::reset);
    const auto entry = link(id, AccountLinkPurpose::sign_in);

    must(accounts.save(operator_, id, account(id).version, named("new@example.org")));

    EXPECT_EQ(refusal(accounts.reset_password(stranger, reset, "trece gatos azules")), ErrorCode::not_found);
    EXPECT_EQ(refusal(accounts.sign_in_by_link(stranger, entry)), ErrorCode::not_found);
}

TEST_P(AdministrationTest, WhoLostTheTelephoneIsHelpedByAnAdministrator) {
    const auto id = person("ana@example.org");
    with_totp(id);
    must(accounts.reset_totp(operator_, id));

    EXPECT_EQ(accounts.sign_in(home, "ana@example.org", good_password)->state, SessionState::signed_in);
    EXPECT_THAT(history(id), Contains("core.reset_second_factor"));
}

TEST_P(AdministrationTest, AOneTimeAddressIsWorthAsLongAsItWasMadeFor) {
    const auto id = person("ana@example.org", "");
    const auto secret = accounts.sign_in_secret(operator_, "ANA@example.org", 1h);
    must(secret);
    EXPECT_EQ(refusal(accounts.sign_in_secret(operator_, "nobody@example.org", 1h)), ErrorCode::not_found);

    clock.advance(1h - 1s);
    must(accounts.sign_in_by_link(home, *secret));
    EXPECT_THAT(history(id), Contains("core.issue_sign_in_address"));
}

TEST_P(AdministrationTest, AddressesThatEndedAreForgotten) {
    const auto id = person("ana@example.org");
    link(id, AccountLinkPurpose::reset, 1h);
    link(id, AccountLinkPurpose::reset, 48h);
    clock.advance(24h);
    must(db().write([&](UnitOfWork& uow) -> Result<void> {
        forget_account_links(uow, uow.now());
        return {};
    }));
    const int left = read([](UnitOfWork& uow) {
        int n = 0;
        sql::query(uow, "SELECT count(*) FROM core_account_link"), soci::into(n);
        return n;
    });
    EXPECT_EQ(left, 1);
}

}  // namespace
}  // namespace plenaria::host
