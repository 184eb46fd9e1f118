// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/call_pages.hpp
/// The calls for side events of an edition, and what opens and closes them.

#include <plenaria/http.hpp>

#include "side_event_tools.hpp"

namespace plenaria::events {

/// GET /events/editions/{edition}/calls
Result<Reply> calls_page(const SideEventTools& tools, const Request& request, RequestScope& scope);
/// POST /events/calls/{call}/state, POST …/close-scoring
Result<Reply> call_state_post(const SideEventTools& tools, const Request& request, RequestScope& scope);
Result<Reply> close_scoring_post(const SideEventTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
