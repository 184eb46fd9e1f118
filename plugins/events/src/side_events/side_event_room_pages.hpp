// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/side_event_room_pages.hpp
/// Pages, operations and jobs about side events as one table.

#include "side_event_tools.hpp"

namespace plenaria {
class Database;
class Registrar;
}  // namespace plenaria

namespace plenaria::events {

/// @param tools must outlive the routes. @param db set once the room has started.
void announce_side_events(Registrar& registrar, const SideEventTools& tools, Database* const& db);

}  // namespace plenaria::events
