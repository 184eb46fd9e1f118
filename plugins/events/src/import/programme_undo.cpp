// SPDX-License-Identifier: EUPL-1.2
#include "programme_undo.hpp"

#include <algorithm>
#include <set>

#include <plenaria/id.hpp>

#include "../json.hpp"

namespace plenaria::events {

namespace {

constexpr std::string_view kind_session = "session", kind_room = "room", kind_track = "track";

Document json_of(const Session& session) {
    auto people = Document::array();
    for (const auto& [role, person] : session.people)
        people.push_back({{"role", std::string(to_text(role))}, {"ref", person.ref}, {"name", person.name}});
    return {{"titles", session.titles.texts}, {"original", session.titles.original},
            {"kind", session.kind},           {"room", session.room_id},
            {"track", session.track_id},      {"starts", to_text(session.starts)},
            {"ends", to_text(session.ends)},  {"expected", session.expected},
            {"note", session.note},           {"decision", session.decision},
            {"version", session.version.id},  {"state", std::string(to_text(session.state))},
            {"people", std::move(people)}};
}

SessionFacts facts_in(const Document& json) {
    const auto text = [&](const char* name) { return json.at(name).get<std::string>(); };
    SessionFacts facts{.titles = {.original = text("original"),
                                  .texts = json.at("titles").get<std::map<std::string, std::string>>()},
                       .kind = text("kind"),
                       .room_id = text("room"),
                       .track_id = text("track"),
                       .starts = parse_local(text("starts")).value(),
                       .ends = parse_local(text("ends")).value(),
                       .expected = json.at("expected").get<int>(),
                       .note = text("note"),
                       .decision = text("decision"),
                       .version_id = text("version"),
                       .state = parse_session_state(text("state")).value(),
                       .people = {}};
    for (const auto& each : json.at("people"))
        facts.people.push_back({parse_session_role(each.at("role").get<std::string>()).value(),
                                each.at("ref").get<std::string>()});
    return facts;
}

Document json_of(const VenueRoom& room) { return {room.name, room.capacity, room.equipment, room.booths}; }
Document json_of(const Track& track) { return {track.titles.texts}; }

constexpr const char* changed_since = /*t*/ "Somebody has changed this since.";

std::string title_of(const Titles& titles) { return titles.in(titles.original); }

class ProgrammeUndoer {
public:
    explicit ProgrammeUndoer(const Programme& now) : now_(now) {
        for (const auto& room : now.rooms) places_[room.id] = room.name;
        for (const auto& track : now.tracks) places_[track.id] = title_of(track.titles);
        for (const auto& session : now.sessions)
            for (const auto& each : session.people) people_[each.person.ref] = each.person.name;
    }

    UndoPlan run(const std::vector<ProgrammeEffect>& effects) {
        for (const auto& each : effects)
            if (each.kind == kind_session) take_session(each);
        // Whether a room is empty by then is known now.
        for (const auto& each : effects)
            if (each.kind != kind_session) take_place(each);
        std::stable_sort(plan_.rows.begin(), plan_.rows.end(),
                         [](const UndoRow& a, const UndoRow& b) { return a.line < b.line; });
        std::string all;
        for (const auto& row : plan_.rows)
            all += std::to_string(row.line) + '|' + row.label + '|' + row.kept + '\n';
        for (const auto& each : plan_.sessions) all += each.id + std::to_string(each.revision) + '\n';
        plan_.fingerprint = sha256_hex(all);
        return std::move(plan_);
    }

private:
    void take_session(const ProgrammeEffect& effect) {
        const auto* now = session_of(now_, effect.id);
        const auto former = effect.made ? Document() : Document::parse(effect.before);
        UndoRow row{.line = effect.line, .made = effect.made};
        if (now == nullptr) {
            if (!effect.made) row.label = title_of(facts_in(former).titles);
            row.kept = /*t*/ "This session is no longer in the programme.";
        } else {
            row.label = title_of(now->titles);
            if (sha256_hex(compact(json_of(*now))) != effect.after_sha256)
                row.kept = changed_since;
            else if (effect.made)
                go(*now);
            else
                row.changes = give_back(*now, former);
        }
        plan_.rows.push_back(std::move(row));
    }

    void go(const Session& now) {
        gone_.insert(now.id);
        plan_.sessions.push_back({now.id, now.revision, std::nullopt});
    }

    std::vector<ImportChange> give_back(const Session& now, const Document& former) {
        auto facts = facts_in(former);
        if (room_of(now_, facts.room_id) == nullptr) facts.room_id.clear();
        if (track_of(now_, facts.track_id) == nullptr) facts.track_id.clear();
        for (const auto& each : former.at("people"))
            people_.emplace(each.at("ref").get<std::string>(), each.at("name").get<std::string>());
        const auto named = [](const auto& names) {
            return [&names](const std::string& id) {
                const auto found = names.find(id);
                return found == names.end() ? std::string() : found->second;
            };
        };
        auto changes = changes_between(facts_of(now), facts, {named(places_), named(people_)});
        gone_.insert(now.id);
        used_.insert({facts.room_id, facts.track_id});
        plan_.sessions.push_back({now.id, now.revision, std::move(facts)});
        return changes;
    }

    [[nodiscard]] bool is_used(const std::string& place) const {
        return used_.contains(place) ||
               std::any_of(now_.sessions.begin(), now_.sessions.end(), [&](const Session& each) {
                   return !gone_.contains(each.id) && (each.room_id == place || each.track_id == place);
               });
    }

    void take_place(const ProgrammeEffect& effect) {
        const auto* room = room_of(now_, effect.id);
        const auto* track = track_of(now_, effect.id);
        // Somebody has taken it away already.
        if (room == nullptr && track == nullptr) return;
        UndoRow row{.label = places_.at(effect.id), .made = true};
        const auto is = room != nullptr ? json_of(*room) : json_of(*track);
        if (sha256_hex(compact(is)) != effect.after_sha256)
            row.kept = changed_since;
        else if (is_used(effect.id))
            row.kept = /*t*/ "Sessions are in it that stay.";
        else
            (room != nullptr ? plan_.rooms : plan_.tracks).push_back(effect.id);
        plan_.rows.push_back(std::move(row));
    }

    const Programme& now_;
    std::map<std::string, std::string> places_, people_;  ///< names by id or ref
    std::set<std::string> gone_;  ///< sessions that stand in their room and track no longer
    std::set<std::string> used_;  ///< rooms and tracks to which sessions go back
    UndoPlan plan_;
};

}  // namespace

ProgrammeEffect session_effect(int line, const Session* before, const Session& after) {
    return {.kind = std::string(kind_session),
            .id = after.id,
            .line = line,
            .made = before == nullptr,
            .before = before == nullptr ? std::string() : compact(json_of(*before)),
            .after_sha256 = sha256_hex(compact(json_of(after)))};
}

ProgrammeEffect room_effect(const VenueRoom& made) {
    return {.kind = std::string(kind_room),
            .id = made.id,
            .made = true,
            .after_sha256 = sha256_hex(compact(json_of(made)))};
}
ProgrammeEffect track_effect(const Track& made) {
    return {.kind = std::string(kind_track),
            .id = made.id,
            .made = true,
            .after_sha256 = sha256_hex(compact(json_of(made)))};
}

UndoPlan plan_programme_undo(const std::vector<ProgrammeEffect>& effects, const Programme& now) {
    return ProgrammeUndoer(now).run(effects);
}

}  // namespace plenaria::events
