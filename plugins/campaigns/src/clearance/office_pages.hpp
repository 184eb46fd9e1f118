// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/clearance/office_pages.hpp
/// What an office sees behind its link: the texts that name its city.

#include "../common_pages.hpp"

namespace plenaria::campaigns {

Result<Reply> clear_page(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> clear_post(const CampaignTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::campaigns
