// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/documents/tables.hpp
/// Tables and calendars as files of other programs.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/services.hpp>

namespace plenaria::host {

/// @return false when the file could not be written.
bool write_xlsx(const std::vector<Table>& sheets, const std::filesystem::path& file);

/// RFC 4180 with a byte order mark. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
std::string csv_of(const Table& table);

/// RFC 5545, with the rules of every zone it names.
std::string calendar_of(const std::vector<CalendarEntry>& entries, std::string_view name);

}  // namespace plenaria::host
