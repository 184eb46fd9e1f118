// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/ballot_result_pages.hpp
/// What came out of a ballot: for staff and voters alike, never before it is counted; the bulletin, and the
/// page on which whoever has a receipt checks a ballot.

#include "shared_pages.hpp"

namespace plenaria::committee::ballots {

/// Members has_result, rows (partials/summary), rounds (text), has_count, is_short, has_named, named (name,
/// city, choice); of a roll-call `named` is there while it is open, too.
void set_result(Model& page, UnitOfWork& uow, const BallotCall& call,
                const std::vector<Candidate>& candidates, const RequestScope& scope);

/// Public: takes a receipt, and needs no link.
Result<Reply> receipt_page(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> receipt_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
/// Public: ids of boxes once it is closed, trackers once it is counted, as text.
Result<Reply> bulletin_file(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
/// The ballots of a secret election that was counted, as BLT, for whoever counts them again.
Result<Reply> ballots_file(const BallotRoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::ballots
