// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>
#include <plenaria/testing/fake_services.hpp>

#include "db/soci_database.hpp"
#include "db/url.hpp"

namespace plenaria::host {
namespace {

using ::testing::ElementsAre;

class AfterCommitTest : public ::testing::TestWithParam<Engine> {
protected:
    std::unique_ptr<Database> open(AfterCommit after_commit) {
        const auto address = place_.address();
        const auto parsed =
            GetParam() == Engine::sqlite ? sqlite_address(address) : parse_database_url(address);
        DatabaseOptions options;
        options.engine = GetParam();
        options.connection = parsed->connection;
        options.after_commit = std::move(after_commit);
        options.log = &log_;
        return open_database(options);
    }

    test::TestDatabase place_{GetParam()};
    test::FakeLog log_;
};

TEST_P(AfterCommitTest, WhatWasCausedIsToldBeforeWriteReturns) {
    std::vector<CommitEffects> told;
    const auto db = open([&](const CommitEffects& effects) { told.push_back(effects); });

    const auto result = db->write([](UnitOfWork& uow) -> Result<void> {
        uow.invalidate("b");
        uow.invalidate("a");
        uow.enqueue("x", "{}");
        return {};
    });

    ASSERT_TRUE(result.has_value());
    ASSERT_EQ(told.size(), 1U);
    EXPECT_TRUE(told[0].jobs);
    EXPECT_FALSE(told[0].mail);
    EXPECT_THAT(told[0].cache_tags, ElementsAre("a", "b"));
}

TEST_P(AfterCommitTest, NothingIsToldOfWhatWasRolledBack) {
    int told = 0;
    const auto db = open([&](const CommitEffects&) { ++told; });

    (void)db->write([](UnitOfWork& uow) -> Result<void> {
        uow.invalidate("a");
        return Error{ErrorCode::conflict, "No."};
    });

    EXPECT_EQ(told, 0);
}

TEST_P(AfterCommitTest, TheListenerMayUseTheDatabase) {
    Database* database = nullptr;
    bool wrote = false;
    bool inside = false;
    const auto db = open([&](const CommitEffects&) {
        if (std::exchange(inside, true)) return;
        wrote = database
                    ->write([](UnitOfWork& uow) -> Result<void> {
                        uow.enqueue("y", "{}");
                        return {};
                    })
                    .has_value();
    });
    database = db.get();

    (void)db->write([](UnitOfWork&) -> Result<void> { return {}; });

    EXPECT_TRUE(wrote);
}

TEST_P(AfterCommitTest, AListenerThatThrowsDoesNotTakeTheCommitBack) {
    const auto db = open([](const CommitEffects&) { throw std::runtime_error("broken"); });

    const auto result = db->write([](UnitOfWork&) -> Result<void> { return {}; });

    EXPECT_TRUE(result.has_value());
    EXPECT_THAT(log_.lines(), ElementsAre("error after a commit what=broken"));
}

PLENARIA_BOTH_ENGINES(AfterCommitTest);

}  // namespace
}  // namespace plenaria::host
