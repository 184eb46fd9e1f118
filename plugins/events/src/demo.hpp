// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/demo.hpp
/// The gatherings of 2004 to 2025 at which mayors spoke, the plan of the GRF 2019, and three that lie ahead,
/// for showing and for trying.

#include <filesystem>

#include <plenaria/db.hpp>

namespace plenaria::directory {
class Directory;
class Lookup;
}  // namespace plenaria::directory

namespace plenaria::events {

struct DemoPlan {
    int series = 0;
    int editions = 0;
    int milestones = 0;
};

/// Loads events/plan.json of packaging/demo. Where there is a series already, nothing is added.
/// @return how many of each were added; invalid_input when the file is missing or wrong.
Result<DemoPlan> load_demo(Database& db, directory::Lookup& lookup, directory::Directory& directory,
                           const std::filesystem::path& folder);

}  // namespace plenaria::events
