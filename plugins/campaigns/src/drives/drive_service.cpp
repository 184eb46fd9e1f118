// SPDX-License-Identifier: EUPL-1.2
#include "drive_service.hpp"

#include <algorithm>
#include <set>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "drive_mails.hpp"

namespace plenaria::campaigns {

namespace {

std::string target_subject(const std::string& id) { return "campaigns.target/" + id; }

Document drive_json(const DriveFacts& facts) {
    return {{"signing", facts.signing_id},
            {"goal", facts.goal},
            {"goals", facts.goals},
            {"deadline", facts.deadline ? plenaria::to_text(*facts.deadline) : std::string()}};
}

struct AskerPlace {
    DriveReading reading;
    Asker asker;
};

Result<AskerPlace> lock_asker(UnitOfWork& uow, const CampaignTools& tools, const std::string& id) {
    const Error unknown{ErrorCode::not_found, /*t*/ "This person does not ask for this drive.", id};
    const auto found = find_asker(uow, id);
    const auto drive = found ? find_drive(uow, found->drive_id) : std::nullopt;
    if (!drive) return unknown;
    auto reading = lock_drive(uow, tools, drive->campaign_id);
    if (!reading) return std::move(reading).error();
    for (const auto& each : reading->askers)
        if (each.id == id) return AskerPlace{*reading, each};
    return unknown;
}

void mail_link(UnitOfWork& uow, const CampaignTools& tools, const DriveReading& reading, Asker& asker) {
    const DriveMails mails(tools);
    uow.revoke_links(ask_purpose, campaign_subject(reading.campaign.id), asker_party(asker.id));
    uow.send(mails.to_asker(reading, asker, uow.issue_link(mails.asker_link(reading, asker))));
    asker.sent_at = uow.now();
}

/// One of the reading, with the lock of its campaign held.
Result<void> note_on(UnitOfWork& uow, const Actor& actor, const DriveReading& reading, const DriveTarget& row,
                     NotedStep step, const std::string& prefix) {
    step.note = tidy(Texts{{{"en", step.note}}}).exactly("en");
    std::vector<FieldError> problems;
    check(step, prefix, reading.today, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    auto target = row.target;
    if (step.revision != target.revision) return changed_meanwhile(target_subject(target.id));
    if (row.state == TargetState::signed_ && step.what != "note")
        return Error{ErrorCode::conflict, /*t*/ "This city has signed: only notes can be added.", target.id};
    const auto before = target.said;
    if (step.what == "asked") {
        target.asked_on = step.on;
        target.asked_how = step.how;
    } else if (step.what != "note") {
        target.said = step.what == "open" ? std::string() : step.what;
        target.promised_for = step.what == "promised" ? step.on : std::nullopt;
        // Who answered was asked, whoever noted it.
        if (step.what != "open" && !target.asked_on) target.asked_on = reading.today;
    }
    if (step.what != "asked" && step.what != "promised") step.on = std::nullopt;
    if (step.what != "asked") step.how.clear();
    if (!update(uow, target)) return changed_meanwhile(target_subject(target.id));
    add_step(uow, actor, target.id, {.what = step.what, .how = step.how, .on = step.on, .note = step.note});
    // Without the words: history outlives them.
    uow.record(actor, "campaigns.note_target", target_subject(target.id), compact({{"said", before}}),
               compact({{"what", step.what}, {"how", step.how}}));
    return {};
}

const DriveTarget* target_in(const DriveReading& reading, const std::string& id) {
    const auto found = std::find_if(reading.targets.begin(), reading.targets.end(),
                                    [&](const DriveTarget& each) { return each.target.id == id; });
    return found == reading.targets.end() ? nullptr : &*found;
}

struct TargetPlace {
    DriveReading reading;
    DriveTarget row;
};

Result<TargetPlace> lock_target(UnitOfWork& uow, const CampaignTools& tools, const std::string& id) {
    const auto found = find_target(uow, id);
    const auto drive = found ? find_drive(uow, found->drive_id) : std::nullopt;
    if (!drive) return target_unknown(id);
    auto reading = lock_drive(uow, tools, drive->campaign_id);
    if (!reading) return std::move(reading).error();
    const auto* row = target_in(*reading, id);
    if (row == nullptr) return target_unknown(id);
    return TargetPlace{*reading, *row};
}

}  // namespace

Error target_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This city is not on the list of the drive.", id};
}

void add_step(UnitOfWork& uow, const Actor& actor, const std::string& target_id, TargetStep step) {
    step.id = new_id();
    step.target_id = target_id;
    step.at = uow.now();
    step.by = actor.name;
    insert(uow, step);
}

Result<void> save_drive(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                        const std::string& campaign_id, const DriveFacts& facts, int revision) {
    const auto campaign = lock_campaign(uow, campaign_id);
    if (!campaign) return campaign.error();
    if (campaign->written == Written::withdrawn)
        return Error{ErrorCode::conflict, /*t*/ "This campaign was withdrawn.", campaign_id};
    const auto before = drive_of(uow, campaign_id);
    Drive drive = before.value_or(Drive{.id = new_id(), .campaign_id = campaign_id});
    auto wanted = facts;
    if (before) wanted.signing_id = before->facts.signing_id;
    std::erase_if(wanted.goals, [](const auto& each) { return each.second == 0; });
    std::vector<FieldError> problems;
    check(wanted, problems);
    if (problems.empty() &&
        (tools.signatures == nullptr || !tools.signatures->text(uow, wanted.signing_id, "en")))
        problems.push_back({"signing", /*t*/ "Choose the text that cities sign."});
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    drive.facts = wanted;
    if (!before) {
        if (revision != 0) return no_drive(campaign_id);
        insert(uow, drive);
    } else {
        drive.revision = revision;
        if (!update(uow, drive)) return changed_meanwhile("campaigns.drive/" + drive.id);
    }
    uow.record(actor, "campaigns.save_drive", "campaigns.drive/" + drive.id,
               before ? compact(drive_json(before->facts)) : std::string(), compact(drive_json(drive.facts)));
    return {};
}

Result<int> add_targets(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                        const std::string& campaign_id, const std::vector<std::string>& refs) {
    const auto reading = lock_drive(uow, tools, campaign_id);
    if (!reading) return reading.error();
    std::set<std::string> there;
    for (const auto& each : reading->targets) there.insert(each.target.ref);
    std::vector<std::string> wanted;
    for (const auto& ref : refs)
        if (ref.starts_with("city/") && there.insert(ref).second) wanted.push_back(ref);
    if (auto added = tools.signatures->add(uow, actor, reading->drive.facts.signing_id, wanted); !added)
        return std::move(added).error();
    int added = 0;
    for (const auto& party : tools.directory->parties(uow, wanted, "en")) {
        const auto own = tools.directory->party(uow, party.ref, party.language);
        insert(uow, Target{.id = new_id(),
                           .drive_id = reading->drive.id,
                           .ref = party.ref,
                           .name = own ? own->name : party.name,
                           .country = party.iso2,
                           .region = party.region});
        ++added;
    }
    uow.record(actor, "campaigns.add_targets", "campaigns.drive/" + reading->drive.id, "",
               compact({{"cities", added}}));
    return added;
}

Result<void> take_off(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                      const std::string& target_id) {
    const auto place = lock_target(uow, tools, target_id);
    if (!place) return place.error();
    if (place->row.state != TargetState::not_asked)
        return Error{ErrorCode::conflict, /*t*/ "This city was asked already, and stays on the list.",
                     target_id};
    remove_target(uow, target_id);
    uow.record(actor, "campaigns.take_off_target", "campaigns.drive/" + place->reading.drive.id,
               compact({{"city", place->row.target.ref}}), "");
    return {};
}

Result<std::string> add_asker(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                              const std::string& campaign_id, const Asker& wish) {
    const auto reading = lock_drive(uow, tools, campaign_id);
    if (!reading) return reading.error();
    auto asker = wish;
    asker.id = new_id();
    asker.drive_id = reading->drive.id;
    asker.name = trim(wish.name);
    asker.sent_at = std::nullopt;
    std::vector<FieldError> problems;
    if (asker.name.empty()) problems.push_back({"asker_name", /*t*/ "Write a name."});
    check_text("asker_name", asker.name, longest_name, problems);
    if (!is_language(asker.language)) problems.push_back({"asker_language", /*t*/ "Choose a language."});
    for (const auto& other : reading->askers)
        if (!asker.address.empty() && other.address == asker.address)
            problems.push_back({"asker_address", /*t*/ "A link was sent to this address already."});
    if (auto good = refuse_if_any(std::move(problems)); !good) return good.error();
    if (!asker.address.empty()) mail_link(uow, tools, *reading, asker);
    insert(uow, asker);
    uow.record(actor, "campaigns.add_asker", "campaigns.drive/" + reading->drive.id, "",
               compact({{"asker", asker.id}}));
    return asker.id;
}

Result<void> send_asker_link(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                             const std::string& asker_id) {
    auto place = lock_asker(uow, tools, asker_id);
    if (!place) return place.error();
    if (place->asker.address.empty())
        return Error{ErrorCode::conflict, /*t*/ "No mail address of this person is known.", asker_id};
    mail_link(uow, tools, place->reading, place->asker);
    update(uow, place->asker);
    uow.record(actor, "campaigns.send_asker_link", "campaigns.drive/" + place->reading.drive.id, "",
               compact({{"asker", asker_id}}));
    return {};
}

Result<void> end_asker(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                       const std::string& asker_id) {
    auto place = lock_asker(uow, tools, asker_id);
    if (!place) return place.error();
    uow.revoke_links(ask_purpose, campaign_subject(place->reading.campaign.id), asker_party(asker_id));
    place->asker.ended_at = uow.now();
    update(uow, place->asker);
    for (const auto& row : place->reading.targets) {
        if (row.target.asker_id != asker_id) continue;
        auto target = row.target;
        target.asker_id.clear();
        (void)update(uow, target);
    }
    uow.record(actor, "campaigns.end_asker", "campaigns.drive/" + place->reading.drive.id,
               compact({{"asker", asker_id}}), "");
    return {};
}

Result<int> assign(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                   const std::string& campaign_id, const std::string& asker_id,
                   const std::vector<std::string>& target_ids) {
    const auto reading = lock_drive(uow, tools, campaign_id);
    if (!reading) return reading.error();
    std::vector<FieldError> problems;
    if (target_ids.empty()) problems.push_back({"targets", /*t*/ "Choose at least one city."});
    const auto name = reading->asker_name(asker_id);
    if (!asker_id.empty() && name.empty()) problems.push_back({"asker", /*t*/ "Choose who asks them."});
    if (auto good = refuse_if_any(std::move(problems)); !good) return good.error();
    int changed = 0;
    for (const auto& id : target_ids) {
        const auto* row = target_in(*reading, id);
        if (row == nullptr) return target_unknown(id);
        if (row->target.asker_id == asker_id) continue;
        auto target = row->target;
        target.asker_id = asker_id;
        (void)update(uow, target);
        add_step(uow, actor, id, {.what = "assigned", .note = name});
        ++changed;
    }
    uow.record(actor, "campaigns.assign_targets", "campaigns.drive/" + reading->drive.id, "",
               compact({{"asker", asker_id}, {"cities", changed}}));
    return changed;
}

Result<void> note_step(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                       const std::string& target_id, const NotedStep& step) {
    const auto place = lock_target(uow, tools, target_id);
    if (!place) return place.error();
    return note_on(uow, actor, place->reading, place->row, step, "");
}

Result<void> note_own_step(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                           const std::string& campaign_id, const std::string& target_id,
                           const NotedStep& step, const std::string& prefix) {
    hold_campaign(uow, campaign_id);
    const auto own = own_drive(uow, tools, actor, campaign_id, "en");
    if (!own) return own.error();
    if (own->reading.campaign.written == Written::withdrawn)
        return Error{ErrorCode::conflict, /*t*/ "This campaign was withdrawn.", campaign_id};
    const auto* row = target_in(own->reading, target_id);
    if (row == nullptr) return target_unknown(target_id);
    return note_on(uow, actor, own->reading, *row, step, prefix);
}

}  // namespace plenaria::campaigns
