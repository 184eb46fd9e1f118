// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/ascii.hpp
/// Characters that mean the same in every language here, whatever the locale of the process.

namespace plenaria::statements {

/// 0 to 9. Takes bytes as well as code points; parts of a UTF-8 sequence are no digits.
constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

}  // namespace plenaria::statements
