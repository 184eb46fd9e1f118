// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/amount.hpp
/// Votes as a rule counts them: decimal numbers with a fixed number of places. Exact; no floating point.

#include <cstdint>
#include <string>

namespace plenaria::committee {

/// Votes in units of the last decimal place of the rule.
using Amount = std::int64_t;

/// How many places a rule keeps.
struct Places {
    int digits = 0;  ///< 0 to 9
    Amount one = 1;  ///< one vote: 10 to the power of `digits`

    static constexpr Places of(int digits) {
        Places places{.digits = digits};
        for (int place = 0; place < digits; ++place) places.one *= 10;
        return places;
    }
    /// "1234.50000"; without a point when there are no places.
    [[nodiscard]] std::string write(Amount amount) const;
};

__extension__ using Wide = __int128;

/// a × b ÷ divisor, what is left over dropped. All of them at least 0, `divisor` above it, and the result
/// within 64 bits.
constexpr Amount times_over(Amount a, Amount b, Amount divisor) {
    return static_cast<Amount>(static_cast<Wide>(a) * b / divisor);
}

/// The same, rounded up.
constexpr Amount times_over_up(Amount a, Amount b, Amount divisor) {
    return static_cast<Amount>((static_cast<Wide>(a) * b + divisor - 1) / divisor);
}

}  // namespace plenaria::committee
