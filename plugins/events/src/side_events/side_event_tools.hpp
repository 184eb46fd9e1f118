// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/side_event_tools.hpp
/// What pages, operations and jobs about side events use; set once the room has started.

#include "side_event_mails.hpp"

namespace plenaria::events {

class Formats;

struct SideEventTools {
    directory::Lookup* lookup = nullptr;
    const Renderer* renderer = nullptr;
    const Locales* locales = nullptr;
    const Addresses* addresses = nullptr;
    Documents* documents = nullptr;
    const Formats* formats = nullptr;

    [[nodiscard]] SideEventMails mails() const {
        return SideEventMails({*renderer, *locales, *addresses, *lookup});
    }
};

}  // namespace plenaria::events
