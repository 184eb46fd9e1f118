// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/auth/rate_limit.hpp
/// Counts attempts in the database, so that all hosts together allow no more than one.

#include <chrono>
#include <string_view>

#include <plenaria/time.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::host {

struct RateLimit {
    int attempts;
    std::chrono::seconds window;
};

/// Counts one attempt for `what` ("login:account:ana@example.org"; stored as a hash only).
/// @return whether it is within the limit.
bool allow(UnitOfWork& uow, std::string_view what, RateLimit limit);

/// Forgets the attempts, after a success.
void forgive(UnitOfWork& uow, std::string_view what);
/// Forgets whatever began before `before`: no limit looks further back.
void forget_attempts(UnitOfWork& uow, Instant before);

}  // namespace plenaria::host
