// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/auth/account_repository.hpp
/// Rows of core_account and what hangs on them. Every function runs inside the caller's transaction.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <plenaria/time.hpp>

#include "auth/permissions.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::host {

struct Account {
    std::string id;
    std::string email;
    std::string name;
    std::string password_hash = {};  ///< empty: has none, signs in by mailed address only
    std::string totp_secret = {};    ///< empty: no second factor
    std::int64_t totp_last_step = 0;
    std::string language = "en";
    std::string zone = "UTC";
    std::string digest = "daily";
    std::string digested_on =
        {};  ///< the reader's day on which the daily message was due last; all_accounts() only
    bool disabled = false;
    int version = 1;
};

std::optional<Account> find_account(UnitOfWork& uow, const std::string& id);
/// Case and accents do not matter.
std::optional<Account> find_account_by_email(UnitOfWork& uow, const std::string& email);
std::vector<Account> all_accounts(UnitOfWork& uow);
void insert_account(UnitOfWork& uow, const Account& account);
/// Writes every member but the id and the day of the daily message. @return false when somebody else saved
/// after `account` was read.
bool update_account(UnitOfWork& uow, const Account& account);

/// Notes that the daily message of the reader's day `today` is done with, sent or not.
void set_digested(UnitOfWork& uow, const std::string& account_id, Day today);

struct AccountRole {
    std::string id;
    std::string role;
    std::string scope = {};
    std::optional<Day> ends_on = {};  ///< the first day on which it is not held any more
};
std::vector<AccountRole> roles_of(UnitOfWork& uow, const std::string& account_id);
/// Those held on `today`.
std::vector<RoleInScope> roles_held(UnitOfWork& uow, const std::string& account_id, Day today);
void insert_role(UnitOfWork& uow, const std::string& account_id, const AccountRole& role);
bool delete_role(UnitOfWork& uow, const std::string& account_id, const std::string& role_id);

enum class AccountLinkPurpose { sign_in = 1, reset, pause };
/// @return the secret; only its hash is stored.
std::string insert_account_link(UnitOfWork& uow, const std::string& account_id, AccountLinkPurpose purpose,
                                Instant expires_at);
/// The account that an unused, unexpired address belongs to.
std::optional<std::string> find_account_link(UnitOfWork& uow, const std::string& secret,
                                             AccountLinkPurpose purpose);
/// @return false when it was used meanwhile.
bool use_account_link(UnitOfWork& uow, const std::string& secret);
/// Makes every address of that purpose useless that was not used yet.
void void_account_links(UnitOfWork& uow, const std::string& account_id, AccountLinkPurpose purpose);
/// Deletes those that ended before `before`, used or not.
void forget_account_links(UnitOfWork& uow, Instant before);

}  // namespace plenaria::host
