// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/campaign_api.hpp
/// JSON operations of the room.

#include "tools.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::campaigns {

/// @param tools outlives the registrar's routes; set once the room has started.
void announce_campaign_api(Registrar& registrar, const CampaignTools& tools);

}  // namespace plenaria::campaigns
