// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/drives/drive_service.hpp
/// Use cases of a drive. Each is one step of the caller's transaction.

#include <string>
#include <vector>

#include "drive_reading.hpp"

namespace plenaria::campaigns {

/// Begins the drive of a campaign, or changes its goal and deadline; the text stays. @param revision 0: begin
/// it
Result<void> save_drive(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                        const std::string& campaign_id, const DriveFacts& facts, int revision);
/// They are put on the list of the register too. @param refs "city/ID". @return how many were new
Result<int> add_targets(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                        const std::string& campaign_id, const std::vector<std::string>& refs);
/// @return conflict for one that was asked.
Result<void> take_off(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                      const std::string& target_id);

/// With an address they get a link at once. @return its id
Result<std::string> add_asker(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                              const std::string& campaign_id, const Asker& wish);
/// The link once more; older ones end.
Result<void> send_asker_link(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                             const std::string& asker_id);
/// Asks no longer: the link opens nothing any more, and nobody asks their targets.
Result<void> end_asker(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                       const std::string& asker_id);
/// @param asker_id empty: nobody asks them. @return how many are asked by somebody else now
Result<int> assign(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                   const std::string& campaign_id, const std::string& asker_id,
                   const std::vector<std::string>& target_ids);

/// By staff.
Result<void> note_step(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                       const std::string& target_id, const NotedStep& step);
/// By a champion, on a target of their own. @param prefix of the fields, for problems
Result<void> note_own_step(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                           const std::string& campaign_id, const std::string& target_id,
                           const NotedStep& step, const std::string& prefix);

Error target_unknown(const std::string& id);
/// Adds a line to the history of a target, at the time of the transaction.
void add_step(UnitOfWork& uow, const Actor& actor, const std::string& target_id, TargetStep step);

}  // namespace plenaria::campaigns
