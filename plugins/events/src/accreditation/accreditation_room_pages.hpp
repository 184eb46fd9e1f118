// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/accreditation_room_pages.hpp
/// What this part of the room announces: badges, the door, who is there.

#include "badge_document.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

struct DelegationTools;

/// @param tools must outlive the routes, as `db` must, which is set once the room has started.
void announce_accreditation(Registrar& registrar, const AccreditationTools& tools,
                            const DelegationTools& letters, Database* const& db);

}  // namespace plenaria::events
