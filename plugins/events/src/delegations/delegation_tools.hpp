// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/delegation_tools.hpp
/// What the pages, operations and jobs about delegations use; set once the room has started.

#include <functional>
#include <memory>
#include <vector>

#include <plenaria/events/delegation_facts.hpp>
#include <plenaria/press.hpp>
#include <plenaria/settings.hpp>

#include "delegation_mails.hpp"

namespace plenaria {
class DocumentOrders;
class MailTrouble;
}  // namespace plenaria
namespace plenaria::events {
class Formats;
}
namespace plenaria::directory {
class Directory;
}

namespace plenaria::events {

struct RoomTools;

/// Plugins come and go while the host runs: asked anew each time.
using FactTellers = std::function<std::vector<std::shared_ptr<DelegationFacts>>()>;

struct DelegationTools {
    directory::Directory* directory = nullptr;
    directory::Lookup* lookup = nullptr;
    const Renderer* renderer = nullptr;
    const Locales* locales = nullptr;
    const Addresses* addresses = nullptr;
    Documents* documents = nullptr;
    const MailTrouble* trouble = nullptr;
    const Formats* formats = nullptr;    ///< none in a test that needs none
    const Settings* settings = nullptr;  ///< likewise: as long as nothing was set
    Press* press = nullptr;
    DocumentParts* parts = nullptr;
    DocumentOrders* orders = nullptr;
    const RoomTools* room = nullptr;  ///< what packs are made with; none in a test that needs none
    FactTellers facts = {};           ///< of plugins that know more of a delegation

    [[nodiscard]] DelegationMails mails() const {
        return DelegationMails({*renderer, *locales, *addresses, *documents, *lookup,
                                settings != nullptr && settings->truth("calendar_replies")});
    }
};

}  // namespace plenaria::events
