// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/id.hpp
/// Identifiers of rows: ULIDs, 26 characters of Crockford's base 32, made by the application so that both
/// database engines store the same and no address can be guessed.

#include <string>
#include <string_view>

#include <plenaria/abi.hpp>

namespace plenaria {

/// A new ULID: 48 bits of milliseconds, 80 random bits from the operating system. Ids made by one process
/// sort in the order in which they were made. Thread-safe.
/// Source: github.com/ulid/spec.
PLENARIA_API std::string new_id();

/// `bits` / 8 random bytes from the operating system, as lower-case hexadecimal text. For secrets.
PLENARIA_API std::string random_hex(unsigned bits);

/// SHA-256 of `bytes` as 64 lower-case hexadecimal characters.
PLENARIA_API std::string sha256_hex(std::string_view bytes);

}  // namespace plenaria
