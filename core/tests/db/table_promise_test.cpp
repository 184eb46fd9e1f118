// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "db/table_promise.hpp"

namespace plenaria::host {
namespace {

const TablePromise committee{.prefix = "cmt_", .may_refer_to = {"dir_"}};

TEST(TablePromise, WhatAPluginMayDoToItsOwnTables) {
    for (const char* statement :
         {"CREATE TABLE cmt_seat (id CHAR(26) NOT NULL PRIMARY KEY)",
          "create table if not exists cmt_seat (x INTEGER)", "CREATE TABLE `cmt_seat` (x INTEGER)",
          "CREATE UNIQUE INDEX cmt_i ON cmt_seat (x)", "ALTER TABLE cmt_seat ADD COLUMN y INTEGER",
          "ALTER TABLE cmt_seat RENAME TO cmt_chair", "ALTER TABLE cmt_seat RENAME COLUMN x TO y",
          "DROP TABLE IF EXISTS cmt_a, cmt_b", "DROP INDEX cmt_i", "DROP INDEX anything ON cmt_seat",
          "INSERT INTO cmt_seat(x) SELECT x FROM dir_city",
          "UPDATE cmt_seat SET x = 'REFERENCES core_account'", "DELETE FROM cmt_seat",
          "CREATE TABLE cmt_a (x CHAR(26), FOREIGN KEY (x) REFERENCES dir_city (id))",
          "CREATE TABLE cmt_a (x CHAR(26), FOREIGN KEY (x) REFERENCES cmt_b (id))"})
        EXPECT_TRUE(check_promise(statement, committee).has_value()) << statement;
}

TEST(TablePromise, WhatBelongsToOthersIsRefusedByName) {
    for (const auto& [statement, what] : std::initializer_list<std::pair<const char*, const char*>>{
             {"CREATE TABLE core_seat (id INTEGER)", "the table core_seat"},
             {"CREATE TABLE \"core_seat\" (id INTEGER)", "the table core_seat"},
             {"CREATE INDEX cmt_i ON dir_city (name)", "the table dir_city"},
             {"ALTER TABLE dir_city ADD COLUMN seat INTEGER", "the table dir_city"},
             {"ALTER TABLE cmt_seat RENAME TO core_seat", "the table core_seat"},
             {"DROP TABLE cmt_a, dir_city", "the table dir_city"},
             {"DROP INDEX core_job_due", "the table core_job_due"},
             {"DELETE FROM core_history", "the table core_history"},
             {"UPDATE dir_city SET name = ''", "the table dir_city"},
             {"CREATE TABLE cmt_a (x CHAR(26), FOREIGN KEY (x) REFERENCES stm_statement (id))",
              "a foreign key to stm_statement"},
             {"CREATE TRIGGER cmt_t AFTER INSERT ON core_history",
              "CREATE TRIGGER cmt_t AFTER INSERT ON cor"},
             {"GRANT ALL ON *.* TO x", "GRANT ALL ON *.* TO x"},
             {"PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys = OFF"}}) {
        const auto kept = check_promise(statement, committee);
        ASSERT_FALSE(kept.has_value()) << statement;
        EXPECT_EQ(kept.error().values.at(0).second, what);
    }
}

}  // namespace
}  // namespace plenaria::host
