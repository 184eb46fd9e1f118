// SPDX-License-Identifier: EUPL-1.2
#include "db/shared_read.hpp"

#include <future>
#include <stdexcept>

#include <gtest/gtest.h>

#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>

namespace plenaria::host {
namespace {

class SharedReadTest : public ::testing::TestWithParam<Engine> {
protected:
    SharedReadTest()
        : database_(GetParam(), {.sessions = 2, .wait_for_session = std::chrono::milliseconds(300)}) {
        EXPECT_TRUE(database_.db()
                        .write([](UnitOfWork& uow) -> Result<void> {
                            sql::query(uow, "CREATE TABLE member (id INTEGER NOT NULL PRIMARY KEY)");
                            return {};
                        })
                        .has_value());
    }
    bool add(int id) {
        return database_.db()
            .write([&](UnitOfWork& uow) -> Result<void> {
                sql::query(uow, "INSERT INTO member (id) VALUES (:id)"), soci::use(id, "id");
                return {};
            })
            .has_value();
    }
    bool somebody_else_adds(int id) {
        return std::async(std::launch::async, [&] { return add(id); }).get();
    }
    int count() { return *database_.db().read(members); }
    static Result<int> members(UnitOfWork& uow) {
        int number = 0;
        sql::query(uow, "SELECT count(*) FROM member"), soci::into(number);
        return number;
    }

    test::TestDatabase database_;
};

TEST_P(SharedReadTest, TheReadsSeeOneSnapshotUntilTheLastOfThem) {
    SharedRead shared;
    EXPECT_EQ(count(), 0);
    EXPECT_TRUE(somebody_else_adds(1));
    EXPECT_EQ(count(), 0);
    shared.one_more();
    EXPECT_EQ(count(), 0);
    EXPECT_EQ(count(), 1);
}

TEST_P(SharedReadTest, AWriteOfTheSameThreadIsSeenByTheNextRead) {
    const SharedRead shared;
    EXPECT_EQ(count(), 0);
    EXPECT_TRUE(add(1));
    EXPECT_EQ(count(), 1);
}

TEST_P(SharedReadTest, AReadInsideAWriteKeepsNoSnapshotFromBeforeTheCommit) {
    const SharedRead shared;
    const auto written = database_.db().write([&](UnitOfWork& uow) -> Result<void> {
        EXPECT_EQ(count(), 0);
        sql::query(uow, "INSERT INTO member (id) VALUES (1)");
        return {};
    });
    EXPECT_TRUE(written.has_value());
    EXPECT_EQ(count(), 1);
}

TEST_P(SharedReadTest, AfterTheLastReadEverySessionIsFree) {
    SharedRead shared;
    EXPECT_EQ(count(), 0);
    shared.one_more();
    EXPECT_EQ(count(), 0);

    // Two sessions: the two reads inside each other need both.
    const auto inner = database_.db().read([&](UnitOfWork&) -> Result<int> { return count(); });
    EXPECT_EQ(*inner, 0);
}

TEST_P(SharedReadTest, AfterAnErrorTheNextReadBeginsAnew) {
    const SharedRead shared;
    EXPECT_EQ(count(), 0);
    EXPECT_TRUE(somebody_else_adds(1));
    EXPECT_THROW((void)database_.db().read(
                     [](UnitOfWork&) -> Result<int> { throw std::invalid_argument("a mistake"); }),
                 std::invalid_argument);
    EXPECT_EQ(count(), 1);
}

TEST_P(SharedReadTest, WhereItEndsTheReadsAreAloneAgain) {
    {
        const SharedRead shared;
        EXPECT_EQ(count(), 0);
    }
    EXPECT_TRUE(somebody_else_adds(1));
    EXPECT_EQ(count(), 1);
}

PLENARIA_BOTH_ENGINES(SharedReadTest);

}  // namespace
}  // namespace plenaria::host
