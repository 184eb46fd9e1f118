// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/face/announce_pages.hpp
/// Pictures, logos, kits and frames: the addresses of what a campaign looks like.

#include <plenaria/plugin.hpp>

#include "../tools.hpp"

namespace plenaria::campaigns {

/// And the job that prepares a kit. @param tools outlive the routes
/// @param db set once the room has started
void announce_face(Registrar& registrar, const CampaignTools& tools, Database* const& db);

}  // namespace plenaria::campaigns
