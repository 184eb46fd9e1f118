// SPDX-License-Identifier: EUPL-1.2
#include "floor_demo.hpp"

#include <plenaria/directory/lookup.hpp>

#include "floor_repository.hpp"

namespace plenaria::events {

namespace {

RequestFacts demo_speaker(UnitOfWork& uow, directory::Lookup& lookup, const Document& json) {
    RequestFacts facts{.who_name = json.at("name").get<std::string>(),
                       .title = json.value("title", std::string()),
                       .kind = parse_request_kind(json.value("kind", "speak")).value(),
                       .rank = json.at("rank").get<int>(),
                       .language = json.value("language", std::string())};
    const auto found = lookup.called(uow, facts.who_name, "", "en");
    if (found.size() == 1) facts.who_ref = found.front().ref;
    return facts;
}

}  // namespace

Result<void> load_demo_floor(UnitOfWork& uow, directory::Lookup& lookup, directory::Directory& directory,
                             const Actor& actor, const std::string& session, const Document& json) {
    FloorAt at{.session = session};
    if (auto changed =
            change_floor(uow, actor, at,
                         {.allowed = std::chrono::seconds(json.at("seconds").get<int>()),
                          .order = parse_speaking_order(json.at("order").get<std::string>()).value(),
                          .screen = ScreenReaders::everybody});
        !changed)
        return changed;
    ++at.revision;
    if (auto opened = set_list_state(uow, actor, at, ListState::open); !opened) return opened;
    for (const auto& each : json.at("speakers")) {
        ++at.revision;
        auto asked = request_floor(uow, {lookup, &directory}, actor, at, demo_speaker(uow, lookup, each));
        if (!asked) return std::move(asked).error();
        if (!each.contains("spoke")) continue;
        ++at.revision;
        if (auto given = give_floor(uow, actor, at, *asked); !given) return given;
        // The clock stands: of one that had run since the demonstration was loaded nobody could make sense.
        auto floor = floor_of(uow, session);
        floor.spent = std::chrono::seconds(each.at("spoke").get<int>());
        floor.running_since.reset();
        update(uow, floor);
    }
    return {};
}

}  // namespace plenaria::events
