// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/planning/milestone_repository.hpp
/// Rows of evt_milestone and evt_check. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include "milestone.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// Removed ones are not found, unless they are asked for to be put back.
std::optional<Milestone> find_milestone(UnitOfWork& uow, const std::string& id, bool with_removed = false);
/// In order of the days on which they are due.
std::vector<Milestone> milestones_of(UnitOfWork& uow, const std::string& edition);

void insert(UnitOfWork& uow, const Milestone& milestone);
/// Everything but the id and the edition, the checklist included. Raises the revision.
/// @return false when somebody else has changed it since `milestone.revision`.
bool update(UnitOfWork& uow, const Milestone& milestone);
void set_removed(UnitOfWork& uow, const std::string& id, bool removed);
void set_due(UnitOfWork& uow, const std::string& id, Day due_on);
/// `done_at` nothing: it is not done after all.
void set_done(UnitOfWork& uow, const std::string& id, std::optional<Instant> done_at, const std::string& by);

/// The milestone to which a line of a checklist belongs; empty when there is none.
std::string milestone_of_check(UnitOfWork& uow, const std::string& check);
void set_check_done(UnitOfWork& uow, const std::string& check, std::optional<Instant> done_at,
                    const std::string& by);

/// A milestone that is not done, with what a list over all editions shows of it.
struct OpenMilestone {
    std::string id;
    std::string edition_id;
    Titles titles;
    Day due_on = {};
    Owner owner;
    bool told = false;  ///< somebody was told that it is late
};
/// Due before `day`, of every edition, the longest due first.
std::vector<OpenMilestone> open_before(UnitOfWork& uow, Day day);
void set_told(UnitOfWork& uow, const std::string& id, bool told);

}  // namespace plenaria::events
