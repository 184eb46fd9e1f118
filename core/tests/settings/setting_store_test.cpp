// SPDX-License-Identifier: EUPL-1.2
#include "settings/setting_store.hpp"

#include <gmock/gmock.h>

#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_scope.hpp>

#include "settings/core_settings.hpp"

namespace plenaria::host {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class SettingStoreTest : public ::testing::TestWithParam<Engine> {
protected:
    Result<void> set(const Setting& setting, const std::string& value) {
        return store->set(test::account("Ana"), "events", setting, value);
    }
    std::string history() {
        return *database.db().read([](UnitOfWork& uow) -> Result<std::string> {
            std::string all, before, after;
            soci::statement rows =
                (sql::prepare(uow, "SELECT before_json, after_json FROM core_history ORDER BY id"),
                 soci::into(before), soci::into(after));
            rows.execute();
            while (rows.fetch()) all += before + " -> " + after + '\n';
            return all;
        });
    }
    test::TestDatabase database{GetParam()};
    std::shared_ptr<SettingStore> store = std::make_shared<SettingStore>(database.db());
    const Setting days{.key = "days",
                       .type = Setting::Type::integer,
                       .label = "Days",
                       .default_value = "3",
                       .min = 0,
                       .max = 30};
    const Setting secret{.key = "secret", .type = Setting::Type::secret, .label = "Secret"};
};
PLENARIA_BOTH_ENGINES(SettingStoreTest);

TEST_P(SettingStoreTest, WhatWasNotSetHasItsDefault) {
    EXPECT_EQ(store->value("events", days), "3");
    ASSERT_TRUE(set(days, "10"));
    EXPECT_EQ(store->value("events", days), "10");
    EXPECT_EQ(store->value("committee", days), "3");
}

TEST_P(SettingStoreTest, BothEndsOfARangeBelongToIt) {
    EXPECT_TRUE(set(days, "0"));
    EXPECT_TRUE(set(days, "30"));
    for (const char* wrong : {"-1", "31", "", "3 days", "3.5"}) {
        const auto refused = set(days, wrong);
        ASSERT_FALSE(refused) << wrong;
        EXPECT_EQ(refused.error().fields.at(0).field, "days");
    }
    EXPECT_EQ(store->value("events", days), "30");
}

TEST_P(SettingStoreTest, AnotherHostSeesAChangeAfterReadingAnew) {
    auto other = std::make_shared<SettingStore>(database.db());
    ASSERT_TRUE(set(days, "10"));
    EXPECT_EQ(other->value("events", days), "3");
    ASSERT_TRUE(other->reload());
    EXPECT_EQ(other->value("events", days), "10");
}

TEST_P(SettingStoreTest, WhatSomebodyElseHasSetMeanwhileIsNotOverwritten) {
    const auto ana = test::account("Ana");
    ASSERT_TRUE(store->set(ana, "events", days, "10", "3"));

    const auto late = store->set(ana, "events", days, "12", "3");
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, ErrorCode::conflict);
    EXPECT_EQ(store->value("events", days), "10");

    EXPECT_TRUE(store->set(ana, "events", days, "10", "3")) << "the same value is no conflict";
    EXPECT_TRUE(store->set(ana, "events", days, "12", "10"));
    EXPECT_EQ(store->value("events", days), "12");
}

TEST_P(SettingStoreTest, TheHistorySaysWhatItWasAndIsAndNothingOfASecret) {
    ASSERT_TRUE(set(days, "10"));
    ASSERT_TRUE(set(days, "10"));
    ASSERT_TRUE(set(secret, "hush"));
    EXPECT_EQ(history(), "{\"value\":\"3\"} -> {\"value\":\"10\"}\n -> \n");
}

TEST_P(SettingStoreTest, TheSecondStepIsAskedOfWhomTheOrganisationChose) {
    const auto& setting = core_settings().front();
    const std::vector<RoleInScope> administrator = {{"administrator"}},
                                   drafter = {{"press"}, {"drafter", "city/01Q"}}, board = {{"board_member"}};
    const auto choose = [&](const char* value) {
        ASSERT_TRUE(store->set(test::account("Ana"), "core", setting, value));
    };
    EXPECT_FALSE(needs_second_step(*store, administrator));

    choose("administrator");
    EXPECT_TRUE(needs_second_step(*store, administrator));
    EXPECT_FALSE(needs_second_step(*store, drafter));

    choose("staff");
    EXPECT_TRUE(needs_second_step(*store, administrator));
    EXPECT_TRUE(needs_second_step(*store, drafter));
    EXPECT_FALSE(needs_second_step(*store, board));
    EXPECT_FALSE(needs_second_step(*store, {}));

    EXPECT_FALSE(store->set(test::account("Ana"), "core", setting, "everybody"));
}

}  // namespace
}  // namespace plenaria::host
