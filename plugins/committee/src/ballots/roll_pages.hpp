// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/roll_pages.hpp
/// The roll of a ballot as staff keeps it: links again, lost votes, proxies and slips on paper, votes called
/// in the room.

#include "shared_pages.hpp"

namespace plenaria::committee::ballots {

/// Members about the roll of the page of a ballot: has_roll, roll (name, city, state, …), paper, and what the
/// reader may do.
void set_roll(Model& page, UnitOfWork& uow, const BallotCall& call, const std::vector<Candidate>& candidates,
              State state, const Error* error, const RequestScope& scope);

/// One voter, with all that may be done about them.
Result<Reply> show_voter(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> link_again_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> revoke_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> restore_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> proxy_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> proxy_end_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> paper_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> paper_undo_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> call_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> state_result_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
/// Slips of paper, entered by two people.
Result<Reply> slips_form(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> slips_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::ballots
