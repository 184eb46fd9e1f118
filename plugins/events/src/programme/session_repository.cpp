// SPDX-License-Identifier: EUPL-1.2
#include "session_repository.hpp"

#include <string_view>
#include <unordered_map>

#include <plenaria/sql.hpp>

#include "../editions/title_repository.hpp"
#include "../interpretation/interpretation_repository.hpp"
#include "venue_repository.hpp"

namespace plenaria::events {

namespace {

struct SessionRow {
    Session value;
    std::string starts, ends, state, removed_at;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(value.titles.original),
            soci::into(value.kind), soci::into(value.room_id), soci::into(value.track_id), soci::into(starts),
            soci::into(ends), soci::into(value.expected), soci::into(value.note), soci::into(value.decision),
            soci::into(value.version.id), soci::into(value.version.name), soci::into(state),
            soci::into(removed_at), soci::into(value.revision);
    }
    [[nodiscard]] Session take() const {
        auto taken = value;
        taken.starts = parse_local(starts).value();
        taken.ends = parse_local(ends).value();
        taken.state = parse_session_state(state).value();
        return taken;
    }
};

#define EVT_SESSION_COLUMNS                                                                         \
    "SELECT id, edition_id, original_language, kind, room_id, track_id, starts_local, ends_local, " \
    "expected, note, decision, version_id, version_name, state, removed_at, revision FROM evt_session "

/// The columns as they are stored.
struct SessionColumns {
    SessionColumns(const Session& session, std::string_view zone)
        : starts(to_text(session.starts)),
          ends(to_text(session.ends)),
          starts_at(to_text(instant_of(session.starts, zone))),
          ends_at(to_text(instant_of(session.ends, zone))),
          state(to_text(session.state)) {}

    std::string starts, ends, starts_at, ends_at, state;
};

void store_people(UnitOfWork& uow, const Session& session) {
    sql::query(uow, "DELETE FROM evt_session_person WHERE session_id = :session"),
        soci::use(session.id, "session");
    int position = 0;
    for (const auto& [role, person] : session.people) {
        const std::string role_text(to_text(role));
        ++position;
        sql::query(uow,
                   "INSERT INTO evt_session_person (session_id, position, role, person_ref, person_name) "
                   "VALUES (:session, :position, :role, :person, :name)"),
            soci::use(session.id, "session"), soci::use(position, "position"), soci::use(role_text, "role"),
            soci::use(person.ref, "person"), soci::use(person.name, "name");
    }
}

std::vector<SessionPerson> people_of(UnitOfWork& uow, const std::string& session) {
    std::string role;
    Owner person;
    std::vector<SessionPerson> people;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT role, person_ref, person_name FROM evt_session_person "
                      "WHERE session_id = :session ORDER BY position"),
         soci::use(session, "session"), soci::into(role), soci::into(person.ref), soci::into(person.name));
    select.execute();
    while (select.fetch()) people.push_back({parse_session_role(role).value(), person});
    return people;
}

}  // namespace

std::optional<Session> find_session(UnitOfWork& uow, const std::string& id, bool with_removed) {
    SessionRow row;
    {
        auto prepared = sql::prepare(uow, EVT_SESSION_COLUMNS "WHERE id = :id");
        prepared, soci::use(id, "id");
        row.bind(prepared);
        soci::statement select = prepared;
        select.execute();
        if (!select.fetch() || (!row.removed_at.empty() && !with_removed)) return std::nullopt;
    }
    auto session = row.take();
    session.titles.texts = texts_of(uow, id);
    session.people = people_of(uow, id);
    return session;
}

std::vector<Session> sessions_of(UnitOfWork& uow, const std::string& edition) {
    auto sessions = sql::rows_of<SessionRow>(
        (sql::prepare(uow, EVT_SESSION_COLUMNS
                      "WHERE edition_id = :edition AND removed_at = '' ORDER BY starts_at, id"),
         soci::use(edition, "edition")));
    std::unordered_map<std::string_view, Session*> by_id;
    by_id.reserve(sessions.size());
    for (auto& each : sessions) by_id.emplace(each.id, &each);
    std::string session, language, title, role;
    Owner person;
    {
        soci::statement select =
            (sql::prepare(uow,
                          "SELECT t.subject_id, t.language, t.title FROM evt_session s "
                          "JOIN evt_title t ON t.subject_id = s.id "
                          "WHERE s.edition_id = :edition AND s.removed_at = ''"),
             soci::use(edition, "edition"), soci::into(session), soci::into(language), soci::into(title));
        select.execute();
        while (select.fetch()) by_id.at(session)->titles.texts[language] = title;
    }
    soci::statement select =
        (sql::prepare(
             uow,
             "SELECT p.session_id, p.role, p.person_ref, p.person_name FROM evt_session s "
             "JOIN evt_session_person p ON p.session_id = s.id "
             "WHERE s.edition_id = :edition AND s.removed_at = '' ORDER BY p.session_id, p.position"),
         soci::use(edition, "edition"), soci::into(session), soci::into(role), soci::into(person.ref),
         soci::into(person.name));
    select.execute();
    while (select.fetch()) by_id.at(session)->people.push_back({parse_session_role(role).value(), person});
    return sessions;
}

std::vector<Session> sessions_from(UnitOfWork& uow, Day from, std::size_t most) {
    const auto day = to_text(from);
    const auto limit = static_cast<int>(most);
    auto sessions = sql::rows_of<SessionRow>(
        (sql::prepare(uow, EVT_SESSION_COLUMNS
                      "WHERE removed_at = '' AND state <> 'cancelled' AND starts_local >= :day "
                      "AND edition_id IN (SELECT id FROM evt_edition WHERE state <> 'cancelled') "
                      "ORDER BY starts_local, id LIMIT :most"),
         soci::use(day, "day"), soci::use(limit, "most")));
    std::unordered_map<std::string_view, Session*> by_id;
    for (auto& each : sessions) by_id.emplace(each.id, &each);
    std::string session, language, title;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT t.subject_id, t.language, t.title FROM evt_session s "
                      "JOIN evt_title t ON t.subject_id = s.id "
                      "WHERE s.removed_at = '' AND s.starts_local >= :day"),
         soci::use(day, "day"), soci::into(session), soci::into(language), soci::into(title));
    select.execute();
    while (select.fetch())
        if (const auto found = by_id.find(session); found != by_id.end())
            found->second->titles.texts[language] = title;
    return sessions;
}

std::vector<std::pair<std::string, int>> session_revisions(UnitOfWork& uow, const std::string& edition) {
    std::pair<std::string, int> session;
    std::vector<std::pair<std::string, int>> sessions;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT id, revision FROM evt_session "
                      "WHERE edition_id = :edition AND removed_at = '' ORDER BY starts_at, id"),
         soci::use(edition, "edition"), soci::into(session.first), soci::into(session.second));
    select.execute();
    while (select.fetch()) sessions.push_back(session);
    return sessions;
}

Programme programme_of(UnitOfWork& uow, const std::string& edition) {
    return {.rooms = rooms_of(uow, edition),
            .tracks = tracks_of(uow, edition),
            .sessions = sessions_of(uow, edition),
            .orders = orders_of(uow, edition),
            .interpreters = session_interpreters_of(uow, edition)};
}

void touch_edition_of_session(UnitOfWork& uow, const std::string& id) {
    const auto now = to_text(uow.now());
    sql::query(uow,
               "UPDATE evt_edition SET revision = revision + 1, updated_at = :now WHERE id = "
               "(SELECT edition_id FROM evt_session WHERE id = :session)"),
        soci::use(now, "now"), soci::use(id, "session");
}

void insert(UnitOfWork& uow, const Session& session, std::string_view zone) {
    const SessionColumns columns(session, zone);
    sql::query(uow,
               "INSERT INTO evt_session (id, edition_id, original_language, kind, room_id, track_id, "
               "starts_local, ends_local, starts_at, ends_at, expected, note, decision, version_id, "
               "version_name, state, removed_at, revision) VALUES (:id, :edition, :original, :kind, :room, "
               ":track, :starts, :ends, "
               ":starts_at, :ends_at, :expected, :note, :decision, :version, :version_name, :state, '', 1)"),
        soci::use(session.id, "id"), soci::use(session.edition_id, "edition"),
        soci::use(session.titles.original, "original"), soci::use(session.kind, "kind"),
        soci::use(session.room_id, "room"), soci::use(session.track_id, "track"),
        soci::use(columns.starts, "starts"), soci::use(columns.ends, "ends"),
        soci::use(columns.starts_at, "starts_at"), soci::use(columns.ends_at, "ends_at"),
        soci::use(session.expected, "expected"), soci::use(session.note, "note"),
        soci::use(session.decision, "decision"), soci::use(session.version.id, "version"),
        soci::use(session.version.name, "version_name"), soci::use(columns.state, "state");
    store_titles(uow, session.id, session.titles);
    store_people(uow, session);
}

bool update(UnitOfWork& uow, const Session& session, std::string_view zone) {
    const SessionColumns columns(session, zone);
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_session SET original_language = :original, kind = :kind, room_id = :room, "
                      "track_id = :track, starts_local = :starts, ends_local = :ends, "
                      "starts_at = :starts_at, ends_at = :ends_at, expected = :expected, note = :note, "
                      "decision = :decision, version_id = :version, version_name = :version_name, "
                      "state = :state, revision = revision + 1 "
                      "WHERE id = :id AND revision = :revision"),
         soci::use(session.titles.original, "original"), soci::use(session.kind, "kind"),
         soci::use(session.room_id, "room"), soci::use(session.track_id, "track"),
         soci::use(columns.starts, "starts"), soci::use(columns.ends, "ends"),
         soci::use(columns.starts_at, "starts_at"), soci::use(columns.ends_at, "ends_at"),
         soci::use(session.expected, "expected"), soci::use(session.note, "note"),
         soci::use(session.decision, "decision"), soci::use(session.version.id, "version"),
         soci::use(session.version.name, "version_name"), soci::use(columns.state, "state"),
         soci::use(session.id, "id"), soci::use(session.revision, "revision"));
    change.execute(true);
    if (change.get_affected_rows() == 0) return false;
    store_titles(uow, session.id, session.titles);
    store_people(uow, session);
    return true;
}

void set_session_removed(UnitOfWork& uow, const std::string& id, bool removed) {
    const auto at = removed ? to_text(uow.now()) : std::string();
    sql::query(uow, "UPDATE evt_session SET removed_at = :at, revision = revision + 1 WHERE id = :id"),
        soci::use(at, "at"), soci::use(id, "id");
}

int shift_sessions(UnitOfWork& uow, const std::string& edition, std::chrono::days by, std::string_view zone) {
    std::vector<Session> sessions;
    int shown = 0;
    {
        SessionRow row;
        auto prepared = sql::prepare(uow, EVT_SESSION_COLUMNS "WHERE edition_id = :edition");
        prepared, soci::use(edition, "edition");
        row.bind(prepared);
        soci::statement select = prepared;
        select.execute();
        while (select.fetch()) {
            sessions.push_back(row.take());
            shown += row.removed_at.empty() ? 1 : 0;
        }
    }
    std::string id, starts, ends, starts_at, ends_at;
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_session SET starts_local = :starts, ends_local = :ends, "
                      "starts_at = :starts_at, ends_at = :ends_at, revision = revision + 1 WHERE id = :id"),
         soci::use(starts, "starts"), soci::use(ends, "ends"), soci::use(starts_at, "starts_at"),
         soci::use(ends_at, "ends_at"), soci::use(id, "id"));
    for (auto& session : sessions) {
        session.starts = shifted(session.starts, by);
        session.ends = shifted(session.ends, by);
        const SessionColumns columns(session, zone);
        id = session.id;
        starts = columns.starts;
        ends = columns.ends;
        starts_at = columns.starts_at;
        ends_at = columns.ends_at;
        change.execute(true);
    }
    return shown;
}

int sessions_in(UnitOfWork& uow, const std::string& room_or_track) {
    int count = 0;
    sql::query(uow,
               "SELECT COUNT(*) FROM evt_session WHERE removed_at = '' AND (room_id = :room OR track_id = "
               ":track)"),
        soci::use(room_or_track, "room"), soci::use(room_or_track, "track"), soci::into(count);
    return count;
}

void insert_moved(UnitOfWork& uow, const std::string& change, const MovedProgramme& moved) {
    sql::query(
        uow,
        "INSERT INTO evt_moved_programme (change_id, sessions, days) VALUES (:change, :sessions, :days)"),
        soci::use(change, "change"), soci::use(moved.sessions, "sessions"), soci::use(moved.days, "days");
}

MovedProgramme moved_with(UnitOfWork& uow, const std::string& change) {
    MovedProgramme moved;
    sql::query(uow, "SELECT sessions, days FROM evt_moved_programme WHERE change_id = :change"),
        soci::use(change, "change"), soci::into(moved.sessions), soci::into(moved.days);
    return uow.session().got_data() ? moved : MovedProgramme{};
}

}  // namespace plenaria::events
