// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/meeting_write_api.hpp
/// Operations that prepare a meeting: it is entered, gets its agenda, and is convened or cancelled.

#include <plenaria/plugin.hpp>

#include "meeting_tools.hpp"

namespace plenaria::committee::meetings {

/// @param tools are filled in when the room starts; they outlive it.
void announce_meeting_write_api(Registrar& registrar, const MeetingTools& tools);

}  // namespace plenaria::committee::meetings
