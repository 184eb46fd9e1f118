// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/floor/screen_pages.hpp
/// The screen of a room: who has the floor, how long still, who comes next. For those who see events; for
/// everybody where the chair shows it so and the session was released (docs/decisions/0057).

#include <plenaria/http.hpp>

namespace plenaria::events {

struct RoomTools;

Result<Reply> staff_screen(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> listen_to_screen(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> public_screen(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> listen_to_public_screen(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
