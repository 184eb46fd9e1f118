// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/city_choice_pages.hpp
/// Choosing cities on a form: one by one, or by the lists of the directory.

#include <string>
#include <vector>

#include <plenaria/directory/directory.hpp>
#include <plenaria/field.hpp>
#include <plenaria/http.hpp>

namespace plenaria::statements {

std::vector<Choice> city_choices(const std::vector<directory::Party>& cities,
                                 const std::vector<std::string>& chosen, const Locale& locale);

/// What "parties" and "segments" of the form name, as refs; one that is in both comes twice.
std::vector<std::string> chosen_parties(directory::Directory& directory, const Request& request,
                                        RequestScope& scope);

}  // namespace plenaria::statements
