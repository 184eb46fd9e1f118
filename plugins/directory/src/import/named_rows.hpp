// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/named_rows.hpp
/// Rows whose cells are asked for by the heading of their column.

#include <algorithm>
#include <string>
#include <string_view>

#include "sheet.hpp"

namespace plenaria::directory::import {

class NamedRows {
public:
    explicit NamedRows(Sheet sheet) : sheet_(std::move(sheet)) {}

    [[nodiscard]] std::size_t size() const { return sheet_.rows.empty() ? 0 : sheet_.rows.size() - 1; }
    /// The cell of row `index` (0 is the first below the headings) under `heading`; empty when there is none.
    [[nodiscard]] std::string at(std::size_t index, std::string_view heading) const {
        const auto& headings = sheet_.rows.front().cells;
        const auto found = std::find(headings.begin(), headings.end(), heading);
        const auto column = static_cast<std::size_t>(found - headings.begin());
        const auto& cells = sheet_.rows[index + 1].cells;
        return found == headings.end() || column >= cells.size() ? std::string() : cells[column];
    }

private:
    Sheet sheet_;
};

/// The parts of `text` between ";", trimmed, without empty ones.
std::vector<std::string> split_list(std::string_view text);

}  // namespace plenaria::directory::import
