// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/demo.hpp
/// The steering committee of 2018, the cities of the city-to-city project and their partners, for showing and
/// for trying.

#include <filesystem>

#include <plenaria/db.hpp>

namespace plenaria::directory {

struct DemoCounts {
    int cities = 0;
    int people = 0;
    int organisations = 0;
    int segments = 0;
};

/// Loads the files of packaging/demo, or of its folder data. What exists already is left as it is, so a
/// second call adds nothing.
/// @return how many of each were added; invalid_input naming the file that is missing or wrong.
Result<DemoCounts> load_demo(Database& db, const std::filesystem::path& given);

}  // namespace plenaria::directory
