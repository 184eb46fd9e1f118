// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/apply_programme.hpp
/// What a preview of sessions showed, written.

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "import_reading.hpp"

namespace plenaria::events {

/// New rooms and tracks first, then what is new or changed; by the same use cases as the pages, so that
/// history and rules are the same. Inside the caller's transaction.
Result<void> apply_programme(UnitOfWork& uow, const ImportTools& tools, const Actor& actor,
                             const PlannedImport& planned);

}  // namespace plenaria::events
