// SPDX-License-Identifier: EUPL-1.2
#include "auth/account_service.hpp"

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "auth/password.hpp"
#include "auth/rate_limit.hpp"
#include "auth/totp.hpp"

namespace plenaria::host {

namespace {

using namespace std::chrono_literals;

constexpr RateLimit per_account{.attempts = 10, .window = 60s};
constexpr RateLimit per_address{.attempts = 30, .window = 60s};

Error wrong_credentials() {
    return {.code = ErrorCode::invalid_input,
            .message = "There is a problem",
            .fields = {{"email", "The mail address or the password is not right."}}};
}

Error too_many() {
    return {.code = ErrorCode::too_many, .message = "There were too many attempts. Wait a minute and try again."};
}

Error no_such_account(const std::string& id) {
    return {.code = ErrorCode::not_found, .message = "This account does not exist.", .detail = "account " + id};
}

std::string account_subject(const std::string& id) { return "core.account/" + id; }

Actor account_actor(const Account& account, const Browser& browser) {
    return {.kind = Actor::Kind::account, .id = account.id, .name = account.name, .address = browser.address};
}

bool within_limits(UnitOfWork& uow, const Browser& browser, const std::string& email) {
    const bool by_account = allow(uow, "login:account:" + fold(email), per_account);
    const bool by_address = allow(uow, "login:address:" + browser.address, per_address);
    return by_account && by_address;
}

}  // namespace

NewSession AccountService::start_session(UnitOfWork& uow, const Browser& browser, const Account& account,
                                         SessionState state) {
    NewSession started{.secret = random_hex(256), .state = state};
    Session session{.id = browser.session_id,
                    .account_id = account.id,
                    .state = state,
                    .address = browser.address,
                    .agent = browser.agent.substr(0, 200),
                    .expires_at = uow.now() + limits_.absolute};
    if (session.id.empty()) {
        session.id = new_id();
        insert_session(uow, session, started.secret);
    } else {
        change_session(uow, session, started.secret);
    }
    return started;
}

Result<NewSession> AccountService::sign_in(const Browser& browser, const std::string& email,
                                           const std::string& password) {
    // Three transactions: checking a password takes long on purpose, and meanwhile nobody else should wait.
    auto account = db_.write([&](UnitOfWork& uow) -> Result<std::optional<Account>> {
        if (!within_limits(uow, browser, email)) return too_many();
        return find_account_by_email(uow, email);
    });
    if (!account) return std::move(account).error();
    const bool usable = *account && !(*account)->disabled;
    if (!password_matches(password, usable ? (*account)->password_hash : std::string())) return wrong_credentials();

    return db_.write([&](UnitOfWork& uow) -> Result<NewSession> {
        forgive(uow, "login:account:" + fold(email));
        const auto state = (*account)->totp_secret.empty() ? SessionState::signed_in : SessionState::second_factor;
        auto session = start_session(uow, browser, **account, state);
        if (state == SessionState::signed_in)
            uow.record(account_actor(**account, browser), "core.sign_in", account_subject((*account)->id), "",
                       R"({"by":"password"})");
        return session;
    });
}

Result<NewSession> AccountService::confirm_second_factor(const Browser& browser, const std::string& code) {
    // The attempt must count even when the code is wrong, so a wrong code is a value here, not an error.
    auto outcome = db_.write([&](UnitOfWork& uow) -> Result<std::optional<NewSession>> {
        const auto waiting = find_session_by_id(uow, browser.session_id);
        if (!waiting || waiting->state != SessionState::second_factor)
            return Error{ErrorCode::unauthenticated, "Sign in again."};
        auto account = find_account(uow, waiting->account_id);
        if (!account || account->disabled) return Error{ErrorCode::unauthenticated, "Sign in again."};
        if (!allow(uow, "totp:" + account->id, per_account)) return too_many();
        const auto step = match_totp(account->totp_secret, trim(code), uow.now(), account->totp_last_step);
        if (!step) return std::optional<NewSession>();
        account->totp_last_step = *step;
        if (!update_account(uow, *account)) return Error{ErrorCode::conflict, "Sign in again."};
        uow.record(account_actor(*account, browser), "core.sign_in", account_subject(account->id), "",
                   R"({"by":"password and code"})");
        return std::optional(start_session(uow, browser, *account, SessionState::signed_in));
    });
    if (!outcome) return std::move(outcome).error();
    if (!*outcome)
        return Error{.code = ErrorCode::invalid_input,
                     .message = "There is a problem",
                     .fields = {{"code", "This code is not right. Use the newest one that the application shows."}}};
    return **outcome;
}

Result<NewSession> AccountService::sign_in_by_link(const Browser& browser, const std::string& secret) {
    return db_.write([&](UnitOfWork& uow) -> Result<NewSession> {
        const Error gone{ErrorCode::not_found, "This address was used before or is too old. Ask for a new one."};
        const auto account_id = find_account_link(uow, secret, AccountLinkPurpose::sign_in);
        if (!account_id || !use_account_link(uow, secret)) return gone;
        const auto account = find_account(uow, *account_id);
        if (!account || account->disabled) return gone;
        uow.record(account_actor(*account, browser), "core.sign_in", account_subject(account->id), "",
                   R"({"by":"one-time address"})");
        return start_session(uow, browser, *account, SessionState::signed_in);
    });
}

Result<void> AccountService::sign_out(const Browser& browser) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        delete_session(uow, browser.session_id);
        return {};
    });
}

Result<void> AccountService::ask_reset(const Browser& browser, const std::string& email, const Renderer& renderer,
                                       const Addresses& addresses) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        if (!allow(uow, "reset:address:" + browser.address, per_account)) return too_many();
        if (!allow(uow, "reset:account:" + fold(email), {.attempts = 3, .window = 3600s})) return {};
        const auto account = find_account_by_email(uow, email);
        // The same work either way: a secret is made and a mail rendered even when nobody gets it.
        const auto secret = account && !account->disabled
                                ? insert_account_link(uow, account->id, AccountLinkPurpose::reset, uow.now() + 1h)
                                : random_hex(256);
        const auto language = account ? account->language : std::string("en");
        auto mail = renderer.mail(
            "core/password_reset",
            {{"name", account ? account->name : email},
             {"reset_url", addresses.absolute(addresses.path("core.reset", {{"secret", secret}}))}},
            language);
        if (!account || account->disabled) return {};
        mail.to_address = account->email;
        mail.to_name = account->name;
        mail.about = account_subject(account->id);
        uow.send(mail);
        return {};
    });
}

Result<void> AccountService::reset_password(const Browser& browser, const std::string& secret,
                                            const std::string& password) {
    auto email = db_.read([&](UnitOfWork& uow) -> Result<std::string> {
        const auto id = find_account_link(uow, secret, AccountLinkPurpose::reset);
        const auto account = id ? find_account(uow, *id) : std::nullopt;
        if (!account || account->disabled)
            return Error{ErrorCode::not_found, "This address was used before or is too old. Ask for a new one."};
        return account->email;
    });
    if (!email) return std::move(email).error();
    if (auto good = check_new_password(password, *email); !good) return good;
    const auto hash = hash_password(password);
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        const auto id = find_account_link(uow, secret, AccountLinkPurpose::reset);
        auto account = id && use_account_link(uow, secret) ? find_account(uow, *id) : std::nullopt;
        if (!account)
            return Error{ErrorCode::not_found, "This address was used before or is too old. Ask for a new one."};
        account->password_hash = hash;
        if (!update_account(uow, *account)) return Error{ErrorCode::conflict, "Somebody else saved first. Try again."};
        delete_sessions_of(uow, account->id);
        uow.record(account_actor(*account, browser), "core.reset_password", account_subject(account->id), "", "");
        return {};
    });
}

Result<void> AccountService::change_password(const Actor& actor, const Browser& browser, const std::string& current,
                                             const std::string& password) {
    auto account = db_.write([&](UnitOfWork& uow) -> Result<Account> {
        if (!allow(uow, "password:" + actor.id, per_account)) return too_many();
        auto found = find_account(uow, actor.id);
        if (!found) return no_such_account(actor.id);
        return *found;
    });
    if (!account) return std::move(account).error();
    // Who came by a one-time address has no password yet and sets the first one.
    if (!account->password_hash.empty() && !password_matches(current, account->password_hash))
        return Error{.code = ErrorCode::invalid_input,
                     .message = "There is a problem",
                     .fields = {{"current", "This is not your present password."}}};
    if (auto good = check_new_password(password, account->email); !good) return good;
    const auto hash = hash_password(password);
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto fresh = find_account(uow, actor.id);
        if (!fresh) return no_such_account(actor.id);
        fresh->password_hash = hash;
        if (!update_account(uow, *fresh)) return Error{ErrorCode::conflict, "Somebody else saved first. Try again."};
        delete_sessions_of(uow, actor.id, browser.session_id);
        uow.record(actor, "core.change_password", account_subject(actor.id), "", "");
        return {};
    });
}

Result<void> AccountService::set_up_totp(const Actor& actor, const Browser& browser, const std::string& secret,
                                         const std::string& code) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto account = find_account(uow, actor.id);
        if (!account) return no_such_account(actor.id);
        if (secret.size() != 32) return Error{ErrorCode::invalid_input, "Start again: the secret was damaged."};
        const auto step = match_totp(secret, trim(code), uow.now(), 0);
        if (!step)
            return Error{.code = ErrorCode::invalid_input,
                         .message = "There is a problem",
                         .fields = {{"code", "This code is not right. Use the newest one that the application shows."}}};
        account->totp_secret = secret;
        account->totp_last_step = *step;
        if (!update_account(uow, *account)) return Error{ErrorCode::conflict, "Somebody else saved first. Try again."};
        delete_sessions_of(uow, actor.id, browser.session_id);
        uow.record(actor, "core.set_up_second_factor", account_subject(actor.id), "", "");
        return {};
    });
}

Result<void> AccountService::remove_totp(const Actor& actor, const std::string& password) {
    auto account = db_.write([&](UnitOfWork& uow) -> Result<Account> {
        if (!allow(uow, "password:" + actor.id, per_account)) return too_many();
        auto found = find_account(uow, actor.id);
        if (!found) return no_such_account(actor.id);
        return *found;
    });
    if (!account) return std::move(account).error();
    if (!account->password_hash.empty() && !password_matches(password, account->password_hash))
        return Error{.code = ErrorCode::invalid_input,
                     .message = "There is a problem",
                     .fields = {{"off_password", "This is not your present password."}}};
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto fresh = find_account(uow, actor.id);
        if (!fresh) return no_such_account(actor.id);
        fresh->totp_secret.clear();
        if (!update_account(uow, *fresh)) return Error{ErrorCode::conflict, "Somebody else saved first. Try again."};
        uow.record(actor, "core.remove_second_factor", account_subject(actor.id), "", "");
        return {};
    });
}

Result<void> AccountService::set_preferences(const Actor& actor, const Preferences& preferences) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto account = find_account(uow, actor.id);
        if (!account) return no_such_account(actor.id);
        account->name = preferences.name;
        account->language = preferences.language;
        account->zone = preferences.zone;
        account->digest = preferences.digest;
        if (!update_account(uow, *account)) return Error{ErrorCode::conflict, "Somebody else saved first. Try again."};
        return {};
    });
}

Result<void> AccountService::end_session(const Actor& actor, const std::string& session_id) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        for (const auto& session : sessions_of(uow, actor.id)) {
            if (session.id != session_id) continue;
            delete_session(uow, session_id);
            return {};
        }
        return Error{ErrorCode::not_found, "This session has ended already."};
    });
}

Result<void> AccountService::end_other_sessions(const Actor& actor, const std::string& keep) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        delete_sessions_of(uow, actor.id, keep);
        return {};
    });
}

}  // namespace plenaria::host
