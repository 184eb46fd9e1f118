// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/session_door_pages.hpp
/// The doors of the rooms: which session one stands at, scanning there, and who is in it. Without network
/// scans are kept as at the entrance; the page of each session is one of its own for that.

#include <plenaria/http.hpp>

#include "../common_pages.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

/// GET /events/editions/{edition}/check-in/sessions
Result<Reply> session_doors_page(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET and POST /events/sessions/{session}/check-in; POST …/{scan}/undo
Result<Reply> session_door_page(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> session_door_post(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> undo_session_door_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/sessions/{session}/presence, with ?format=csv or xlsx as a file
Result<Reply> session_presence_page(const RoomTools& tools, const Request& request, RequestScope& scope);

void announce_session_doors(Registrar& registrar, const RoomTools& tools);

}  // namespace plenaria::events
