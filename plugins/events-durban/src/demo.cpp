// SPDX-License-Identifier: EUPL-1.2
#include "demo.hpp"

#include <plenaria/events/demo_file.hpp>

#include "body_service.hpp"
#include "json.hpp"

namespace plenaria::events_durban {

namespace {

Result<int> load_bodies(UnitOfWork& uow, events::Editions& editions, const Document& file) {
    const auto loader = job_actor("events-durban.demo");
    int loaded = 0;
    for (const auto& card : editions.of_format(uow, "durban", "en"))
        for (const auto& json : file.at("congresses")) {
            if (to_text(card.dates.start) != json.at("starts_on").get<std::string>()) continue;
            for (const auto& each : json.at("bodies")) {
                const auto set = set_body(uow, editions, loader, card.id,
                                          {.key = each.at("body").get<std::string>(),
                                           .day_number = each.at("day_number").get<int>(),
                                           .begins_at = each.value("begins_at", std::string()),
                                           .note = each.value("note", std::string())});
                if (!set && set.error().code != ErrorCode::conflict) return set.error();
                loaded += set ? 1 : 0;
            }
        }
    return loaded;
}

}  // namespace

int demo_command(Database& db, events::Editions& editions, CommandRun& run) {
    return events::load_demo_file(
        db, run,
        {.plugin = "events-durban",
         .name = "bodies.json",
         .things = "bodies",
         .added = "Added {} statutory bodies."},
        [&](UnitOfWork& uow, const Document& bodies) { return load_bodies(uow, editions, bodies); });
}

}  // namespace plenaria::events_durban
