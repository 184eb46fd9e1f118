// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/headings.hpp
/// Which column of a table is which, by its heading. Pure.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/directory/sheets.hpp>

namespace plenaria::events {

struct HeadingNames {
    std::string_view column;
    std::vector<std::string_view> names;  ///< folded: small letters, no accents, no punctuation
};

class TableColumns {
public:
    TableColumns(const std::vector<std::string>& headings, const std::vector<HeadingNames>& known);
    [[nodiscard]] bool has(std::string_view column) const { return places_.contains(column); }
    /// Trimmed; empty when the table has no such column.
    [[nodiscard]] std::string at(const directory::SheetRow& row, std::string_view column) const;
    /// Places of the columns that are none of those.
    [[nodiscard]] std::vector<std::size_t> others() const { return others_; }

private:
    std::map<std::string_view, std::size_t> places_;
    std::vector<std::size_t> others_;
};

/// The parts between `separator`, trimmed, without empty ones.
std::vector<std::string> split_by(std::string_view text, char separator);
/// From 0 to a million.
std::optional<int> whole_number(std::string_view text);

}  // namespace plenaria::events
