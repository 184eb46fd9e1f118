// SPDX-License-Identifier: EUPL-1.2
#include "jobs/job_rules.hpp"

#include <gtest/gtest.h>

#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/text.hpp>

namespace plenaria::host {
namespace {

using namespace std::chrono_literals;
using test::at;

TEST(JobRules, TheDelaysGrowFromHalfAMinuteToAnHour) {
    std::vector<int> minutes_and_halves;
    for (int attempt = 1; attempt <= 9; ++attempt)
        minutes_and_halves.push_back(static_cast<int>(retry_delay(attempt).count()));

    EXPECT_EQ(minutes_and_halves, (std::vector<int>{30, 60, 120, 300, 600, 1800, 3600, 3600, 3600}));
}

TEST(JobRules, ARecurringJobKeepsItsGridAndRunsOnceForAllThatWereMissed) {
    const auto due = at("2019-12-17T08:00:00Z");

    EXPECT_EQ(next_due(due, 1h, at("2019-12-17T07:59:59Z")), due);
    EXPECT_EQ(next_due(due, 1h, due), at("2019-12-17T09:00:00Z"));
    EXPECT_EQ(next_due(due, 1h, at("2019-12-17T08:59:59Z")), at("2019-12-17T09:00:00Z"));
    EXPECT_EQ(next_due(due, 1h, at("2019-12-20T11:30:00Z")), at("2019-12-20T12:00:00Z"));
}

TEST(JobRules, AnErrorIsCutBetweenCharacters) {
    EXPECT_EQ(cut_error(std::string(500, 'a')), std::string(500, 'a'));
    EXPECT_EQ(cut_error(std::string(501, 'a')), std::string(500, 'a'));
    const auto cut = cut_error(std::string(499, 'a') + "é");
    EXPECT_EQ(cut, std::string(499, 'a'));
    EXPECT_TRUE(is_utf8(cut_error(std::string(498, 'a') + "🏙🏙")));
}

}  // namespace
}  // namespace plenaria::host
