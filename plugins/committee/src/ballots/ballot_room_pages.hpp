// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/ballot_room_pages.hpp
/// What ballots bring to the room: pages.

#include "ballot_room_tools.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::committee::ballots {

/// @param tools are filled in when the room starts; they outlive it.
void announce_ballots(Registrar& registrar, const BallotRoomTools& tools);

}  // namespace plenaria::committee::ballots
