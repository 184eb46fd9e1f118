// SPDX-License-Identifier: EUPL-1.2
#include "auth/access_link_repository.hpp"

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::host {

namespace {

struct LinkRow {
    StoredLink stored = {};
    std::string due_at, expires_at, revoked_at;
    StoredLink take(Instant now) {
        stored.link.due_at = parse_instant(due_at);
        stored.link.expires_at = parse_instant(expires_at).value_or(Instant{});
        stored.state = LinkState::open;
        if (now >= stored.link.expires_at) stored.state = LinkState::expired;
        if (!revoked_at.empty()) stored.state = LinkState::revoked;
        return stored;
    }
};

}  // namespace

std::optional<StoredLink> find_link(UnitOfWork& uow, const std::string& secret) {
    const auto hash = sha256_hex(secret);
    LinkRow row;
    auto& l = row.stored.link;
    sql::query(
        uow,
        "SELECT id, purpose, subject, party, party_name, recipient, task, path, language, zone, due_at, "
        "due_zone, expires_at, revoked_at FROM core_link WHERE secret_hash = :hash"),
        soci::use(hash, "hash"), soci::into(row.stored.id), soci::into(l.purpose), soci::into(l.subject),
        soci::into(l.party), soci::into(l.party_name), soci::into(l.recipient), soci::into(l.task),
        soci::into(l.path), soci::into(l.language), soci::into(l.zone), soci::into(row.due_at),
        soci::into(l.due_zone), soci::into(row.expires_at), soci::into(row.revoked_at);
    if (!uow.session().got_data()) return std::nullopt;
    return row.take(uow.now());
}

void open_link(UnitOfWork& uow, const std::string& link_id, const std::string& session_id,
               const std::string& address, const std::string& agent) {
    const auto id = new_id();
    const auto now = to_text(uow.now());
    sql::query(uow,
               "INSERT INTO core_link_use (id, link_id, session_id, address, agent, opened_at) "
               "VALUES (:id, :link, :session, :address, :agent, :now)"),
        soci::use(id, "id"), soci::use(link_id, "link"), soci::use(session_id, "session"),
        soci::use(address, "address"), soci::use(agent, "agent"), soci::use(now, "now");
}

std::optional<StoredLink> link_of_session(UnitOfWork& uow, const std::string& session_id,
                                          std::string_view purpose, std::string_view subject) {
    const std::string purpose_text(purpose);
    const std::string subject_text(subject);
    LinkRow row;
    auto& l = row.stored.link;
    sql::query(
        uow,
        "SELECT l.id, l.purpose, l.subject, l.party, l.party_name, l.recipient, l.task, l.path, l.language, "
        "l.zone, l.due_at, l.due_zone, l.expires_at, l.revoked_at FROM core_link_use u JOIN core_link l ON "
        "l.id = u.link_id "
        "WHERE u.session_id = :session AND l.purpose = :purpose AND l.subject = :subject "
        "ORDER BY u.id DESC LIMIT 1"),
        soci::use(session_id, "session"), soci::use(purpose_text, "purpose"),
        soci::use(subject_text, "subject"), soci::into(row.stored.id), soci::into(l.purpose),
        soci::into(l.subject), soci::into(l.party), soci::into(l.party_name), soci::into(l.recipient),
        soci::into(l.task), soci::into(l.path), soci::into(l.language), soci::into(l.zone),
        soci::into(row.due_at), soci::into(l.due_zone), soci::into(row.expires_at),
        soci::into(row.revoked_at);
    if (!uow.session().got_data()) return std::nullopt;
    auto stored = row.take(uow.now());
    if (stored.state != LinkState::open) return std::nullopt;
    return stored;
}

std::optional<StoredLink> link_of_party(UnitOfWork& uow, std::string_view party, std::string_view purpose,
                                        std::string_view subject) {
    const std::string party_text(party);
    const std::string purpose_text(purpose);
    const std::string subject_text(subject);
    const auto now = to_text(uow.now());
    LinkRow row;
    auto& l = row.stored.link;
    sql::query(
        uow,
        "SELECT id, purpose, subject, party, party_name, recipient, task, path, language, zone, due_at, "
        "due_zone, expires_at, revoked_at FROM core_link WHERE subject = :subject AND purpose = :purpose AND "
        "party = :party AND revoked_at = '' AND expires_at > :now ORDER BY id DESC LIMIT 1"),
        soci::use(subject_text, "subject"), soci::use(purpose_text, "purpose"),
        soci::use(party_text, "party"), soci::use(now, "now"), soci::into(row.stored.id),
        soci::into(l.purpose), soci::into(l.subject), soci::into(l.party), soci::into(l.party_name),
        soci::into(l.recipient), soci::into(l.task), soci::into(l.path), soci::into(l.language),
        soci::into(l.zone), soci::into(row.due_at), soci::into(l.due_zone), soci::into(row.expires_at),
        soci::into(row.revoked_at);
    if (!uow.session().got_data()) return std::nullopt;
    return row.take(uow.now());
}

}  // namespace plenaria::host
