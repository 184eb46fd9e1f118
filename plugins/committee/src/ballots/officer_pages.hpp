// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/officer_pages.hpp
/// What the officers of a secret ballot do: take office, make and compare keys, open the ballot in two steps.

#include "shared_pages.hpp"

namespace plenaria::committee::ballots {

/// Members about officers of the page of a ballot: needs_officers, officers (place, name, has_key,
/// fingerprint, is_confirmed, …), and what the reader may do.
void set_officers(Model& page, UnitOfWork& uow, const BallotCall& call, State state, const Error* error,
                  const RequestScope& scope);

Result<Reply> take_office_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> leave_office_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
/// Shows the secret half once.
/// The key that an officer was just shown, once more as a file. It comes from their page, and is kept
/// nowhere.
Result<Reply> key_file_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> make_key_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> give_key_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> confirm_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
/// Whichever of the two steps is due for the officer.
Result<Reply> use_key_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::ballots
