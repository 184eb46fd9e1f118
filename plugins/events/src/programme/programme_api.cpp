// SPDX-License-Identifier: EUPL-1.2
#include "programme_api.hpp"

#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../api_values.hpp"
#include "../common_pages.hpp"
#include "members_only.hpp"
#include "programme_schemas.hpp"
#include "release_service.hpp"
#include "session_repository.hpp"
#include "session_service.hpp"
#include "venue_repository.hpp"
#include "venue_service.hpp"

namespace plenaria::events {

namespace {

Document programme_body(const Request& request) { return Document::parse(request.body, nullptr, false); }
Result<Reply> programme_reply(const Document& document) { return Reply(plenaria::Json{compact(document)}); }
Document room_json(const VenueRoom& room) {
    return {{"id", room.id},
            {"name", room.name},
            {"capacity", room.capacity},
            {"equipment", room.equipment},
            {"booths", room.booths},
            {"revision", room.revision}};
}

Document session_document(const Session& session, const std::string& zone) {
    auto people = Document::array();
    for (const auto& [role, person] : session.people)
        people.push_back({{"role", std::string(to_text(role))}, {"ref", person.ref}, {"name", person.name}});
    return {{"id", session.id},
            {"titles", session.titles.texts},
            {"original_language", session.titles.original},
            {"kind", session.kind},
            {"room", session.room_id},
            {"track", session.track_id},
            {"starts", to_text(session.starts)},
            {"ends", to_text(session.ends)},
            {"starts_at", to_text(instant_of(session.starts, zone))},
            {"ends_at", to_text(instant_of(session.ends, zone))},
            {"expected", session.expected},
            {"note", session.note},
            {"decision", session.decision},
            {"version", session.version.id},
            {"version_name", session.version.name},
            {"state", std::string(to_text(session.state))},
            {"people", std::move(people)},
            {"revision", session.revision}};
}

void read_room_body(const Document& body, VenueRoom& room) {
    room.name = body.value("name", room.name);
    room.capacity = body.value("capacity", room.capacity);
    room.equipment = body.value("equipment", room.equipment);
    room.booths = body.value("booths", room.booths);
}

/// Times that do not exist become none, which the rules refuse by their name.
LocalTime wall_time_in(const Document& body, const char* name, const LocalTime& otherwise) {
    if (!body.contains(name)) return otherwise;
    return parse_local(body.at(name).get<std::string>()).value_or(LocalTime{});
}

void read_session_body(const Document& body, SessionFacts& facts) {
    if (body.contains("titles") || body.contains("original_language")) {
        auto titles = titles_in(body);
        if (!body.contains("titles")) titles.texts = facts.titles.texts;
        if (!body.contains("original_language")) titles.original = facts.titles.original;
        facts.titles = std::move(titles);
    }
    facts.kind = body.value("kind", facts.kind);
    facts.room_id = body.value("room", facts.room_id);
    facts.track_id = body.value("track", facts.track_id);
    facts.starts = wall_time_in(body, "starts", facts.starts);
    facts.ends = wall_time_in(body, "ends", facts.ends);
    facts.expected = body.value("expected", facts.expected);
    facts.note = body.value("note", facts.note);
    facts.decision = body.value("decision", facts.decision);
    facts.version_id = body.value("version", facts.version_id);
    if (body.contains("state"))
        facts.state = parse_session_state(body.at("state").get<std::string>()).value();
    if (body.contains("people")) {
        facts.people.clear();
        for (const auto& person : body.at("people"))
            facts.people.push_back({parse_session_role(person.at("role").get<std::string>()).value(),
                                    person.at("ref").get<std::string>()});
    }
}

Result<Reply> api_programme(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto& id = request.path_value("edition");
        auto reading = read_programme(uow, id, tools.formats);
        if (!reading) return std::move(reading).error();
        name_people(uow, *tools.lookup, *reading);
        add_strangers(uow, {tools.electorates, tools.directory}, *reading, scope.locale().language());
        freeze_next(*reading);
        const auto& zone = reading->edition.dates.zone;
        Document json{{"zone", zone}, {"revision", reading->edition.revision}};
        for (const auto* list : {"rooms", "tracks", "sessions", "orders", "conflicts", "changes", "releases"})
            json[list] = Document::array();
        for (const auto& room : reading->programme.rooms) json["rooms"].push_back(room_json(room));
        for (const auto& track : reading->programme.tracks)
            json["tracks"].push_back({{"id", track.id},
                                      {"titles", track.titles.texts},
                                      {"original_language", track.titles.original},
                                      {"revision", track.revision}});
        for (const auto& session : reading->programme.sessions)
            json["sessions"].push_back(session_document(session, zone));
        for (const auto& order : reading->programme.orders)
            json["orders"].push_back({{"id", order.id},
                                      {"earlier", order.earlier_id},
                                      {"later", order.later_id},
                                      {"reason", order.reason}});
        for (const auto& conflict : reading->conflicts)
            json["conflicts"].push_back({{"kind", std::string(to_text(conflict.kind))},
                                         {"first", conflict.first},
                                         {"second", conflict.second},
                                         {"what", conflict.what}});
        for (const auto& change : changes_since(*reading))
            json["changes"].push_back(
                {{"change", std::string(to_text(change.change))}, {"session", change.after->session.id}});
        for (const auto& release : releases_of(uow, id))
            json["releases"].push_back({{"number", release.number},
                                        {"released_at", to_text(release.released_at)},
                                        {"released_by", release.released_by},
                                        {"note", release.note},
                                        {"sha256", release.sha256}});
        return programme_reply(json);
    });
}

Result<Reply> api_add_session(const RoomTools& tools, const Request& request, RequestScope& scope) {
    SessionFacts facts;
    read_session_body(programme_body(request), facts);
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        auto made = add_session(uow, *tools.lookup, scope.actor(), request.path_value("edition"), facts,
                                tools.formats, tools.versions);
        if (!made) return made;
        if (auto good = refuse_strangers(uow, {tools.electorates, tools.directory}, *made, facts.people, {});
            !good)
            return Result<std::string>(std::move(good).error());
        return made;
    }));
}

Result<Reply> api_change_session(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("session");
    const auto body = programme_body(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto session = find_session(uow, id);
        if (!session) return session_unknown(id);
        auto facts = facts_of(*session);
        read_session_body(body, facts);
        if (auto changed = change_session(uow, *tools.lookup, scope.actor(), id, facts, revision_in(body),
                                          tools.formats, tools.versions);
            !changed)
            return changed;
        return refuse_strangers(uow, {tools.electorates, tools.directory}, id, facts.people, session->people);
    }));
}

Result<Reply> api_move_session(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto body = programme_body(request);
    SessionMove move{.revision = revision_in(body)};
    if (body.contains("starts")) move.starts = wall_time_in(body, "starts", {});
    if (body.contains("room")) move.room_id = body.at("room").get<std::string>();
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        auto moved = move_session(uow, scope.actor(), request.path_value("session"), move);
        if (!moved) return std::move(moved).error();
        return {};
    }));
}

Result<Reply> api_remove_session(const RoomTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return remove_session(uow, scope.actor(), request.path_value("session")); }));
}
Result<Reply> api_restore_session(const RoomTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return restore_session(uow, scope.actor(), request.path_value("session")); }));
}

Result<Reply> api_add_room(const RoomTools&, const Request& request, RequestScope& scope) {
    VenueRoom room;
    read_room_body(programme_body(request), room);
    return id_or(scope.db().write(
        [&](UnitOfWork& uow) { return add_room(uow, scope.actor(), request.path_value("edition"), room); }));
}
Result<Reply> api_change_room(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto body = programme_body(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        auto room = find_room(uow, request.path_value("room"));
        if (!room) return room_unknown(request.path_value("room"));
        read_room_body(body, *room);
        room->revision = revision_in(body);
        return change_room(uow, scope.actor(), *room);
    }));
}
Result<Reply> api_remove_room(const RoomTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return remove_room(uow, scope.actor(), request.path_value("room")); }));
}
Result<Reply> api_restore_room(const RoomTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return restore_room(uow, scope.actor(), request.path_value("room")); }));
}

Result<Reply> api_add_track(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto titles = titles_in(programme_body(request));
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return add_track(uow, scope.actor(), request.path_value("edition"), titles);
    }));
}
Result<Reply> api_change_track(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto body = programme_body(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return change_track(uow, scope.actor(), request.path_value("track"), titles_in(body),
                            revision_in(body));
    }));
}
Result<Reply> api_remove_track(const RoomTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return remove_track(uow, scope.actor(), request.path_value("track")); }));
}
Result<Reply> api_restore_track(const RoomTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return restore_track(uow, scope.actor(), request.path_value("track")); }));
}

Result<Reply> api_add_order(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto body = programme_body(request);
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return add_order(uow, scope.actor(),
                         {.edition_id = request.path_value("edition"),
                          .earlier_id = body.at("earlier").get<std::string>(),
                          .later_id = body.at("later").get<std::string>(),
                          .reason = body.value("reason", std::string())});
    }));
}
Result<Reply> api_remove_order(const RoomTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return remove_order(uow, scope.actor(), request.path_value("order")); }));
}

Result<Reply> api_release(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto body = programme_body(request);
    auto released = scope.db().write([&](UnitOfWork& uow) {
        return release_programme(uow, *tools.lookup, scope.actor(), request.path_value("edition"),
                                 body.value("note", std::string()), revision_in(body));
    });
    if (!released) return std::move(released).error();
    return Reply(plenaria::Json{compact({{"number", *released}}), 201});
}

struct ProgrammeOperation {
    Method method;
    const char* path;
    const char* name;
    const char* summary;
    const std::string* request_schema;
    const std::string* response_schema;
    Result<Reply> (*act)(const RoomTools&, const Request&, RequestScope&);
};

}  // namespace

void announce_programme_api(Registrar& registrar, const RoomTools& tools) {
    static const std::string none;
    constexpr auto get = Method::get, post = Method::post, patch = Method::patch, del = Method::del;
    const ProgrammeOperation operations[] = {
        {get, "/api/events/editions/{edition}/programme", "events.api_programme",
         "The programme as it stands: rooms, tracks, sessions, conflicts, and what changed since its "
         "release.",
         &none, &api::programme, api_programme},
        {post, "/api/events/editions/{edition}/sessions", "events.api_add_session", "A new session.",
         &api::new_session, &api::id_only, api_add_session},
        {patch, "/api/events/sessions/{session}", "events.api_change_session",
         "Changes what the body names; 409 when somebody else changed it since that revision.",
         &api::changed_session, &api::done_only, api_change_session},
        {post, "/api/events/sessions/{session}/move", "events.api_move_session",
         "To another beginning or room; it lasts as long as before.", &api::session_move, &api::done_only,
         api_move_session},
        {del, "/api/events/sessions/{session}", "events.api_remove_session",
         "Takes a session out of the programme; it can be put back.", &none, &api::done_only,
         api_remove_session},
        {post, "/api/events/sessions/{session}/restore", "events.api_restore_session",
         "Puts a session back into the programme.", &none, &api::done_only, api_restore_session},
        {post, "/api/events/editions/{edition}/rooms", "events.api_add_room", "A new room of the venue.",
         &api::new_room, &api::id_only, api_add_room},
        {patch, "/api/events/rooms/{room}", "events.api_change_room",
         "Changes what the body names; 409 when somebody else changed it since that revision.",
         &api::changed_room, &api::done_only, api_change_room},
        {del, "/api/events/rooms/{room}", "events.api_remove_room",
         "Takes a room out; 409 while sessions are in it.", &none, &api::done_only, api_remove_room},
        {post, "/api/events/rooms/{room}/restore", "events.api_restore_room", "Puts a room back.", &none,
         &api::done_only, api_restore_room},
        {post, "/api/events/editions/{edition}/tracks", "events.api_add_track", "A new track.",
         &api::new_track, &api::id_only, api_add_track},
        {patch, "/api/events/tracks/{track}", "events.api_change_track",
         "Other titles for a track; 409 when somebody else changed it since that revision.",
         &api::changed_track, &api::done_only, api_change_track},
        {del, "/api/events/tracks/{track}", "events.api_remove_track",
         "Takes a track out; 409 while sessions are in it.", &none, &api::done_only, api_remove_track},
        {post, "/api/events/tracks/{track}/restore", "events.api_restore_track", "Puts a track back.", &none,
         &api::done_only, api_restore_track},
        {post, "/api/events/editions/{edition}/orders", "events.api_add_order",
         "States that one session ends before another begins.", &api::new_order, &api::id_only,
         api_add_order},
        {del, "/api/events/orders/{order}", "events.api_remove_order", "Takes a stated order out.", &none,
         &api::done_only, api_remove_order},
        {post, "/api/events/editions/{edition}/releases", "events.api_release",
         "Releases the programme to everybody; 409 when it changed since that revision, or not at all.",
         &api::release_wish, &api::release_number, api_release},
    };
    for (const auto& operation : operations)
        registrar.route(
            {.method = operation.method,
             .path = operation.path,
             .name = operation.name,
             .access = Access::permission(operation.method == get ? "events.view" : "events.edit"),
             .api = ApiOperation{.summary = operation.summary,
                                 .request_schema = *operation.request_schema,
                                 .response_schema = *operation.response_schema},
             .handler = [&tools, act = operation.act](const Request& request, RequestScope& scope) {
                 return act(tools, request, scope);
             }});
}

}  // namespace plenaria::events
