// SPDX-License-Identifier: EUPL-1.2
#include "auth/account_service.hpp"

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "auth/account_words.hpp"
#include "auth/known_browser_repository.hpp"
#include "auth/password.hpp"
#include "auth/rate_limit.hpp"

namespace plenaria::host {

namespace {

using namespace std::chrono_literals;

constexpr RateLimit per_address{.attempts = 30, .window = 60s};

Error wrong_credentials() {
    return {.code = ErrorCode::invalid_input,
            .message = "There is a problem",
            .fields = {{"email", "The mail address or the password is not right."}}};
}

/// Whose attempts are counted together.
std::string attempts_of(UnitOfWork& uow, const Browser& browser, const std::string& email,
                        const std::optional<Account>& account) {
    // Asked for an unknown address too: the same work.
    if (is_known_browser(uow, browser.mark, account ? account->id : std::string()))
        return "login:browser:" + browser.mark + ':' + account->id;
    return "login:account:" + fold(email);
}

}  // namespace

NewSession AccountService::start_session(UnitOfWork& uow, const Browser& browser, const Account& account,
                                         SessionState state) {
    NewSession started{.secret = random_hex(256), .state = state};
    const bool complete = state == SessionState::signed_in;
    Session session{.id = browser.session_id,
                    .account_id = account.id,
                    .state = state,
                    .address = browser.address,
                    .agent = browser.agent.substr(0, 200),
                    .expires_at = uow.now() + (complete ? limits_.absolute : limits_.second_factor)};
    if (session.id.empty()) {
        session.id = new_id();
        insert_session(uow, session, started.secret);
    } else {
        change_session(uow, session, started.secret);
    }
    if (complete) {
        started.mark = browser.mark.empty() ? random_hex(256) : browser.mark;
        remember_browser(uow, started.mark, account.id);
    }
    return started;
}

Result<NewSession> AccountService::sign_in(const Browser& browser, const std::string& email,
                                           const std::string& password) {
    // Three transactions: checking a password takes long on purpose, and meanwhile nobody else should wait.
    std::string attempts;
    auto account = db_.write([&](UnitOfWork& uow) -> Result<std::optional<Account>> {
        auto found = find_account_by_email(uow, email);
        attempts = attempts_of(uow, browser, email, found);
        const bool known = attempts.starts_with("login:browser:");
        if (!allow(uow, attempts, per_account)) return too_many();
        if (!known && !allow(uow, "login:address:" + browser.address, per_address)) return too_many();
        return found;
    });
    if (!account) return std::move(account).error();
    const bool usable = *account && !(*account)->disabled;
    if (!password_matches(password, usable ? (*account)->password_hash : std::string()))
        return wrong_credentials();

    return db_.write([&](UnitOfWork& uow) -> Result<NewSession> {
        forgive(uow, attempts);
        const auto state =
            (*account)->totp_secret.empty() ? SessionState::signed_in : SessionState::second_factor;
        auto session = start_session(uow, browser, **account, state);
        if (state == SessionState::signed_in)
            uow.record(account_actor(**account, browser.address), "core.sign_in",
                       account_subject((*account)->id), "", R"({"by":"password"})");
        return session;
    });
}

Result<NewSession> AccountService::sign_in_by_link(const Browser& browser, const std::string& secret) {
    return db_.write([&](UnitOfWork& uow) -> Result<NewSession> {
        const auto account_id = find_account_link(uow, secret, AccountLinkPurpose::sign_in);
        if (!account_id || !use_account_link(uow, secret)) return link_gone();
        const auto account = find_account(uow, *account_id);
        if (!account || account->disabled) return link_gone();
        const bool complete = account->totp_secret.empty();
        if (complete)
            uow.record(account_actor(*account, browser.address), "core.sign_in", account_subject(account->id),
                       "", R"({"by":"one-time address"})");
        return start_session(uow, browser, *account,
                             complete ? SessionState::signed_in : SessionState::second_factor);
    });
}

Result<void> AccountService::sign_out(const Browser& browser) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        delete_session(uow, browser.session_id);
        return {};
    });
}

Result<void> AccountService::ask_reset(const Browser& browser, const std::string& email,
                                       const Renderer& renderer, const Addresses& addresses) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        if (!allow(uow, "reset:address:" + browser.address, per_account)) return too_many();
        if (!allow(uow, "reset:account:" + fold(email), {.attempts = 3, .window = 3600s})) return {};
        const auto account = find_account_by_email(uow, email);
        // The same work either way: a secret is made and a mail rendered even when nobody gets it.
        const auto secret =
            account && !account->disabled
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
    auto own = db_.read([&](UnitOfWork& uow) -> Result<std::vector<std::string>> {
        const auto id = find_account_link(uow, secret, AccountLinkPurpose::reset);
        const auto account = id ? find_account(uow, *id) : std::nullopt;
        if (!account || account->disabled) return link_gone();
        return std::vector<std::string>{account->email, account->name};
    });
    if (!own) return std::move(own).error();
    if (auto good = check_new_password(password, *own); !good) return good;
    const auto hash = hash_password(password, cost_);
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        const auto id = find_account_link(uow, secret, AccountLinkPurpose::reset);
        auto account = id && use_account_link(uow, secret) ? find_account(uow, *id) : std::nullopt;
        if (!account) return link_gone();
        account->password_hash = hash;
        if (!update_account(uow, *account))
            return Error{ErrorCode::conflict, "Somebody else saved first. Try again."};
        delete_sessions_of(uow, account->id);
        forget_browsers_of(uow, account->id);
        // Asked for three times, mailed three times: the other two open nothing any more.
        void_account_links(uow, account->id, AccountLinkPurpose::reset);
        void_account_links(uow, account->id, AccountLinkPurpose::sign_in);
        uow.record(account_actor(*account, browser.address), "core.reset_password",
                   account_subject(account->id), "", "");
        return {};
    });
}

}  // namespace plenaria::host
