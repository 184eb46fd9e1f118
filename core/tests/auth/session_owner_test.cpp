// SPDX-License-Identifier: EUPL-1.2
// Who stands behind a cookie: the same as the repositories say one by one, asked in one statement.
#include <gmock/gmock.h>

#include <plenaria/id.hpp>
#include <plenaria/testing/statements_run.hpp>

#include "accounts_house.hpp"
#include "auth/session_owner_repository.hpp"

namespace plenaria::host {
namespace {

using ::testing::ElementsAre;
using ::testing::FieldsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class SessionOwnerTest : public AccountsTest {
protected:
    SessionOwnerTest() : id(person("ana@example.org")) {}
    NewSession sign_in() { return *accounts.sign_in(home, "ana@example.org", good_password); }
    std::optional<OwnedSession> find(const NewSession& opened) {
        return read([&](UnitOfWork& uow) {
            return find_session_and_owner(uow, opened.secret, limits, *parse_day("2019-12-17"));
        });
    }
    void give(const std::string& role, const std::string& scope, std::optional<Day> ends_on = std::nullopt) {
        must(db().write([&](UnitOfWork& uow) -> Result<void> {
            insert_role(uow, id, {.id = new_id(), .role = role, .scope = scope, .ends_on = ends_on});
            return {};
        }));
    }
    std::string id;
};
PLENARIA_BOTH_ENGINES(SessionOwnerTest);

TEST_P(SessionOwnerTest, IsFoundWithItsRolesByOneStatement) {
    give("secretariat", "");
    give("drafter", "statements.statement/01");
    const auto opened = sign_in();

    std::optional<OwnedSession> found;
    const auto asked = test::statements_run(db(), [&] { found = find(opened); });

    EXPECT_THAT(asked, SizeIs(1));
    ASSERT_TRUE(found && found->owner);
    EXPECT_EQ(found->session.id, session(opened.secret)->id);
    EXPECT_EQ(found->session.state, SessionState::signed_in);
    EXPECT_EQ(found->owner->account.id, id);
    EXPECT_EQ(found->owner->account.name, "Ana Pérez");
    EXPECT_THAT(found->owner->held,
                ElementsAre(FieldsAre("drafter", "statements.statement/01"), FieldsAre("secretariat", "")));
}

TEST_P(SessionOwnerTest, HoldsNoRoleFromTheDayOnWhichItEnds) {
    give("secretariat", "", parse_day("2019-12-17"));
    give("press", "", parse_day("2019-12-18"));
    EXPECT_THAT(find(sign_in())->owner->held, ElementsAre(FieldsAre("press", "")));
}

TEST_P(SessionOwnerTest, MayHoldNoRoleAtAll) {
    const auto found = find(sign_in());
    ASSERT_TRUE(found && found->owner);
    EXPECT_THAT(found->owner->held, IsEmpty());
}

TEST_P(SessionOwnerTest, IsNobodyBetweenThePasswordAndTheCode) {
    give("secretariat", "");
    with_totp(id);
    const auto found = find(sign_in());
    ASSERT_TRUE(found);
    EXPECT_EQ(found->session.state, SessionState::second_factor);
    EXPECT_FALSE(found->owner);
}

TEST_P(SessionOwnerTest, IsNobodyOnceTheSessionHasEnded) {
    const auto opened = sign_in();
    clock.advance(24h - 1s);
    EXPECT_TRUE(find(opened));
    clock.advance(1s);
    EXPECT_FALSE(find(opened));
}

}  // namespace
}  // namespace plenaria::host
