// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "db/sql_splitter.hpp"

namespace plenaria::host {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SqlSplitter, StatementsEndAtSemicolonsOrAtTheEnd) {
    EXPECT_THAT(split_sql("CREATE TABLE a (x INTEGER);\nDROP TABLE b"),
                ElementsAre("CREATE TABLE a (x INTEGER)", "DROP TABLE b"));
}

TEST(SqlSplitter, ASemicolonInsideQuotesEndsNothing) {
    EXPECT_THAT(split_sql("INSERT INTO a VALUES('x;''y;'); UPDATE `b;c` SET \"d;\" = 1;"),
                ElementsAre("INSERT INTO a VALUES('x;''y;')", "UPDATE `b;c` SET \"d;\" = 1"));
}

TEST(SqlSplitter, CommentsAreLeftOutWithTheirQuotesAndSemicolons) {
    EXPECT_THAT(split_sql("-- it's; a comment\nSELECT 1 /* don't; */ + 2; # it's one too; \n"),
                ElementsAre("SELECT 1   + 2"));
}

TEST(SqlSplitter, WhatLooksLikeACommentInsideQuotesStays) {
    EXPECT_THAT(split_sql("INSERT INTO a VALUES('-- no', '/* no */', '# no')"),
                ElementsAre("INSERT INTO a VALUES('-- no', '/* no */', '# no')"));
}

TEST(SqlSplitter, ABackslashIsALetterLikeAnyOther) {
    EXPECT_THAT(split_sql("INSERT INTO a VALUES('\\'); SELECT 1"),
                ElementsAre("INSERT INTO a VALUES('\\')", "SELECT 1"));
}

TEST(SqlSplitter, NothingIsNoStatement) { EXPECT_THAT(split_sql(" ; -- nothing\n ;; \n"), IsEmpty()); }

}  // namespace
}  // namespace plenaria::host
