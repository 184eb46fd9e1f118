// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/budget/budget_api.hpp
/// Budgets for programs.

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

struct RoomTools;

/// @param tools outlives the registrar's routes.
void announce_budget_api(Registrar& registrar, const RoomTools& tools);

}  // namespace plenaria::events
