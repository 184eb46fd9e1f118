// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/budget/budget_form_pages.hpp
/// The form of a line of a budget, and what the buttons beside one do.

#include <plenaria/http.hpp>

namespace plenaria::events {

struct RoomTools;

/// GET /events/editions/{edition}/budget/new
Result<Reply> new_budget_line_form(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/budget
Result<Reply> add_budget_line_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/budget/{budget_line}
Result<Reply> edit_budget_line_form(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/budget/{budget_line}
Result<Reply> change_budget_line_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/budget/{budget_line}/remove
Result<Reply> remove_budget_line_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/budget/{budget_line}/restore
Result<Reply> restore_budget_line_post(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
