// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/sending/sending_service.hpp
/// Use cases of a sending. Each is one step of the caller's transaction.

#include <string>
#include <vector>

#include "recipients.hpp"

namespace plenaria::campaigns {

/// The job that hands letters to the outbox, a few a minute.
inline constexpr std::string_view sending_job = "campaigns.send_letters";

/// @return not_found when there is none.
Result<Sending> read_sending(UnitOfWork& uow, const std::string& id);

/// @return its id; invalid_input naming every field that is wrong.
Result<std::string> create_sending(UnitOfWork& uow, const Actor& actor, const std::string& campaign_id,
                                   const SendingFacts& facts);
/// Whoever had submitted or approved it does so again. @return conflict when somebody else has changed it
/// since `revision`, or letters have left.
Result<void> change_sending(UnitOfWork& uow, const Actor& actor, const std::string& id,
                            const SendingFacts& facts, int revision);
/// Leaves people out, or sends them paper. @param choice "leave_out", "paper" or empty: as everybody.
Result<void> choose_for(UnitOfWork& uow, const Actor& actor, const std::string& id,
                        const std::vector<std::string>& people, const std::string& choice);
/// Leaves out all whom nothing else lets be written to. @return how many.
Result<int> leave_out_lacking(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                              const std::string& id);

/// So many recipients, or every city: the number is to be typed.
bool asks_for_number(const Sending& sending, std::size_t recipients, const CampaignTools& tools);
/// Writes every letter down as it will be sent. @param expected what was typed, where it is asked for.
/// @return invalid_input naming what holds it up: nobody to write to, people whose language the text lacks,
/// variables for which there is nothing, a number that is not that of the letters.
Result<void> submit_sending(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                            const std::string& id, int revision, int expected);
/// By somebody who has neither written nor submitted it. @param hash of what was read.
Result<void> approve_sending(UnitOfWork& uow, const Actor& actor, const std::string& id,
                             const std::string& hash);
/// Back to whoever prepares it. @param reason what is to be changed.
Result<void> send_back(UnitOfWork& uow, const Actor& actor, const std::string& id, const std::string& reason,
                       int revision);
Result<void> pause_sending(UnitOfWork& uow, const Actor& actor, const std::string& id);
/// @return conflict when it must not go now.
Result<void> resume_sending(UnitOfWork& uow, const Actor& actor, const std::string& id);
/// What has not left does not leave. For good.
Result<void> cancel_sending(UnitOfWork& uow, const Actor& actor, const std::string& id,
                            const std::string& reason);
/// One letter as it stands, to the mailbox of who asks.
Result<void> try_letter(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                        const std::string& id, const std::string& person);

/// Whether these letters may leave at `at`. @return conflict with the reason.
Result<void> check_may_go(const Campaign& campaign, const Sending& sending, Instant at);

}  // namespace plenaria::campaigns
