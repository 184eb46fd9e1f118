// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/office_name.hpp
/// What a mayor is called, in the reader's language.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <plenaria/locale.hpp>

namespace plenaria::statements {

/// Offices that have a usual name in every language; others stay as the city calls them.
inline constexpr std::array<std::string_view, 3> known_offices = {/*t*/ "Mayor", /*t*/ "Lord Mayor",
                                                                  /*t*/ "Governor"};

inline std::string office_name(const std::string& office, const Locale& locale) {
    const bool known = std::find(known_offices.begin(), known_offices.end(), office) != known_offices.end();
    return known ? locale.t(office) : office;
}

}  // namespace plenaria::statements
