// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/call_form_pages.hpp
/// The form of a call for side events.

#include <plenaria/http.hpp>

#include "side_event_tools.hpp"

namespace plenaria::events {

/// GET /events/editions/{edition}/calls/new, POST /events/editions/{edition}/calls
Result<Reply> new_call_form(const SideEventTools& tools, const Request& request, RequestScope& scope);
Result<Reply> create_call_post(const SideEventTools& tools, const Request& request, RequestScope& scope);
/// GET and POST /events/calls/{call}/edit
Result<Reply> edit_call_form(const SideEventTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_call_post(const SideEventTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
