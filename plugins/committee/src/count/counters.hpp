// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/counters.hpp
/// One function for each rule; count_votes() of rules.hpp chooses among them.

#include <plenaria/result.hpp>

#include "lot.hpp"
#include "papers.hpp"
#include "record.hpp"

namespace plenaria::committee {

/// SSI 2007/42, schedule 1, rules 45 to 52, and the meanings of article 2.
/// @param seats at least one, at most as many as candidates stand.
Count count_scottish(const Election& election, std::uint32_t seats, const Lot& lot);

/// prfound.org, "Reference WIGM Rule", without the defeat of sure losers, which it leaves open.
/// @param seats as above.
Count count_wigm_prf(const Election& election, std::uint32_t seats, const Lot& lot);

/// prfound.org, "Reference Meek Rule".
/// @param seats as above. @return too_large when more than `most_looks` at a kind of paper were needed.
Result<Count> count_meek_prf(const Election& election, std::uint32_t seats, const Lot& lot,
                             std::uint64_t most_looks);

}  // namespace plenaria::committee
