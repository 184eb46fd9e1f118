// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/attendance_service.hpp
/// What members answer, and who comes and goes on the day. Each is one step of the caller's transaction.

#include <optional>
#include <string>

#include <plenaria/actor.hpp>

#include "held_meeting.hpp"

namespace plenaria::committee::meetings {

/// A seat with its meeting, as whoever holds its link sees it.
struct OwnSeat {
    HeldMeeting held;
    Invitee invitee;
};
/// @return not_found unless `actor` holds the link of that seat.
Result<OwnSeat> own_seat(UnitOfWork& uow, const Actor& actor, const std::string& invitee_id);

/// Until the meeting is in session; the last answer counts.
Result<void> answer_invitation(UnitOfWork& uow, const Actor& actor, const std::string& invitee_id,
                               std::optional<Answer> answer, const std::string& note);
/// What the minutes get wrong, while members have them. Empty: nothing.
Result<void> correct_minutes(UnitOfWork& uow, const Actor& actor, const std::string& invitee_id,
                             const std::string& text);

/// Who presides, and signs. @param invitee_id empty: nobody yet
Result<void> set_chair(UnitOfWork& uow, const Actor& actor, const std::string& meeting_id,
                       const std::string& invitee_id);

/// @param at nothing: now @return conflict while somebody else sits for that seat.
Result<std::string> arrive(UnitOfWork& uow, const Actor& actor, const std::string& invitee_id, SitsAs part,
                           std::optional<Instant> at);
/// @param at nothing: now
Result<void> leave(UnitOfWork& uow, const Actor& actor, const std::string& presence_id,
                   std::optional<Instant> at);
/// They had not left.
Result<void> undo_leave(UnitOfWork& uow, const Actor& actor, const std::string& presence_id);
/// They had not come.
Result<void> undo_arrive(UnitOfWork& uow, const Actor& actor, const std::string& presence_id);

}  // namespace plenaria::committee::meetings
