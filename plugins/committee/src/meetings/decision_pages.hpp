// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/decision_pages.hpp
/// Where staff enters what a meeting decides on an item.

#include "meeting_common_pages.hpp"

namespace plenaria::committee::meetings {

/// GET and POST /committee/items/{item}/decision; POST …/decision/undo
Result<Reply> decision_form(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> decide_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> undo_decision_post(const MeetingTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::meetings
