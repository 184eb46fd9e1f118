// SPDX-License-Identifier: EUPL-1.2
#include "demo.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/ostream.h>

#include <plenaria/locale.hpp>

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
    auto arguments = run.arguments();
    const bool json = std::erase(arguments, "--json") > 0;
    if (arguments.size() != 1 || arguments[0].starts_with("--")) {
        fmt::print(run.complaints(), "usage: plenaria events-durban demo DIR [--json]\n");
        return 2;
    }
    std::ifstream in(std::filesystem::path(run.file(arguments[0])) / "events" / "bodies.json",
                     std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    const auto file = Document::parse(bytes, nullptr, false);
    if (!in || !file.is_object()) {
        fmt::print(run.complaints(), "{}\n", fill("{file} cannot be read.", {{"file", "bodies.json"}}));
        return 1;
    }
    const auto loaded = db.write([&](UnitOfWork& uow) { return load_bodies(uow, editions, file); });
    if (!loaded) {
        fmt::print(run.complaints(), "{}\n", fill(loaded.error().message, loaded.error().values));
        return 1;
    }
    if (json)
        fmt::print(run.out(), "{}\n", compact({{"bodies", *loaded}}));
    else
        fmt::print(run.out(), "Added {} statutory bodies.\n", *loaded);
    return 0;
}

}  // namespace plenaria::events_durban
