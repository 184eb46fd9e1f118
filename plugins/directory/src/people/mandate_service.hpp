// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/people/mandate_service.hpp
/// Who holds which office when. Each function is one use case inside the caller's transaction.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../values.hpp"

namespace plenaria::directory {

/// Enters a mandate. Announces "directory.mandate_begun/1" when it is held today. @return its id.
Result<std::string> add_mandate(UnitOfWork& uow, const Actor& actor, MandateRow mandate);
/// Stores what has changed; its version must be that of the stored one.
Result<void> change_mandate(UnitOfWork& uow, const Actor& actor, MandateRow mandate);
/// Ends a mandate on `until`, exclusive. Announces "directory.mandate_ended/1" at once when that day has
/// come, otherwise announce_ended_mandates() does when it comes.
Result<void> end_mandate(UnitOfWork& uow, const Actor& actor, const std::string& id, int version, Day until);
/// Takes out a mandate that was entered by mistake.
Result<void> delete_mandate(UnitOfWork& uow, const Actor& actor, const std::string& id, int version);
/// Announces the mandates whose last day has passed. @return how many; 500 when there may be more.
Result<int> announce_ended_mandates(UnitOfWork& uow);

}  // namespace plenaria::directory
