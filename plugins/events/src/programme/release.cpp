// SPDX-License-Identifier: EUPL-1.2
#include "release.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "../json.hpp"

namespace plenaria::events {

namespace {

using SessionsById = std::map<std::string, const FrozenSession*>;

SessionsById by_id_of(const FrozenProgramme& frozen) {
    SessionsById sessions;
    for (const auto& each : frozen.sessions) sessions[each.session.id] = &each;
    return sessions;
}

bool is_cancelled(const FrozenSession& frozen) { return frozen.session.state == SessionState::cancelled; }

/// The room by its name too: a hall that was renamed is another one to who looks for it.
bool same_room_name(const FrozenProgramme& a, const FrozenProgramme& b, const std::string& room_a,
                    const std::string& room_b) {
    const auto *in_a = room_of(a, room_a), *in_b = room_of(b, room_b);
    if (in_a == nullptr || in_b == nullptr) return in_a == in_b;
    return in_a->id == in_b->id && in_a->name == in_b->name;
}

std::vector<SessionChange> changes_of_session(const FrozenProgramme& before_all,
                                              const FrozenProgramme& after_all, const Session& before,
                                              const Session& after) {
    std::vector<SessionChange> changes;
    if (before.starts != after.starts || before.ends != after.ends ||
        before_all.dates.zone != after_all.dates.zone)
        changes.push_back(SessionChange::moved);
    if (!same_room_name(before_all, after_all, before.room_id, after.room_id))
        changes.push_back(SessionChange::room);
    // By reference: somebody who is called otherwise since is still the same.
    if (!std::equal(
            before.people.begin(), before.people.end(), after.people.begin(), after.people.end(),
            [](const auto& a, const auto& b) { return a.role == b.role && a.person.ref == b.person.ref; }))
        changes.push_back(SessionChange::people);
    if (before.titles != after.titles || before.kind != after.kind || before.track_id != after.track_id ||
        before.version.id != after.version.id)
        changes.push_back(SessionChange::words);
    return changes;
}

Document session_json(const FrozenSession& frozen) {
    const auto& session = frozen.session;
    auto people = Document::array();
    for (const auto& [role, person] : session.people)
        people.push_back({{"role", std::string(to_text(role))}, {"ref", person.ref}, {"name", person.name}});
    Document json{{"id", session.id},
                  {"titles", session.titles.texts},
                  {"original_language", session.titles.original},
                  {"kind", session.kind},
                  {"room", session.room_id},
                  {"track", session.track_id},
                  {"starts", to_text(session.starts)},
                  {"ends", to_text(session.ends)},
                  {"state", std::string(to_text(session.state))},
                  {"people", std::move(people)},
                  {"sequence", frozen.sequence}};
    // Only where there is one: releases of before there were any keep their bytes.
    if (!session.version.id.empty())
        json["version"] = {{"id", session.version.id}, {"name", session.version.name}};
    return json;
}

Titles frozen_titles(const Document& json) {
    return {.original = json.at("original_language").get<std::string>(),
            .texts = json.at("titles").get<std::map<std::string, std::string>>()};
}

FrozenSession frozen_session(const Document& json) {
    FrozenSession frozen;
    auto& session = frozen.session;
    session.id = json.at("id").get<std::string>();
    session.titles = frozen_titles(json);
    session.kind = json.at("kind").get<std::string>();
    session.room_id = json.at("room").get<std::string>();
    session.track_id = json.at("track").get<std::string>();
    session.starts = parse_local(json.at("starts").get<std::string>()).value();
    session.ends = parse_local(json.at("ends").get<std::string>()).value();
    session.state = parse_session_state(json.at("state").get<std::string>()).value();
    for (const auto& person : json.at("people"))
        session.people.push_back(
            {parse_session_role(person.at("role").get<std::string>()).value(),
             {person.at("ref").get<std::string>(), person.at("name").get<std::string>()}});
    if (json.contains("version"))
        session.version = {.id = json.at("version").at("id").get<std::string>(),
                           .name = json.at("version").at("name").get<std::string>()};
    frozen.sequence = json.at("sequence").get<int>();
    return frozen;
}

/// What of a session is for those outside.
Session outside_of(const Session& session) {
    auto shown = session;
    shown.edition_id.clear();
    shown.note.clear();
    shown.decision.clear();
    shown.expected = 0;
    shown.revision = 1;
    return shown;
}

}  // namespace

std::string_view to_text(SessionChange change) {
    constexpr std::array<std::string_view, 6> names{"added", "cancelled", "moved", "room", "people", "words"};
    return names[static_cast<std::size_t>(change) - 1];
}

const VenueRoom* room_of(const FrozenProgramme& frozen, const std::string& id) {
    for (const auto& room : frozen.rooms)
        if (room.id == id) return &room;
    return nullptr;
}
const Track* track_of(const FrozenProgramme& frozen, const std::string& id) {
    for (const auto& track : frozen.tracks)
        if (track.id == id) return &track;
    return nullptr;
}

std::string frozen_json(const FrozenProgramme& frozen) {
    auto rooms = Document::array(), tracks = Document::array(), sessions = Document::array();
    for (const auto& room : frozen.rooms) rooms.push_back({{"id", room.id}, {"name", room.name}});
    for (const auto& track : frozen.tracks)
        tracks.push_back(
            {{"id", track.id}, {"titles", track.titles.texts}, {"original_language", track.titles.original}});
    for (const auto& each : frozen.sessions) sessions.push_back(session_json(each));
    return compact({{"titles", frozen.titles.texts},
                    {"original_language", frozen.titles.original},
                    {"starts_on", to_text(frozen.dates.start)},
                    {"ends_on", to_text(frozen.dates.end)},
                    {"zone", frozen.dates.zone},
                    {"rooms", std::move(rooms)},
                    {"tracks", std::move(tracks)},
                    {"sessions", std::move(sessions)}});
}

std::optional<FrozenProgramme> parse_frozen(std::string_view json) {
    const auto document = Document::parse(json, nullptr, false);
    if (!document.is_object()) return std::nullopt;
    FrozenProgramme frozen{.titles = frozen_titles(document)};
    frozen.dates = {.start = parse_day(document.at("starts_on").get<std::string>()).value(),
                    .end = parse_day(document.at("ends_on").get<std::string>()).value(),
                    .zone = document.at("zone").get<std::string>()};
    for (const auto& room : document.at("rooms"))
        frozen.rooms.push_back(
            {.id = room.at("id").get<std::string>(), .name = room.at("name").get<std::string>()});
    for (const auto& track : document.at("tracks"))
        frozen.tracks.push_back({.id = track.at("id").get<std::string>(), .titles = frozen_titles(track)});
    for (const auto& session : document.at("sessions")) frozen.sessions.push_back(frozen_session(session));
    return frozen;
}

FrozenProgramme freeze(const Programme& programme, const Titles& titles, const Dates& dates,
                       const FrozenProgramme* before) {
    FrozenProgramme frozen{.titles = titles, .dates = dates};
    for (const auto& room : programme.rooms) frozen.rooms.push_back({.id = room.id, .name = room.name});
    for (const auto& track : programme.tracks)
        frozen.tracks.push_back({.id = track.id, .titles = track.titles});
    const auto known = before == nullptr ? SessionsById() : by_id_of(*before);
    std::set<std::string> planned;
    for (const auto& session : programme.sessions)
        if (session.state == SessionState::planned) {
            planned.insert(session.id);
            frozen.sessions.push_back({outside_of(session), 0});
        }
    for (auto& each : frozen.sessions) {
        const auto found = known.find(each.session.id);
        if (found == known.end()) continue;
        const bool same = !is_cancelled(*found->second) &&
                          changes_of_session(*before, frozen, found->second->session, each.session).empty();
        each.sequence = found->second->sequence + (same ? 0 : 1);
    }
    if (before != nullptr)
        for (const auto& each : before->sessions) {
            if (planned.contains(each.session.id)) continue;
            auto gone = each;
            gone.sequence += is_cancelled(each) ? 0 : 1;
            gone.session.state = SessionState::cancelled;
            // Its room and its track may be gone too; their names stay with it.
            if (const auto* room = room_of(*before, gone.session.room_id);
                room != nullptr && room_of(frozen, room->id) == nullptr)
                frozen.rooms.push_back(*room);
            if (const auto* track = track_of(*before, gone.session.track_id);
                track != nullptr && track_of(frozen, track->id) == nullptr)
                frozen.tracks.push_back(*track);
            frozen.sessions.push_back(std::move(gone));
        }
    std::stable_sort(frozen.sessions.begin(), frozen.sessions.end(), [](const auto& a, const auto& b) {
        return std::tie(a.session.starts, a.session.id) < std::tie(b.session.starts, b.session.id);
    });
    return frozen;
}

std::vector<ProgrammeChange> changes_between(const FrozenProgramme* before, const FrozenProgramme& after) {
    std::vector<ProgrammeChange> changes;
    if (before == nullptr) return changes;
    const auto known = by_id_of(*before);
    for (const auto& each : after.sessions) {
        const auto found = known.find(each.session.id);
        const auto* was = found == known.end() ? nullptr : found->second;
        if (is_cancelled(each)) {
            if (was != nullptr && !is_cancelled(*was))
                changes.push_back({SessionChange::cancelled, was, &each});
        } else if (was == nullptr || is_cancelled(*was)) {
            changes.push_back({SessionChange::added, nullptr, &each});
        } else {
            for (const auto kind : changes_of_session(*before, after, was->session, each.session))
                changes.push_back({kind, was, &each});
        }
    }
    return changes;
}

}  // namespace plenaria::events
