// SPDX-License-Identifier: EUPL-1.2
#include "db/mysql_numbers.hpp"

#include <algorithm>
#include <ctime>
#include <limits>
#include <string>

#include <gtest/gtest.h>

#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>

namespace plenaria::host {
namespace {

class MysqlNumbersTest : public ::testing::Test {
protected:
    template <class Work>
    void read(Work&& work) {
        const auto done = database_.db().read([&](UnitOfWork& uow) -> Result<void> {
            work(uow);
            return {};
        });
        EXPECT_TRUE(done.has_value());
    }

    test::TestDatabase database_{Engine::mysql};
};

TEST_F(MysqlNumbersTest, AreReadFromTheirLeastToTheirGreatest) {
    read([](UnitOfWork& uow) {
        long long least = 0;
        long long greatest = 0;
        int small = 0;
        int large = 0;
        sql::query(uow, "SELECT -9223372036854775808, 9223372036854775807, -2147483648, 2147483647"),
            soci::into(least), soci::into(greatest), soci::into(small), soci::into(large);
        EXPECT_EQ(least, std::numeric_limits<long long>::min());
        EXPECT_EQ(greatest, std::numeric_limits<long long>::max());
        EXPECT_EQ(small, std::numeric_limits<int>::min());
        EXPECT_EQ(large, std::numeric_limits<int>::max());
    });
}

TEST_F(MysqlNumbersTest, ThatDoNotFitOrAreNoneAreRefused) {
    for (const auto text : {sql::Text("SELECT 2147483648"), sql::Text("SELECT 1.5"), sql::Text("SELECT '7a'"),
                            sql::Text("SELECT ''"), sql::Text("SELECT NULL")})
        read([&](UnitOfWork& uow) {
            int number = 0;
            EXPECT_THROW((sql::query(uow, text), soci::into(number)), soci::soci_error) << text.text;
        });
}

TEST_F(MysqlNumbersTest, ThatMayBeMissingTellWhetherTheyAre) {
    read([](UnitOfWork& uow) {
        int there = 0;
        int missing = 5;
        soci::indicator is_there = soci::i_null;
        soci::indicator is_missing = soci::i_ok;
        sql::query(uow, "SELECT 3, NULL"), soci::into(there, is_there), soci::into(missing, is_missing);
        EXPECT_EQ(is_there, soci::i_ok);
        EXPECT_EQ(there, 3);
        EXPECT_EQ(is_missing, soci::i_null);
    });
}

/// Time of this thread to read eight columns of four thousand rows; the server's is not in it.
template <class Value>
std::clock_t time_to_fetch(UnitOfWork& uow, sql::Text text) {
    Value a, b, c, d, e, f, g, h;
    soci::statement rows = (sql::prepare(uow, text), soci::into(a), soci::into(b), soci::into(c),
                            soci::into(d), soci::into(e), soci::into(f), soci::into(g), soci::into(h));
    rows.execute();
    timespec began{};
    timespec ended{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &began);
    while (rows.fetch()) {
    }
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ended);
    return (ended.tv_sec - began.tv_sec) * 1'000'000'000 + (ended.tv_nsec - began.tv_nsec);
}

TEST_F(MysqlNumbersTest, CostHardlyMoreToReadThanTheirText) {
    read([](UnitOfWork& uow) {
        constexpr sql::Text text = "SELECT seq, seq, seq, seq, seq, seq, seq, seq FROM seq_1_to_4000";
        auto numbers = std::numeric_limits<std::clock_t>::max();
        auto texts = numbers;
        for (int round = 0; round < 5; ++round) {
            numbers = std::min(numbers, time_to_fetch<long long>(uow, text));
            texts = std::min(texts, time_to_fetch<std::string>(uow, text));
        }
        EXPECT_LT(numbers, 2 * texts);  // with a stream for each it is five times
    });
}

}  // namespace
}  // namespace plenaria::host
