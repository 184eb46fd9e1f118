// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/sheet.hpp
/// A table as it was found in a file: rows of text cells, before anybody asked what they mean.

#include <cstddef>
#include <string_view>

#include <plenaria/directory/sheets.hpp>

namespace plenaria::directory::import {

/// What a file may hold at most. A spreadsheet of a secretariat is far below; a hostile one is refused before
/// it costs time or memory.
struct Bounds {
    std::size_t file_bytes = 20 * 1024 * 1024;
    std::size_t rows = 50'000;
    std::size_t columns = 200;
    std::size_t cells = 1'000'000;  ///< in all
    std::size_t cell_bytes = 20'000;
    std::size_t zip_entries = 2'000;
    std::size_t unpacked_bytes = 100 * 1024 * 1024;  ///< of one part of an XLSX file
    std::size_t ratio = 200;                         ///< unpacked to packed; repetitive sheets reach about 60
};

using directory::Sheet;
using directory::SheetRow;

/// Reads a CSV file: UTF-8 or UTF-16 with or without a mark, Windows-1252 otherwise; the separator is found.
/// @return ErrorCode::invalid_input or too_large with a sentence that says what is wrong and where.
Result<Sheet> read_csv(std::string_view bytes, const Bounds& bounds = {});

/// Reads the first sheet of an XLSX file. Days are given as "2018-12-08"; formulas by their last value.
Result<Sheet> read_xlsx(std::string_view bytes, const Bounds& bounds = {});

/// Reads either, judged by its first bytes and not by its name.
Result<Sheet> read_sheet(std::string_view bytes, const Bounds& bounds = {});

}  // namespace plenaria::directory::import
