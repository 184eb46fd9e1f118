// SPDX-License-Identifier: EUPL-1.2
#include "auth/account_repository.hpp"

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>
#include <plenaria/text.hpp>

namespace plenaria::host {

namespace {

/// Case only: "josé@x.org" and "jose@x.org" are different mailboxes, but nobody has "Ana@" beside "ana@".
std::string address_key(const std::string& email) {
    std::string key = trim(email);
    for (auto& c : key)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return key;
}

std::string text_of(AccountLinkPurpose purpose) {
    switch (purpose) {
        case AccountLinkPurpose::sign_in:
            return "sign_in";
        case AccountLinkPurpose::reset:
            return "reset";
        case AccountLinkPurpose::pause:
            break;
    }
    return "pause";
}

struct AccountRow {
    Account account = {};
    long long step = 0;
    int disabled = 0;
    Account take() {
        account.totp_last_step = step;
        account.disabled = disabled != 0;
        return account;
    }
};

}  // namespace

std::optional<Account> find_account(UnitOfWork& uow, const std::string& id) {
    AccountRow row;
    auto& a = row.account;
    sql::query(uow,
               "SELECT id, email, name, password_hash, totp_secret, totp_last_step, language, zone, digest, "
               "disabled, version FROM core_account WHERE id = :id"),
        soci::use(id, "id"), soci::into(a.id), soci::into(a.email), soci::into(a.name),
        soci::into(a.password_hash), soci::into(a.totp_secret), soci::into(row.step), soci::into(a.language),
        soci::into(a.zone), soci::into(a.digest), soci::into(row.disabled), soci::into(a.version);
    if (!uow.session().got_data()) return std::nullopt;
    return row.take();
}

std::optional<Account> find_account_by_email(UnitOfWork& uow, const std::string& email) {
    const auto key = address_key(email);
    std::string id;
    sql::query(uow, "SELECT id FROM core_account WHERE email_folded = :email"), soci::use(key, "email"),
        soci::into(id);
    if (!uow.session().got_data()) return std::nullopt;
    return find_account(uow, id);
}

std::vector<Account> all_accounts(UnitOfWork& uow) {
    std::vector<Account> accounts;
    AccountRow row;
    auto& a = row.account;
    soci::statement statement =
        (sql::prepare(
             uow,
             "SELECT id, email, name, totp_secret, language, zone, digest, digested_on, disabled, version "
             "FROM core_account ORDER BY name, id"),
         soci::into(a.id), soci::into(a.email), soci::into(a.name), soci::into(a.totp_secret),
         soci::into(a.language), soci::into(a.zone), soci::into(a.digest), soci::into(a.digested_on),
         soci::into(row.disabled), soci::into(a.version));
    statement.execute();
    while (statement.fetch()) accounts.push_back(row.take());
    return accounts;
}

void insert_account(UnitOfWork& uow, const Account& a) {
    const auto key = address_key(a.email);
    const long long step = a.totp_last_step;
    const int disabled = a.disabled ? 1 : 0;
    const auto now = to_text(uow.now());
    sql::query(uow,
               "INSERT INTO core_account (id, email, email_folded, name, password_hash, totp_secret, "
               "totp_last_step, "
               "language, zone, digest, disabled, created_at, version) VALUES (:id, :email, :folded, :name, "
               ":password, :totp, :step, :language, :zone, :digest, :disabled, :now, 1)"),
        soci::use(a.id, "id"), soci::use(a.email, "email"), soci::use(key, "folded"),
        soci::use(a.name, "name"), soci::use(a.password_hash, "password"), soci::use(a.totp_secret, "totp"),
        soci::use(step, "step"), soci::use(a.language, "language"), soci::use(a.zone, "zone"),
        soci::use(a.digest, "digest"), soci::use(disabled, "disabled"), soci::use(now, "now");
}

bool update_account(UnitOfWork& uow, const Account& a) {
    const auto key = address_key(a.email);
    const long long step = a.totp_last_step;
    const int disabled = a.disabled ? 1 : 0;
    soci::statement statement =
        (sql::prepare(
             uow,
             "UPDATE core_account SET email = :email, email_folded = :folded, name = :name, "
             "password_hash = :password, totp_secret = :totp, totp_last_step = :step, language = :language, "
             "zone = :zone, digest = :digest, disabled = :disabled, version = version + 1 "
             "WHERE id = :id AND version = :version"),
         soci::use(a.email, "email"), soci::use(key, "folded"), soci::use(a.name, "name"),
         soci::use(a.password_hash, "password"), soci::use(a.totp_secret, "totp"), soci::use(step, "step"),
         soci::use(a.language, "language"), soci::use(a.zone, "zone"), soci::use(a.digest, "digest"),
         soci::use(disabled, "disabled"), soci::use(a.id, "id"), soci::use(a.version, "version"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

void set_digested(UnitOfWork& uow, const std::string& account_id, Day today) {
    const auto day = to_text(today);
    sql::query(uow, "UPDATE core_account SET digested_on = :day WHERE id = :id"), soci::use(day, "day"),
        soci::use(account_id, "id");
}

std::vector<AccountRole> roles_of(UnitOfWork& uow, const std::string& account_id) {
    std::vector<AccountRole> held;
    AccountRole role;
    std::string ends_on;
    soci::statement statement =
        (sql::prepare(uow,
                      "SELECT id, role, scope, ends_on FROM core_account_role WHERE account_id = :account "
                      "ORDER BY role, scope"),
         soci::use(account_id, "account"), soci::into(role.id), soci::into(role.role), soci::into(role.scope),
         soci::into(ends_on));
    statement.execute();
    while (statement.fetch()) {
        role.ends_on = parse_day(ends_on);
        held.push_back(role);
    }
    return held;
}

std::vector<RoleInScope> roles_held(UnitOfWork& uow, const std::string& account_id, Day today) {
    std::vector<RoleInScope> held;
    for (auto& role : roles_of(uow, account_id))
        if (!role.ends_on || today < *role.ends_on)
            held.push_back({std::move(role.role), std::move(role.scope)});
    return held;
}

void insert_role(UnitOfWork& uow, const std::string& account_id, const AccountRole& role) {
    const auto ends_on = role.ends_on ? to_text(*role.ends_on) : std::string();
    sql::query(uow,
               "INSERT INTO core_account_role (id, account_id, role, scope, ends_on) "
               "VALUES (:id, :account, :role, :scope, :ends)"),
        soci::use(role.id, "id"), soci::use(account_id, "account"), soci::use(role.role, "role"),
        soci::use(role.scope, "scope"), soci::use(ends_on, "ends");
}

bool delete_role(UnitOfWork& uow, const std::string& account_id, const std::string& role_id) {
    soci::statement statement =
        (sql::prepare(uow, "DELETE FROM core_account_role WHERE id = :id AND account_id = :account"),
         soci::use(role_id, "id"), soci::use(account_id, "account"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

std::string insert_account_link(UnitOfWork& uow, const std::string& account_id, AccountLinkPurpose purpose,
                                Instant expires_at) {
    auto secret = random_hex(256);
    const auto hash = sha256_hex(secret);
    const auto what = text_of(purpose);
    const auto expires = to_text(expires_at);
    sql::query(uow,
               "INSERT INTO core_account_link (secret_hash, account_id, purpose, expires_at, used_at) "
               "VALUES (:hash, :account, :purpose, :expires, '')"),
        soci::use(hash, "hash"), soci::use(account_id, "account"), soci::use(what, "purpose"),
        soci::use(expires, "expires");
    return secret;
}

std::optional<std::string> find_account_link(UnitOfWork& uow, const std::string& secret,
                                             AccountLinkPurpose purpose) {
    const auto hash = sha256_hex(secret);
    const auto what = text_of(purpose);
    const auto now = to_text(uow.now());
    std::string account_id;
    sql::query(uow,
               "SELECT account_id FROM core_account_link WHERE secret_hash = :hash AND purpose = :purpose "
               "AND used_at = '' AND expires_at > :now"),
        soci::use(hash, "hash"), soci::use(what, "purpose"), soci::use(now, "now"), soci::into(account_id);
    if (!uow.session().got_data()) return std::nullopt;
    return account_id;
}

bool use_account_link(UnitOfWork& uow, const std::string& secret) {
    const auto hash = sha256_hex(secret);
    const auto now = to_text(uow.now());
    soci::statement statement =
        (sql::prepare(
             uow, "UPDATE core_account_link SET used_at = :now WHERE secret_hash = :hash AND used_at = ''"),
         soci::use(now, "now"), soci::use(hash, "hash"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

void void_account_links(UnitOfWork& uow, const std::string& account_id, AccountLinkPurpose purpose) {
    const auto now = to_text(uow.now());
    const auto what = text_of(purpose);
    sql::query(
        uow,
        "UPDATE core_account_link SET used_at = :now WHERE account_id = :account AND purpose = :purpose "
        "AND used_at = ''"),
        soci::use(now, "now"), soci::use(account_id, "account"), soci::use(what, "purpose");
}

void forget_account_links(UnitOfWork& uow, Instant before) {
    const auto text = to_text(before);
    sql::query(uow, "DELETE FROM core_account_link WHERE expires_at < :before"), soci::use(text, "before");
}

}  // namespace plenaria::host
