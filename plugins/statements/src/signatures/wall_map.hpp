// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/signatures/wall_map.hpp
/// The dots on the map of signatories: one a city, or one for those near each other when they are thousands.
/// Pure.

#include <string>
#include <vector>

#include <plenaria/locale.hpp>
#include <plenaria/view.hpp>

#include "wall.hpp"

namespace plenaria::statements {

struct MapDot {
    double x = 0;  ///< longitude + 180
    double y = 0;  ///< 90 - latitude
    const WallEntry* first = nullptr;
    int cities = 0;
    double radius = 2.1;
};

/// Cities without a place are left out. Of more than a thousand, those in one square of four degrees share a
/// dot at their middle.
std::vector<MapDot> map_dots(const std::vector<const WallEntry*>& entries);

/// Members of partials/map.
Model map_model(const std::vector<const WallEntry*>& entries, const Locale& locale);

}  // namespace plenaria::statements
