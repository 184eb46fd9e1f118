// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/delegation_tools.hpp
/// What the pages, operations and jobs about delegations use; set once the room has started.

#include "delegation_mails.hpp"

namespace plenaria {
class MailTrouble;
}
namespace plenaria::directory {
class Directory;
}

namespace plenaria::events {

struct RoomTools;

struct DelegationTools {
    directory::Directory* directory = nullptr;
    directory::Lookup* lookup = nullptr;
    const Renderer* renderer = nullptr;
    const Locales* locales = nullptr;
    const Addresses* addresses = nullptr;
    Documents* documents = nullptr;
    const MailTrouble* trouble = nullptr;
    const RoomTools* room = nullptr;  ///< what packs are made with; none in a test that needs none

    [[nodiscard]] DelegationMails mails() const {
        return DelegationMails({*renderer, *locales, *addresses, *documents, *lookup});
    }
};

}  // namespace plenaria::events
