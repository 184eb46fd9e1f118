// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/cells.hpp
/// What single cells mean. Pure.

#include <optional>
#include <string>
#include <string_view>

#include "../values.hpp"

namespace plenaria::directory::import {

/// 1650000 of "1 650 000", "1,650,000", "1.650.000" or "1650000".
std::optional<long long> read_whole(std::string_view text);
/// Of "31.95522" or "31,95522".
std::optional<double> read_real(std::string_view text);
/// The words origin, transit, destination, arrival and return, in English, Spanish or French, wherever they
/// stand.
MigrationContext read_context(std::string_view text);
/// "en", "es" or "fr" of a code or a name.
std::optional<std::string> read_language(std::string_view text);
/// "female", "male" or "other" of "F", "mujer", "homme"…
std::optional<std::string> read_gender(std::string_view text);
/// Whether an office of this name is not the highest of a city: a deputy, a councillor.
bool is_deputy(std::string_view office);

/// The one time zone of a country; "UTC" when it has several.
std::string zone_of_country(const std::string& iso2);
/// "es" or "fr" where most people speak it, else "en".
std::string language_of_country(const std::string& iso2);

}  // namespace plenaria::directory::import
