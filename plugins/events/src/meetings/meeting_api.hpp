// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/meetings/meeting_api.hpp
/// Bilateral meetings as operations.

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

struct RoomTools;

void announce_meeting_api(Registrar& registrar, const RoomTools& tools);

}  // namespace plenaria::events
