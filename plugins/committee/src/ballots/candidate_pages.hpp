// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/candidate_pages.hpp
/// Who stands in an election that has not opened, one a line.

#include "shared_pages.hpp"

namespace plenaria::committee::ballots {

Result<Reply> candidates_form(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> candidates_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::ballots
