// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/plan/plan_api.hpp
/// Operations about plans and items of the content calendar.

#include "../tools.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::campaigns {

void announce_plan_api(Registrar& registrar, const CampaignTools& tools);

}  // namespace plenaria::campaigns
