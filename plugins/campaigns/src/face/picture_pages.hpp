// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/face/picture_pages.hpp
/// Pictures and kits, for whoever may have them. For the public each asks as public_pages.hpp says.

#include "../common_pages.hpp"

namespace plenaria::campaigns {

Result<Reply> public_card(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> public_title_card(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> public_kit(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> public_city_kit(const CampaignTools& tools, const Request& request, RequestScope& scope);
/// For the press, by their link, while it is under embargo.
Result<Reply> early_kit(const CampaignTools& tools, const Request& request, RequestScope& scope);
/// Of their own city: what they have cleared, whatever it is for.
Result<Reply> office_kit(const CampaignTools& tools, const Request& request, RequestScope& scope);
/// As it would be with the text that they read.
Result<Reply> office_card(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> staff_card(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> staff_title_card(const CampaignTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::campaigns
