// SPDX-License-Identifier: EUPL-1.2
#include "drive_letters.hpp"

#include <algorithm>
#include <set>

#include <plenaria/id.hpp>

#include "drive_service.hpp"

namespace plenaria::campaigns {

namespace {

Error other_number(const std::string& id) {
    return {ErrorCode::conflict,
            /*t*/ "The number of messages has changed since the preview. Nothing was sent: look again.", id};
}

Result<void> check_open(const DriveReading& reading) {
    if (!reading.text.takes_signatures)
        return Error{ErrorCode::conflict, /*t*/ "This text takes no signatures any more.",
                     reading.campaign.id};
    return {};
}

/// Asks each of `wave` with the link by which it signs.
template <class Make, class Change>
Result<int> write_to_targets(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                             const DriveReading& reading, const std::vector<DriveTarget>& wave,
                             const char* step, const Make& make, const Change& change) {
    const auto batch = new_id();
    for (const auto& row : wave) {
        const auto link =
            tools.signatures->invite(uow, actor, reading.drive.facts.signing_id, row.target.ref);
        if (!link) return link.error();
        Mail mail = make(row, *link);
        mail.batch = batch;
        uow.send(mail);
        auto target = row.target;
        change(target);
        (void)update(uow, target);
        add_step(uow, actor, target.id, {.what = step, .how = "mail", .on = reading.today});
    }
    return static_cast<int>(wave.size());
}

const DriveTarget* target_called(const DriveReading& reading, const std::string& ref) {
    const auto found = std::find_if(reading.targets.begin(), reading.targets.end(),
                                    [&](const DriveTarget& each) { return each.target.ref == ref; });
    return found == reading.targets.end() ? nullptr : &*found;
}

}  // namespace

std::vector<DriveTarget> to_request(const DriveReading& reading) {
    std::vector<DriveTarget> wave;
    for (const auto& row : reading.targets)
        if (row.state == TargetState::not_asked && row.has_address()) wave.push_back(row);
    return wave;
}

std::vector<DriveTarget> to_remind(const DriveReading& reading) {
    std::vector<DriveTarget> wave;
    for (const auto& row : reading.targets)
        if ((row.state == TargetState::asked || row.state == TargetState::promised) && row.has_address() &&
            !row.target.reminded_at)
            wave.push_back(row);
    return wave;
}

std::vector<statements::SigningCity> to_thank(const DriveReading& reading,
                                              const std::vector<Thanks>& thanked) {
    std::set<std::string> done;
    for (const auto& each : thanked) done.insert(each.signature_id);
    std::vector<statements::SigningCity> wave;
    for (const auto& city : reading.register_)
        if (const auto* valid = city.valid();
            valid != nullptr && !city.address.empty() && !done.contains(valid->id))
            wave.push_back(city);
    return wave;
}

Result<int> send_requests_to_sign(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                                  const std::string& campaign_id, int expected) {
    const auto reading = lock_drive(uow, tools, campaign_id);
    if (!reading) return reading.error();
    if (auto open = check_open(*reading); !open) return std::move(open).error();
    const auto wave = to_request(*reading);
    if (static_cast<int>(wave.size()) != expected || wave.empty()) return other_number(campaign_id);
    const DriveMails mails(tools);
    auto sent = write_to_targets(
        uow, tools, actor, *reading, wave, "asked",
        [&](const DriveTarget& row, const std::string& link) { return mails.request(*reading, row, link); },
        [&](Target& target) {
            target.asked_on = reading->today;
            target.asked_how = "mail";
        });
    if (sent)
        uow.record(actor, "campaigns.ask_to_sign", campaign_subject(campaign_id), "",
                   compact({{"messages", *sent}}));
    return sent;
}

Result<int> send_drive_reminders(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                                 const std::string& campaign_id, int expected) {
    const auto reading = lock_drive(uow, tools, campaign_id);
    if (!reading) return reading.error();
    if (auto open = check_open(*reading); !open) return std::move(open).error();
    const auto wave = to_remind(*reading);
    if (static_cast<int>(wave.size()) != expected || wave.empty()) return other_number(campaign_id);
    const DriveMails mails(tools);
    auto sent = write_to_targets(
        uow, tools, actor, *reading, wave, "reminded",
        [&](const DriveTarget& row, const std::string& link) { return mails.reminder(*reading, row, link); },
        [&](Target& target) { target.reminded_at = uow.now(); });
    if (sent)
        uow.record(actor, "campaigns.remind_to_sign", campaign_subject(campaign_id), "",
                   compact({{"messages", *sent}}));
    return sent;
}

Result<int> send_thanks(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                        const std::string& campaign_id, int expected) {
    const auto reading = lock_drive(uow, tools, campaign_id);
    if (!reading) return reading.error();
    const auto wave = to_thank(*reading, thanks_of(uow, reading->drive.id));
    if (static_cast<int>(wave.size()) != expected || wave.empty()) return other_number(campaign_id);
    const DriveMails mails(tools);
    const auto batch = new_id();
    for (const auto& city : wave) {
        const Thanks thanks{.id = new_id(),
                            .drive_id = reading->drive.id,
                            .signature_id = city.valid()->id,
                            .party = city.party,
                            .sent_at = uow.now()};
        insert(uow, thanks);
        auto mail = mails.thanks(*reading, city, uow.issue_link(mails.not_us_link(*reading, thanks, city)));
        mail.batch = batch;
        uow.send(mail);
        if (const auto* row = target_called(*reading, city.party))
            add_step(uow, actor, row->target.id, {.what = "thanked", .how = "mail"});
    }
    const auto sent = static_cast<int>(wave.size());
    uow.record(actor, "campaigns.thank_signatories", campaign_subject(campaign_id), "",
               compact({{"messages", sent}}));
    return sent;
}

Result<NotUs> read_not_us(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                          const std::string& thanks_id, std::string_view language) {
    const Error unknown{ErrorCode::not_found, /*t*/ "This page does not exist.", thanks_id};
    if (!actor.holds_link(not_us_purpose, thanks_subject(thanks_id))) return unknown;
    auto thanks = find_thanks(uow, thanks_id);
    const auto drive = thanks ? find_drive(uow, thanks->drive_id) : std::nullopt;
    if (!drive || thanks->party != actor.party) return unknown;
    auto reading = read_drive(uow, tools, drive->campaign_id, language);
    if (!reading) return std::move(reading).error();
    for (const auto& city : reading->register_)
        for (const auto& signature : city.signatures)
            if (signature.id == thanks->signature_id)
                return NotUs{*reading, *std::move(thanks), city, signature};
    return unknown;
}

Result<bool> say_not_us(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                        const std::string& thanks_id) {
    if (const auto thanks = find_thanks(uow, thanks_id))
        if (const auto drive = find_drive(uow, thanks->drive_id)) hold_campaign(uow, drive->campaign_id);
    const auto found = read_not_us(uow, tools, actor, thanks_id, "en");
    if (!found) return found.error();
    if (!reject(uow, found->thanks)) return false;
    const auto taken_back = tools.signatures->reject(uow, actor, found->signature.id);
    if (!taken_back) return taken_back.error();
    if (const auto* row = target_called(found->reading, found->city.party))
        add_step(uow, actor, row->target.id, {.what = "rejected"});
    uow.record(actor, "campaigns.say_not_us", thanks_subject(thanks_id), "",
               compact({{"signature", found->signature.id}, {"city", found->city.party}}));
    uow.notify(
        {.permission = "campaigns.edit",
         .message =
             /*t*/ "{city} says that it was not the one who signed “{text}”: its signature counts no longer.",
         .values = {{"city", found->city.name}, {"text", found->reading.text.label}},
         .domain = "campaigns",
         .path = tools.addresses->path("campaigns.drive", {{"campaign", found->reading.campaign.id}}),
         .urgent = true});
    return taken_back;
}

}  // namespace plenaria::campaigns
