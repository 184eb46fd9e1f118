// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/face/face_pages.hpp
/// What staff chooses and sees of how a campaign looks.

#include "../common_pages.hpp"

namespace plenaria::campaigns {

Result<Reply> face_page(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> face_post(const CampaignTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::campaigns
