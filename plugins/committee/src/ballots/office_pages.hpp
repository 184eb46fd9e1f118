// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/office_pages.hpp
/// Who was elected to an office gets its term.

#include "office_election.hpp"
#include "shared_pages.hpp"

namespace plenaria::committee::ballots {

/// Members may_seat_officers, officers_url.
void set_office(Model& page, const Ballot& ballot, const RequestScope& scope);
Result<Reply> officers_form(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> officers_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::ballots
