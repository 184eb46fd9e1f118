// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/floor/floor_room_pages.hpp
/// The addresses of speakers lists: of those who chair, of those who see events, and of everybody.

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

struct RoomTools;

/// @param tools must outlive the registration.
void announce_floor(Registrar& registrar, const RoomTools& tools);

}  // namespace plenaria::events
