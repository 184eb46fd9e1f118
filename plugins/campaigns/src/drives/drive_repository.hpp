// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/drives/drive_repository.hpp
/// Rows of drives: targets, askers, steps, counts for print, thanks.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "drive.hpp"

namespace plenaria::campaigns {

std::optional<Drive> drive_of(UnitOfWork& uow, const std::string& campaign_id);
std::optional<Drive> find_drive(UnitOfWork& uow, const std::string& id);
std::vector<Drive> all_drives(UnitOfWork& uow);
void insert(UnitOfWork& uow, const Drive& drive);
/// With the goals by region. @return false when somebody else has changed it since `drive.revision`.
bool update(UnitOfWork& uow, const Drive& drive);

/// Those that still ask, by name.
std::vector<Asker> askers_of(UnitOfWork& uow, const std::string& drive_id);
/// Also one that asks no longer.
std::optional<Asker> find_asker(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Asker& asker);
/// When it was written to and when it ended.
void update(UnitOfWork& uow, const Asker& asker);

/// By name.
std::vector<Target> targets_of(UnitOfWork& uow, const std::string& drive_id);
std::optional<Target> find_target(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Target& target);
/// @return false when somebody else has changed it since `target.revision`.
bool update(UnitOfWork& uow, const Target& target);
void remove_target(UnitOfWork& uow, const std::string& id);

std::vector<TargetStep> steps_of_target(UnitOfWork& uow, const std::string& target_id);
/// Of all targets of a drive, in order.
std::vector<TargetStep> steps_of_drive(UnitOfWork& uow, const std::string& drive_id);
void insert(UnitOfWork& uow, const TargetStep& step);

struct Freeze {
    std::string id = {};
    std::string drive_id = {};
    Instant frozen_at = {};
    std::string frozen_by = {};
    int number = 0;
    std::string hash = {};  ///< of the file that holds the list
};
/// The newest first.
std::vector<Freeze> freezes_of(UnitOfWork& uow, const std::string& drive_id);
std::optional<Freeze> find_freeze(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Freeze& freeze);

struct Thanks {
    std::string id = {};
    std::string drive_id = {};
    std::string signature_id = {};
    std::string party = {};
    Instant sent_at = {};
    std::optional<Instant> rejected_at = {};
};
std::vector<Thanks> thanks_of(UnitOfWork& uow, const std::string& drive_id);
std::optional<Thanks> find_thanks(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Thanks& thanks);
/// @return false when it was rejected already.
bool reject(UnitOfWork& uow, const Thanks& thanks);

/// Names and addresses of askers, and the words that were noted. @return how many askers had a name
int erase_askers(UnitOfWork& uow, const std::string& campaign_id);

}  // namespace plenaria::campaigns
