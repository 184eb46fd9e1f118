// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/room_pages.hpp
/// All that the ledger announces.

#include "common_pages.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::committee::ledger {

/// @param tools and db outlive the registrar's routes; set once the room has started.
void announce_ledger(Registrar& registrar, const LedgerTools& tools, Database* const& db);

}  // namespace plenaria::committee::ledger
