// SPDX-License-Identifier: EUPL-1.2
#include "session_service.hpp"

#include <algorithm>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/live.hpp>
#include <plenaria/statements/versions.hpp>
#include <plenaria/text.hpp>

#include "../dates/followers.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "edition_format.hpp"
#include "session_repository.hpp"
#include "venue_repository.hpp"

namespace plenaria::events {

namespace {

std::string history_of(const Session& session) {
    auto people = Document::array();
    for (const auto& [role, person] : session.people)
        people.push_back({{"role", std::string(to_text(role))}, {"person", person.ref}});
    return compact({{"titles", session.titles.texts},
                    {"kind", session.kind},
                    {"room", session.room_id},
                    {"track", session.track_id},
                    {"starts", to_text(session.starts)},
                    {"ends", to_text(session.ends)},
                    {"expected", session.expected},
                    {"people", std::move(people)},
                    {"note", session.note},
                    {"decision", session.decision},
                    {"version", session.version.id},
                    {"state", std::string(to_text(session.state))}});
}

/// A room or a track of another edition is none.
void check_places(UnitOfWork& uow, const Session& session, std::vector<FieldError>& problems) {
    if (!session.room_id.empty()) {
        const auto room = find_room(uow, session.room_id);
        if (!room || room->edition_id != session.edition_id)
            problems.push_back({"room", /*t*/ "Choose a room of this event."});
    }
    if (!session.track_id.empty()) {
        const auto track = find_track(uow, session.track_id);
        if (!track || track->edition_id != session.edition_id)
            problems.push_back({"track", /*t*/ "Choose a track of this event."});
    }
}

/// The other plugins that a session may name things of.
struct SessionSources {
    directory::Lookup& lookup;
    statements::Versions* versions;
};

std::vector<SessionPerson> resolve_people(UnitOfWork& uow, directory::Lookup& lookup,
                                          const std::vector<WantedPerson>& wanted,
                                          const std::vector<SessionPerson>& before,
                                          std::vector<FieldError>& problems) {
    std::vector<SessionPerson> people;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto& [role, ref] = wanted[i];
        if (ref.empty()) continue;
        SessionPerson person{role, {}};
        for (const auto& each : before)
            if (each.person.ref == ref) person.person = each.person;
        if (person.person.ref.empty())
            if (const auto entry = lookup.entry(uow, ref, "en")) person.person = {entry->ref, entry->name};
        if (person.person.ref.empty())
            problems.push_back(
                {"person_" + std::to_string(i + 1), /*t*/ "Choose somebody of the directory."});
        else if (std::find(people.begin(), people.end(), person) == people.end())
            people.push_back(std::move(person));
    }
    return people;
}

/// Who may not read the version that stands there leaves it there.
SessionVersion resolve_version(UnitOfWork& uow, const SessionSources& from, const Actor& actor,
                               const std::string& wanted, const Session& before,
                               std::vector<FieldError>& problems) {
    if (wanted.empty()) return {};
    if (wanted == before.version.id) return before.version;
    if (from.versions != nullptr)
        if (auto found = from.versions->version(uow, actor, wanted, before.titles.original))
            return {.id = std::move(found->id), .name = std::move(found->label)};
    problems.push_back({"version", /*t*/ "Choose an issued version of a statement."});
    return before.version;
}

Result<void> take_session_facts(UnitOfWork& uow, const SessionSources& from, const Actor& actor,
                                const SessionFacts& facts, const std::string& zone,
                                const EditionFormat& format, Session& session) {
    std::vector<FieldError> problems;
    // What is stored stays, also while the plugin of its format is switched off.
    if (facts.kind != session.kind && !format.has_kind(facts.kind))
        problems.push_back({"kind", /*t*/ "Choose a kind of session from the list."});
    session.titles = tidy(facts.titles);
    session.kind = facts.kind;
    session.room_id = facts.room_id;
    session.track_id = facts.track_id;
    session.starts = facts.starts;
    session.ends = facts.ends;
    session.expected = facts.expected;
    session.note = trim(facts.note);
    session.decision = trim(facts.decision);
    session.state = facts.state;
    check(session, zone, problems);
    check_places(uow, session, problems);
    session.version = resolve_version(uow, from, actor, facts.version_id, session, problems);
    session.people = resolve_people(uow, from.lookup, facts.people, session.people, problems);
    return refuse_if_any(std::move(problems));
}

/// The session in a transaction in which nobody else changes its edition, with the zone and the format of
/// that.
struct HeldSession {
    Session session;
    std::string zone;
    std::string format;
};
Result<HeldSession> hold_session(UnitOfWork& uow, const std::string& id, bool with_removed = false) {
    touch_edition_of_session(uow, id);
    auto session = find_session(uow, id, with_removed);
    if (!session) return session_unknown(id);
    const auto edition = find_edition(uow, session->edition_id);
    if (!edition) return edition_unknown(session->edition_id);
    return HeldSession{*std::move(session), edition->dates.zone, edition->format};
}

Result<void> store_changed(UnitOfWork& uow, const Actor& actor, const Session& before, const Session& after,
                           const std::string& zone) {
    if (!update(uow, after, zone)) return changed_meanwhile(session_subject(after.id));
    uow.record(actor, "events.change_session", session_subject(after.id), history_of(before),
               history_of(after));
    tell(uow, programme_topic(after.edition_id));
    tell_followers(uow, actor, after.edition_id);
    return {};
}

}  // namespace

SessionFacts facts_of(const Session& session) {
    SessionFacts facts{.titles = session.titles,
                       .kind = session.kind,
                       .room_id = session.room_id,
                       .track_id = session.track_id,
                       .starts = session.starts,
                       .ends = session.ends,
                       .expected = session.expected,
                       .note = session.note,
                       .decision = session.decision,
                       .version_id = session.version.id,
                       .state = session.state,
                       .people = {}};
    for (const auto& [role, person] : session.people) facts.people.push_back({role, person.ref});
    return facts;
}

std::string session_subject(const std::string& id) { return "events.session/" + id; }

std::string programme_topic(const std::string& edition_id) { return "events.programme/" + edition_id; }

Error session_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This session does not exist.", id};
}

Result<std::string> add_session(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                const std::string& edition_id, const SessionFacts& facts,
                                const Formats* formats, statements::Versions* versions) {
    touch(uow, edition_id);
    const auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    Session session{.edition_id = edition_id};
    if (auto good = take_session_facts(uow, {lookup, versions}, actor, facts, edition->dates.zone,
                                       EditionFormat(formats, edition->format), session);
        !good)
        return std::move(good).error();
    session.id = new_id();
    insert(uow, session, edition->dates.zone);
    uow.record(actor, "events.add_session", session_subject(session.id), "", history_of(session));
    tell(uow, programme_topic(edition_id));
    return session.id;
}

Result<void> change_session(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                            const std::string& id, const SessionFacts& facts, int revision,
                            const Formats* formats, statements::Versions* versions) {
    const auto held = hold_session(uow, id);
    if (!held) return held.error();
    auto session = held->session;
    if (auto good = take_session_facts(uow, {lookup, versions}, actor, facts, held->zone,
                                       EditionFormat(formats, held->format), session);
        !good)
        return good;
    session.revision = revision;
    return store_changed(uow, actor, held->session, session, held->zone);
}

Result<MovedSession> move_session(UnitOfWork& uow, const Actor& actor, const std::string& id,
                                  const SessionMove& move) {
    const auto held = hold_session(uow, id);
    if (!held) return held.error();
    MovedSession moved{held->session, held->session};
    auto& session = moved.after;
    if (move.room_id) session.room_id = *move.room_id;
    if (move.starts) {
        const auto lasts = instant_of(session.ends, held->zone) - instant_of(session.starts, held->zone);
        session.starts = *move.starts;
        session.ends = to_local(instant_of(session.starts, held->zone) + lasts, held->zone);
    }
    std::vector<FieldError> problems;
    check(session, held->zone, problems);
    check_places(uow, session, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return std::move(good).error();
    session.revision = move.revision;
    if (auto stored = store_changed(uow, actor, held->session, session, held->zone); !stored)
        return std::move(stored).error();
    ++session.revision;
    return moved;
}

Result<void> remove_session(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto held = hold_session(uow, id);
    if (!held) return held.error();
    set_session_removed(uow, id, true);
    uow.record(actor, "events.remove_session", session_subject(id), history_of(held->session), "");
    tell(uow, programme_topic(held->session.edition_id));
    tell_followers(uow, actor, held->session.edition_id);
    return {};
}

Result<void> restore_session(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto held = hold_session(uow, id, true);
    if (!held) return held.error();
    auto session = held->session;
    if (!find_room(uow, session.room_id)) session.room_id.clear();
    if (!find_track(uow, session.track_id)) session.track_id.clear();
    update(uow, session, held->zone);
    set_session_removed(uow, id, false);
    uow.record(actor, "events.restore_session", session_subject(id), "", history_of(session));
    tell(uow, programme_topic(session.edition_id));
    tell_followers(uow, actor, session.edition_id);
    return {};
}

}  // namespace plenaria::events
