// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include "foreign_event.hpp"

namespace plenaria::events {

namespace {

constexpr int deepest = 16;
constexpr int most_values = 500'000;  ///< names among them; a session has about forty

/// Looks names up in a tree: the one that keeps their order looks through all of them, and a file may have a
/// million.
using ForeignJson = nlohmann::json;

Error damaged_json() {
    return {ErrorCode::invalid_input,
            /*t*/ "This is no sound schedule JSON. Export it once more where it comes from."};
}

/// The value of `name`, or null; of what is no object too.
const ForeignJson& json_member(const ForeignJson& object, const char* name) {
    static const ForeignJson none;
    if (!object.is_object()) return none;
    const auto found = object.find(name);
    return found == object.end() ? none : *found;
}
/// Numbers as their digits; a text in several languages gives its first.
std::string json_text(const ForeignJson& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number_integer()) return std::to_string(value.get<long long>());
    if (value.is_object() && !value.empty() && value.begin()->is_string())
        return value.begin()->get<std::string>();
    return {};
}

ForeignEvent event_from(const ForeignJson& json, const ForeignEvent& place) {
    auto event = place;
    for (const auto* name :
         {"guid", "date", "start", "duration", "room", "title", "track", "type", "language"})
        event.texts[name] = json_text(json_member(json, name));
    event.texts["id"] = json_text(json_member(json, json_member(json, "code").is_string() ? "code" : "id"));
    const auto& persons = json_member(json, "persons");
    for (std::size_t i = 0; persons.is_array() && i < persons.size() && i < 100; ++i) {
        auto name = json_text(json_member(persons[i], "public_name"));
        if (name.empty()) name = json_text(json_member(persons[i], "name"));
        event.people.push_back(name);
    }
    return event;
}

/// Ten million brackets would make as many levels, and a million names a tree of them all: what is behind the
/// bounds is not kept while the rest is read.
std::optional<ForeignJson> parse_within(std::string_view bytes) {
    bool too_much = false;
    int values = 0;
    auto parsed = ForeignJson::parse(
        bytes,
        [&](int depth, ForeignJson::parse_event_t, ForeignJson&) {
            too_much = too_much || depth > deepest || ++values > most_values;
            return !too_much;
        },
        false);
    if (too_much || parsed.is_discarded()) return std::nullopt;
    return parsed;
}

}  // namespace

ForeignSessions read_schedule_json(std::string_view bytes, const ReadingContext& context) {
    const auto parsed = parse_within(bytes);
    if (!parsed) return damaged_json();
    const auto& conference = json_member(json_member(*parsed, "schedule"), "conference");
    const auto& days = json_member(conference, "days");
    if (!days.is_array()) return damaged_json();
    std::vector<ForeignSession> sessions;
    ForeignEvent place{.zone = json_text(json_member(conference, "time_zone_name"))};
    for (const auto& day : days) {
        const auto& rooms = json_member(day, "rooms");
        if (!rooms.is_object()) continue;
        place.day = json_text(json_member(day, "date"));
        for (const auto& [room, events] : rooms.items()) {
            place.room = room;
            if (!events.is_array()) continue;
            for (const auto& event : events) {
                if (sessions.size() >= most_foreign_sessions) return too_many_sessions();
                place.line = static_cast<int>(sessions.size()) + 1;
                sessions.push_back(session_of(event_from(event, place), context));
            }
        }
    }
    return sessions;
}

}  // namespace plenaria::events
