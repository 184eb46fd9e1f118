// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/reserved.hpp
/// Seats that are kept for a group (women, a region), as people write them down.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

#include "election.hpp"

namespace plenaria::committee {

/// At least so many of the seats are for these candidates.
struct Reserved {
    std::string name;  ///< "Women"; no ":" and on one line
    std::uint32_t least = 0;
    std::vector<Candidate> members;
    bool operator==(const Reserved&) const = default;
};

/// Reads lines of "Women: 2: 1, 4, 5": a name, how many seats, and the numbers of the candidates in the file.
/// @return invalid_input with the line that says something else.
Result<std::vector<Reserved>> parse_reserved(std::string_view text);
/// Such lines.
std::string write_reserved(const std::vector<Reserved>& reserved);

/// Whether `seats` can be filled with so many of each group: nobody belongs to two groups, each has as many
/// candidates who did not withdraw, and all together need no more than there are.
/// @return invalid_input.
Result<void> check_reserved(const std::vector<Reserved>& reserved, const Election& election,
                            std::uint32_t seats);

}  // namespace plenaria::committee
