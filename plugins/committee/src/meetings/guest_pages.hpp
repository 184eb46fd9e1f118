// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/guest_pages.hpp
/// What members see behind their links: the invitation, the minutes, and of the chair the signature.

#include "meeting_common_pages.hpp"

namespace plenaria::committee::meetings {

/// GET and POST /committee/invitees/{invitee}; POST …/correction; GET …/agenda and …/minutes
Result<Reply> invitee_page(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> answer_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> correction_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> invitee_agenda(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> invitee_minutes(const MeetingTools& tools, const Request& request, RequestScope& scope);
/// GET and POST /committee/meetings/{meeting}/sign; GET …/sign/minutes
Result<Reply> sign_page(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> sign_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> sign_minutes_file(const MeetingTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::meetings
