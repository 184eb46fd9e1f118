// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/auth/recovery_codes.hpp
/// Codes that stand for the second step once each, for whoever has lost the telephone. Thread-safe.

#include <string>
#include <string_view>
#include <vector>

#include "auth/password.hpp"

namespace plenaria::host {

inline constexpr std::size_t recovery_codes_in_a_set = 10;

/// A set as it is shown, "k3m9q-7xa2t": 50 random bits each, of letters and digits that nobody mistakes.
std::vector<std::string> new_recovery_codes();

/// What is compared: small letters, without the hyphen and blanks, "O" read as 0, "I" and "L" as 1.
/// @return empty for what cannot be a code, such as the six digits of an application.
std::string recovery_code_typed(std::string_view text);

/// A salt for one set. @return 32 hexadecimal digits.
std::string new_recovery_salt();

/// @param code as recovery_code_typed() returns it.
/// @return 64 hexadecimal digits. @throws std::bad_alloc when that memory is not to be had.
std::string recovery_code_hash(std::string_view code, std::string_view salt, const HashCost& cost = {});

}  // namespace plenaria::host
