// SPDX-License-Identifier: EUPL-1.2
#include "demo.hpp"

#include <fstream>
#include <iterator>

#include <fmt/ostream.h>

#include <plenaria/locale.hpp>

#include "clearance/clearance_service.hpp"

namespace plenaria::campaigns {

namespace {

const Actor& demo_loader() {
    static const Actor loader = job_actor("campaigns.demo");
    return loader;
}

Texts texts_in(const Document& json, const char* name) {
    Texts texts;
    for (const auto& [language, text] : json.at(name).items()) texts.all[language] = text.get<std::string>();
    return texts;
}

/// All cities when the directory has no such list.
std::string list_called(UnitOfWork& uow, directory::Directory& directory, const std::string& name) {
    for (const auto& each : directory.segments(uow))
        if (each.name == name) return each.id;
    return {};
}

Result<void> load_campaign(UnitOfWork& uow, const CampaignTools& tools, const Document& json) {
    const auto today = std::chrono::floor<std::chrono::days>(uow.now());
    const auto time = json.at("embargo_time").get<std::string>();
    const auto made = create_campaign(
        uow, tools, demo_loader(),
        {.title = texts_in(json, "title"),
         .original = json.at("original_language").get<std::string>(),
         .aim = texts_in(json, "aim"),
         .embargo = {today + std::chrono::days(json.at("embargo_in_days").get<int>()),
                     std::chrono::hours(std::stoi(time.substr(0, 2)))},
         .zone = json.at("zone").get<std::string>(),
         .segment_id = list_called(uow, *tools.directory, json.at("list").get<std::string>())});
    if (!made) return made.error();
    for (const auto& output : json.at("outputs")) {
        const auto kind = parse_output_kind(output.at("kind").get<std::string>());
        const auto added = add_output(uow, tools, demo_loader(), *made,
                                      {.kind = kind.value_or(OutputKind::press_release),
                                       .network = output.value("network", std::string()),
                                       .title = texts_in(output, "title"),
                                       .body = texts_in(output, "body")});
        if (!added) return added.error();
    }
    // What staff proposes, in the language of each city; no office has cleared it.
    const auto quote = texts_in(json, "quote");
    for (const auto& city : cities_of(uow, *made))
        if (auto proposed = change_city(uow, tools, demo_loader(), city.id,
                                        {city.mayor, quote.exactly(city.language), city.revision});
            !proposed)
            return proposed;
    return {};
}

}  // namespace

Result<int> load_demo(Database& db, const CampaignTools& tools, const std::filesystem::path& folder) {
    std::ifstream in(folder / "campaigns" / "campaigns.json", std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    const auto document = Document::parse(bytes, nullptr, false);
    if (!in || !document.is_object())
        return Error{ErrorCode::invalid_input,
                     /*t*/ "{file} cannot be read.",
                     "demo",
                     {},
                     {{"file", "campaigns.json"}}};
    return db.write([&](UnitOfWork& uow) -> Result<int> {
        int loaded = 0;
        for (const auto& json : document.at("campaigns")) {
            if (auto done = load_campaign(uow, tools, json); !done) return std::move(done).error();
            ++loaded;
        }
        return loaded;
    });
}

int demo_command(Database& db, const CampaignTools& tools, CommandRun& run) {
    auto arguments = run.arguments();
    const bool as_json = std::erase(arguments, "--json") > 0;
    if (arguments.size() != 1 || arguments[0].starts_with("--")) {
        fmt::print(run.complaints(), "usage: plenaria campaigns demo {}\n", demo_usage);
        return 2;
    }
    const auto loaded = load_demo(db, tools, run.file(arguments[0]));
    if (!loaded) {
        fmt::print(run.complaints(), "{}\n", fill(loaded.error().message, loaded.error().values));
        for (const auto& field : loaded.error().fields)
            fmt::print(run.complaints(), "{}: {}\n", field.field, fill(field.message, field.values));
        return 1;
    }
    if (as_json)
        fmt::print(run.out(), "{}\n", compact({{"campaigns", *loaded}}));
    else
        fmt::print(run.out(), "Added {} campaign.\n", *loaded);
    return 0;
}

}  // namespace plenaria::campaigns
