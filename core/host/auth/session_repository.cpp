// SPDX-License-Identifier: EUPL-1.2
#include "auth/session_repository.hpp"

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

#include "db/rights_tag.hpp"

namespace plenaria::host {

namespace {

std::string text_of(SessionState state) {
    switch (state) {
        case SessionState::signed_in:
            return "signed_in";
        case SessionState::second_factor:
            return "second_factor";
        case SessionState::visitor:
            break;
    }
    return "visitor";
}

struct SessionRow {
    Session session = {};
    std::string state, created_at, seen_at, expires_at;
    Session take() {
        session.state = session_state(state);
        session.created_at = parse_instant(created_at).value_or(Instant{});
        session.seen_at = parse_instant(seen_at).value_or(Instant{});
        session.expires_at = parse_instant(expires_at).value_or(Instant{});
        return session;
    }
};

}  // namespace

SessionState session_state(std::string_view text) {
    if (text == "signed_in") return SessionState::signed_in;
    if (text == "second_factor") return SessionState::second_factor;
    return SessionState::visitor;
}

bool has_ended(const Session& session, Instant now, SessionLimits limits) {
    return now >= session.expires_at || now - session.seen_at >= limits.idle;
}

std::optional<Session> find_session(UnitOfWork& uow, const std::string& secret, SessionLimits limits) {
    const auto hash = sha256_hex(secret);
    SessionRow row;
    auto& s = row.session;
    sql::query(
        uow,
        "SELECT id, account_id, state, language, notice, notice_undo, address, agent, created_at, seen_at, "
        "expires_at FROM core_session WHERE secret_hash = :hash"),
        soci::use(hash, "hash"), soci::into(s.id), soci::into(s.account_id), soci::into(row.state),
        soci::into(s.language), soci::into(s.notice), soci::into(s.notice_undo), soci::into(s.address),
        soci::into(s.agent), soci::into(row.created_at), soci::into(row.seen_at), soci::into(row.expires_at);
    if (!uow.session().got_data()) return std::nullopt;
    auto session = row.take();
    if (has_ended(session, uow.now(), limits)) return std::nullopt;
    return session;
}

std::optional<Session> find_session_by_id(UnitOfWork& uow, const std::string& id) {
    SessionRow row;
    auto& s = row.session;
    sql::query(uow, "SELECT id, account_id, state, expires_at FROM core_session WHERE id = :id"),
        soci::use(id, "id"), soci::into(s.id), soci::into(s.account_id), soci::into(row.state),
        soci::into(row.expires_at);
    if (!uow.session().got_data()) return std::nullopt;
    return row.take();
}

void insert_session(UnitOfWork& uow, const Session& s, const std::string& secret) {
    const auto hash = sha256_hex(secret);
    const auto state = text_of(s.state);
    const auto now = to_text(uow.now());
    const auto expires = to_text(s.expires_at);
    sql::query(
        uow,
        "INSERT INTO core_session (id, secret_hash, account_id, language, state, address, agent, notice, "
        "notice_undo, created_at, seen_at, expires_at) VALUES (:id, :hash, :account, :language, :state, "
        ":address, :agent, :notice, :undo, :now, :seen, :expires)"),
        soci::use(s.id, "id"), soci::use(hash, "hash"), soci::use(s.account_id, "account"),
        soci::use(s.language, "language"), soci::use(state, "state"), soci::use(s.address, "address"),
        soci::use(s.agent, "agent"), soci::use(s.notice, "notice"), soci::use(s.notice_undo, "undo"),
        soci::use(now, "now"), soci::use(now, "seen"), soci::use(expires, "expires");
}

void change_session(UnitOfWork& uow, const Session& s, const std::string& new_secret) {
    const auto hash = sha256_hex(new_secret);
    const auto state = text_of(s.state);
    const auto now = to_text(uow.now());
    const auto expires = to_text(s.expires_at);
    sql::query(
        uow,
        "UPDATE core_session SET secret_hash = :hash, account_id = :account, state = :state, "
        "language = :language, address = :address, agent = :agent, seen_at = :now, expires_at = :expires "
        "WHERE id = :id"),
        soci::use(hash, "hash"), soci::use(s.account_id, "account"), soci::use(state, "state"),
        soci::use(s.language, "language"), soci::use(s.address, "address"), soci::use(s.agent, "agent"),
        soci::use(now, "now"), soci::use(expires, "expires"), soci::use(s.id, "id");
}

void touch_session(UnitOfWork& uow, const std::string& id) {
    const auto now = to_text(uow.now());
    sql::query(uow, "UPDATE core_session SET seen_at = :now WHERE id = :id"), soci::use(now, "now"),
        soci::use(id, "id");
}

void set_session_language(UnitOfWork& uow, const std::string& id, const std::string& language) {
    sql::query(uow, "UPDATE core_session SET language = :language WHERE id = :id"),
        soci::use(language, "language"), soci::use(id, "id");
}

void set_notice(UnitOfWork& uow, const std::string& id, const std::string& text,
                const std::string& undo_url) {
    sql::query(uow, "UPDATE core_session SET notice = :text, notice_undo = :undo WHERE id = :id"),
        soci::use(text, "text"), soci::use(undo_url, "undo"), soci::use(id, "id");
}

void delete_session(UnitOfWork& uow, const std::string& id) {
    if (const auto session = find_session_by_id(uow, id); session && !session->account_id.empty())
        uow.invalidate(rights_tag(session->account_id));
    sql::query(uow, "DELETE FROM core_session WHERE id = :id"), soci::use(id, "id");
}

void delete_sessions_of(UnitOfWork& uow, const std::string& account_id, const std::string& keep) {
    uow.invalidate(rights_tag(account_id));
    sql::query(uow, "DELETE FROM core_session WHERE account_id = :account AND id <> :keep"),
        soci::use(account_id, "account"), soci::use(keep, "keep");
}

std::vector<Session> sessions_of(UnitOfWork& uow, const std::string& account_id, SessionLimits limits) {
    const auto now = to_text(uow.now());
    const auto idle_since = to_text(uow.now() - limits.idle);
    std::vector<Session> sessions;
    SessionRow row;
    auto& s = row.session;
    soci::statement statement =
        (sql::prepare(
             uow,
             "SELECT id, account_id, state, language, address, agent, created_at, seen_at, expires_at "
             "FROM core_session WHERE account_id = :account AND state = 'signed_in' AND expires_at > :now "
             "AND seen_at > :idle_since ORDER BY seen_at DESC, id"),
         soci::use(account_id, "account"), soci::use(now, "now"), soci::use(idle_since, "idle_since"),
         soci::into(s.id), soci::into(s.account_id), soci::into(row.state), soci::into(s.language),
         soci::into(s.address), soci::into(s.agent), soci::into(row.created_at), soci::into(row.seen_at),
         soci::into(row.expires_at));
    statement.execute();
    while (statement.fetch()) sessions.push_back(row.take());
    return sessions;
}

void delete_ended_sessions(UnitOfWork& uow, SessionLimits limits) {
    const auto now = to_text(uow.now());
    const auto idle_since = to_text(uow.now() - limits.idle);
    sql::query(uow, "DELETE FROM core_session WHERE expires_at <= :now OR seen_at <= :idle_since"),
        soci::use(now, "now"), soci::use(idle_since, "idle_since");
}

}  // namespace plenaria::host
