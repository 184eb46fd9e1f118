// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/floor/floor_demo.hpp
/// A list in use, so that every page of it is worth looking at.

#include "../json.hpp"
#include "floor_service.hpp"

namespace plenaria::events {

/// @param json the member "floor" of a programme in packaging/demo/events/plan.json.
Result<void> load_demo_floor(UnitOfWork& uow, directory::Lookup& lookup, directory::Directory& directory,
                             const Actor& actor, const std::string& session, const Document& json);

}  // namespace plenaria::events
