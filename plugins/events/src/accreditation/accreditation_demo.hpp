// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/accreditation_demo.hpp
/// Photographs and badges of an edition of the demonstration.

#include <filesystem>
#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

namespace plenaria::events {

/// Of those who come; every fifth has no photograph, as it is on the eve of an event.
/// @param photos the folder with 1.jpg, 2.jpg, …; as many as `count`, which all share.
Result<void> load_demo_accreditation(UnitOfWork& uow, const Actor& actor, const std::string& edition,
                                     const std::filesystem::path& photos, int count);

}  // namespace plenaria::events
