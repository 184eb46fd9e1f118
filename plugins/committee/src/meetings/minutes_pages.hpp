// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/minutes_pages.hpp
/// The minutes: written, read, and signed by the secretary.

#include "meeting_common_pages.hpp"

namespace plenaria::committee::meetings {

/// GET /committee/meetings/{meeting}/minutes and …/minutes/file
Result<Reply> minutes_page(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> minutes_file(const MeetingTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/items/{item}/minutes; the page saves by itself too
Result<Reply> write_minutes_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/meetings/{meeting}/minutes/sign, …/minutes/ask
Result<Reply> sign_as_secretary_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> ask_chair_post(const MeetingTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::meetings
