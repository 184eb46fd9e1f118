// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/meeting_letter_pages.hpp
/// The letters about a meeting before they go.

#include "meeting_common_pages.hpp"

namespace plenaria::committee::meetings {

/// GET and POST /committee/meetings/{meeting}/convene
Result<Reply> preview_convocation(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> convene_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
/// GET and POST /committee/meetings/{meeting}/minutes/letters
Result<Reply> preview_minutes_letters(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> circulate_post(const MeetingTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::meetings
