// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file view/white_space.hpp
/// Which white space of a template is there for its author only.

#include <string>

namespace plenaria::host::view {

/// Stands for a character that is not printed. Characters are marked, not removed, so that a position in the
/// text still tells the line.
inline constexpr char not_printed = '\x01';

/// Marks: lines that hold nothing but tags of sections and comments, with their line break; in HTML also
/// indentation, trailing blanks and empty lines (not inside pre and textarea).
void mark_white_space(std::string& source, bool html);

}  // namespace plenaria::host::view
