// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/planning/planning_api.hpp
/// What the pages of this room do, over JSON.

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

struct RoomTools;

/// @param tools must outlive the routes.
void announce_api(Registrar& registrar, const RoomTools& tools);

}  // namespace plenaria::events
