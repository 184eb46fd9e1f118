// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/auth/account_words.hpp
/// What the files of AccountService share: its refusals, its limits, its words for the history.

#include <string>
#include <string_view>

#include <plenaria/actor.hpp>
#include <plenaria/result.hpp>

#include "auth/account_repository.hpp"
#include "auth/rate_limit.hpp"

namespace plenaria::host {

inline constexpr RateLimit per_account{.attempts = 10, .window = std::chrono::seconds(60)};

Error no_such_account(const std::string& id);
Error too_many();
Error link_gone();
Error saved_meanwhile();
/// The message stands beside that field of the form.
Error wrong(std::string_view field, std::string_view message);

/// "core.account/ID"
std::string account_subject(const std::string& id);

/// The person, before there is a session that says so.
Actor account_actor(const Account& account, const std::string& address);

/// What people may know of an account's change: name, address, language, zone, digest; only those that
/// differ.
struct Changed {
    std::string before;  ///< JSON
    std::string after;
};
Changed changed(const Account& before, const Account& after);

}  // namespace plenaria::host
