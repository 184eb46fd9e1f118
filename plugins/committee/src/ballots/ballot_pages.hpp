// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/ballot_pages.hpp
/// The list of ballots, and one of them as staff and officers see it: what it lacks, who votes, how many
/// have, and what came out.

#include "shared_pages.hpp"

namespace plenaria::committee::ballots {

Result<Reply> list_ballots(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> show_ballot(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
/// With an error of one of the small forms on the page.
Result<Reply> ballot_view(const BallotRoomTools& tools, const Request& request, RequestScope& scope,
                          const Error* error);
Result<Reply> listen_to_ballot(const BallotRoomTools& tools, const Request& request, RequestScope& scope);

/// The letters, and whom they go to; the number that is sent back is the one that was shown.
Result<Reply> preview_opening(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> open_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> preview_reminders(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> remind_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> close_early_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> withdraw_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> partner_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> partner_remove_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::ballots
