// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/fees/fee_room_pages.hpp
/// Everything of fees that the room announces: pages, operations, the job that empties notes.

namespace plenaria {
class Database;
class Registrar;
}  // namespace plenaria

namespace plenaria::events_durban {

struct FeeTools;

/// `tools` and `db` must outlive what is announced; both are set once the room has started.
void announce_fees(Registrar& registrar, const FeeTools& tools, Database* const& db);

}  // namespace plenaria::events_durban
