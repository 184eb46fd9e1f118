// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/calendars/calendar_pages.hpp
/// Calendars of single people: the page that makes their addresses, and what stands at such an address.

#include "../common_pages.hpp"

namespace plenaria::events {

/// GET /events/editions/{edition}/programme/calendars?page=: everybody in the programme.
Result<Reply> personal_calendars(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/programme/calendars: shows the new address, once.
Result<Reply> make_calendar_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/programme/calendars/end
Result<Reply> end_calendar_post(const RoomTools& tools, const Request& request, RequestScope& scope);

/// GET /l/{secret}/{language}/programme.ics
Result<Reply> personal_calendar(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
