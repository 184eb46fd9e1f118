// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/auth/session_repository.hpp
/// Rows of core_session: one a browser. The cookie holds a secret, the row its hash. Runs inside the caller's
/// transaction.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/time.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::host {

/// Ends without use after `idle`, and in any case after `absolute`. A review may take a working day
/// (WCAG 2.2.1).
struct SessionLimits {
    std::chrono::seconds idle = std::chrono::hours(24);
    std::chrono::seconds absolute = std::chrono::hours(24 * 14);
    std::chrono::seconds second_factor = std::chrono::minutes(10);  ///< between the password and the code
};

enum class SessionState { visitor = 1, second_factor, signed_in };

struct Session {
    std::string id;
    std::string account_id = {};  ///< empty: somebody who came by an access link
    SessionState state = SessionState::visitor;
    std::string language = {};  ///< chosen by hand; empty: none
    std::string notice = {};
    std::string notice_undo = {};
    std::string address = {};
    std::string agent = {};
    Instant created_at = {};
    Instant seen_at = {};
    Instant expires_at = {};
};

/// As core_session keeps it: "signed_in".
SessionState session_state(std::string_view text);
/// Idle too long, or past its end.
bool has_ended(const Session& session, Instant now, SessionLimits limits);

/// @return nothing for an unknown, idle or ended one.
std::optional<Session> find_session(UnitOfWork& uow, const std::string& secret, SessionLimits limits);
std::optional<Session> find_session_by_id(UnitOfWork& uow, const std::string& id);
void insert_session(UnitOfWork& uow, const Session& session, const std::string& secret);
/// Gives the session a new secret: whoever knew the old one is out. At every change of rights. Notes browser
/// and address anew.
void change_session(UnitOfWork& uow, const Session& session, const std::string& new_secret);
void touch_session(UnitOfWork& uow, const std::string& id);
void set_session_language(UnitOfWork& uow, const std::string& id, const std::string& language);
void set_notice(UnitOfWork& uow, const std::string& id, const std::string& text, const std::string& undo_url);
void delete_session(UnitOfWork& uow, const std::string& id);
/// Ends every session of the account but `keep`.
void delete_sessions_of(UnitOfWork& uow, const std::string& account_id, const std::string& keep = {});
/// Those in which the account is signed in at this moment, the last used first.
std::vector<Session> sessions_of(UnitOfWork& uow, const std::string& account_id, SessionLimits limits);
/// Of everybody, by time or by lack of use.
void delete_ended_sessions(UnitOfWork& uow, SessionLimits limits);

}  // namespace plenaria::host
