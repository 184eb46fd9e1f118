// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/plan/plan_service.hpp
/// The plan of a campaign, and the event that it counts from. Steps of the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include "campaign_service.hpp"
#include "plan.hpp"

namespace plenaria::campaigns {

/// An event as it stands now.
struct EventReading {
    events::EditionCard card;
    std::vector<events::SessionCard> sessions;  ///< in order of their beginning
    EventTimes times;
};
/// @return nothing when there is none of that id, or `events` is absent.
std::optional<EventReading> read_event(UnitOfWork& uow, const CampaignTools& tools,
                                       const std::string& edition_id, std::string_view language = "en");

/// Where `timing` is at the event; adds a problem under "anchor" or "time" when it is nowhere: no session, no
/// days that hold, a time that no clock shows, with both readings of it.
/// @param event nothing: the campaign has none, or it cannot be read now
std::optional<Instant> place_or_say(const Timing& timing, const std::optional<EventReading>& event,
                                    std::vector<FieldError>& problems);

/// Writes the plan; with a distance the embargo is where it leads, now and whenever the event moves.
/// @return conflict when somebody else has changed the campaign since `revision`, or the public reads it;
///         invalid_input naming every field that is wrong.
Result<void> set_plan(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                      const std::string& campaign_id, const PlanFacts& facts, int revision);

}  // namespace plenaria::campaigns
