// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/decision_service.hpp
/// Use cases: what becomes of a proposal, and telling its organisers. Each is one step of the caller's
/// transaction.

#include <string>
#include <vector>

#include "proposal_service.hpp"
#include "side_event_tools.hpp"

namespace plenaria::events {

struct Decision {
    ProposalState state = ProposalState::accepted;  ///< accepted, waiting or declined
    std::string reason = {};                        ///< for the organiser; must be given when it is declined
    LocalTime starts = {};                          ///< of an accepted one
    LocalTime ends = {};
    std::string room_id = {};
    int revision = 0;
};

/// An accepted one becomes a session of the programme, with its organisers; placed anew, that session moves.
/// @param locale of whoever decides: sentences about what stands against it name sessions.
/// @return invalid_input with every rule that would be broken, each naming both sides, under "slot"; conflict
/// when somebody else has
///         changed it since `decision.revision`.
Result<void> decide(UnitOfWork& uow, const SideEventTools& tools, const Actor& actor, const Locale& locale,
                    const std::string& id, const Decision& decision);
/// Proposed again; its session goes out of the programme.
Result<void> take_decision_back(UnitOfWork& uow, const Actor& actor, const std::string& id);

/// Everything that stands against this slot, in sentences; empty when nothing does.
std::vector<std::string> against(UnitOfWork& uow, const SideEventTools& tools, const ProposalReading& reading,
                                 const Decision& decision, const Locale& locale);

struct OfferedSlot {
    SideSlot slot;
    std::string room_id =
        {};  ///< the smallest that is free and large enough; empty: none fits, or the event has none
    std::string room = {};
};
/// Slots that break nothing, the nearest to the organiser's wish first.
std::vector<OfferedSlot> offered_slots(UnitOfWork& uow, const ProposalReading& reading);

/// Where and when it takes place, in words of `locale`.
SideEventPlace place_of(UnitOfWork& uow, const Proposal& proposal, const Locale& locale);

/// Decided, and not told since, in order of their numbers; those without a mail address left out.
std::vector<Proposal> to_tell(const std::vector<Proposal>& proposals);
/// Mails all decisions of the call that were not told yet, each once.
/// @param expected how many the preview showed: another number is a conflict, and nothing is sent.
Result<int> tell_decisions(UnitOfWork& uow, const SideEventTools& tools, const Actor& actor,
                           const std::string& call_id, int expected);

}  // namespace plenaria::events
