// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/signatures/wall_list_pages.hpp
/// The signatories below the map: under letters or countries, in parts when they are many, found by name.

#include <string_view>
#include <vector>

#include <plenaria/http.hpp>
#include <plenaria/view.hpp>

#include "wall.hpp"

namespace plenaria::statements {

/// Those whose name, or whose country's, has the words of ?find=; all when nothing is looked for.
std::vector<const WallEntry*> found_entries(const std::vector<const WallEntry*>& entries,
                                            std::string_view words);

/// Adds groups (id, heading, cities (name, country, person, office, has_person, signed)), is_long, and when
/// that: index (label, url), find (field), form_url, form_hidden; and the members of partials/pagination.
/// @param many whether there are more than one page of signatories before anything was looked for.
void add_wall_list(Model& page, const std::vector<const WallEntry*>& entries, bool many,
                   const Request& request, const RequestScope& scope);

}  // namespace plenaria::statements
