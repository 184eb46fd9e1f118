// SPDX-License-Identifier: EUPL-1.2
#include "db/kept_statements.hpp"

#include <string>

#include <gtest/gtest.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace plenaria::host {
namespace {

class KeptStatementsTest : public ::testing::Test {
protected:
    KeptStatementsTest() : session_(sqlite_with_kept_statements(), "dbname=:memory:") {
        session_.once << "CREATE TABLE member (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(40) NOT NULL)";
        session_.once << "INSERT INTO member (id, name) VALUES (1, 'Ana'), (2, 'Bo')";
    }

    std::string name(int id) {
        std::string found = "nobody";
        session_.once << "SELECT name FROM member WHERE id = :id", soci::use(id, "id"), soci::into(found);
        return found;
    }
    /// Statements that SQLite holds ready for this session.
    int ready() {
        auto* raw = static_cast<soci::sqlite3_session_backend*>(session_.get_backend())->conn_;
        int number = 0;
        for (auto* each = sqlite_api::sqlite3_next_stmt(raw, nullptr); each != nullptr;
             each = sqlite_api::sqlite3_next_stmt(raw, each))
            ++number;
        return number;
    }

    soci::session session_;
};

TEST_F(KeptStatementsTest, TheSameTextIsPreparedOnceAndTakesNewValuesEachTime) {
    EXPECT_EQ(name(1), "Ana");
    const auto before = ready();
    EXPECT_EQ(name(2), "Bo");
    EXPECT_EQ(name(3), "nobody");
    EXPECT_EQ(name(1), "Ana");
    EXPECT_EQ(ready(), before);
}

TEST_F(KeptStatementsTest, OneThatIsRunningIsNotLentASecondTime) {
    const int from = 0;
    int outer = 0;
    int rows = 0;
    soci::statement statement = (session_.prepare << "SELECT id FROM member WHERE id > :from ORDER BY id",
                                 soci::use(from, "from"), soci::into(outer));
    statement.execute();
    while (statement.fetch()) {
        int inner = 0;
        session_.once << "SELECT id FROM member WHERE id > :from ORDER BY id", soci::use(outer, "from"),
            soci::into(inner);
        EXPECT_EQ(inner, outer == 1 ? 2 : 0);
        ++rows;
    }
    EXPECT_EQ(rows, 2);
}

TEST_F(KeptStatementsTest, NoneOfThemIsRunningWhileItIsKept) {
    int id = 0;
    session_.once << "SELECT id FROM member ORDER BY id", soci::into(id);  // the second row was never fetched
    auto* raw = static_cast<soci::sqlite3_session_backend*>(session_.get_backend())->conn_;
    for (auto* each = sqlite_api::sqlite3_next_stmt(raw, nullptr); each != nullptr;
         each = sqlite_api::sqlite3_next_stmt(raw, each))
        EXPECT_EQ(sqlite_api::sqlite3_stmt_busy(each), 0);
}

TEST_F(KeptStatementsTest, AfterAConflictTheStatementWorksAgain) {
    const auto add = [&](int id) {
        session_.once << "INSERT INTO member (id, name) VALUES (:id, 'Cy')", soci::use(id, "id");
    };
    EXPECT_THROW(add(1), soci::soci_error);
    add(3);
    EXPECT_EQ(name(3), "Cy");
}

TEST_F(KeptStatementsTest, ATableMayChangeBetweenTwoUses) {
    EXPECT_EQ(name(1), "Ana");
    session_.once << "ALTER TABLE member ADD COLUMN office VARCHAR(40) NOT NULL DEFAULT ''";
    EXPECT_EQ(name(1), "Ana");
    session_.once << "DROP TABLE member";
    EXPECT_THROW(name(1), soci::soci_error);
}

TEST_F(KeptStatementsTest, TheyAreBounded) {
    for (int i = 0; i < 500; ++i) {
        int id = 0;
        session_.once << "SELECT id FROM member WHERE id = " + std::to_string(i), soci::into(id);
    }
    EXPECT_EQ(ready(), 96);
    EXPECT_EQ(name(2), "Bo");
}

}  // namespace
}  // namespace plenaria::host
