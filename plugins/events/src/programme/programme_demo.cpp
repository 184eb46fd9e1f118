// SPDX-License-Identifier: EUPL-1.2
#include "programme_demo.hpp"

#include <map>

#include <plenaria/directory/lookup.hpp>

#include "../api_values.hpp"
#include "../delegations/delegation_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "../floor/floor_demo.hpp"
#include "../interpretation/interpretation_service.hpp"
#include "release_service.hpp"
#include "session_repository.hpp"
#include "session_service.hpp"
#include "venue_service.hpp"

namespace plenaria::events {

namespace {

using IdsByKey = std::map<std::string, std::string>;

/// The id behind a key of the file; empty for a member that is absent.
std::string id_behind(const IdsByKey& ids, const Document& json, const char* member) {
    return json.contains(member) ? ids.at(json.at(member).get<std::string>()) : std::string();
}

Titles english_first(const Document& json) {
    auto titles = titles_in(json);
    titles.original = "en";
    return titles;
}

SessionFacts demo_facts(UnitOfWork& uow, directory::Lookup& lookup, const Document& json,
                        const IdsByKey& places) {
    SessionFacts facts{.titles = english_first(json),
                       .kind = json.at("kind").get<std::string>(),
                       .room_id = id_behind(places, json, "room"),
                       .track_id = id_behind(places, json, "track"),
                       .starts = parse_local(json.at("starts").get<std::string>()).value(),
                       .ends = parse_local(json.at("ends").get<std::string>()).value(),
                       .expected = json.value("expected", 0),
                       .decision = json.value("decision", std::string())};
    if (json.contains("organiser"))
        for (const auto& entry :
             lookup.called(uow, json.at("organiser").get<std::string>(), "organisation", "en"))
            facts.people = {{SessionRole::organiser, entry.ref}};
    return facts;
}

LanguageCodes codes_in(const Document& json, const char* member) {
    return json.value(member, LanguageCodes());
}

Result<void> load_demo_interpretation(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                      const std::string& edition, const Document& json,
                                      const IdsByKey& sessions) {
    // Kept for long, or nothing would be left to show of an event that is over.
    insert(uow,
           InvitationRules{.edition_id = edition,
                           .reply_until = parse_instant(json.at("reply_until").get<std::string>()).value(),
                           .erase_days = json.at("erase_days").get<int>()});
    IdsByKey people;
    for (const auto& each : json.at("interpreters")) {
        InterpreterFacts facts{.name = each.at("name").get<std::string>(),
                               .booth = each.at("booth").get<std::string>(),
                               .sources = codes_in(each, "from")};
        if (each.contains("hours"))
            for (const auto& hours : each.at("hours"))
                facts.hours.push_back({parse_local(hours.at("from").get<std::string>()).value(),
                                       parse_local(hours.at("until").get<std::string>()).value()});
        auto added = add_interpreter(uow, lookup, actor, edition, facts);
        if (!added) return std::move(added).error();
        people[each.at("key").get<std::string>()] = *added;
    }
    for (const auto& each : json.at("sessions")) {
        SessionInterpretation wanted{.session_id = id_behind(sessions, each, "session"),
                                     .floor = codes_in(each, "floor"),
                                     .into = codes_in(each, "into")};
        for (const auto& key : each.at("team"))
            wanted.interpreters.push_back(people.at(key.get<std::string>()));
        if (auto planned = plan_interpretation(uow, actor, wanted); !planned) return planned;
    }
    return {};
}

}  // namespace

Result<void> load_demo_programme(UnitOfWork& uow, directory::Lookup& lookup, directory::Directory& directory,
                                 const Actor& actor, const std::string& edition, const Document& programme) {
    IdsByKey places, sessions;
    for (const auto& each : programme.at("rooms")) {
        auto room = add_room(uow, actor, edition,
                             {.name = each.at("name").get<std::string>(),
                              .capacity = each.at("capacity").get<int>(),
                              .equipment = each.value("equipment", std::string()),
                              .booths = each.value("booths", 0)});
        if (!room) return std::move(room).error();
        places[each.at("key").get<std::string>()] = *room;
    }
    for (const auto& each : programme.at("tracks")) {
        auto track = add_track(uow, actor, edition, english_first(each));
        if (!track) return std::move(track).error();
        places[each.at("key").get<std::string>()] = *track;
    }
    for (const auto& each : programme.at("sessions")) {
        auto session = add_session(uow, lookup, actor, edition, demo_facts(uow, lookup, each, places));
        if (!session) return std::move(session).error();
        sessions[each.at("key").get<std::string>()] = *session;
    }
    for (const auto& each : programme.at("orders")) {
        auto order = add_order(uow, actor,
                               {.edition_id = edition,
                                .earlier_id = id_behind(sessions, each, "earlier"),
                                .later_id = id_behind(sessions, each, "later"),
                                .reason = each.at("reason").get<std::string>()});
        if (!order) return std::move(order).error();
    }
    if (auto planned =
            load_demo_interpretation(uow, lookup, actor, edition, programme.at("interpretation"), sessions);
        !planned)
        return planned;
    auto released = release_programme(uow, lookup, actor, edition, programme.at("note").get<std::string>(),
                                      find_edition(uow, edition)->revision);
    if (!released) return std::move(released).error();
    for (const auto& each : programme.at("moved_since")) {
        const auto id = id_behind(sessions, each, "session");
        auto moved = move_session(uow, actor, id,
                                  {.starts = parse_local(each.at("starts").get<std::string>()),
                                   .room_id = id_behind(places, each, "room"),
                                   .revision = find_session(uow, id)->revision});
        if (!moved) return std::move(moved).error();
    }
    const auto& floor = programme.at("floor");
    return load_demo_floor(uow, lookup, directory, actor, id_behind(sessions, floor, "session"), floor);
}

}  // namespace plenaria::events
