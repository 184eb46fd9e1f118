// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/meeting_room_pages.hpp
/// The table of contents of meetings.

namespace plenaria {
class Registrar;
}

namespace plenaria::committee::meetings {

struct MeetingTools;
void announce_meetings(Registrar& registrar, const MeetingTools& tools);

}  // namespace plenaria::committee::meetings
