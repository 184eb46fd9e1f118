// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/media/media_photo_repository.hpp
/// Rows of evt_media_photo. Every function runs inside the caller's transaction.

#include <optional>
#include <string>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

struct MediaPhoto {
    std::string media_id = {};
    std::string edition_id = {};
    std::string bytes = {};  ///< JPEG
    std::string added_by = {};
};

/// The JPEG of this journalist; nothing when there is none.
std::optional<std::string> media_photo_of(UnitOfWork& uow, const std::string& media);
bool has_media_photo(UnitOfWork& uow, const std::string& media);
void insert_media_photo(UnitOfWork& uow, const MediaPhoto& photo);
/// @return whether there was one
bool remove_media_photo(UnitOfWork& uow, const std::string& media);
void erase_media_photos(UnitOfWork& uow, const std::string& edition);

}  // namespace plenaria::events
