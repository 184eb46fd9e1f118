// SPDX-License-Identifier: EUPL-1.2
#include "freeze.hpp"

#include <algorithm>
#include <set>

#include <plenaria/id.hpp>

namespace plenaria::campaigns {

namespace {

Document json_of(const FrozenCount& count, const DriveReading& reading) {
    Document list = Document::array();
    for (const auto& each : count.signatories)
        list.push_back({{"signature", each.signature_id},
                        {"party", each.party},
                        {"names", each.names},
                        {"iso2", each.iso2},
                        {"person", each.person},
                        {"office", each.office},
                        {"signed_on", plenaria::to_text(each.signed_on)}});
    return {{"frozen_at", plenaria::to_text(count.freeze.frozen_at)},
            {"drive", count.freeze.drive_id},
            {"signing", reading.drive.facts.signing_id},
            {"version", reading.text.version_id},
            {"text", count.text},
            {"number", count.freeze.number},
            {"signatories", std::move(list)}};
}

const std::string& in_language(const std::map<std::string, std::string>& texts, std::string_view language) {
    static const std::string none;
    const auto found = texts.find(std::string(language));
    if (found != texts.end()) return found->second;
    return texts.empty() ? none : texts.begin()->second;
}

}  // namespace

Result<std::string> freeze_count(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                                 const std::string& campaign_id) {
    const auto reading = lock_drive(uow, tools, campaign_id);
    if (!reading) return reading.error();
    std::vector<std::string> refs;
    FrozenCount count{.freeze = {.id = new_id(),
                                 .drive_id = reading->drive.id,
                                 .frozen_at = uow.now(),
                                 .frozen_by = actor.name},
                      .text = reading->labels,
                      .signatories = {}};
    for (const auto& city : reading->register_) {
        const auto* valid = city.valid();
        if (valid == nullptr) continue;
        refs.push_back(city.party);
        FrozenSignatory row{.signature_id = valid->id,
                            .party = city.party,
                            .names = {},
                            .iso2 = valid->iso2,
                            .person = valid->person_name,
                            .office = valid->office,
                            .signed_on = to_local(valid->signed_at, city.zone).day};
        for (const auto code : languages) row.names.emplace(code, valid->city_name);
        count.signatories.push_back(std::move(row));
    }
    if (count.signatories.empty())
        return Error{ErrorCode::conflict, /*t*/ "Nobody has signed yet: there is nothing to print.",
                     campaign_id};
    for (const auto code : languages)
        for (const auto& party : tools.directory->parties(uow, refs, code))
            for (auto& each : count.signatories)
                if (each.party == party.ref) each.names[std::string(code)] = party.name;
    count.freeze.number = static_cast<int>(count.signatories.size());
    count.freeze.hash = uow.keep_file(compact(json_of(count, *reading)), "application/json");
    insert(uow, count.freeze);
    uow.record(actor, "campaigns.freeze_count", campaign_subject(campaign_id), "",
               compact({{"number", count.freeze.number}, {"sha256", count.freeze.hash}}));
    return count.freeze.id;
}

Result<FrozenCount> read_frozen(UnitOfWork& uow, const Freeze& freeze) {
    const auto file = uow.load_file(freeze.hash);
    const auto document =
        file ? Document::parse(file->bytes, nullptr, false) : Document(Document::value_t::discarded);
    if (!document.is_object() || sha256_hex(file->bytes) != freeze.hash)
        return Error{ErrorCode::unavailable, /*t*/ "The record of this count is damaged.", freeze.id};
    FrozenCount count{.freeze = freeze,
                      .text = document.at("text").get<std::map<std::string, std::string>>(),
                      .signatories = {}};
    for (const auto& each : document.at("signatories"))
        count.signatories.push_back(
            {.signature_id = each.at("signature").get<std::string>(),
             .party = each.at("party").get<std::string>(),
             .names = each.at("names").get<std::map<std::string, std::string>>(),
             .iso2 = each.at("iso2").get<std::string>(),
             .person = each.at("person").get<std::string>(),
             .office = each.at("office").get<std::string>(),
             .signed_on = parse_day(each.at("signed_on").get<std::string>()).value_or(Day{})});
    return count;
}

Result<CountReading> read_count(UnitOfWork& uow, const CampaignTools& tools, const std::string& freeze_id,
                                std::string_view language) {
    const auto freeze = find_freeze(uow, freeze_id);
    const auto drive = freeze ? find_drive(uow, freeze->drive_id) : std::nullopt;
    if (!drive) return Error{ErrorCode::not_found, /*t*/ "This count does not exist.", freeze_id};
    auto reading = read_drive(uow, tools, drive->campaign_id, language);
    if (!reading) return std::move(reading).error();
    auto count = read_frozen(uow, *freeze);
    if (!count) return std::move(count).error();
    CountReading all{*std::move(reading), *std::move(count), {}, {}};
    std::set<std::string> printed;
    for (const auto& each : all.count.signatories) printed.insert(each.signature_id);
    for (const auto& city : all.drive.register_) {
        for (const auto& signature : city.signatures)
            if (signature.withdrawn_at && printed.contains(signature.id))
                all.gone.emplace(signature.id, *signature.withdrawn_at);
        if (const auto* valid = city.valid(); valid != nullptr && !printed.contains(valid->id))
            all.since.push_back(city);
    }
    return all;
}

std::vector<FrozenSignatory> sorted(const FrozenCount& count, const Locale& locale) {
    std::vector<std::pair<std::string, const FrozenSignatory*>> order;
    for (const auto& each : count.signatories)
        order.emplace_back(locale.sort_key(in_language(each.names, locale.language())), &each);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<FrozenSignatory> list;
    for (const auto& [key, each] : order) list.push_back(*each);
    return list;
}

Table count_table(const FrozenCount& count, const Locale& locale) {
    Table table{.title = locale.t("Signatories"),
                .columns = {{.title = locale.t("City"), .width = 30},
                            {.title = locale.t("Country"), .width = 24},
                            {.title = locale.t("Signed by"), .width = 34},
                            {.title = locale.t("Signed on"), .kind = Table::Kind::day, .width = 14}},
                .rows = {}};
    for (const auto& each : sorted(count, locale))
        table.rows.push_back({in_language(each.names, locale.language()),
                              each.iso2.empty() ? std::string() : locale.country(each.iso2),
                              each.person + (each.office.empty() ? "" : ", " + each.office),
                              plenaria::to_text(each.signed_on)});
    return table;
}

}  // namespace plenaria::campaigns
