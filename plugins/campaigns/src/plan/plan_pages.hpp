// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/plan/plan_pages.hpp
/// Pages of the plan of a campaign: what it says, on which event it hangs, what moved; and its whole chain.

#include "../tools.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::campaigns {

void announce_plan(Registrar& registrar, const CampaignTools& tools);

}  // namespace plenaria::campaigns
