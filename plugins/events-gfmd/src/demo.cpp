// SPDX-License-Identifier: EUPL-1.2
#include "demo.hpp"

#include <plenaria/events/demo_file.hpp>

#include "json.hpp"
#include "summit_service.hpp"

namespace plenaria::events_gfmd {

namespace {

Result<int> load_summits(UnitOfWork& uow, directory::Lookup& lookup, events::Editions& editions,
                         const Document& file) {
    const auto loader = job_actor("events-gfmd.demo");
    int loaded = 0;
    for (const auto& card : editions.of_format(uow, "gfmd", "en"))
        for (const auto& json : file.at("summits")) {
            if (to_text(card.dates.start) != json.at("starts_on").get<std::string>()) continue;
            auto set = set_summit(
                uow, editions, loader, card.id,
                {.chair = json.at("chair").get<std::string>(), .theme = json.value("theme", std::string())});
            if (!set && set.error().code == ErrorCode::conflict) continue;
            if (!set) return std::move(set).error();
            ++loaded;
            if (!json.contains("round_tables")) continue;
            for (const auto& each : json.at("round_tables"))
                if (auto added = add_table(uow, lookup, editions, loader, card.id,
                                           {.code = each.at("code").get<std::string>(),
                                            .title = each.at("title").get<std::string>()});
                    !added)
                    return std::move(added).error();
        }
    return loaded;
}

}  // namespace

int demo_command(Database& db, directory::Lookup& lookup, events::Editions& editions, CommandRun& run) {
    return events::load_demo_file(db, run,
                                  {.plugin = "events-gfmd",
                                   .name = "summits.json",
                                   .things = "summits",
                                   .added = "Added what is known of {} summits."},
                                  [&](UnitOfWork& uow, const Document& summits) {
                                      return load_summits(uow, lookup, editions, summits);
                                  });
}

}  // namespace plenaria::events_gfmd
