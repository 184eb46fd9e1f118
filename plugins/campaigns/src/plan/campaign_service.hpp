// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/plan/campaign_service.hpp
/// Use cases of staff about a campaign. Each is one step of the caller's transaction.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../tools.hpp"

namespace plenaria::campaigns {

/// The job that looks where the events of campaigns are, for a room that was switched off when one moved.
inline constexpr std::string_view follow_job = "campaigns.follow_events";
/// The job that makes what the press will take with it, so that the first who ask do not wait for it.
inline constexpr std::string_view kit_job = "campaigns.prepare_kit";

/// Under which what is released is findable.
std::string public_subject(const std::string& id);
Error campaign_unknown(const std::string& id);
Error changed_meanwhile(const std::string& subject);
/// @return not_found when there is none.
Result<Campaign> read_campaign(UnitOfWork& uow, const std::string& id);
/// The same, under a lock until the end of the transaction.
Result<Campaign> lock_campaign(UnitOfWork& uow, const std::string& id);
/// @return conflict once the public reads it, and when it is withdrawn.
Result<void> check_can_change(const Campaign& campaign, Instant now);

/// With the cities of its list. @return its id; invalid_input naming every field that is wrong.
Result<std::string> create_campaign(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                                    const CampaignFacts& facts);
/// Cities that were asked already stay, whatever the list holds. @return conflict when somebody else has
/// changed it since `revision`, or the public reads it.
Result<void> change_campaign(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                             const std::string& id, const CampaignFacts& facts, int revision);
/// Links that ask for clearance and let read early go along with the embargo, and offices that were asked and
/// the press are told. Nothing happens when it is the same instant.
void embargo_changed(UnitOfWork& uow, const CampaignTools& tools, const Campaign& before,
                     const Campaign& after);
/// From then on the clock decides. @return conflict when the instant is over, or there is no output.
Result<void> schedule(UnitOfWork& uow, const Actor& actor, const std::string& id, int revision);
/// At once nothing of it is public; it can be scheduled again.
Result<void> hold_back(UnitOfWork& uow, const Actor& actor, const std::string& id, int revision);
/// The public reads what was wrong beside the texts, and whoever was written to is told. @return how many.
Result<int> correct(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor, const std::string& id,
                    const Texts& note, int revision);
/// For good. Whoever was written to is told. @return how many.
Result<int> withdraw(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor, const std::string& id,
                     const std::string& reason, int revision);

/// One of the press reads it before, by a link of their own. @return conflict unless it is under embargo.
Result<void> give_early_reading(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                                const std::string& id, const PressReader& reader);

/// Makes what is scheduled findable from the end of its embargo on, and anything else not. To be called when
/// one of the two has changed; at that instant nothing has to happen. Twice is harmless.
void index_release(UnitOfWork& uow, const std::string& id);

}  // namespace plenaria::campaigns
