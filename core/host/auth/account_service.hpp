// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/auth/account_service.hpp
/// What people do with accounts and sessions. Each public function is one use case. Thread-safe.

#include <chrono>
#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/services.hpp>

#include "auth/account_repository.hpp"
#include "auth/api_token_repository.hpp"
#include "auth/password.hpp"
#include "auth/session_repository.hpp"

namespace plenaria::host {

/// The browser that asks.
struct Browser {
    std::string session_id = {};  ///< empty: it has no session yet
    std::string address = {};
    std::string agent = {};
    std::string mark = {};  ///< of browsers that were signed in before; see known_browser_repository.hpp
};

/// A session with a new secret, to be set as cookie.
struct NewSession {
    std::string secret;
    SessionState state = SessionState::visitor;
    std::string mark = {};  ///< to be set as the browser's mark; empty: not signed in yet
};

class AccountService {
public:
    /// @param cost of hashing passwords and recovery codes.
    AccountService(Database& db, SessionLimits limits, HashCost cost = {})
        : db_(db), limits_(limits), cost_(cost) {}

    /// Password first, then, where one is set up, the second factor. Says the same for an unknown address, a
    /// wrong password and a disabled account, after the same work.
    /// @return ErrorCode::too_many after ten attempts a minute on one account or thirty from one address, of
    /// all
    ///         browsers together that do not know the account; one that was signed in to it before has ten of
    ///         its own.
    Result<NewSession> sign_in(const Browser& browser, const std::string& email, const std::string& password);
    /// @param code from the application, or a recovery code.
    Result<NewSession> confirm_second_factor(const Browser& browser, const std::string& code);
    /// Stands for the password, not for the second factor.
    Result<NewSession> sign_in_by_link(const Browser& browser, const std::string& secret);
    Result<void> sign_out(const Browser& browser);

    /// Mails an address to set a new password; says the same whether the account exists or not.
    Result<void> ask_reset(const Browser& browser, const std::string& email, const Renderer& renderer,
                           const Addresses& addresses);
    /// Ends all sessions of the account.
    Result<void> reset_password(const Browser& browser, const std::string& secret,
                                const std::string& password);

    Result<void> change_password(const Actor& actor, const Browser& browser, const std::string& current,
                                 const std::string& password);
    struct SecondStep {
        std::string secret;    ///< as the page showed it
        std::string code;      ///< from the application, so that nobody locks themselves out
        std::string password;  ///< the present one, of whoever has one
    };
    // A `proof` is the present password; of an account without one a code of its second step; of one without
    // either nothing. It is asked for again where a browser that was left open must not be enough.

    /// Ends all other sessions. @return the recovery codes, shown once; ErrorCode::conflict when there is a
    /// second step already.
    Result<std::vector<std::string>> set_up_totp(const Actor& actor, const Browser& browser,
                                                 const SecondStep& wanted);
    /// The old set is worth nothing any more. @return the new one, shown once.
    Result<std::vector<std::string>> make_recovery_codes(const Actor& actor, const std::string& proof);
    /// Recovery codes go with it.
    Result<void> remove_totp(const Actor& actor, const std::string& proof);
    struct Preferences {
        std::string name;
        std::string language;
        std::string zone;
        std::string digest;
    };
    /// @param seen what the page showed before: what its reader left alone stays as it is by now.
    /// @return ErrorCode::conflict when something was changed here and elsewhere; a problem for each says
    /// how.
    Result<void> set_preferences(const Actor& actor, const Preferences& preferences,
                                 const std::optional<Preferences>& seen = std::nullopt);
    /// No more messages about news, by the address in one of them; a second time changes nothing.
    Result<void> pause_messages(const Browser& browser, const std::string& secret);
    Result<void> end_session(const Actor& actor, const std::string& session_id, const std::string& proof);
    Result<void> end_other_sessions(const Actor& actor, const std::string& keep, const std::string& proof);

    struct NewAccount {
        std::string email;
        std::string name;
        std::string language = "en";
        std::string zone = "UTC";
        std::vector<AccountRole> roles = {};
    };
    /// @return its id; ErrorCode::conflict when the address is taken.
    Result<std::string> create(const Actor& actor, const NewAccount& account);
    /// @return ErrorCode::conflict when somebody else saved after `version` was read.
    Result<void> save(const Actor& actor, const std::string& account_id, int version,
                      const NewAccount& wanted);
    Result<void> reset_totp(const Actor& actor, const std::string& account_id);
    Result<void> set_disabled(const Actor& actor, const std::string& account_id, bool disabled);
    Result<void> give_role(const Actor& actor, const std::string& account_id, const AccountRole& role);
    Result<void> take_role(const Actor& actor, const std::string& account_id, const std::string& role_id);

    /// A one-time secret to sign in with, for `plenaria user link`. Valid for `valid_for`.
    Result<std::string> sign_in_secret(const Actor& actor, const std::string& email,
                                       std::chrono::seconds valid_for);

    Result<std::string> sign_in_secret_of(const Actor& actor, const std::string& account_id,
                                          std::chrono::seconds valid_for);

    /// @param scopes permissions that the actor holds. @return the token, shown once.
    Result<std::string> create_token(const Actor& actor, const std::string& name,
                                     const std::vector<std::string>& scopes, std::chrono::days valid_for);
    Result<void> revoke_token(const Actor& actor, const std::string& token_id);

private:
    NewSession start_session(UnitOfWork& uow, const Browser& browser, const Account& account,
                             SessionState state);
    /// The account of `actor`, when the proof is right; each attempt counts.
    /// @param field of the form, for the error that says it is not.
    Result<Account> prove(const Actor& actor, const std::string& proof, const char* field);
    static std::optional<Account> waiting_for_second_step(UnitOfWork& uow, const Browser& browser);

    Database& db_;
    SessionLimits limits_;
    HashCost cost_;
};

}  // namespace plenaria::host
