// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/public_files.hpp
/// What everybody may take away of a released programme: calendar, schedule for phones, PDF.

#include "../common_pages.hpp"

namespace plenaria::events {

/// GET /programme/{edition}/programme.ics?track=
Result<Reply> public_calendar(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /programme/{edition}/schedule.xml
Result<Reply> public_schedule(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /programme/{edition}/programme.pdf: A4, in the reader's language.
Result<Reply> public_print(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
