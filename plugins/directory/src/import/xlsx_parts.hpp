// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/xlsx_parts.hpp
/// The parts of an XLSX file that hold what its first sheet shows. ECMA-376 part 1, 18.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

#include "sheet.hpp"

namespace plenaria::directory::import {

struct XlsxCell {
    std::string reference;  ///< "B7"; may be empty
    std::string type;       ///< "s" shared text, "inlineStr", "str", "b", "e", "d", "n" or empty
    int style = 0;
    std::string value;
};

struct XlsxRow {
    int number = 0;
    std::vector<XlsxCell> cells;
};

struct XlsxBook {
    std::vector<std::string> strings;
    std::vector<int> style_formats;           ///< number format of each cell style
    std::map<int, std::string> format_codes;  ///< the file's own number formats
    bool since_1904 = false;
    std::vector<XlsxRow> rows;  ///< of the first sheet
};

/// What is said of a file that is no sound workbook.
Error damaged_xlsx();

/// Unpacks and parses within `bounds`. @return ErrorCode::invalid_input for what is no XLSX file, too_large
/// for what unpacks to more than is allowed.
Result<XlsxBook> read_book(std::string_view bytes, const Bounds& bounds);

/// The bytes of one entry of a ZIP file, unpacked within `bounds`; empty when there is no such entry.
Result<std::string> unzip(std::string_view bytes, const std::string& name, const Bounds& bounds);

}  // namespace plenaria::directory::import
