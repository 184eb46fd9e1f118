// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/auth/password.hpp
/// Passwords by Argon2id (libsodium), and what makes one acceptable. Thread-safe.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

namespace plenaria::host {

/// What one computation costs. The default takes about 50 ms; tests that are about something else take less.
struct HashCost {
    unsigned long long operations = 2;
    std::size_t memory = 64U * 1024 * 1024;  ///< in bytes
};

/// @throws std::bad_alloc when the memory that it costs is not to be had.
std::string hash_password(std::string_view password, const HashCost& cost = {});

/// Costs what making `hash` did. Takes as long for an empty `hash` (no such account, no password set) as for
/// one of default cost, and then says no.
bool password_matches(std::string_view password, std::string_view hash);

/// 12 to 256 characters, and none that is guessed first: famous ones, and what is made of the person's own
/// name and address. No rules about kinds of characters. Source: OWASP ASVS 5.0, V6.2.
Result<void> check_new_password(std::string_view password, const std::vector<std::string>& own);

}  // namespace plenaria::host
