// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/auth/known_browser_repository.hpp
/// Browsers in which an account was signed in before; a long-lived cookie marks them. It opens nothing: it
/// only spares its owner the limit that strangers share. Runs inside the caller's transaction. Source: OWASP,
/// "Slow Down Online Guessing Attacks with Device Cookies".

#include <chrono>
#include <string>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::host {

/// How long a browser is remembered after the last sign-in.
inline constexpr std::chrono::seconds known_browser_age = std::chrono::hours(24 * 365);

bool is_known_browser(UnitOfWork& uow, const std::string& mark, const std::string& account_id);
void remember_browser(UnitOfWork& uow, const std::string& mark, const std::string& account_id);
/// After a password was lost: whoever has the browser may have had the password.
void forget_browsers_of(UnitOfWork& uow, const std::string& account_id);
void forget_old_browsers(UnitOfWork& uow);

}  // namespace plenaria::host
