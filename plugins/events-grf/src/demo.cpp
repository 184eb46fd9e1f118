// SPDX-License-Identifier: EUPL-1.2
#include "demo.hpp"

#include <plenaria/directory/lookup.hpp>
#include <plenaria/events/demo_file.hpp>

#include "json.hpp"
#include "pledge_repository.hpp"
#include "pledge_service.hpp"

namespace plenaria::events_grf {

namespace {

Result<int> load_pledges(UnitOfWork& uow, directory::Lookup& lookup, events::Editions& editions,
                         const Document& all) {
    const auto loader = job_actor("events-grf.demo");
    int loaded = 0;
    for (const auto& forum : editions.of_format(uow, "grf", "en")) {
        if (to_text(forum.dates.start) != all.at("forum").get<std::string>()) continue;
        if (count_pledges(uow, {.edition = forum.id}) > 0) break;
        for (const auto& json : all.at("pledges")) {
            const auto entity = lookup.called(uow, json.at("entity").get<std::string>(), "", "en");
            if (entity.size() != 1) continue;
            auto entered = enter_pledge(uow, lookup, editions, loader, forum.id,
                                        {.entity_ref = entity.front().ref,
                                         .title = json.at("title").get<std::string>(),
                                         .text = json.at("text").get<std::string>(),
                                         .area = json.at("area").get<std::string>(),
                                         .objective = json.value("objective", std::string()),
                                         .kind = json.at("kind").get<std::string>(),
                                         .partners = json.value("partners", std::string()),
                                         .places = json.value("places", std::string()),
                                         .amount = json.value("amount", 0LL),
                                         .currency = json.value("currency", std::string()),
                                         .due_on = parse_day(json.value("due_on", std::string()))});
            if (!entered) return std::move(entered).error();
            if (json.contains("reports"))
                for (const auto& report : json.at("reports"))
                    if (auto told = report_pledge(uow, loader, *entered,
                                                  parse_stage(report.at("stage").get<std::string>()).value(),
                                                  report.at("note").get<std::string>());
                        !told)
                        return std::move(told).error();
            ++loaded;
        }
    }
    return loaded;
}

}  // namespace

int demo_command(Database& db, directory::Lookup& lookup, events::Editions& editions, CommandRun& run) {
    return events::load_demo_file(
        db, run,
        {.plugin = "events-grf", .name = "pledges.json", .things = "pledges", .added = "Added {} pledges."},
        [&](UnitOfWork& uow, const Document& pledges) {
            return load_pledges(uow, lookup, editions, pledges);
        });
}

}  // namespace plenaria::events_grf
