// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/country.hpp
/// Countries by ISO 3166-1 and the region and subregion in which UN M49 counts them.

#include <span>
#include <string_view>

namespace plenaria::directory {

struct Country {
    std::string_view iso2;
    std::string_view iso3;
    std::string_view m49;        ///< three digits
    std::string_view region;     ///< "Africa"; empty for AQ and TW
    std::string_view subregion;  ///< "Sub-Saharan Africa"
};

/// @return nullptr when no country has this code; the code is in capital letters.
const Country* find_country(std::string_view iso2);

/// In order of iso2.
std::span<const Country> all_countries();

}  // namespace plenaria::directory
