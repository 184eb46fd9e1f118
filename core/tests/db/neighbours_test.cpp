// SPDX-License-Identifier: EUPL-1.2
#include "db/neighbours.hpp"

#include <gtest/gtest.h>

#include <plenaria/sql.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>

namespace plenaria::host {
namespace {

class NeighboursTest : public ::testing::TestWithParam<Engine> {
protected:
    Neighbours host(const std::string& id) {
        return {place_.db(), id, [this] { return now_; }};
    }
    int rows() {
        return *place_.db().read([](UnitOfWork& uow) -> Result<int> {
            int count = 0;
            sql::query(uow, "SELECT count(*) FROM core_host"), soci::into(count);
            return count;
        });
    }

    test::TestDatabase place_{GetParam()};
    std::chrono::steady_clock::time_point now_{};
};

TEST_P(NeighboursTest, AHostIsAloneUntilAnotherOneComesAndAgainWhenItHasLeft) {
    auto first = host("first");
    EXPECT_FALSE(first.alone());  // it has not looked yet
    ASSERT_TRUE(first.beat().has_value());
    EXPECT_TRUE(first.alone());

    auto second = host("second");
    ASSERT_TRUE(second.beat().has_value());
    ASSERT_TRUE(first.beat().has_value());
    EXPECT_FALSE(first.alone());

    second.leave();
    ASSERT_TRUE(first.beat().has_value());
    EXPECT_TRUE(first.alone());
}

TEST_P(NeighboursTest, OneWhoseNumberStaysTheSameIsGoneAndItsRowToo) {
    auto first = host("first");
    auto killed = host("killed");
    ASSERT_TRUE(killed.beat().has_value());
    ASSERT_TRUE(first.beat().has_value());
    for (int i = 1; i < Neighbours::silent_beats; ++i) ASSERT_TRUE(first.beat().has_value());
    EXPECT_FALSE(first.alone());

    ASSERT_TRUE(first.beat().has_value());

    EXPECT_TRUE(first.alone());
    EXPECT_EQ(rows(), 1);
}

TEST_P(NeighboursTest, OneThatWasOnlySlowIsBackWithItsNextBeat) {
    auto first = host("first");
    auto slow = host("slow");
    ASSERT_TRUE(slow.beat().has_value());
    for (int i = 0; i <= Neighbours::silent_beats; ++i) ASSERT_TRUE(first.beat().has_value());
    ASSERT_TRUE(first.alone());

    ASSERT_TRUE(slow.beat().has_value());
    ASSERT_TRUE(first.beat().has_value());

    EXPECT_FALSE(first.alone());
}

TEST_P(NeighboursTest, ABeatProvesNothingForLong) {
    auto first = host("first");
    ASSERT_TRUE(first.beat().has_value());

    now_ += Neighbours::trust - std::chrono::milliseconds(1);
    EXPECT_TRUE(first.alone());
    now_ += std::chrono::milliseconds(1);
    EXPECT_FALSE(first.alone());
}

TEST_P(NeighboursTest, WhoJoinsIsKnownToTheOthersWhenItGoesOn) {
    auto first = host("first");
    ASSERT_TRUE(first.beat().has_value());
    auto second = host("second");
    int looks = 0;

    ASSERT_TRUE(second
                    .join(
                        [&] {
                            ++looks;
                            ASSERT_TRUE(first.beat().has_value());
                        },
                        50)
                    .has_value());

    EXPECT_EQ(looks, 2);
    EXPECT_FALSE(first.alone());
}

TEST_P(NeighboursTest, WhoJoinsWaitsNeitherForItsOwnPastNorForeverForAnother) {
    ASSERT_TRUE(host("second").beat().has_value());
    auto second = host("second");
    int looks = 0;
    ASSERT_TRUE(second.join([&] { ++looks; }, 50).has_value());
    EXPECT_EQ(looks, 0);

    ASSERT_TRUE(host("killed").beat().has_value());
    ASSERT_TRUE(second.join([&] { ++looks; }, 7).has_value());
    EXPECT_EQ(looks, 7);
}

PLENARIA_BOTH_ENGINES(NeighboursTest);

}  // namespace
}  // namespace plenaria::host
