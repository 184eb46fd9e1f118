// SPDX-License-Identifier: EUPL-1.2
// The half of AccountService that administrators use: accounts of others, their roles, tokens.
#include "auth/account_service.hpp"

#include <nlohmann/json.hpp>

#include <plenaria/id.hpp>

#include "auth/account_words.hpp"
#include "auth/recovery_code_repository.hpp"
#include "db/rights_tag.hpp"

namespace plenaria::host {

Result<std::string> AccountService::create(const Actor& actor, const NewAccount& wanted) {
    return db_.write([&](UnitOfWork& uow) -> Result<std::string> {
        if (find_account_by_email(uow, wanted.email))
            return Error{.code = ErrorCode::invalid_input,
                         .message = "There is a problem",
                         .fields = {{"email", "There is an account with this mail address already."}}};
        Account account{.id = new_id(),
                        .email = wanted.email,
                        .name = wanted.name,
                        .language = wanted.language,
                        .zone = wanted.zone};
        insert_account(uow, account);
        for (auto role : wanted.roles) {
            if (!is_role(role.role)) return Error{ErrorCode::invalid_input, "This role does not exist."};
            role.id = new_id();
            insert_role(uow, account.id, role);
        }
        const auto change = changed({}, account);
        uow.record(actor, "core.create_account", account_subject(account.id), "", change.after);
        return account.id;
    });
}

Result<void> AccountService::save(const Actor& actor, const std::string& account_id, int version,
                                  const NewAccount& wanted) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto account = find_account(uow, account_id);
        if (!account) return no_such_account(account_id);
        const auto other = find_account_by_email(uow, wanted.email);
        if (other && other->id != account_id)
            return Error{.code = ErrorCode::invalid_input,
                         .message = "There is a problem",
                         .fields = {{"email", "There is an account with this mail address already."}}};
        const auto before = *account;
        account->email = wanted.email;
        account->name = wanted.name;
        account->language = wanted.language;
        account->zone = wanted.zone;
        account->version = version;
        if (!update_account(uow, *account))
            return Error{ErrorCode::conflict, "Somebody else saved first. Try again."};
        // What was mailed to the old address opens nothing any more.
        if (before.email != account->email) {
            void_account_links(uow, account_id, AccountLinkPurpose::reset);
            void_account_links(uow, account_id, AccountLinkPurpose::sign_in);
        }
        const auto change = changed(before, *account);
        uow.record(actor, "core.save_account", account_subject(account_id), change.before, change.after);
        return {};
    });
}

Result<void> AccountService::reset_totp(const Actor& actor, const std::string& account_id) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto account = find_account(uow, account_id);
        if (!account) return no_such_account(account_id);
        account->totp_secret.clear();
        if (!update_account(uow, *account)) return saved_meanwhile();
        delete_recovery_codes(uow, account_id);
        delete_sessions_of(uow, account_id);
        uow.record(actor, "core.reset_second_factor", account_subject(account_id), "", "");
        return {};
    });
}

Result<void> AccountService::set_disabled(const Actor& actor, const std::string& account_id, bool disabled) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto account = find_account(uow, account_id);
        if (!account) return no_such_account(account_id);
        if (account_id == actor.id && disabled)
            return Error{ErrorCode::conflict, "You cannot switch off your own account."};
        account->disabled = disabled;
        if (!update_account(uow, *account))
            return Error{ErrorCode::conflict, "Somebody else saved first. Try again."};
        if (disabled) delete_sessions_of(uow, account_id);
        uow.record(actor, disabled ? "core.disable_account" : "core.enable_account",
                   account_subject(account_id), "", "");
        return {};
    });
}

Result<void> AccountService::give_role(const Actor& actor, const std::string& account_id,
                                       const AccountRole& wanted) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        if (!is_role(wanted.role)) return Error{ErrorCode::invalid_input, "This role does not exist."};
        if (!find_account(uow, account_id)) return no_such_account(account_id);
        auto role = wanted;
        role.id = new_id();
        insert_role(uow, account_id, role);
        uow.record(actor, "core.give_role", account_subject(account_id), "",
                   nlohmann::json{{"role", role.role},
                                  {"scope", role.scope},
                                  {"ends_on", role.ends_on ? to_text(*role.ends_on) : ""}}
                       .dump());
        return {};
    });
}

Result<void> AccountService::take_role(const Actor& actor, const std::string& account_id,
                                       const std::string& role_id) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        for (const auto& role : roles_of(uow, account_id)) {
            if (role.id != role_id) continue;
            if (account_id == actor.id && role.role == "administrator")
                return Error{ErrorCode::conflict, "You cannot take the administrator's role from yourself."};
            delete_role(uow, account_id, role_id);
            uow.invalidate(rights_tag(account_id));
            uow.record(actor, "core.take_role", account_subject(account_id),
                       nlohmann::json{{"role", role.role}, {"scope", role.scope}}.dump(), "");
            return {};
        }
        return Error{ErrorCode::not_found, "This role was taken already."};
    });
}

Result<std::string> AccountService::sign_in_secret(const Actor& actor, const std::string& email,
                                                   std::chrono::seconds valid_for) {
    return db_.write([&](UnitOfWork& uow) -> Result<std::string> {
        const auto account = find_account_by_email(uow, email);
        if (!account) return Error{ErrorCode::not_found, "No account has this mail address."};
        uow.record(actor, "core.issue_sign_in_address", account_subject(account->id), "", "");
        return insert_account_link(uow, account->id, AccountLinkPurpose::sign_in, uow.now() + valid_for);
    });
}

Result<std::string> AccountService::sign_in_secret_of(const Actor& actor, const std::string& account_id,
                                                      std::chrono::seconds valid_for) {
    return db_.write([&](UnitOfWork& uow) -> Result<std::string> {
        if (!find_account(uow, account_id)) return no_such_account(account_id);
        uow.record(actor, "core.issue_sign_in_address", account_subject(account_id), "", "");
        return insert_account_link(uow, account_id, AccountLinkPurpose::sign_in, uow.now() + valid_for);
    });
}

Result<std::string> AccountService::create_token(const Actor& actor, const std::string& name,
                                                 const std::vector<std::string>& scopes,
                                                 std::chrono::days valid_for) {
    for (const auto& scope : scopes)
        if (!actor.may(scope))
            return Error{.code = ErrorCode::invalid_input,
                         .message = "There is a problem",
                         .detail = "scope " + scope,
                         .fields = {{"scope", "A token may not do what you may not."}}};
    return db_.write([&](UnitOfWork& uow) -> Result<std::string> {
        const ApiToken token{.id = new_id(),
                             .account_id = actor.id,
                             .name = name,
                             .scopes = scopes,
                             .expires_at = uow.now() + valid_for};
        uow.record(actor, "core.create_token", account_subject(actor.id), "",
                   nlohmann::json{{"token", token.id}, {"scopes", scopes}}.dump());
        return insert_api_token(uow, token);
    });
}

Result<void> AccountService::revoke_token(const Actor& actor, const std::string& token_id) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        if (!revoke_api_token(uow, actor.id, token_id))
            return Error{ErrorCode::not_found, "This token was revoked already."};
        uow.record(actor, "core.revoke_token", account_subject(actor.id),
                   nlohmann::json{{"token", token_id}}.dump(), "");
        return {};
    });
}

}  // namespace plenaria::host
