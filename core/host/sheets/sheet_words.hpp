// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/sheets/sheet_words.hpp
/// Pages on their way from the host to plenaria-press, as JSON. Both directions, so that a name is written
/// once.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/sheets.hpp>

namespace plenaria::host {

/// @param pictures gets the bytes of each picture; the JSON has their numbers.
std::string write_sheets(const Sheets& sheets, std::vector<std::string>& pictures);

/// @param picture gives the bytes of a number.
/// @throws std::exception for what write_sheets() did not write.
Sheets read_sheets(std::string_view json, const std::vector<std::string>& pictures);

}  // namespace plenaria::host
