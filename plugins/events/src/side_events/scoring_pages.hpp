// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/scoring_pages.hpp
/// What a reviewer sees: what there is to score, and one proposal with the criteria. Contacts are not for
/// reviewers.

#include <plenaria/http.hpp>

#include "side_event_tools.hpp"

namespace plenaria::events {

/// GET /events/editions/{edition}/scoring
Result<Reply> scoring_page(const SideEventTools& tools, const Request& request, RequestScope& scope);
/// GET and POST /events/proposals/{proposal}/score
Result<Reply> score_page(const SideEventTools& tools, const Request& request, RequestScope& scope);
Result<Reply> score_post(const SideEventTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
