// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/typed_code.hpp
/// Codes that nobody can guess and everybody can type: Crockford's base 32, five bits a character. Pure.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <plenaria/abi.hpp>

namespace plenaria {

/// @param random at most 64 random bits in hexadecimal, five for each character.
PLENARIA_API std::string code_from(std::string_view random, std::size_t length);
/// As a person types it: small letters, spaces, hyphens, O for 0, I or L for 1.
/// @return nothing when it can be no code of that length.
PLENARIA_API std::optional<std::string> read_code(std::string_view typed, std::size_t length);
/// In groups of four: "7KQ2-M4XD".
PLENARIA_API std::string shown_code(std::string_view code);

}  // namespace plenaria
