// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/held_meeting.hpp
/// A meeting with its body and the body's rules, read or locked.

#include <string>

#include <plenaria/db.hpp>
#include <plenaria/locale.hpp>

#include "meeting.hpp"

namespace plenaria::committee::meetings {

struct HeldMeeting {
    Meeting meeting;
    ledger::Body body;
    MeetingRule rule;
};

std::string meeting_subject(const std::string& id);
std::string invitee_subject(const std::string& id);
/// Of pages that notice who comes and goes, and what is decided.
std::string meeting_topic(const std::string& id);
Error meeting_unknown(const std::string& id);
Error item_unknown(const std::string& id);

/// @return not_found when there is none.
Result<HeldMeeting> read_meeting(UnitOfWork& uow, const std::string& id);
/// The same, locked until the transaction ends, with its pages told that something of it changes.
Result<HeldMeeting> lock_meeting(UnitOfWork& uow, const std::string& id);
/// @return conflict once its minutes are approved: what they tell stays as it was.
Result<void> check_unsealed(const Meeting& meeting);

/// "Steering committee: Winter meeting", or "Steering committee: meeting of 17 December 2019".
std::string title_of(const HeldMeeting& held, const Locale& locale);
/// The same without the body.
std::string short_title_of(const Meeting& meeting, const Locale& locale);

}  // namespace plenaria::committee::meetings
