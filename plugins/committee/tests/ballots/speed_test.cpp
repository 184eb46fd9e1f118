// SPDX-License-Identifier: EUPL-1.2
// A thousand voters through the service, four at once. Printed, and held against a budget, with
// PLENARIA_MEASURE=1 (tests/bench/run --ballots); otherwise a hundred, held against ten times of it, for a
// busy machine and a build for debugging.
#include <chrono>
#include <cstdio>
#include <thread>

#include <gmock/gmock.h>

#include "tests/ballots/room.hpp"

namespace plenaria::committee::ballots {
namespace {

using Watch = std::chrono::steady_clock;

double milliseconds_since(Watch::time_point begin) {
    return std::chrono::duration<double, std::milli>(Watch::now() - begin).count();
}

class BallotSpeedTest : public BallotRoom {
protected:
    const bool measured = std::getenv("PLENARIA_MEASURE") != nullptr;  // NOLINT(concurrency-mt-unsafe)
    const double slack = measured ? 1 : 10;
    const std::size_t size = measured ? 1000 : 100;
};
PLENARIA_BOTH_ENGINES(BallotSpeedTest);

TEST_P(BallotSpeedTest, AThousandVoteWithinAMinuteNoneLostNoneTwice) {
    const auto begin_opening = Watch::now();
    const auto id = opened(election(), 12, size - 8);
    const auto opening = milliseconds_since(begin_opening);
    const auto voters = roll(id);
    ASSERT_EQ(voters.size(), size);
    std::vector<std::string> receipts(size);
    std::vector<double> taken(size);
    std::atomic<std::size_t> next{0};
    const auto begin = Watch::now();
    std::vector<std::thread> hands;
    for (int hand = 0; hand < 4; ++hand)
        hands.emplace_back([&] {
            for (auto index = next++; index < size; index = next++) {
                const auto sent = Watch::now();
                const auto receipt = try_cast(voters[index], ranked({static_cast<int>(index % 12) + 1}));
                taken[index] = milliseconds_since(sent);
                if (receipt) receipts[index] = *receipt;
            }
        });
    for (auto& each : hands) each.join();
    const auto all = milliseconds_since(begin);
    close();
    const auto begin_first = Watch::now();
    expect_done(first_step(id));
    const auto first = milliseconds_since(begin_first);
    const auto begin_second = Watch::now();
    expect_done(second_step(id));
    const auto second = milliseconds_since(begin_second);

    std::sort(taken.begin(), taken.end());
    const auto p50 = taken[size / 2], p99 = taken[size * 99 / 100];
    if (measured)
        std::printf(
            "%-7s open %5.0f ms, %zu votes %6.0f ms (60000), median %5.1f ms, p99 %5.1f ms (100), longest "
            "%5.1f ms, first step %5.0f ms, second %5.0f ms\n",
            GetParam() == Engine::mysql ? "MariaDB" : "SQLite", opening, size, all, p50, p99, taken.back(),
            first, second);
    EXPECT_LT(all, 60'000 * slack);
    EXPECT_LT(p99, 100 * slack);
    EXPECT_EQ(turnout(id).took_part, static_cast<int>(size));
    EXPECT_EQ(ballot(id).outcome.ballots, static_cast<int>(size));
    const auto bulletin = trackers(id);
    EXPECT_EQ(bulletin.size(), size);
    for (const auto& receipt : receipts) {
        const auto tracker = tracker_of_receipt(id, receipt_typed(receipt));
        EXPECT_TRUE(std::binary_search(bulletin.begin(), bulletin.end(), tracker));
    }
}

}  // namespace
}  // namespace plenaria::committee::ballots
