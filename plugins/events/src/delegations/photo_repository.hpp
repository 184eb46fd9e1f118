// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/photo_repository.hpp
/// Rows of evt_photo. Every function runs inside the caller's transaction.

#include <optional>
#include <set>
#include <string>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// The JPEG of this person; nothing when there is none.
std::optional<std::string> photo_of(UnitOfWork& uow, const std::string& delegate);
/// Ids of the delegates of whom there is one.
std::set<std::string> people_with_photos(UnitOfWork& uow, const std::string& edition);
/// In place of the one before.
void store_photo(UnitOfWork& uow, const std::string& edition, const std::string& delegate,
                 const std::string& bytes, const std::string& by);
/// @return whether there was one.
bool remove_photo(UnitOfWork& uow, const std::string& delegate);
/// @return how many.
int remove_photos_of_edition(UnitOfWork& uow, const std::string& edition);

}  // namespace plenaria::events
