// SPDX-License-Identifier: EUPL-1.2
#include "demo.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/ostream.h>

#include <plenaria/locale.hpp>

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
    auto arguments = run.arguments();
    const bool json = std::erase(arguments, "--json") > 0;
    if (arguments.size() != 1 || arguments[0].starts_with("--")) {
        fmt::print(run.complaints(), "usage: plenaria events-gfmd demo DIR [--json]\n");
        return 2;
    }
    std::ifstream in(std::filesystem::path(run.file(arguments[0])) / "events" / "summits.json",
                     std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    const auto file = Document::parse(bytes, nullptr, false);
    if (!in || !file.is_object()) {
        fmt::print(run.complaints(), "{}\n", fill("{file} cannot be read.", {{"file", "summits.json"}}));
        return 1;
    }
    const auto loaded = db.write([&](UnitOfWork& uow) { return load_summits(uow, lookup, editions, file); });
    if (!loaded) {
        fmt::print(run.complaints(), "{}\n", fill(loaded.error().message, loaded.error().values));
        return 1;
    }
    if (json)
        fmt::print(run.out(), "{}\n", compact({{"summits", *loaded}}));
    else
        fmt::print(run.out(), "Added what is known of {} summits.\n", *loaded);
    return 0;
}

}  // namespace plenaria::events_gfmd
