// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file documents/tables.hpp
/// Tables as CSV and XLSX. Text that a spreadsheet would run as a formula is made harmless.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>
#include <plenaria/services.hpp>

namespace plenaria::host {

class WorkFolder;

/// Whether a spreadsheet that reads `text` from CSV could take it for a formula: = + - @ (full-width forms
/// too), tab or line break first, blanks aside. OWASP ASVS 5.0, 1.2.10.
[[nodiscard]] bool looks_like_formula(std::string_view text);

/// What a file begins with: without it Excel reads Windows-1252.
inline constexpr std::string_view csv_begin = "\xEF\xBB\xBF";
/// One line of text cells, with its end; for tables that are too large to be held.
[[nodiscard]] std::string csv_line(const std::vector<std::string>& cells);

/// UTF-8 with BOM, CRLF, RFC 4180.
[[nodiscard]] std::string write_csv(const Table& table);

/// One sheet a table: typed cells, bold frozen header, widths. Names of sheets are cut to what Excel allows.
/// @return ErrorCode::too_large beyond Excel's 1048576 rows, 16384 columns or 32767 characters in a cell.
[[nodiscard]] Result<std::string> write_xlsx(const std::vector<Table>& sheets, const WorkFolder& folder);

}  // namespace plenaria::host
