// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/face/logo_pages.hpp
/// The logo of a city, sent by staff or by its office.

#include "../common_pages.hpp"

namespace plenaria::campaigns {

inline constexpr std::uint64_t largest_logo = 5 * 1024 * 1024;

Result<Reply> staff_logo_page(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> staff_logo_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> staff_logo_file(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> office_logo_page(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> office_logo_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> office_logo_file(const CampaignTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::campaigns
