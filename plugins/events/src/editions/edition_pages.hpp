// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/editions/edition_pages.hpp
/// The page of an edition, and what its buttons do.

#include <plenaria/http.hpp>

namespace plenaria::events {

struct RoomTools;

/// GET /events/editions/{edition}
Result<Reply> show_edition(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/state
Result<Reply> set_state_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/editions/{edition}/milestones.ics
Result<Reply> calendar_of_edition(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/editions/{edition}/milestones?format=csv|xlsx
Result<Reply> table_of_edition(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
