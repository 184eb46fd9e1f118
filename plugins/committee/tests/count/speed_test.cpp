// SPDX-License-Identifier: EUPL-1.2
// What a count costs: 10 000 papers, 25 candidates, 7 seats. Printed, and held against a budget, with
// PLENARIA_MEASURE=1 (tests/bench/run --counts); otherwise only held against ten times of it, for a busy
// machine and a build for debugging.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>

#include <gtest/gtest.h>

#include "sample.hpp"

namespace plenaria::committee {
namespace {

double milliseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

/// Most memory that this process ever held, in MiB.
double peak() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
    return 0;
}

/// No two papers are marked alike but by chance; voters have leanings, so that surpluses and exclusions are
/// many.
std::string ten_thousand_papers() {
    sample::Dice dice(2022);
    std::string blt = "25 7\n";
    for (int paper = 0; paper < 10'000; ++paper) {
        const auto leaning = dice(5);
        std::vector<std::pair<double, int>> order;
        for (int candidate = 1; candidate <= 25; ++candidate)
            order.emplace_back(static_cast<double>(dice(1000)) +
                                   (candidate % 5 == static_cast<int>(leaning) ? 0 : 700) + 15.0 * candidate,
                               candidate);
        std::sort(order.begin(), order.end());
        blt += '1';
        for (std::size_t index = 0, last = 3 + dice(22); index < last; ++index)
            blt += ' ' + std::to_string(order[index].second);
        blt += " 0\n";
    }
    blt += "0\n";
    for (int candidate = 1; candidate <= 25; ++candidate)
        blt += "\"Candidate " + std::to_string(candidate) + "\"\n";
    return blt + "\"Ten thousand papers\"\n";
}

TEST(CountSpeedTest, TenThousandPapersForSevenOfTwentyFive) {
    const bool measured = std::getenv("PLENARIA_MEASURE") != nullptr;
    const double slack = measured ? 1 : 10;
    const auto blt = ten_thousand_papers();
    const auto memory_before = peak();
    const auto begin = milliseconds();
    const auto read = sample::election(blt);
    const auto reading = milliseconds() - begin;
    if (measured) std::printf("reading   %6.1f ms, %zu kinds of papers\n", reading, read.ballots.size());
    for (const auto& [rule, budget] : {std::pair(Rule::scottish, 30.0), std::pair(Rule::wigm_prf, 30.0),
                                       std::pair(Rule::meek_prf, 300.0)}) {
        const auto started = milliseconds();
        const auto count = sample::counted(read, rule);
        const auto taken = milliseconds() - started;
        if (measured)
            std::printf("%-9s %6.1f ms (%.0f), %zu rounds\n", std::string(word_of(rule)).c_str(), taken,
                        budget, count.rounds.size());
        EXPECT_EQ(count.elected.size(), 7U);
        EXPECT_LT(taken, budget * slack);
    }
    const auto more = peak() - memory_before;
    if (measured) std::printf("memory    %6.1f MiB (50)\n", more);
    EXPECT_LT(more, 50.0);
}

}  // namespace
}  // namespace plenaria::committee
