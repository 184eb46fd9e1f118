// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/labels.hpp
/// What fields, roles and answers are called: catalog keys. Pure.

#include <string>
#include <string_view>

namespace plenaria::directory {

/// Of a field of a form, of history or of an import: "name_es" gives "Name in Spanish". Unknown ones as they
/// are.
std::string_view field_label(std::string_view field);
/// "cabinet" gives "Cabinet".
std::string_view role_label(std::string_view role);
std::string_view gender_label(std::string_view gender);
/// "origin" gives "Origin".
std::string_view context_label(std::string_view context);
/// Of a region or subregion of UN M49.
std::string_view region_label(std::string_view region);
/// "city" gives "City".
std::string_view kind_label(std::string_view kind);

}  // namespace plenaria::directory
