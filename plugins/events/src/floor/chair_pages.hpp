// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/floor/chair_pages.hpp
/// The page of whoever chairs a session: the list, the clock, and what can be done with both.

#include <plenaria/http.hpp>

namespace plenaria::events {

struct RoomTools;

Result<Reply> show_floor(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> listen_to_floor(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> open_list_post(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> close_list_post(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_floor_post(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> request_floor_post(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> raise_point_post(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> withdraw_request_post(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> restore_request_post(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> move_up_post(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> move_down_post(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> give_next_post(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> give_floor_post(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> end_speech_post(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> pause_clock_post(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> resume_clock_post(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
