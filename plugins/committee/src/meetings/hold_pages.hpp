// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/hold_pages.hpp
/// The day itself: who is there, whether that is enough, and what is to be decided.

#include "meeting_common_pages.hpp"

namespace plenaria::committee::meetings {

/// GET /committee/meetings/{meeting}/hold and …/hold/live
Result<Reply> hold_page(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> listen_to_meeting(const MeetingTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/meetings/{meeting}/open, …/close, …/reopen
Result<Reply> open_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> close_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> reopen_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/meetings/{meeting}/arrive, …/leave, …/leave/undo, …/arrive/undo
Result<Reply> arrive_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> leave_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> undo_leave_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> undo_arrive_post(const MeetingTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::meetings
