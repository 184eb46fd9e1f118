// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/directory/sheets.hpp
/// For imports of other plugins: a table as it was found in a file, before anybody asked what it means.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

namespace plenaria::directory {

struct SheetRow {
    int line = 0;  ///< as an editor or a spreadsheet counts it, from 1
    std::vector<std::string> cells;
    bool operator==(const SheetRow&) const = default;
};

struct Sheet {
    std::string format;          ///< "csv" or "xlsx"
    std::string charset;         ///< "UTF-8", "UTF-16LE", "windows-1252"; empty for XLSX
    std::string separator;       ///< ";" "," or a tab; empty for XLSX
    std::vector<SheetRow> rows;  ///< without empty ones; the first one holds the headings
};

/// A day as somebody wrote it in a table.
struct DateReading {
    std::optional<Day> day = {};  ///< nothing when the text is no day
    std::optional<Day> other =
        {};  ///< set when the text can be two days; `day` has the day first, this the month first
    std::string remark = {};  ///< what stood in brackets behind it: "assumed"
};

/// Thread-safe; asks no database.
class Sheets {
public:
    static constexpr std::string_view service_name = "directory.sheets/1";
    virtual ~Sheets() = default;

    /// Reads CSV or XLSX, judged by the first bytes, within the bounds of the directory's own import. Days
    /// are given as "2018-12-08", times of day as "09:00", both as "2018-12-08 09:00"; cells are UTF-8.
    /// @return invalid_input or too_large with a sentence that says what is wrong and where.
    [[nodiscard]] virtual Result<Sheet> read(std::string_view bytes) = 0;
    /// In English, Spanish or French, by number, or as the serial day of a spreadsheet.
    [[nodiscard]] virtual DateReading read_day(std::string_view text) = 0;
};

}  // namespace plenaria::directory
