// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/auth/session_owner_repository.hpp
/// Who stands behind a cookie, in one statement: every page asks it, and each statement is a way to the
/// database and back.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/time.hpp>

#include "auth/account_repository.hpp"
#include "auth/session_repository.hpp"

namespace plenaria::host {

/// An account, and the roles that it holds.
struct SessionOwner {
    Account account;  ///< without what only its own pages show: address, password, counters
    std::vector<RoleInScope> held = {};
};

struct OwnedSession {
    Session session;                         ///< without what only lists of sessions show
    std::optional<SessionOwner> owner = {};  ///< nobody while nobody is signed in, or the account is gone
};

/// The same session as find_session(). @param today decides which roles are held.
std::optional<OwnedSession> find_session_and_owner(UnitOfWork& uow, const std::string& secret,
                                                   SessionLimits limits, Day today);

}  // namespace plenaria::host
