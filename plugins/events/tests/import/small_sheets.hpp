// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// Tables as the directory reads them, without its ways to find out separators and charsets: ";" between
/// cells.

#include <algorithm>
#include <sstream>

#include <plenaria/directory/sheets.hpp>

namespace plenaria::events {

class SmallSheets final : public directory::Sheets {
public:
    Result<directory::Sheet> read(std::string_view bytes) override {
        directory::Sheet sheet{.format = "csv", .charset = "UTF-8", .separator = ";", .rows = {}};
        std::istringstream lines{std::string(bytes)};
        int number = 0;
        for (std::string line; std::getline(lines, line);) {
            directory::SheetRow row{.line = ++number, .cells = {}};
            std::istringstream cells(line);
            for (std::string cell; std::getline(cells, cell, ';');) row.cells.push_back(cell);
            if (!row.cells.empty()) sheet.rows.push_back(std::move(row));
        }
        if (sheet.rows.empty()) return Error{ErrorCode::invalid_input, "This file holds no rows."};
        return sheet;
    }
    /// 2019-11-11, and 11/12/2019 with its two readings.
    directory::DateReading read_day(std::string_view text) override {
        if (text.size() != 10 || text[2] != '/') return {.day = parse_day(text)};
        const std::string year(text.substr(6)), first(text.substr(0, 2)), second(text.substr(3, 2));
        return {.day = parse_day(year + '-' + second + '-' + first),
                .other = parse_day(year + '-' + first + '-' + second)};
    }
};

}  // namespace plenaria::events
