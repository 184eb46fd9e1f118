// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/letters/line_changes.hpp
/// What changed between two short texts, by lines. Pure.

#include <string>
#include <string_view>
#include <vector>

namespace plenaria::host {

struct LineChange {
    enum class Kind { kept = 1, removed, added };
    Kind kind;
    std::string text;
    bool operator==(const LineChange&) const = default;
};

/// Removed lines before added ones, where both stand. For texts of a few hundred lines: time and memory grow
/// with the product of both.
std::vector<LineChange> line_changes(std::string_view before, std::string_view after);

}  // namespace plenaria::host
