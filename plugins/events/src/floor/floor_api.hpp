// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/floor/floor_api.hpp
/// Speakers lists for other programs: a clock in the room, a desk at which requests are taken.

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

struct RoomTools;

/// @param tools must outlive the registration.
void announce_floor_api(Registrar& registrar, const RoomTools& tools);

}  // namespace plenaria::events
