// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "accounts_house.hpp"

namespace plenaria::host {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ApiTokenTest : public AccountsTest {
protected:
    ApiTokenTest() : id(person("ana@example.org")) {}
    Actor may(const std::vector<Permit>& permits) {
        auto who = actor(id);
        who.permits = std::make_shared<const std::vector<Permit>>(permits);
        return who;
    }
    std::optional<ApiToken> find(const std::string& secret) {
        return read([&](UnitOfWork& uow) { return find_api_token(uow, secret); });
    }
    std::vector<ApiToken> shown() {
        return read([&](UnitOfWork& uow) { return api_tokens_of(uow, id); });
    }
    std::string id;
};
PLENARIA_BOTH_ENGINES(ApiTokenTest);

TEST_P(ApiTokenTest, HoldsTheScopesThatItsOwnerHas) {
    const auto secret =
        accounts.create_token(may({{"a.view"}, {"a.edit"}}), "Map", {"a.view"}, std::chrono::days(30));
    must(secret);
    EXPECT_THAT(find(*secret)->scopes, ElementsAre("a.view"));
    EXPECT_EQ(find(*secret)->account_id, id);

    EXPECT_EQ(
        refusal(accounts.create_token(may({{"a.view"}}), "Map", {"a.view", "a.edit"}, std::chrono::days(30))),
        ErrorCode::invalid_input);
}

TEST_P(ApiTokenTest, EndsWithItsDayAndWhenItIsWithdrawn) {
    const auto who = may({{"a.view"}});
    const auto one = *accounts.create_token(who, "One", {"a.view"}, std::chrono::days(1));
    const auto other = *accounts.create_token(who, "Other", {"a.view"}, std::chrono::days(2));
    clock.advance(24h);
    EXPECT_FALSE(find(one));
    ASSERT_TRUE(find(other));

    must(accounts.revoke_token(who, find(other)->id));
    EXPECT_FALSE(find(other));
}

TEST_P(ApiTokenTest, IsWithdrawnByItsOwnerOnly) {
    const auto secret = *accounts.create_token(may({{"a.view"}}), "Map", {"a.view"}, std::chrono::days(1));
    const auto token = find(secret)->id;
    EXPECT_EQ(refusal(accounts.revoke_token(actor(person("eve@example.org")), token)), ErrorCode::not_found);
    EXPECT_TRUE(find(secret));
}

TEST_P(ApiTokenTest, ShowsOnWhichDayItWasUsedLast) {
    const auto secret = *accounts.create_token(may({{"a.view"}}), "Map", {"a.view"}, std::chrono::days(30));
    EXPECT_EQ(shown().at(0).last_used_on, "");
    must(db().write([&](UnitOfWork& uow) -> Result<void> {
        touch_api_token(uow, find_api_token(uow, secret)->id, *parse_day("2019-12-18"));
        return {};
    }));
    EXPECT_EQ(shown().at(0).last_used_on, "2019-12-18");
}

TEST_P(ApiTokenTest, TheTableHoldsNoSecret) {
    const auto secret = *accounts.create_token(may({{"a.view"}}), "Map", {"a.view"}, std::chrono::days(30));
    const auto stored = read([](UnitOfWork& uow) {
        std::string hash;
        sql::query(uow, "SELECT secret_hash FROM core_api_token"), soci::into(hash);
        return hash;
    });
    EXPECT_EQ(stored.size(), 64u);
    EXPECT_EQ(secret.find(stored), std::string::npos);
    EXPECT_FALSE(find(stored));
}

}  // namespace
}  // namespace plenaria::host
