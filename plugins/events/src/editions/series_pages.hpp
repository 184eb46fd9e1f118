// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/editions/series_pages.hpp
/// The series of events: list, new one, another title.

#include <plenaria/http.hpp>

namespace plenaria::events {

struct RoomTools;

/// GET /events/series
Result<Reply> list_series(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/series
Result<Reply> create_series_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/series/{series}
Result<Reply> edit_series_form(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/series/{series}
Result<Reply> change_series_post(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
