// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/demo.hpp
/// `plenaria campaigns demo`: a campaign in preparation.

#include <filesystem>

#include <plenaria/command.hpp>

#include "tools.hpp"

namespace plenaria::campaigns {

/// Loads campaigns/campaigns.json of the folder. @return how many campaigns
Result<int> load_demo(Database& db, const CampaignTools& tools, const std::filesystem::path& folder);
inline constexpr const char* demo_usage = "DIR [--json]";
int demo_command(Database& db, const CampaignTools& tools, CommandRun& run);

}  // namespace plenaria::campaigns
