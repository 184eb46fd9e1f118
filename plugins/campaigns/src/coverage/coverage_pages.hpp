// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/coverage/coverage_pages.hpp
/// The coverage log and the links of partners as staff keeps them; and the short links that the public
/// follows.

#include "../common_pages.hpp"
#include "partner_counts.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::campaigns {

/// All routes of coverage, and the job that writes counts. @param tools,counts outlive the routes
void announce_coverage(Registrar& registrar, const CampaignTools& tools, PartnerCounts& counts,
                       Database* const& db);

void announce_coverage_api(Registrar& registrar, const CampaignTools& tools);

/// Leads to the public page of the campaign, and is counted; before the embargo it does not exist.
Result<Reply> follow_partner_link(PartnerCounts& counts, const Request& request, RequestScope& scope);

Result<Reply> show_coverage(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> new_coverage_form(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> add_coverage_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> edit_coverage_form(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_coverage_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> remove_coverage_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> look_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> clipping_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> show_clipping(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> add_partner_post(const CampaignTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::campaigns
