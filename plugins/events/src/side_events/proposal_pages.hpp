// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/proposal_pages.hpp
/// One proposal as the secretariat sees it: what was proposed, its scores, what becomes of it.

#include <plenaria/http.hpp>

#include "side_event_tools.hpp"

namespace plenaria::events {

/// GET /events/calls/{call}/proposals/new, POST /events/calls/{call}/proposals
Result<Reply> new_proposal_form(const SideEventTools& tools, const Request& request, RequestScope& scope);
Result<Reply> add_proposal_post(const SideEventTools& tools, const Request& request, RequestScope& scope);
/// GET and POST /events/proposals/{proposal}/edit
Result<Reply> edit_proposal_form(const SideEventTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_proposal_post(const SideEventTools& tools, const Request& request, RequestScope& scope);
/// POST /events/proposals/{proposal}/withdraw, …/link, …/merge, …/unmerge
Result<Reply> withdraw_proposal_post(const SideEventTools& tools, const Request& request,
                                     RequestScope& scope);
Result<Reply> proposal_link_post(const SideEventTools& tools, const Request& request, RequestScope& scope);
Result<Reply> merge_proposals_post(const SideEventTools& tools, const Request& request, RequestScope& scope);
Result<Reply> unmerge_proposals_post(const SideEventTools& tools, const Request& request,
                                     RequestScope& scope);

}  // namespace plenaria::events
