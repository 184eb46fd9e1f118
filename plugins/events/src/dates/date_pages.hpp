// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/dates/date_pages.hpp
/// Other dates for an edition: the form, what they would mean, and afterwards what moved.

#include <plenaria/http.hpp>

namespace plenaria::events {

struct RoomTools;

/// GET /events/editions/{edition}/dates: the form; with ?starts_on= also every milestone with its old and its
/// new day.
Result<Reply> dates_form(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/dates
Result<Reply> dates_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/editions/{edition}/changes/{change}
Result<Reply> show_change(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
