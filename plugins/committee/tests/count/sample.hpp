// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file tests/count/sample.hpp
/// Elections of the tests, and what they ask of a count.

#include <algorithm>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/locale.hpp>

#include "src/count/blt.hpp"
#include "src/count/rules.hpp"

namespace plenaria::committee::sample {

/// The same numbers in every run.
class Dice {
public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    /// From 0 up to, and without, `end`.
    unsigned operator()(std::size_t end) { return static_cast<unsigned>(engine_() % end); }
    template <class List>
    void shuffle(List& list) {
        std::shuffle(list.begin(), list.end(), engine_);
    }

private:
    std::mt19937 engine_;
};

/// @throws std::runtime_error with what is wrong in the file.
inline Election election(std::string_view blt) {
    auto read = read_blt(blt);
    if (!read) throw std::runtime_error(fill(read.error().message, read.error().values));
    return *std::move(read);
}

inline Count counted(const Election& election, Rule rule, const CountOptions& options = {}) {
    auto count = count_votes(election, rule, options);
    if (!count) throw std::runtime_error(fill(count.error().message, count.error().values));
    return *std::move(count);
}

inline std::vector<std::string> names(const std::vector<Candidate>& group, const Election& election) {
    std::vector<std::string> list;
    for (const auto candidate : group) list.push_back(election.candidates[candidate].name);
    return list;
}

inline std::vector<std::string> elected(std::string_view blt, Rule rule, const CountOptions& options = {}) {
    const auto read = election(blt);
    return names(counted(read, rule, options).elected, read);
}

/// The votes of each candidate at the end of a round, as the rule writes them.
inline std::vector<std::string> totals(const Count& count, std::size_t round) {
    std::vector<std::string> list;
    for (const auto total : count.rounds.at(round).totals) list.push_back(count.places.write(total));
    return list;
}

/// Jonathan Lundell's example for Droop: after Castor's surplus, Pollux and Helen are equal or nearly so.
inline constexpr std::string_view twins = R"(3 2
4 1 2 0
2 3 0
0
"Castor"
"Pollux"
"Helen"
"Pollux and Helen should tie"
)";

/// Hill, Wichmann, Woodall, "Algorithm 123" (1987), 3.1.
inline constexpr std::string_view algorithm_123 = R"(4 2
-2
3 1 3 4 0
4 1 3 2 0
2 4 1 3 0
1 2 0
2 2 4 3 1 0
1 3 4 2 0
0
"Adam"
"Basil"
"Charlotte"
"Donald"
"Title"
)";

}  // namespace plenaria::committee::sample
