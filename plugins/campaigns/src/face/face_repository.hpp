// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/face/face_repository.hpp
/// Colours of campaigns, and logos of their cities.

#include <map>
#include <optional>
#include <string>

#include <plenaria/db.hpp>

#include "accent.hpp"

namespace plenaria::campaigns {

/// The first of all when nobody has chosen one.
const Accent& accent_of(UnitOfWork& uow, const std::string& campaign_id);
void store_accent(UnitOfWork& uow, const std::string& campaign_id, const Accent& accent);

struct Logo {
    std::string city_id;
    std::string campaign_id;
    std::string bytes;  ///< PNG of Press::logo()
    std::string added_by;
};
std::optional<std::string> logo_of(UnitOfWork& uow, const std::string& city_id);
/// By city.
std::map<std::string, std::string> logos_of(UnitOfWork& uow, const std::string& campaign_id);
/// In place of the one before.
void store_logo(UnitOfWork& uow, const Logo& logo);
/// @return whether there was one
bool remove_logo(UnitOfWork& uow, const std::string& city_id);

}  // namespace plenaria::campaigns
