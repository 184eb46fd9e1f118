// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/auth/totp.hpp
/// Time-based one-time passwords, RFC 6238: SHA-1, 6 digits, 30 seconds, as every authenticator application
/// has.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <plenaria/time.hpp>

namespace plenaria::host {

/// 160 random bits in base 32.
std::string new_totp_secret();

/// "otpauth://totp/…": what the QR code or the link on the page holds.
std::string totp_address(std::string_view secret, std::string_view account, std::string_view issuer);

/// The code of `step` (seconds since 1970 / 30).
std::string totp_code(std::string_view secret, std::int64_t step);

/// The step for which `code` is right at `now`, one step of difference allowed, and later than `last_step`,
/// so that no code counts twice.
std::optional<std::int64_t> match_totp(std::string_view secret, std::string_view code, Instant now,
                                       std::int64_t last_step);

}  // namespace plenaria::host
