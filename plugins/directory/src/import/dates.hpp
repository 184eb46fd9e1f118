// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/dates.hpp
/// Days as people write them in tables. Pure.

#include <optional>
#include <string>
#include <string_view>

#include <plenaria/time.hpp>

namespace plenaria::directory::import {

struct DateReading {
    std::optional<Day> day = {};  ///< nothing when the text is no day
    std::optional<Day> other =
        {};  ///< set when the text can be two days; `day` has the day first, this the month first
    std::string remark = {};  ///< what stood in brackets behind it: "assumed"
};

/// Reads 2018-12-08, 2018/12/08, 08.12.2018, 8 December 2018, December 8, 2018, 8 de diciembre de 2018,
/// 8 décembre 2018, 1er déc. 2018, 08/12/2018 and 08-12-2018 (two readings, unless one number is above 12 or
/// both are equal) and the serial days of spreadsheets from 10000 to 80000. A year needs four digits.
DateReading read_date(std::string_view text);

}  // namespace plenaria::directory::import
