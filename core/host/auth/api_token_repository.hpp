// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/auth/api_token_repository.hpp
/// Tokens of the JSON API: an account's rights, narrowed to named permissions. Runs inside the caller's
/// transaction.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/time.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::host {

struct ApiToken {
    std::string id;
    std::string account_id;
    std::string name;
    std::vector<std::string> scopes;  ///< permissions; those the account lacks give nothing
    Instant created_at = {};
    Instant expires_at = {};
    std::string last_used_on = {};
};

/// @return the token as the API expects it, "pln_…"; only its hash is stored.
std::string insert_api_token(UnitOfWork& uow, const ApiToken& token);
/// @return nothing for an unknown, revoked or expired one.
std::optional<ApiToken> find_api_token(UnitOfWork& uow, const std::string& secret);
/// Notes that it was used on `today`; which day is enough to see whether it still is.
void touch_api_token(UnitOfWork& uow, const std::string& id, Day today);
/// Those that are not revoked.
std::vector<ApiToken> api_tokens_of(UnitOfWork& uow, const std::string& account_id);
bool revoke_api_token(UnitOfWork& uow, const std::string& account_id, const std::string& id);

}  // namespace plenaria::host
