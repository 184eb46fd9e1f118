// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/meetings/meeting_pages.hpp
/// Bilateral meetings of an event: the list with what is in their way, and the form of one.

#include "../common_pages.hpp"

namespace plenaria::events {

/// GET /events/editions/{edition}/meetings?format=csv|xlsx
Result<Reply> list_meetings(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET …/meetings/new, POST …/meetings
Result<Reply> new_meeting_form(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> add_meeting_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET and POST /events/meetings/{meeting}; POST …/remove, …/restore
Result<Reply> edit_meeting_form(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_meeting_post(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> remove_meeting_post(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> restore_meeting_post(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
