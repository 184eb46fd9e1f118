// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/media/media_photo.hpp
/// Photographs of journalists for their badges. Every function runs inside the caller's transaction.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/result.hpp>

#include "media_photo_repository.hpp"

namespace plenaria::events {

/// In place of the one before. @param jpeg as Press::photo() made it. @return not_found when there is no such
/// journalist, or the name is erased.
Result<void> set_media_photo(UnitOfWork& uow, const Actor& actor, const std::string& media,
                             const std::string& jpeg);
/// Twice is harmless. @return as set_media_photo().
Result<void> take_media_photo_away(UnitOfWork& uow, const Actor& actor, const std::string& media);

}  // namespace plenaria::events
