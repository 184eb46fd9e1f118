// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/meeting_repository.hpp
/// Rows of cmt_meeting and cmt_meeting_rule. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "meeting.hpp"

namespace plenaria::committee::meetings {

/// The defaults, with revision 0, while nobody has said anything.
MeetingRule rule_of(UnitOfWork& uow, const std::string& body_id);
/// @return false when somebody else has changed it since `rule.revision`.
bool store(UnitOfWork& uow, const MeetingRule& rule);

/// The latest first, of which `skip` are left out and at most `most` are read.
std::vector<Meeting> meetings_of(UnitOfWork& uow, const std::string& body_id, int skip, int most);
int count_meetings(UnitOfWork& uow, const std::string& body_id);
std::optional<Meeting> find_meeting(UnitOfWork& uow, const std::string& id);
/// The one whose minutes that item approved.
std::optional<Meeting> meeting_approved_by(UnitOfWork& uow, const std::string& item_id);
/// Drafts, those to come, those in session, and those whose minutes are not approved; the earliest first, at
/// most 100.
std::vector<Meeting> meetings_to_work_on(UnitOfWork& uow);
/// Locks it until the transaction ends: before anything of it is looked at to be changed.
void hold_meeting(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Meeting& meeting);
/// @return false when somebody else has changed it since `meeting.revision`.
bool update(UnitOfWork& uow, const Meeting& meeting);

}  // namespace plenaria::committee::meetings
