// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/rules.hpp
/// Counting by a named rule. Pure; functions may be called by several threads at once.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <plenaria/result.hpp>

#include "papers.hpp"
#include "record.hpp"

namespace plenaria::committee {

struct CountOptions {
    std::optional<std::uint32_t> seats = {};  ///< instead of those of the file
    std::string seed = {};                    ///< of the lot; see lot.hpp
    std::vector<Reserved> reserved = {};
    /// How often Meek’s method may look at a kind of paper: enough for about half a minute. 10 000 papers
    /// need some millions.
    std::uint64_t most_looks = 4'000'000'000;
};

/// @return invalid_input for more seats than candidates, or none, and for reserved seats that cannot be
/// filled; too_large when `most_looks` do not suffice.
Result<Count> count_votes(const Election& election, Rule rule, const CountOptions& options = {});

/// "scottish", "wigm-prf", "meek-prf", "plurality", "approval".
std::string_view word_of(Rule rule);
std::optional<Rule> rule_of(std::string_view word);
/// In the order in which they are offered.
inline constexpr std::array every_rule = {Rule::scottish, Rule::wigm_prf, Rule::meek_prf, Rule::plurality,
                                          Rule::approval};

}  // namespace plenaria::committee
