// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/photo_service.hpp
/// Photographs of delegates, by the secretariat for anybody or by an office for its own people. Each is one
/// step of the caller's transaction; whose delegation it is, the caller has asked.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "delegation.hpp"

namespace plenaria::events {

/// What somebody may send; the largest that cameras of phones make.
inline constexpr std::size_t largest_photo = 12UL * 1024 * 1024;

/// @param jpeg as Press::photo() made it. @return not_found for somebody who is not of this delegation, or
/// whose name is erased.
Result<void> set_photo(UnitOfWork& uow, const Actor& actor, const Delegation& delegation,
                       const std::string& person, const std::string& jpeg);
/// Twice is harmless. @return as set_photo().
Result<void> take_photo_away(UnitOfWork& uow, const Actor& actor, const Delegation& delegation,
                             const std::string& person);
/// @return as set_photo(), also when there is none.
Result<std::string> read_photo(UnitOfWork& uow, const Delegation& delegation, const std::string& person);

}  // namespace plenaria::events
