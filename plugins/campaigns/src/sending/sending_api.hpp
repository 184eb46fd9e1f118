// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/sending/sending_api.hpp

#include <plenaria/plugin.hpp>

#include "../tools.hpp"

namespace plenaria::campaigns {

/// `tools` must outlive the room's operations.
void announce_sending_api(Registrar& registrar, const CampaignTools& tools);

}  // namespace plenaria::campaigns
