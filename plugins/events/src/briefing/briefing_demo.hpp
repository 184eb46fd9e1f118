// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/briefing/briefing_demo.hpp
/// Bilateral meetings and practical information of an edition of the demonstration.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../json.hpp"

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

/// @param json of the edition: "meetings", "practical" and "contact", where it has them.
Result<void> load_demo_briefing(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                const std::string& edition, const Document& json);

}  // namespace plenaria::events
