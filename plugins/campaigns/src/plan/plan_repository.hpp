// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/plan/plan_repository.hpp
/// Rows of cpn_plan and cpn_move. Every function runs inside the caller's transaction.

#include <string>
#include <vector>

#include "plan.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::campaigns {

/// An empty one when nothing was written yet.
Plan plan_of(UnitOfWork& uow, const std::string& campaign_id);
/// In place of the one before. The caller holds the campaign.
void keep(UnitOfWork& uow, const Plan& plan);

/// Ids of campaigns that hang on an edition, by age.
std::vector<std::string> campaigns_at(UnitOfWork& uow, const std::string& edition_id);
/// Ids of the editions on which some hang.
std::vector<std::string> followed_editions(UnitOfWork& uow);

void insert(UnitOfWork& uow, const MoveLine& move);
/// The latest first.
std::vector<MoveLine> moves_of(UnitOfWork& uow, const std::string& campaign_id, int most);

}  // namespace plenaria::campaigns
