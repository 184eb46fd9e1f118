// SPDX-License-Identifier: EUPL-1.2
#include "auth/session_owner_repository.hpp"

#include <algorithm>
#include <tuple>

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::host {

namespace {

/// One for each role; for an account without roles one whose role is empty.
struct OwnedSessionRow {
    Session session = {};
    Account account = {};
    std::string state, seen_at, expires_at;
    int disabled = 0;
    std::string role, scope, ends_on;

    void bind(soci::details::prepare_temp_type& statement) {
        auto& s = session;
        auto& a = account;
        statement, soci::into(s.id), soci::into(s.account_id), soci::into(state), soci::into(s.notice),
            soci::into(s.notice_undo), soci::into(seen_at), soci::into(expires_at), soci::into(a.id),
            soci::into(a.name), soci::into(a.totp_secret), soci::into(a.language), soci::into(a.zone),
            soci::into(disabled), soci::into(role), soci::into(scope), soci::into(ends_on);
    }
    [[nodiscard]] OwnedSession take() const {
        OwnedSession taken{session};
        taken.session.state = session_state(state);
        taken.session.seen_at = parse_instant(seen_at).value_or(Instant{});
        taken.session.expires_at = parse_instant(expires_at).value_or(Instant{});
        if (account.id.empty()) return taken;
        taken.owner = SessionOwner{account};
        taken.owner->account.disabled = disabled != 0;
        return taken;
    }
    [[nodiscard]] bool is_held(Day today) const {
        const auto end = parse_day(ends_on);
        return !role.empty() && (!end || today < *end);
    }
};

}  // namespace

std::optional<OwnedSession> find_session_and_owner(UnitOfWork& uow, const std::string& secret,
                                                   SessionLimits limits, Day today) {
    const auto hash = sha256_hex(secret);
    OwnedSessionRow row;
    auto prepared = sql::prepare(
        uow,
        "SELECT s.id, s.account_id, s.state, s.notice, s.notice_undo, s.seen_at, s.expires_at, "
        "COALESCE(a.id, ''), COALESCE(a.name, ''), COALESCE(a.totp_secret, ''), COALESCE(a.language, ''), "
        "COALESCE(a.zone, ''), COALESCE(a.disabled, 0), COALESCE(r.role, ''), COALESCE(r.scope, ''), "
        "COALESCE(r.ends_on, '') FROM core_session s "
        "LEFT JOIN core_account a ON s.state = 'signed_in' AND a.id = s.account_id "
        "LEFT JOIN core_account_role r ON r.account_id = a.id "
        "WHERE s.secret_hash = :hash");
    prepared, soci::use(hash, "hash");
    row.bind(prepared);
    soci::statement statement = prepared;
    statement.execute();
    std::optional<OwnedSession> found;
    while (statement.fetch()) {
        if (!found) found = row.take();
        if (found->owner && row.is_held(today)) found->owner->held.push_back({row.role, row.scope});
    }
    if (!found || has_ended(found->session, uow.now(), limits)) return std::nullopt;
    // Here and not by the database: MariaDB makes a table of its own to sort one row.
    if (found->owner)
        std::ranges::sort(found->owner->held, {},
                          [](const RoleInScope& each) { return std::tie(each.role, each.scope); });
    return found;
}

}  // namespace plenaria::host
