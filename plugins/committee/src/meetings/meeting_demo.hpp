// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/meeting_demo.hpp
/// Meetings of the demonstration.

#include <filesystem>

#include <plenaria/command.hpp>
#include <plenaria/db.hpp>

#include "../ledger/term_service.hpp"

namespace plenaria::committee::meetings {

/// Adds what FOLDER/committee/meetings.json has, in one transaction; nothing when a body has a meeting
/// already.
/// @return how many meetings were added.
Result<int> load_meetings(Database& db, const ledger::People& people, const std::filesystem::path& folder);
/// For the folders among the words of `run`. @return what the program ends with.
int load_meetings_for(Database& db, const ledger::People& people, CommandRun& run);

}  // namespace plenaria::committee::meetings
