// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/meeting_api.hpp
/// Meetings, their agendas and the decisions of a body as JSON, to read.

namespace plenaria {
class Registrar;
}

namespace plenaria::committee::meetings {

struct MeetingTools;
void announce_meeting_api(Registrar& registrar, const MeetingTools& tools);

}  // namespace plenaria::committee::meetings
