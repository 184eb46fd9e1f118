// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/decision_pages.hpp
/// One proposal with its scores and what becomes of it.

#include <plenaria/http.hpp>

#include "side_event_tools.hpp"

namespace plenaria::events {

/// GET /events/proposals/{proposal}, POST …/decide, POST …/undecide
Result<Reply> proposal_page(const SideEventTools& tools, const Request& request, RequestScope& scope);
Result<Reply> decide_post(const SideEventTools& tools, const Request& request, RequestScope& scope);
Result<Reply> undecide_post(const SideEventTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
