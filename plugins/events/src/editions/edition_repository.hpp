// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/editions/edition_repository.hpp
/// Rows of evt_edition, one at a time. Every function runs inside the caller's transaction.

#include <optional>
#include <string>

#include "edition.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

std::optional<Edition> find_edition(UnitOfWork& uow, const std::string& id);

void insert(UnitOfWork& uow, const Edition& edition);
/// Everything but the id. Raises the revision.
/// @return false when somebody else has changed it, or one of its milestones, since `edition.revision`.
bool update(UnitOfWork& uow, const Edition& edition);
/// Raises the revision: called by every change of a milestone, so that whoever looks at a plan of new dates
/// learns that it is no longer what they saw. Waits for whoever changes the edition in another transaction;
/// to be called before anything is read, for MariaDB reads as of the first statement of a transaction.
void touch(UnitOfWork& uow, const std::string& id);
/// Likewise the edition to which a milestone, or a line of a checklist, belongs.
void touch_edition_of(UnitOfWork& uow, const std::string& milestone);
void touch_edition_of_check(UnitOfWork& uow, const std::string& check);

}  // namespace plenaria::events
