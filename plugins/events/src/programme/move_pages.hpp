// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/move_pages.hpp
/// Moving a session to another time or room: buttons and a form; the same address serves arrow keys and a
/// pointer.

#include <plenaria/http.hpp>

namespace plenaria::events {

struct RoomTools;

/// GET /events/sessions/{session}/move
Result<Reply> move_session_form(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/sessions/{session}/move: starts=2019-11-11T09:00 or starts_on= and starts_time=, by=-15
/// (minutes), room=; what is absent stays. In the form, or in the query for taking a move back.
Result<Reply> move_session_post(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
