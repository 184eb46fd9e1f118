// SPDX-License-Identifier: EUPL-1.2
#include "demo.hpp"

#include <plenaria/directory/directory.hpp>
#include <plenaria/events/demo_file.hpp>

#include "body_service.hpp"
#include "fees/fee_repository.hpp"
#include "fees/fee_service.hpp"
#include "json.hpp"
#include "members/member_service.hpp"

namespace plenaria::events_durban {

namespace {

/// Names the cities that the directory knows members of a body, unless somebody has named others.
Result<void> load_members(UnitOfWork& uow, const MemberTools& tools, const std::string& edition,
                          const Document& body) {
    std::vector<std::string> wanted;
    for (const auto& name : body.value("members", Document::array()))
        for (const auto& city : tools.directory->cities(uow, "en"))
            if (city.name == name.get<std::string>()) wanted.push_back(city.ref);
    if (wanted.empty()) return {};
    return CongressBodies(tools).elect(
        uow, job_actor("events-durban.demo"),
        {.edition = edition, .body = body.at("body").get<std::string>(), .parties = std::move(wanted)});
}

Result<int> load_bodies(UnitOfWork& uow, const MemberTools& tools, const Document& file) {
    auto& editions = *tools.editions;
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
                if (set)
                    if (const auto named = load_members(uow, tools, card.id, each); !named)
                        return named.error();
                loaded += set ? 1 : 0;
            }
        }
    return loaded;
}

std::optional<events::Distance> distance_in(const Document& json, const char* name) {
    if (!json.contains(name)) return std::nullopt;
    const auto& distance = json.at(name);
    return events::Distance{.amount = distance.at("amount").get<int>(),
                            .unit = parse_unit(distance.at("unit").get<std::string>()).value()};
}

/// Of congresses of which nobody has written any fee yet.
Result<int> load_fees(UnitOfWork& uow, events::Editions& editions, const Document& file) {
    const auto loader = job_actor("events-durban.demo");
    const FeeTools tools{.editions = &editions};
    int loaded = 0;
    for (const auto& card : editions.of_format(uow, "durban", "en"))
        for (const auto& json : file.at("congresses")) {
            if (to_text(card.dates.start) != json.at("starts_on").get<std::string>()) continue;
            if (!fee_kinds_of(uow, card.id).empty() || fee_rules_of(uow, card.id).revision != 0) continue;
            const auto& rules = json.at("rules");
            if (auto set = set_fee_rules(uow, tools, loader,
                                         {.edition_id = card.id,
                                          .full_until = distance_in(rules, "full_until"),
                                          .part_percent = rules.at("part_percent").get<int>(),
                                          .part_until = distance_in(rules, "part_until"),
                                          .pay_to = rules.at("pay_to").get<std::string>(),
                                          .erase_days = rules.at("erase_days").get<int>()});
                !set)
                return std::move(set).error();
            for (const auto& each : json.at("kinds")) {
                auto entered = enter_fee_kind(
                    uow, tools, loader, card.id,
                    {.names = {each.at("name_en").get<std::string>(), each.at("name_es").get<std::string>(),
                               each.at("name_fr").get<std::string>()},
                     .for_others = each.value("for_others", false),
                     .currency = each.at("currency").get<std::string>(),
                     .fee = each.at("fee").get<long long>(),
                     .early_fee = each.value("early_fee", 0LL),
                     .early_until = distance_in(each, "early_until"),
                     .quota = each.at("quota").get<int>(),
                     .votes = each.at("votes").get<int>()});
                if (!entered) return std::move(entered).error();
                ++loaded;
            }
        }
    return loaded;
}

}  // namespace

int demo_command(Database& db, const MemberTools& tools, CommandRun& run) {
    const int bodies = events::load_demo_file(
        db, run,
        {.plugin = "events-durban",
         .name = "bodies.json",
         .things = "bodies",
         .added = "Added {} statutory bodies."},
        [&](UnitOfWork& uow, const Document& file) { return load_bodies(uow, tools, file); });
    if (bodies != 0) return bodies;
    return events::load_demo_file(
        db, run,
        {.plugin = "events-durban",
         .name = "fees.json",
         .things = "fee_kinds",
         .added = "Added {} kinds of participation."},
        [&](UnitOfWork& uow, const Document& file) { return load_fees(uow, *tools.editions, file); });
}

}  // namespace plenaria::events_durban
