// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/planning/milestone_service.hpp
/// Use cases about milestones. Each is one step of the caller's transaction.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "milestone.hpp"

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

/// What people write about a milestone.
struct MilestoneFacts {
    Titles titles = {};
    Distance distance = {};
    std::string owner_ref = {};
    std::string note = {};
    std::vector<std::string> checks = {};
};

/// @return its id; invalid_input naming every field that is wrong.
Result<std::string> add_milestone(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                  const std::string& edition_id, const MilestoneFacts& facts);
/// Lines of the checklist that stay keep their ticks.
/// @return conflict when somebody else has changed it since `revision`.
Result<void> change_milestone(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                              const std::string& id, const MilestoneFacts& facts, int revision);
/// Twice is harmless: who did it first stays on record.
Result<void> set_milestone_done(UnitOfWork& uow, const Actor& actor, const std::string& id, bool done);
Result<void> tick(UnitOfWork& uow, const Actor& actor, const std::string& check, bool done);
/// Out of the plan; it can be put back.
Result<void> remove_milestone(UnitOfWork& uow, const Actor& actor, const std::string& id);
Result<void> restore_milestone(UnitOfWork& uow, const Actor& actor, const std::string& id);

}  // namespace plenaria::events
