// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/plan/campaign_pages.hpp
/// Campaigns as staff plans, schedules, holds back and corrects them.

#include "../common_pages.hpp"

namespace plenaria::campaigns {

Result<Reply> list_campaigns(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> show_campaign(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> new_campaign_form(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> create_campaign_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> edit_campaign_form(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_campaign_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> schedule_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> hold_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> correct_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> withdraw_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> early_post(const CampaignTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::campaigns
