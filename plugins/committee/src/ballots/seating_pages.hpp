// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/seating_pages.hpp
/// Seating who was elected to a body of an event, after a look at it.

#include "shared_pages.hpp"

namespace plenaria::committee::ballots {

/// GET and POST /committee/ballots/{ballot}/seating
Result<Reply> preview_seating(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> seat_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);

/// Members of ballots/show about the body that a ballot elects.
void set_seating(Model& page, UnitOfWork& uow, const BallotRoomTools& tools, const Ballot& ballot,
                 const RequestScope& scope);

}  // namespace plenaria::committee::ballots
