// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/public_call_pages.hpp
/// What everybody sees of a call, and what an organiser sees behind the link of a proposal.

#include <plenaria/http.hpp>

#include "side_event_tools.hpp"

namespace plenaria::events {

/// GET and POST /side-events/{call}, GET …/sent
Result<Reply> public_call(const SideEventTools& tools, const Request& request, RequestScope& scope);
Result<Reply> public_call_post(const SideEventTools& tools, const Request& request, RequestScope& scope);
Result<Reply> public_call_sent(const SideEventTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
