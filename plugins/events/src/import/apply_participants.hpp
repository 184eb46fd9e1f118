// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/apply_participants.hpp
/// What a preview of participants showed, written.

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "import_reading.hpp"

namespace plenaria::events {

/// Inside the caller's transaction, which holds the invitations of the edition. Nobody is written to. What
/// was done is kept until it cannot be taken back any more.
Result<void> apply_participants(UnitOfWork& uow, const ImportTools& tools, const Actor& actor,
                                const PlannedImport& planned);

}  // namespace plenaria::events
