// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/ballot_form_pages.hpp
/// Writing down what is asked and by which rule, until it opens.

#include "shared_pages.hpp"

namespace plenaria::committee::ballots {

/// ?body= or ?vacancy= fill the form in; of a vacancy its shortlist stands.
Result<Reply> new_ballot_form(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> create_ballot_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> edit_ballot_form(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> change_ballot_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::ballots
