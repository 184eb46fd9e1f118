// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/own_proposal_pages.hpp
/// What an organiser sees behind the link of a proposal: it, until the deadline to be changed, and what
/// became of it.

#include <plenaria/http.hpp>

#include "proposal_service.hpp"
#include "side_event_tools.hpp"

namespace plenaria::events {

/// GET and POST /side-events/proposals/{proposal}, POST …/withdraw
Result<Reply> own_proposal_page(const SideEventTools& tools, const Request& request, RequestScope& scope);
Result<Reply> own_proposal_post(const SideEventTools& tools, const Request& request, RequestScope& scope);
Result<Reply> own_withdraw_post(const SideEventTools& tools, const Request& request, RequestScope& scope);
/// GET …/letter: once it was told.
Result<Reply> own_letter(const SideEventTools& tools, const Request& request, RequestScope& scope);

/// The decision as a letter, in the language of the proposal.
Result<Reply> decision_file(const SideEventTools& tools, const ProposalReading& reading, RequestScope& scope);

}  // namespace plenaria::events
