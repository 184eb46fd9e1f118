// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/planning/milestone_pages.hpp
/// The form of a milestone, and what the buttons beside one do.

#include <plenaria/http.hpp>

namespace plenaria::events {

struct RoomTools;

/// GET /events/editions/{edition}/milestones/new
Result<Reply> new_milestone_form(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/editions/{edition}/milestones
Result<Reply> add_milestone_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET /events/milestones/{milestone}
Result<Reply> edit_milestone_form(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/milestones/{milestone}
Result<Reply> change_milestone_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/milestones/{milestone}/done: done=1 or 0
Result<Reply> milestone_done_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/milestones/{milestone}/remove
Result<Reply> remove_milestone_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/milestones/{milestone}/restore
Result<Reply> restore_milestone_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST /events/checks/{check}: done=1 or 0
Result<Reply> check_post(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
