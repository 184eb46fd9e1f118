// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/auth/password.hpp
/// Passwords by Argon2id (libsodium), and what makes one acceptable. Thread-safe.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

namespace plenaria::host {

/// The cost of one computation; the memory in bytes.
inline constexpr unsigned long long password_operations = 2;
inline constexpr std::size_t password_memory = 64U * 1024 * 1024;

/// Takes about 50 ms and 64 MiB on purpose. @throws std::bad_alloc when that memory is not to be had.
std::string hash_password(std::string_view password);

/// Takes as long for an empty `hash` (no such account, no password set) as for a real one, and then says no.
bool password_matches(std::string_view password, std::string_view hash);

/// 12 to 256 characters, and none that is guessed first: famous ones, and what is made of the person's own
/// name and address. No rules about kinds of characters. Source: OWASP ASVS 5.0, V6.2.
Result<void> check_new_password(std::string_view password, const std::vector<std::string>& own);

}  // namespace plenaria::host
