// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/venue_pages.hpp
/// Rooms, tracks and stated orders of an edition: one page, and a form for each that is changed.

#include <plenaria/http.hpp>

namespace plenaria::events {

struct RoomTools;

/// GET /events/editions/{edition}/programme/setup
Result<Reply> programme_setup(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/programme/rooms
Result<Reply> add_room_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/rooms/{room}
Result<Reply> edit_room_form(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/rooms/{room}
Result<Reply> change_room_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/rooms/{room}/remove
Result<Reply> remove_room_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/rooms/{room}/restore
Result<Reply> restore_room_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/programme/tracks
Result<Reply> add_track_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/tracks/{track}
Result<Reply> edit_track_form(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/tracks/{track}
Result<Reply> change_track_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/tracks/{track}/remove
Result<Reply> remove_track_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/tracks/{track}/restore
Result<Reply> restore_track_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/programme/orders
Result<Reply> add_order_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/orders/{order}/remove
Result<Reply> remove_order_post(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
