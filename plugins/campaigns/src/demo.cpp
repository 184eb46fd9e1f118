// SPDX-License-Identifier: EUPL-1.2
#include "demo.hpp"

#include <fstream>
#include <iterator>

#include <fmt/ostream.h>

#include <plenaria/locale.hpp>

#include "calendar/item_service.hpp"
#include "clearance/clearance_service.hpp"
#include "coverage/coverage_service.hpp"
#include "drives/drive_service.hpp"
#include "plan/plan_repository.hpp"
#include "sending/sending_service.hpp"

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

/// Asks the cities of the campaign to sign the newest text of the register, if there is one.
Result<void> load_drive(UnitOfWork& uow, const CampaignTools& tools, const std::string& campaign,
                        const Document& json, Day deadline) {
    const auto texts = tools.signatures == nullptr ? std::vector<statements::SignedText>()
                                                   : tools.signatures->texts(uow, "en");
    if (texts.empty()) return {};
    DriveFacts facts{.signing_id = texts.front().id,
                     .goal = json.at("goal").get<int>(),
                     .goals = json.at("goals").get<std::map<std::string, int>>(),
                     .deadline = deadline};
    if (auto saved = save_drive(uow, tools, demo_loader(), campaign, facts, 0); !saved) return saved;
    std::vector<std::string> refs;
    for (const auto& each : cities_of(uow, campaign)) refs.push_back(each.ref);
    if (auto added = add_targets(uow, tools, demo_loader(), campaign, refs); !added)
        return std::move(added).error();
    const auto asker = add_asker(uow, tools, demo_loader(), campaign,
                                 {.name = json.at("asker").get<std::string>(), .address = {}});
    const auto reading = read_drive(uow, tools, campaign, "en");
    if (!asker || !reading) return asker ? reading.error() : asker.error();
    auto step = json.at("steps").begin();
    std::vector<std::string> asked;
    for (const auto& row : reading->targets) {
        if (row.state == TargetState::signed_ || step == json.at("steps").end()) continue;
        std::optional<Day> on = reading->today;
        if (step->contains("in_days")) *on += std::chrono::days(step->at("in_days").get<int>());
        if (auto noted = note_step(uow, tools, demo_loader(), row.target.id,
                                   {.what = step->at("what").get<std::string>(),
                                    .how = step->value("how", std::string()),
                                    .on = on,
                                    .note = step->at("note").get<std::string>(),
                                    .revision = row.target.revision});
            !noted)
            return noted;
        asked.push_back(row.target.id);
        ++step;
    }
    if (asked.empty()) return {};
    if (auto given = assign(uow, tools, demo_loader(), campaign, *asker, asked); !given)
        return std::move(given).error();
    return {};
}

Result<void> load_follow_up(UnitOfWork& uow, const CampaignTools& tools, const std::string& campaign,
                            const Document& json, Day today) {
    for (const auto& each : json.at("coverage")) {
        const auto added = add_coverage(uow, tools, demo_loader(), campaign,
                                        {.link = each.at("link").get<std::string>(),
                                         .outlet = each.at("outlet").get<std::string>(),
                                         .country = each.at("country").get<std::string>(),
                                         .language = each.at("language").get<std::string>(),
                                         .on = today - std::chrono::days(each.at("days_ago").get<int>()),
                                         .tone = each.at("tone").get<std::string>(),
                                         .reach = each.at("reach").get<long long>()});
        if (!added) return added.error();
    }
    for (const auto& each : json.at("partners"))
        if (auto made = add_partner(uow, demo_loader(), campaign, each.get<std::string>()); !made)
            return std::move(made).error();
    return {};
}

std::chrono::minutes minutes_of(const std::string& time) {
    return std::chrono::hours(std::stoi(time.substr(0, 2))) +
           std::chrono::minutes(std::stoi(time.substr(3, 2)));
}

/// Without `events` there is nothing to hang on, and the plan is the rest of it.
Result<void> load_plan(UnitOfWork& uow, const CampaignTools& tools, const std::string& id,
                       const Document& json) {
    PlanFacts facts{.audiences = texts_in(json, "audiences"),
                    .messages = texts_in(json, "messages"),
                    .hashtags = texts_in(json, "hashtags")};
    if (tools.editions != nullptr)
        for (const auto& each : tools.editions->latest(uow, "en"))
            if (each.title == json.at("event").get<std::string>()) facts.edition_id = each.id;
    return set_plan(uow, tools, demo_loader(), id, facts, 1);
}

Result<void> load_item(UnitOfWork& uow, const CampaignTools& tools, const std::string& id,
                       const Document& json) {
    ItemFacts facts{.kind = json.at("kind").get<std::string>(),
                    .channel = json.at("channel").get<std::string>(),
                    .title = json.at("title").get<std::string>(),
                    .owner = json.at("owner").get<std::string>(),
                    .language = json.at("language").get<std::string>()};
    const auto time = minutes_of(json.at("time").get<std::string>());
    if (json.contains("anchor")) {
        if (tools.editions == nullptr || !plan_of(uow, id).has_event()) return {};
        facts.timing = {
            .anchor = parse_anchor(json.at("anchor").get<std::string>()).value_or(Anchor::first_day),
            .days = json.at("days").get<int>(),
            .minutes = static_cast<int>(time.count())};
    } else {
        facts.due = {std::chrono::floor<std::chrono::days>(uow.now()) +
                         std::chrono::days(json.at("in_days").get<int>()),
                     time};
    }
    const auto added = add_item(uow, tools, demo_loader(), id, facts);
    if (!added) return added.error();
    const auto state = parse_item_state(json.at("state").get<std::string>()).value_or(ItemState::planned);
    if (state == ItemState::planned) return {};
    return set_item_state(uow, demo_loader(), *added, state, 1);
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
    if (json.contains("drive"))
        if (auto done = load_drive(uow, tools, *made, json.at("drive"),
                                   today + std::chrono::days(json.at("embargo_in_days").get<int>()));
            !done)
            return done;
    if (json.contains("coverage"))
        if (auto done = load_follow_up(uow, tools, *made, json, today); !done) return done;
    for (const auto& letter : json.value("letters", Document::array())) {
        const auto written = create_sending(
            uow, demo_loader(), *made,
            {.subject = texts_in(letter, "subject"),
             .body = texts_in(letter, "body"),
             .segment_id = list_called(uow, *tools.directory, json.at("list").get<std::string>()),
             .roles = letter.at("roles").get<std::vector<std::string>>(),
             .zone = json.at("zone").get<std::string>()});
        if (!written) return written.error();
    }
    if (json.contains("plan"))
        if (auto planned = load_plan(uow, tools, *made, json.at("plan")); !planned) return planned;
    if (json.contains("items"))
        for (const auto& item : json.at("items"))
            if (auto loaded = load_item(uow, tools, *made, item); !loaded) return loaded;
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
