// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/briefing/briefing_room_pages.hpp
/// Pages of briefing packs, speaking points and bilateral meetings as one table, and what makes the archive
/// of packs.

namespace plenaria {
class Database;
class Registrar;
}  // namespace plenaria

namespace plenaria::events {

struct RoomTools;

/// @param tools and db must outlive the routes.
void announce_briefings(Registrar& registrar, const RoomTools& tools, Database* const& db);

}  // namespace plenaria::events
