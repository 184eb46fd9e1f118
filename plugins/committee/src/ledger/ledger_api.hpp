// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/ledger_api.hpp
/// The ledger for programs.

namespace plenaria {
class Registrar;
}

namespace plenaria::committee::ledger {

struct LedgerTools;

/// @param tools outlives the registrar's routes.
void announce_ledger_api(Registrar& registrar, const LedgerTools& tools);

}  // namespace plenaria::committee::ledger
