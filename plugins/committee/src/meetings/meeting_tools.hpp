// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/meeting_tools.hpp
/// What pages, operations and jobs about meetings use; set once the room has started.

#include <plenaria/services.hpp>

#include "meeting_mails.hpp"

namespace plenaria::campaigns {
class Drafts;
}
namespace plenaria::directory {
class Directory;
}
namespace plenaria::statements {
class Versions;
}
namespace plenaria::events {
class Editions;
}

namespace plenaria::committee::meetings {

struct MeetingTools {
    directory::Directory* directory = nullptr;
    Documents* documents = nullptr;
    const Renderer* renderer = nullptr;
    const Locales* locales = nullptr;
    const Addresses* addresses = nullptr;
    statements::Versions* versions = nullptr;  ///< nullptr: that room is not there
    events::Editions* editions = nullptr;      ///< likewise
    campaigns::Drafts* drafts = nullptr;       ///< likewise

    [[nodiscard]] MeetingMails mails() const {
        return MeetingMails({*renderer, *locales, *addresses, *documents});
    }
};

}  // namespace plenaria::committee::meetings
