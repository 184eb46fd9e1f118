// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/agenda_pages.hpp
/// Where staff writes an item of the agenda, moves it and takes it off.

#include "meeting_common_pages.hpp"

namespace plenaria::committee::meetings {

/// GET /committee/meetings/{meeting}/items/new, POST /committee/meetings/{meeting}/items
Result<Reply> new_item_form(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> add_item_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
/// GET and POST /committee/items/{item}
Result<Reply> edit_item_form(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_item_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
/// POST /committee/items/{item}/move, …/remove, …/restore
Result<Reply> move_item_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
/// Sent by a row that was dragged: `before` and `seen`, as place_item() takes them.
Result<Reply> place_item_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> remove_item_post(const MeetingTools& tools, const Request& request, RequestScope& scope);
Result<Reply> restore_item_post(const MeetingTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::meetings
