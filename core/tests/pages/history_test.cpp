// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <plenaria/db.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_scope.hpp>

#include "pages/history_repository.hpp"

namespace plenaria::host {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class HistoryTest : public ::testing::TestWithParam<Engine> {
protected:
    HistoryTest() {
        record("Ana Pérez", "statements.issue_version", "statements.statement/01A", "2019-12-01T23:59:59Z");
        record("Grace Nakato", "statements.save_text", "statements.statement/01A", "2019-12-02T00:00:00Z");
        record("Ana Pérez", "core.sign_in", "core.account/01B", "2019-12-03T08:00:00Z");
    }
    void record(const std::string& who, const char* action, const char* subject, const char* when) {
        clock.set(when);
        auto actor = test::account(who);
        actor.address = "192.0.2.1";
        actor.request_id = "01REQUEST";
        actor.party = "city/01Q";
        ASSERT_TRUE(database.db().write([&](UnitOfWork& uow) -> Result<void> {
            uow.record(actor, action, subject, R"({"text":"before"})", R"({"text":"after"})");
            return {};
        }));
    }
    std::vector<HistoryEntry> entries(const HistoryFilter& filter, int offset = 0, int limit = 50) {
        return *database.db().read([&](UnitOfWork& uow) -> Result<std::vector<HistoryEntry>> {
            auto found = find_history(uow, filter, offset, limit);
            EXPECT_GE(count_history(uow, filter), static_cast<int>(found.size()));
            return found;
        });
    }
    int count(const HistoryFilter& filter) {
        return *database.db().read(
            [&](UnitOfWork& uow) -> Result<int> { return count_history(uow, filter); });
    }
    std::vector<std::string> actions(const HistoryFilter& filter, int offset = 0, int limit = 50) {
        std::vector<std::string> all;
        for (const auto& one : entries(filter, offset, limit)) all.push_back(one.action);
        return all;
    }
    test::FakeClock clock{"2019-12-01T00:00:00Z"};
    test::TestDatabase database{GetParam(), {.clock = &clock}};
};
PLENARIA_BOTH_ENGINES(HistoryTest);

TEST_P(HistoryTest, SaysWhoWhenFromWhereBeforeAndAfter) {
    const auto all = entries({});
    ASSERT_THAT(all, SizeIs(3));
    const auto& newest = all.front();
    EXPECT_EQ(newest.actor_name, "Ana Pérez");
    EXPECT_EQ(newest.at, test::at("2019-12-03T08:00:00Z"));
    EXPECT_EQ(newest.address, "192.0.2.1");
    EXPECT_EQ(newest.party, "city/01Q");
    EXPECT_EQ(newest.request_id, "01REQUEST");
    EXPECT_EQ(newest.before, R"({"text":"before"})");
    EXPECT_EQ(newest.after, R"({"text":"after"})");
}

TEST_P(HistoryTest, IsNarrowedByPersonActionAndObject) {
    EXPECT_THAT(actions({.who = "Nakato"}), ElementsAre("statements.save_text"));
    EXPECT_THAT(actions({.action = "statements."}),
                ElementsAre("statements.save_text", "statements.issue_version"));
    EXPECT_THAT(actions({.subject = "core.account/01B"}), ElementsAre("core.sign_in"));
    EXPECT_THAT(actions({.who = "Nakato", .action = "core."}), IsEmpty());
}

TEST_P(HistoryTest, BothDaysOfARangeBelongToIt) {
    EXPECT_THAT(actions({.from = "2019-12-02", .until = "2019-12-02"}), ElementsAre("statements.save_text"));
    EXPECT_THAT(actions({.until = "2019-12-01"}), ElementsAre("statements.issue_version"));
    EXPECT_THAT(actions({.from = "2019-12-03"}), ElementsAre("core.sign_in"));
}

TEST_P(HistoryTest, ThePagesFollowEachOther) {
    EXPECT_EQ(count({}), 3);
    EXPECT_EQ(count({.action = "statements."}), 2);
    EXPECT_THAT(actions({}, 0, 2), ElementsAre("core.sign_in", "statements.save_text"));
    EXPECT_THAT(actions({}, 2, 2), ElementsAre("statements.issue_version"));
}

TEST_P(HistoryTest, SignsOfPatternsMeanThemselves) {
    for (const char* typed : {"%", "_", "!", "' OR '1'='1"})
        EXPECT_THAT(actions({.who = typed}), IsEmpty()) << typed;
    record("100% _sure!", "a.b", "a.c/1", "2019-12-04T08:00:00Z");
    EXPECT_THAT(actions({.who = "100% _sure!"}), ElementsAre("a.b"));
}

TEST_P(HistoryTest, CallsAccountsAndWhatCanBeFoundByTheirNames) {
    ASSERT_TRUE(database.db().write([&](UnitOfWork& uow) -> Result<void> {
        uow.index({.subject = "statements.statement/01A",
                   .title = "Marrakech Declaration",
                   .kind = "Statement",
                   .path = "/statements/01A"});
        return {};
    }));
    const auto all = entries({});
    const auto names = database.db().read([&](UnitOfWork& uow) -> Result<std::map<std::string, std::string>> {
        return names_of_subjects(uow, all);
    });

    EXPECT_THAT(*names, ElementsAre(std::pair("statements.statement/01A", "Marrakech Declaration")))
        << "the account 01B does not exist";
}

}  // namespace
}  // namespace plenaria::host
