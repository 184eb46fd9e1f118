// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/badge_document.hpp
/// Badges as PDF, A6, two pages each: one at once, all as an ordered document.

#include <string_view>

#include <plenaria/made_documents.hpp>
#include <plenaria/press.hpp>
#include <plenaria/services.hpp>

#include "badge_service.hpp"

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

/// What the pages, operations and documents of accreditation use; set once the room has started.
struct AccreditationTools {
    directory::Lookup* lookup = nullptr;
    const Locales* locales = nullptr;
    const Addresses* addresses = nullptr;
    Documents* documents = nullptr;
    Press* press = nullptr;
    DocumentParts* parts = nullptr;
    DocumentOrders* orders = nullptr;
};

inline constexpr std::string_view badges_print = "badges";

/// Those that hold, in the order of the reading. @param only the id of one badge; empty: all.
/// @return not_found when there is none.
Result<MadeDocument> make_badges(Database& db, const AccreditationTools& tools, const std::string& edition_id,
                                 std::string_view only, const MakingProgress& progress);
/// What stands on the back of every badge of an edition, in one language.
Sheet badge_back(UnitOfWork& uow, directory::Lookup& lookup, const Addresses& addresses,
                 const Edition& edition, const Locale& locale);

/// The order of all badges of an edition. @param title in the reader's language.
DocumentOrder badges_order(const std::string& edition_id, std::string title, std::string back_path);

}  // namespace plenaria::events
