// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/room_pages.hpp
/// All pages of this room as one table.

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

struct RoomTools;

/// @param tools must outlive the routes.
void announce_pages(Registrar& registrar, const RoomTools& tools);

}  // namespace plenaria::events
