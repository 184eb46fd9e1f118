// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/calendar/feed_pages.hpp
/// The content calendar for calendar programs, at a secret address.

#include <plenaria/http.hpp>

#include "../tools.hpp"

namespace plenaria::campaigns {

Result<Reply> show_feed(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> make_feed_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> end_feed_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
/// What the address answers.
Result<Reply> feed_at_address(const CampaignTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::campaigns
