// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/meetings/meeting_repository.hpp
/// Rows of evt_meeting. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include "meeting.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// In order of their beginning; without what was removed.
std::vector<Meeting> meetings_of(UnitOfWork& uow, const std::string& edition);
std::optional<Meeting> find_meeting(UnitOfWork& uow, const std::string& id, bool with_removed = false);
void insert(UnitOfWork& uow, const Meeting& meeting);
/// @return false when somebody else has changed it since `meeting.revision`.
bool update(UnitOfWork& uow, const Meeting& meeting);
void set_meeting_removed(UnitOfWork& uow, const std::string& id, bool removed);
/// All by as many days, at their time of day, what was removed too. What was agreed for another day is to be
/// agreed again.
void shift_meetings(UnitOfWork& uow, const std::string& edition, std::chrono::days by);
/// Those that erase_met() would change.
std::vector<std::string> editions_with_met(UnitOfWork& uow);
/// Empties the names of those who are nobody of the directory, and what was noted. @return how many meetings.
int erase_met(UnitOfWork& uow, const std::string& edition);

}  // namespace plenaria::events
