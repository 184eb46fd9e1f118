// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/decision_letter_pages.hpp
/// The letters that tell organisers what was decided: looked at first, then sent at once.

#include <plenaria/http.hpp>

#include "side_event_tools.hpp"

namespace plenaria::events {

/// GET /events/proposals/{proposal}/letter
Result<Reply> decision_letter(const SideEventTools& tools, const Request& request, RequestScope& scope);
/// GET and POST /events/calls/{call}/letters
Result<Reply> decision_letters_page(const SideEventTools& tools, const Request& request, RequestScope& scope);
Result<Reply> decision_letters_post(const SideEventTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
