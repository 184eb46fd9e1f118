// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/press/public_pages.hpp
/// What the public sees. Each page asks is_public() at its own instant and keeps nothing, so that it is
/// neither early nor late; before, it answers as an address that does not exist.

#include "../clearance/released_text.hpp"
#include "../common_pages.hpp"

namespace plenaria::campaigns {

Result<Reply> press_room(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> public_campaign(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> public_text(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> public_text_file(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> press_feed(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> press_sitemap(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> press_data(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> campaign_data(const CampaignTools& tools, const Request& request, RequestScope& scope);
/// For the press, by their link, while it is under embargo.
Result<Reply> early_page(const CampaignTools& tools, const Request& request, RequestScope& scope);

/// Atom, RFC 4287.
std::string atom_feed(const std::vector<Campaign>& campaigns, const Addresses& addresses,
                      const Locale& locale, Instant now);

}  // namespace plenaria::campaigns
