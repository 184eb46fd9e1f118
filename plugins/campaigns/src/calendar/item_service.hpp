// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/calendar/item_service.hpp
/// Use cases about items of the content calendar. Each is one step of the caller's transaction.

#include <optional>
#include <string>

#include "../plan/plan_service.hpp"
#include "item.hpp"

namespace plenaria::campaigns {

/// @return not_found when there is none, or it was removed.
Result<Item> read_item(UnitOfWork& uow, const std::string& id);
std::string item_subject(const std::string& id);

/// @return its id; invalid_input naming every field that is wrong; conflict when the campaign is withdrawn.
Result<std::string> add_item(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                             const std::string& campaign_id, const ItemFacts& facts);
/// @return conflict when somebody else has changed it since `revision`.
Result<void> change_item(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                         const std::string& id, const ItemFacts& facts, int revision);
/// To another day at the same hour. What counts from an event still does, at another distance.
Result<void> move_item(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor, const std::string& id,
                       const std::optional<Day>& day, int revision);
Result<void> set_item_state(UnitOfWork& uow, const Actor& actor, const std::string& id, ItemState state,
                            int revision);
/// Out of the calendar; it can be put back.
Result<void> remove_item(UnitOfWork& uow, const Actor& actor, const std::string& id);
Result<void> restore_item(UnitOfWork& uow, const Actor& actor, const std::string& id);

/// The campaign hangs on another event, or on none: open items go to the same distance there; where there is
/// no such place they stay on their day and count from nothing any more. The caller holds the campaign.
void hang_items_anew(UnitOfWork& uow, const Campaign& campaign, const std::optional<EventReading>& event);

}  // namespace plenaria::campaigns
