// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/calendar/calendar_pages.hpp
/// The content calendar as month, week, list and by channel; as a table; and all routes of this folder.

#include <plenaria/http.hpp>

#include "../tools.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::campaigns {

Result<Reply> show_calendar(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> calendar_table(const CampaignTools& tools, const Request& request, RequestScope& scope);

void announce_calendar(Registrar& registrar, const CampaignTools& tools);

}  // namespace plenaria::campaigns
