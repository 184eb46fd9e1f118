// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/outputs/output_pages.hpp
/// Outputs as staff writes them, the text of every city before it is asked, and the letters that ask.

#include "../common_pages.hpp"

namespace plenaria::campaigns {

Result<Reply> new_output_form(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> add_output_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> edit_output_form(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_output_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> show_texts(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> edit_city_form(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_city_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> preview_requests(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> send_requests(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> preview_reminders(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> send_reminders(const CampaignTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::campaigns
