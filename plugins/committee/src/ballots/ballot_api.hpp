// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/ballot_api.hpp
/// Ballots for programs: entering, opening and ending them, turnout, results. Nobody votes and nobody opens
/// boxes by a token.

#include "ballot_room_tools.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::committee::ballots {

void announce_ballot_api(Registrar& registrar, const BallotRoomTools& tools);

}  // namespace plenaria::committee::ballots
