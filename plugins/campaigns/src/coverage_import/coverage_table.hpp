// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/coverage_import/coverage_table.hpp
/// A table of coverage: which column means what, and what a row says. Pure but for the reading of days.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/directory/sheets.hpp>

#include "../coverage/coverage.hpp"

namespace plenaria::campaigns {

/// What a column may be taken for: as it is stored, and its catalog key.
struct CoverageTarget {
    std::string_view name;
    std::string_view label;
};
inline constexpr std::array<CoverageTarget, 8> coverage_targets{{{"link", /*t*/ "Link"},
                                                                 {"outlet", /*t*/ "Outlet"},
                                                                 {"on", /*t*/ "Published on"},
                                                                 {"country", /*t*/ "Country"},
                                                                 {"language", /*t*/ "Language"},
                                                                 {"tone", /*t*/ "Tone"},
                                                                 {"reach", /*t*/ "Reach"},
                                                                 {"city", /*t*/ "City"}}};

/// One entry a column: the name of its target; empty for one that is left out.
using CoverageMapping = std::vector<std::string>;
/// From the headings, in English, Spanish or French; a target is given once.
CoverageMapping guess_coverage_columns(const std::vector<std::string>& headings);
/// Link, outlet, language and day are needed, and no target twice. Catalog keys; empty: it can be used.
std::vector<std::string> problems_of(const CoverageMapping& mapping);

/// What one row says; what is wrong stands under the names of the targets.
struct CoverageLine {
    int line = 0;  ///< as a spreadsheet counts it
    CoverageFacts facts = {};
    std::string city = {};  ///< as it was typed
    std::vector<FieldError> problems = {};
    int same_as_line = 0;    ///< of the line of this table that has the same link; 0: none
    bool is_in_log = false;  ///< the log of the campaign has this link already
    [[nodiscard]] bool is_new() const { return problems.empty() && same_as_line == 0 && !is_in_log; }
};
inline constexpr std::size_t most_coverage_rows = 1000;

/// The rows below the headings. Cities are left to the directory, links of the log to the log.
std::vector<CoverageLine> read_coverage_rows(const directory::Sheet& sheet, const CoverageMapping& mapping,
                                             directory::Sheets& sheets, Day today);

}  // namespace plenaria::campaigns
