// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/review_service.hpp
/// Use case: a reviewer scores a proposal.

#include "proposal_service.hpp"

namespace plenaria::events {

/// Replaces what the same reviewer gave before.
/// @param points by criterion. @return invalid_input when a criterion has none, as "points_1", "points_2", …;
/// conflict once scoring is
///        closed, or for what is merged or withdrawn.
Result<void> give_review(UnitOfWork& uow, const Actor& actor, const std::string& proposal_id,
                         const std::map<std::string, int>& points, std::string comment);

}  // namespace plenaria::events
