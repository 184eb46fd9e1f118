// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/headings.hpp
/// What people write above the columns of their tables. Pure.

#include <string_view>
#include <vector>

#include "columns.hpp"

namespace plenaria::directory::import {

/// Headings, folded and without a prefix of our own. `weight` decides between two columns for one target.
struct Heading {
    std::string_view words;
    std::string_view target;
    int weight = 2;
};

/// All that are known in tables of that kind.
std::vector<Heading> headings_of(Kind kind);

}  // namespace plenaria::directory::import
