// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/meeting_pages.hpp
/// The meetings and decisions of a body, and one meeting with its agenda and members.

#include "meeting_common_pages.hpp"

namespace plenaria::committee::meetings {

/// GET /committee/bodies/{body}/meetings
Result<Reply> list_meetings(const MeetingTools& tools, const Request& request, RequestScope& scope);
/// GET /committee/bodies/{body}/decisions
Result<Reply> list_decisions(const MeetingTools& tools, const Request& request, RequestScope& scope);
/// GET /committee/meetings/{meeting}
Result<Reply> show_meeting(const MeetingTools& tools, const Request& request, RequestScope& scope);
/// GET /committee/meetings/{meeting}/agenda
Result<Reply> agenda_file(const MeetingTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/meetings/{meeting}/cancel, …/restore, …/chair
Result<Reply> cancel_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> restore_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> chair_post(const MeetingTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::meetings
