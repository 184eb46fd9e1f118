// SPDX-License-Identifier: EUPL-1.2
#include "drive_reading.hpp"

#include <algorithm>

#include "../clearance/released_text.hpp"

namespace plenaria::campaigns {

int DriveReading::signed_() const {
    return static_cast<int>(std::count_if(register_.begin(), register_.end(),
                                          [](const auto& each) { return each.valid() != nullptr; }));
}

std::map<std::string, int> DriveReading::signed_by_region() const {
    std::map<std::string, int> counts;
    for (const auto& each : register_) {
        if (each.valid() == nullptr) continue;
        const auto found = region_of.find(each.party);
        ++counts[found == region_of.end() ? std::string() : found->second];
    }
    return counts;
}

int DriveReading::in_state(TargetState state) const {
    return static_cast<int>(
        std::count_if(targets.begin(), targets.end(), [&](const auto& each) { return each.state == state; }));
}

int DriveReading::overdue() const {
    return static_cast<int>(
        std::count_if(targets.begin(), targets.end(), [](const auto& each) { return each.overdue; }));
}

std::string DriveReading::asker_name(const std::string& id) const {
    const auto found =
        std::find_if(askers.begin(), askers.end(), [&](const Asker& each) { return each.id == id; });
    return id.empty() || found == askers.end() ? std::string() : found->name;
}

Error no_drive(const std::string& campaign_id) {
    return {ErrorCode::not_found, /*t*/ "This campaign has no signature drive.", campaign_id};
}

Result<DriveReading> read_drive(UnitOfWork& uow, const CampaignTools& tools, const std::string& campaign_id,
                                std::string_view language) {
    auto campaign = read_campaign(uow, campaign_id);
    if (!campaign) return std::move(campaign).error();
    auto drive = drive_of(uow, campaign_id);
    if (!drive) return no_drive(campaign_id);
    if (tools.signatures == nullptr)
        return Error{ErrorCode::conflict,
                     /*t*/ "The plugin “statements”, which keeps signatures, is switched off.", campaign_id};
    auto text = tools.signatures->text(uow, drive->facts.signing_id, language);
    if (!text) return no_drive(campaign_id);
    auto cities = tools.signatures->cities(uow, drive->facts.signing_id);
    DriveReading reading{.campaign = *std::move(campaign),
                         .drive = *std::move(drive),
                         .text = *std::move(text),
                         .labels = {},
                         .askers = {},
                         .targets = {},
                         .register_ = std::move(cities),
                         .region_of = {},
                         .with_kit = {}};
    for (const auto code : languages)
        reading.labels.emplace(code,
                               tools.signatures->text(uow, reading.drive.facts.signing_id, code)->label);
    reading.now = uow.now();
    reading.today = to_local(uow.now(), reading.campaign.facts.zone).day;
    reading.askers = askers_of(uow, reading.drive.id);
    if (reading.campaign.written == Written::scheduled)
        for (const auto& cleared : cleared_list(uow, reading.campaign))
            reading.with_kit[cleared.city_ref] = cleared.city_id;
    std::vector<std::string> refs;
    std::map<std::string, const statements::SigningCity*> by_party;
    for (const auto& each : reading.register_) {
        refs.push_back(each.party);
        by_party[each.party] = &each;
    }
    for (const auto& party : tools.directory->parties(uow, refs, language))
        reading.region_of[party.ref] = party.region;
    for (auto& target : targets_of(uow, reading.drive.id)) {
        DriveTarget row{.target = std::move(target), .city = {}};
        const auto found = by_party.find(row.target.ref);
        const auto* city = found == by_party.end() ? nullptr : found->second;
        if (city != nullptr) row.city = *city;
        row.state = state_of(row.target, city);
        row.took_back = took_back(city);
        row.overdue = is_overdue(row.target, row.state, reading.drive.facts.deadline, reading.today);
        reading.targets.push_back(std::move(row));
    }
    return reading;
}

Result<DriveReading> lock_drive(UnitOfWork& uow, const CampaignTools& tools, const std::string& campaign_id) {
    hold_campaign(uow, campaign_id);
    auto reading = read_drive(uow, tools, campaign_id, "en");
    if (reading && reading->campaign.written == Written::withdrawn)
        return Error{ErrorCode::conflict, /*t*/ "This campaign was withdrawn.", campaign_id};
    return reading;
}

std::string asker_party(const std::string& id) { return "asker/" + id; }

Result<OwnDrive> own_drive(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                           const std::string& campaign_id, std::string_view language) {
    if (!actor.holds_link(ask_purpose, campaign_subject(campaign_id))) return no_drive(campaign_id);
    auto reading = read_drive(uow, tools, campaign_id, language);
    if (!reading) return std::move(reading).error();
    const auto asker = std::find_if(reading->askers.begin(), reading->askers.end(), [&](const Asker& each) {
        return !each.ended_at && asker_party(each.id) == actor.party;
    });
    if (asker == reading->askers.end()) return no_drive(campaign_id);
    auto own = *asker;
    std::erase_if(reading->targets, [&](const DriveTarget& each) { return each.target.asker_id != own.id; });
    return OwnDrive{*std::move(reading), std::move(own)};
}

}  // namespace plenaria::campaigns
