// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/dates.hpp
/// Days as people write them in tables. Pure.

#include <string_view>

#include <plenaria/directory/sheets.hpp>

namespace plenaria::directory::import {

using directory::DateReading;

/// Reads 2018-12-08, 2018/12/08, 08.12.2018, 8 December 2018, December 8, 2018, 8 de diciembre de 2018,
/// 8 décembre 2018, 1er déc. 2018, 08/12/2018 and 08-12-2018 (two readings, unless one number is above 12 or
/// both are equal) and the serial days of spreadsheets from 10000 to 80000. A year needs four digits.
DateReading read_date(std::string_view text);

}  // namespace plenaria::directory::import
