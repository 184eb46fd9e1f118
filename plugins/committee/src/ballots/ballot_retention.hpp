// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/ballot_retention.hpp
/// What a ballot needs no longer goes, once the time for objections is over: boxes, and the addresses of
/// voters. The roll, the bulletin and the result stay.

#include <chrono>

#include <plenaria/db.hpp>

namespace plenaria::committee::ballots {

inline constexpr std::chrono::days objections{90};

/// Of ballots that were counted, withdrawn, or closed without quorum so long ago. Twice is harmless.
/// @return how many ballots.
Result<int> erase_old_boxes(Database& db);

}  // namespace plenaria::committee::ballots
