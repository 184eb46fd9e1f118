// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/columns.hpp
/// Which column of a table means what. Pure.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sheet.hpp"

namespace plenaria::directory::import {

enum class Kind { cities = 1, organisations, people, board };

std::optional<Kind> parse_kind(std::string_view text);  ///< "cities"
std::string_view to_text(Kind kind);

/// What a column may be taken for.
struct Target {
    std::string_view name;   ///< "city", "from"
    std::string_view label;  ///< catalog key
};
/// In the order in which they are offered.
std::span<const Target> targets(Kind kind);

/// One entry a column: the name of its target, or empty for a column that is left out.
using Mapping = std::vector<std::string>;

/// What the headings say, in English, Spanish or French, with or without the prefixes of our own data (SEED_,
/// GK_, SRC_). A target is given to one column only: to the heading that names it most closely.
Mapping guess(Kind kind, const std::vector<std::string>& headings);

/// The kind of table that the headings speak of.
Kind guess_kind(const std::vector<std::string>& headings);

/// What is missing or doubled in a mapping, as catalog keys; empty when it can be used.
std::vector<std::string> problems(Kind kind, const Mapping& mapping);

}  // namespace plenaria::directory::import
