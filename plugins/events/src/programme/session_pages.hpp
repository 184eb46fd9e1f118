// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/session_pages.hpp
/// The form of a session, taking it out and putting it back.

#include <plenaria/http.hpp>

namespace plenaria::events {

struct RoomTools;

/// GET /events/editions/{edition}/programme/sessions/new: ?day=
Result<Reply> new_session_form(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/programme/sessions
Result<Reply> add_session_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/sessions/{session}
Result<Reply> edit_session_form(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/sessions/{session}
Result<Reply> change_session_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/sessions/{session}/remove
Result<Reply> remove_session_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/sessions/{session}/restore
Result<Reply> restore_session_post(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
