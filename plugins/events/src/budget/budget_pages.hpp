// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/budget/budget_pages.hpp
/// The budget of an edition: its lines, what donors give, what is missing.

#include <plenaria/http.hpp>

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

struct RoomTools;

/// GET /events/editions/{edition}/budget
Result<Reply> show_budget(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/editions/{edition}/budget/export: ?format=csv or xlsx
Result<Reply> export_budget(const RoomTools& tools, const Request& request, RequestScope& scope);

/// All pages and operations of budgets. @param tools outlives the registrar's routes.
void announce_budget(Registrar& registrar, const RoomTools& tools);

}  // namespace plenaria::events
