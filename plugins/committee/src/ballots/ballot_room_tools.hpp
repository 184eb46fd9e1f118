// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/ballot_room_tools.hpp
/// What pages, operations and jobs about ballots use; set once the room has started.

#include <plenaria/services.hpp>

#include "ballot_mails.hpp"

namespace plenaria::events {
class Editions;
}

namespace plenaria::committee::ballots {

struct BallotRoomTools {
    directory::Lookup* lookup = nullptr;
    directory::Directory* directory = nullptr;
    const Renderer* renderer = nullptr;
    const Locales* locales = nullptr;
    const Addresses* addresses = nullptr;
    statements::ValidationRecord* record = nullptr;  ///< nullptr: that room is not there
    events::Editions* editions = nullptr;            ///< nullptr: that room is not there
    EventBodies bodies = {};

    [[nodiscard]] BallotMails mails() const { return BallotMails({*renderer, *locales, *addresses}); }
    /// @param mails outlives what is returned
    [[nodiscard]] BallotTools with(const BallotMails& mails) const {
        return {*lookup, *directory, mails, record, bodies};
    }
};

}  // namespace plenaria::committee::ballots
