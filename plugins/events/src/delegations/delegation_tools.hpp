// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/delegation_tools.hpp
/// What the pages, operations and jobs about delegations use; set once the room has started.

#include <plenaria/press.hpp>

#include "delegation_mails.hpp"

namespace plenaria {
class DocumentOrders;
class MailTrouble;
}  // namespace plenaria
namespace plenaria::directory {
class Directory;
}

namespace plenaria::events {

struct DelegationTools {
    directory::Directory* directory = nullptr;
    directory::Lookup* lookup = nullptr;
    const Renderer* renderer = nullptr;
    const Locales* locales = nullptr;
    const Addresses* addresses = nullptr;
    Documents* documents = nullptr;
    const MailTrouble* trouble = nullptr;
    Press* press = nullptr;
    DocumentParts* parts = nullptr;
    DocumentOrders* orders = nullptr;

    [[nodiscard]] DelegationMails mails() const {
        return DelegationMails({*renderer, *locales, *addresses, *documents, *lookup});
    }
};

}  // namespace plenaria::events
