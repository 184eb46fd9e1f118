// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/consolidation/compilation.hpp
/// The compilation of comments: paragraph × office × proposal × decision × reason. Pure.

#include <map>
#include <string>
#include <vector>

#include <plenaria/locale.hpp>
#include <plenaria/services.hpp>

#include "../review/point.hpp"
#include "../text/paragraph.hpp"

namespace plenaria::statements {

struct CompilationRow {
    std::string number = {};  ///< as cited_numbers() names it: "OP7", "Article 5 (1)"
    std::string office = {};
    std::string round = {};
    const Point* point = nullptr;
    const Decision* decision = nullptr;  ///< nullptr while undecided
};

/// In the order of the text, then of sending. Points on paragraphs that are gone come last.
/// @param paragraphs in the order in which they shall stand.
/// @param rounds id → name.
/// @param language in which headings are cited.
std::vector<CompilationRow> compile(const std::vector<Paragraph>& paragraphs,
                                    const std::vector<Point>& points,
                                    const std::map<std::string, Decision>& decisions,
                                    const std::map<std::string, std::string>& rounds,
                                    std::string_view language);

/// For XLSX and CSV.
Table compilation_table(const std::vector<CompilationRow>& rows, std::string title, const Locale& locale);

}  // namespace plenaria::statements
