// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/meeting_service.hpp
/// How a meeting is called, changed, cancelled, opened and closed. Each is one step of the caller's
/// transaction.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>

#include "meeting_tools.hpp"

namespace plenaria::committee::meetings {

/// @return conflict when somebody else has changed it since `rule.revision`.
Result<void> change_rule(UnitOfWork& uow, const Actor& actor, const MeetingRule& rule);

/// Nobody is told by that. @return its id.
Result<std::string> create_meeting(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor,
                                   const std::string& body_id, const MeetingFacts& facts);

struct MeetingChange {
    MeetingFacts facts;
    std::string short_notice = {};  ///< why another time comes so late
    int revision = 0;
};
/// Members who were written to are told of another time or place, with an entry that moves the one they have.
/// @return how many were.
Result<int> change_meeting(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor,
                           const std::string& id, const MeetingChange& change);

/// The seats of the body on the day of the meeting as the ledger has them, with the addresses by which their
/// offices are written to; ids are those under which they were stored, or new.
std::vector<Invitee> members_of(UnitOfWork& uow, directory::Directory& directory, const Meeting& meeting);
/// Stores them; one who sits no longer stays, without counting.
void refresh_members(UnitOfWork& uow, directory::Directory& directory, const Meeting& meeting);
/// Those who are to be written to and were not yet.
std::vector<Invitee> to_convene(const std::vector<Invitee>& members);
std::vector<Invitee> told(const std::vector<Invitee>& members);

/// Writes to all members who were not written to yet.
/// @param expected how many messages the preview showed @return invalid_input under "short_notice" when the
/// notice is shorter than the body's rules ask and nobody says why.
Result<int> convene(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor, const std::string& id,
                    const std::string& short_notice, int expected);

/// Members who were written to are told why. @return how many were.
Result<int> cancel_meeting(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor,
                           const std::string& id, const std::string& reason, int revision);
/// As if it had not been convened: it has to be convened anew.
Result<void> restore_meeting(UnitOfWork& uow, const Actor& actor, const std::string& id);

Result<void> open_meeting(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor,
                          const std::string& id);
Result<void> close_meeting(UnitOfWork& uow, const Actor& actor, const std::string& id);
/// It was closed by mistake.
Result<void> reopen_meeting(UnitOfWork& uow, const Actor& actor, const std::string& id);

}  // namespace plenaria::committee::meetings
