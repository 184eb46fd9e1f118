// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/calendar/item_pages.hpp
/// One item of the content calendar: entering, changing, moving and removing it.

#include <plenaria/http.hpp>
#include <plenaria/tag.hpp>

#include "../tools.hpp"
#include "item.hpp"

namespace plenaria::campaigns {

Model item_state_tag(ItemState state, const Locale& locale);

Result<Reply> new_item_form(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> add_item_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> edit_item_form(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_item_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> move_item_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> item_state_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> remove_item_post(const CampaignTools& tools, const Request& request, RequestScope& scope);
Result<Reply> restore_item_post(const CampaignTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::campaigns
