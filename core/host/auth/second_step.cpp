// SPDX-License-Identifier: EUPL-1.2
// The part of AccountService that has to do with the second step: a telephone, and codes for when it is lost.
#include "auth/account_service.hpp"

#include <plenaria/text.hpp>

#include "auth/account_words.hpp"
#include "auth/rate_limit.hpp"
#include "auth/recovery_code_repository.hpp"
#include "auth/recovery_codes.hpp"
#include "auth/totp.hpp"

namespace plenaria::host {

namespace {

using namespace std::chrono_literals;

/// Only whoever knows the password comes here. A million codes, three of them right at a time: a hundred
/// guesses a day leave one chance in three thousand.
constexpr RateLimit codes_per_day{.attempts = 100, .window = 24h};

Error sign_in_again() { return {ErrorCode::unauthenticated, "Sign in again."}; }

/// What is kept of a new set; made outside of a transaction, because it takes half a second.
struct Kept {
    std::string salt = new_recovery_salt();
    std::vector<std::string> hashes = {};
    Kept(const std::vector<std::string>& codes, const HashCost& cost) {
        for (const auto& code : codes)
            hashes.push_back(recovery_code_hash(recovery_code_typed(code), salt, cost));
    }
};

}  // namespace

Result<NewSession> AccountService::confirm_second_factor(const Browser& browser, const std::string& code) {
    // Two transactions: an attempt counts even when the code is wrong, and comparing a code from paper takes
    // long on purpose.
    auto counted = db_.write([&](UnitOfWork& uow) -> Result<RecoveryCodeSet> {
        const auto account = waiting_for_second_step(uow, browser);
        if (!account) return sign_in_again();
        if (!allow(uow, "totp:" + account->id, per_account)) return too_many();
        if (!allow(uow, "totp day:" + account->id, codes_per_day)) return too_many();
        return recovery_code_set(uow, account->id);
    });
    if (!counted) return std::move(counted).error();
    const auto paper = counted->left > 0 ? recovery_code_typed(code) : std::string();
    const auto hash = paper.empty() ? std::string() : recovery_code_hash(paper, counted->salt, cost_);

    return db_.write([&](UnitOfWork& uow) -> Result<NewSession> {
        auto account = waiting_for_second_step(uow, browser);
        if (!account) return sign_in_again();
        const bool by_paper = !hash.empty() && use_recovery_code(uow, account->id, hash);
        const auto step =
            by_paper ? std::nullopt
                     : match_totp(account->totp_secret, trim(code), uow.now(), account->totp_last_step);
        if (!by_paper && !step)
            return wrong("code", "This code is not right. Use the newest one that the application shows.");
        if (step) account->totp_last_step = *step;
        if (!update_account(uow, *account)) return Error{ErrorCode::conflict, "Sign in again."};
        uow.record(account_actor(*account, browser.address), "core.sign_in", account_subject(account->id), "",
                   by_paper ? R"({"by":"recovery code"})" : R"({"by":"second step"})");
        return start_session(uow, browser, *account, SessionState::signed_in);
    });
}

std::optional<Account> AccountService::waiting_for_second_step(UnitOfWork& uow, const Browser& browser) {
    const auto waiting = find_session_by_id(uow, browser.session_id);
    if (!waiting || waiting->state != SessionState::second_factor) return std::nullopt;
    auto account = find_account(uow, waiting->account_id);
    if (!account || account->disabled) return std::nullopt;
    return account;
}

Result<std::vector<std::string>> AccountService::set_up_totp(const Actor& actor, const Browser& browser,
                                                             const SecondStep& wanted) {
    // A browser left open must not be enough to lock its owner out with somebody else's telephone.
    if (auto proved = prove(actor, wanted.password, "on_password"); !proved) return std::move(proved).error();
    const auto codes = new_recovery_codes();
    const Kept kept(codes, cost_);
    return db_.write([&](UnitOfWork& uow) -> Result<std::vector<std::string>> {
        auto account = find_account(uow, actor.id);
        if (!account) return no_such_account(actor.id);
        if (!account->totp_secret.empty())
            return Error{ErrorCode::conflict, "The second step is switched on already. Switch it off first."};
        if (wanted.secret.size() != 32)
            return Error{ErrorCode::invalid_input, "Start again: the secret was damaged."};
        const auto step = match_totp(wanted.secret, trim(wanted.code), uow.now(), 0);
        if (!step)
            return wrong("code", "This code is not right. Use the newest one that the application shows.");
        account->totp_secret = wanted.secret;
        account->totp_last_step = *step;
        if (!update_account(uow, *account)) return saved_meanwhile();
        replace_recovery_codes(uow, actor.id, kept.salt, kept.hashes);
        delete_sessions_of(uow, actor.id, browser.session_id);
        uow.record(actor, "core.set_up_second_factor", account_subject(actor.id), "", "");
        return codes;
    });
}

Result<std::vector<std::string>> AccountService::make_recovery_codes(const Actor& actor,
                                                                     const std::string& proof) {
    if (auto proved = prove(actor, proof, "recovery_proof"); !proved) return std::move(proved).error();
    const auto codes = new_recovery_codes();
    const Kept kept(codes, cost_);
    return db_.write([&](UnitOfWork& uow) -> Result<std::vector<std::string>> {
        const auto account = find_account(uow, actor.id);
        if (!account) return no_such_account(actor.id);
        if (account->totp_secret.empty())
            return Error{ErrorCode::conflict, "Switch the second step on first: it brings codes with it."};
        replace_recovery_codes(uow, actor.id, kept.salt, kept.hashes);
        uow.record(actor, "core.make_recovery_codes", account_subject(actor.id), "", "");
        return codes;
    });
}

Result<void> AccountService::remove_totp(const Actor& actor, const std::string& proof) {
    if (auto proved = prove(actor, proof, "off_proof"); !proved) return std::move(proved).error();
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto fresh = find_account(uow, actor.id);
        if (!fresh) return no_such_account(actor.id);
        if (fresh->totp_secret.empty()) return {};
        fresh->totp_secret.clear();
        if (!update_account(uow, *fresh)) return saved_meanwhile();
        delete_recovery_codes(uow, actor.id);
        uow.record(actor, "core.remove_second_factor", account_subject(actor.id), "", "");
        return {};
    });
}

}  // namespace plenaria::host
