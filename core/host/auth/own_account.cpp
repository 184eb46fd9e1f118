// SPDX-License-Identifier: EUPL-1.2
// The part of AccountService in which people change their own account.
#include "auth/account_service.hpp"

#include <plenaria/text.hpp>

#include "auth/account_words.hpp"
#include "auth/password.hpp"
#include "auth/rate_limit.hpp"
#include "auth/totp.hpp"
#include "db/meanwhile.hpp"

namespace plenaria::host {

Result<Account> AccountService::prove(const Actor& actor, const std::string& proof, const char* field) {
    // Counted first, and in a transaction of its own: comparing a password takes long on purpose.
    auto account = db_.write([&](UnitOfWork& uow) -> Result<Account> {
        if (!allow(uow, "password:" + actor.id, per_account)) return too_many();
        auto found = find_account(uow, actor.id);
        if (!found) return no_such_account(actor.id);
        return *std::move(found);
    });
    if (!account) return account;
    if (!account->password_hash.empty()) {
        if (!password_matches(proof, account->password_hash))
            return wrong(field, "This is not your present password.");
        return account;
    }
    // Who came by a one-time address has no password yet. A code is then the proof, and counts once like any
    // other.
    if (account->totp_secret.empty()) return account;
    return db_.write([&](UnitOfWork& uow) -> Result<Account> {
        auto fresh = find_account(uow, actor.id);
        if (!fresh) return no_such_account(actor.id);
        const auto step = match_totp(fresh->totp_secret, trim(proof), uow.now(), fresh->totp_last_step);
        if (!step)
            return wrong(field, "This code is not right. Use the newest one that the application shows.");
        fresh->totp_last_step = *step;
        if (!update_account(uow, *fresh)) return saved_meanwhile();
        return *std::move(fresh);
    });
}

Result<void> AccountService::change_password(const Actor& actor, const Browser& browser,
                                             const std::string& current, const std::string& password) {
    auto account = prove(actor, current, "current_password");
    if (!account) return std::move(account).error();
    if (auto good = check_new_password(password, {account->email, account->name}); !good) return good;
    const auto hash = hash_password(password, cost_);
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto fresh = find_account(uow, actor.id);
        if (!fresh) return no_such_account(actor.id);
        fresh->password_hash = hash;
        if (!update_account(uow, *fresh)) return saved_meanwhile();
        delete_sessions_of(uow, actor.id, browser.session_id);
        void_account_links(uow, actor.id, AccountLinkPurpose::reset);
        void_account_links(uow, actor.id, AccountLinkPurpose::sign_in);
        uow.record(actor, "core.change_password", account_subject(actor.id), "", "");
        return {};
    });
}

Result<void> AccountService::set_preferences(const Actor& actor, const Preferences& preferences,
                                             const std::optional<Preferences>& seen) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto account = find_account(uow, actor.id);
        if (!account) return no_such_account(actor.id);
        const auto before = *account;
        std::vector<FieldError> changed_elsewhere;
        const auto take = [&](const char* field, std::string& stored,
                              const std::string Preferences::*wanted) {
            const auto& typed = preferences.*wanted;
            if (seen && typed == (*seen).*wanted) return;
            if (seen && stored != (*seen).*wanted && stored != typed)
                changed_elsewhere.push_back(changed_meanwhile(field, stored));
            stored = typed;
        };
        take("name", account->name, &Preferences::name);
        take("language", account->language, &Preferences::language);
        take("zone", account->zone, &Preferences::zone);
        take("digest", account->digest, &Preferences::digest);
        if (!changed_elsewhere.empty()) return saved_first(std::move(changed_elsewhere));
        if (!update_account(uow, *account)) return saved_meanwhile();
        const auto change = changed(before, *account);
        uow.record(actor, "core.set_preferences", account_subject(actor.id), change.before, change.after);
        return {};
    });
}

Result<void> AccountService::pause_messages(const Browser& browser, const std::string& secret) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        const auto id = find_account_link(uow, secret, AccountLinkPurpose::pause);
        auto account = id ? find_account(uow, *id) : std::nullopt;
        if (!account) return link_gone();
        if (account->digest == "never") return {};
        const auto before = *account;
        account->digest = "never";
        if (!update_account(uow, *account)) return saved_meanwhile();
        const auto change = changed(before, *account);
        uow.record(account_actor(*account, browser.address), "core.pause_messages",
                   account_subject(account->id), change.before, change.after);
        return {};
    });
}

Result<void> AccountService::end_session(const Actor& actor, const std::string& session_id,
                                         const std::string& proof) {
    if (auto proved = prove(actor, proof, "end_proof"); !proved) return std::move(proved).error();
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        for (const auto& session : sessions_of(uow, actor.id, limits_)) {
            if (session.id != session_id) continue;
            delete_session(uow, session_id);
            uow.record(actor, "core.end_session", account_subject(actor.id), "", "");
            return {};
        }
        return Error{ErrorCode::not_found, "This session has ended already."};
    });
}

Result<void> AccountService::end_other_sessions(const Actor& actor, const std::string& keep,
                                                const std::string& proof) {
    if (auto proved = prove(actor, proof, "end_proof"); !proved) return std::move(proved).error();
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        delete_sessions_of(uow, actor.id, keep);
        uow.record(actor, "core.end_other_sessions", account_subject(actor.id), "", "");
        return {};
    });
}

}  // namespace plenaria::host
