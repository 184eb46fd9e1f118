// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/meeting_form_pages.hpp
/// Where staff writes the rules of a body's meetings, and a meeting.

#include "meeting_common_pages.hpp"

namespace plenaria::committee::meetings {

/// GET and POST /committee/bodies/{body}/meetings/rules
Result<Reply> rules_form(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> rules_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
/// GET /committee/bodies/{body}/meetings/new, POST /committee/bodies/{body}/meetings
Result<Reply> new_meeting_form(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> create_meeting_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
/// GET /committee/meetings/{meeting}/edit, POST /committee/meetings/{meeting}
Result<Reply> edit_meeting_form(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_meeting_post(const MeetingTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::meetings
