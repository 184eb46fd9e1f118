// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/counters.hpp
/// One function for each rule; count_votes() of rules.hpp chooses among them.

#include <plenaria/result.hpp>

#include "papers.hpp"
#include "record.hpp"
#include "tally.hpp"

namespace plenaria::committee {

/// SSI 2007/42, schedule 1, rules 45 to 52, and the meanings of article 2.
Count count_scottish(const Election& election, const CountSetup& setup);

/// prfound.org, "Reference WIGM Rule", without the defeat of sure losers, which it leaves open.
Count count_wigm_prf(const Election& election, const CountSetup& setup);

/// prfound.org, "Reference Meek Rule".
/// @return too_large when more than `most_looks` at a kind of paper were needed.
Result<Count> count_meek_prf(const Election& election, const CountSetup& setup, std::uint64_t most_looks);

/// Plurality or approval, as many seats as there are.
Count count_most_votes(const Election& election, Rule rule, const CountSetup& setup);

}  // namespace plenaria::committee
