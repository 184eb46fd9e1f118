// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/delegation_room_pages.hpp
/// What this part of the room announces: pages of the secretariat, of offices behind links, of authorities.

#include "delegation_tools.hpp"

namespace plenaria {
class Database;
class Registrar;
}  // namespace plenaria

namespace plenaria::events {

void announce_delegations(Registrar& registrar, const DelegationTools& tools);
/// Jobs that tell offices of other dates or the end, and the one that erases names.
/// @param db set once the room has started.
void announce_delegation_jobs(Registrar& registrar, const DelegationTools& tools, Database* const& db);

}  // namespace plenaria::events
