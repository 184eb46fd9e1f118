// SPDX-License-Identifier: EUPL-1.2
#include "samples.hpp"

#include <algorithm>

#include <plenaria/model_catcher.hpp>

#include "calendar/item_repository.hpp"
#include "drives/drive_mails.hpp"
#include "plan/campaign_repository.hpp"

namespace plenaria::campaigns {

namespace {

constexpr auto due_soon = std::chrono::days(7);
constexpr int most_due = 50;

struct LetterSample {
    std::string_view letter;
    void (*make)(const CampaignMails&, const Campaign&, const City&, const PressReader&,
                 std::string_view link);
};
constexpr LetterSample letter_samples[] = {
    {"campaigns/mail/clearance_request",
     [](auto& mails, auto& of, auto& city, auto&, auto link) { (void)mails.request(of, city, link); }},
    {"campaigns/mail/clearance_reminder",
     [](auto& mails, auto& of, auto& city, auto&, auto link) { (void)mails.reminder(of, city, link); }},
    {"campaigns/mail/clearance_again",
     [](auto& mails, auto& of, auto& city, auto&, auto link) { (void)mails.again(of, city, link); }},
    {"campaigns/mail/early_reading",
     [](auto& mails, auto& of, auto&, auto& reader, auto link) { (void)mails.early(of, reader, link); }},
    {"campaigns/mail/embargo_moved",
     [](auto& mails, auto& of, auto& city, auto&, auto) { (void)mails.moved(of, city); }},
    {"campaigns/mail/corrected",
     [](auto& mails, auto& of, auto& city, auto&, auto) { (void)mails.corrected(of, city); }},
    {"campaigns/mail/withdrawn",
     [](auto& mails, auto& of, auto& city, auto&, auto) { (void)mails.withdrawn(of, city); }},
};

struct DriveLetter {
    std::string_view letter;
    void (*make)(const DriveMails&, const DriveReading&, const DriveTarget&, const Asker&,
                 std::string_view link);
};
constexpr DriveLetter drive_letters[] = {
    {"campaigns/mail/drive_asker",
     [](auto& mails, auto& of, auto&, auto& asker, auto link) { (void)mails.to_asker(of, asker, link); }},
    {"campaigns/mail/drive_request",
     [](auto& mails, auto& of, auto& to, auto&, auto link) { (void)mails.request(of, to, link); }},
    {"campaigns/mail/drive_reminder",
     [](auto& mails, auto& of, auto& to, auto&, auto link) { (void)mails.reminder(of, to, link); }},
    {"campaigns/mail/drive_thanks",
     [](auto& mails, auto& of, auto& to, auto&, auto link) { (void)mails.thanks(of, *to.city, link); }},
};

std::optional<Model> drive_sample(UnitOfWork& uow, const CampaignTools& tools, const DriveLetter& line,
                                  std::string_view language) {
    for (const auto& drive : all_drives(uow)) {
        const auto reading = read_drive(uow, tools, drive.campaign_id, language);
        if (!reading || reading->targets.empty()) continue;
        auto target = reading->targets.front();
        if (!target.city) continue;
        target.city->language = language;
        const ModelCatcher catcher;
        line.make(DriveMails(tools, &catcher), *reading, target,
                  {.name = "Ada Example", .language = std::string(language)},
                  tools.addresses->absolute("/l/…"));
        return catcher.take();
    }
    return std::nullopt;
}

}  // namespace

std::optional<Model> CampaignSamples::sample(UnitOfWork& uow, std::string_view letter,
                                             std::string_view language) const {
    const auto* line = std::find_if(std::begin(letter_samples), std::end(letter_samples),
                                    [&](const LetterSample& each) { return each.letter == letter; });
    if (tools_.locales == nullptr) return std::nullopt;
    for (const auto& each : drive_letters)
        if (each.letter == letter) return drive_sample(uow, tools_, each, language);
    if (line == std::end(letter_samples)) return std::nullopt;
    for (const auto& campaign : all_campaigns(uow, 0, 20)) {
        const auto cities = cities_of(uow, campaign.id);
        if (cities.empty()) continue;
        auto city = cities.front();
        city.language = language;
        const PressReader reader{.name = "Ada Example", .language = std::string(language)};
        const ModelCatcher catcher;
        const CampaignMails mails({catcher, *tools_.locales, *tools_.addresses});
        line->make(mails, campaign, city, reader, tools_.addresses->absolute("/l/…"));
        return catcher.take();
    }
    return std::nullopt;
}

std::vector<WorkItem> CampaignWork::waiting(UnitOfWork& uow, const Actor& actor, const Locale& locale) const {
    std::vector<WorkItem> items;
    if (!actor.may("campaigns.edit")) return items;
    for (const auto& drive : all_drives(uow)) {
        const auto reading = read_drive(uow, tools_, drive.campaign_id, locale.language());
        if (!reading || reading->campaign.written == Written::withdrawn || reading->overdue() == 0) continue;
        items.push_back({.title = locale.n("{n} promise to sign is overdue",
                                           "{n} promises to sign are overdue", reading->overdue()),
                         .context = reading->text.label,
                         .path = "/campaigns/" + drive.campaign_id + "/drive?state=overdue",
                         .waits_for_others = true});
    }
    for (const auto& campaign : campaigns_to_work_on(uow)) {
        const auto state = state_of(campaign, uow.now());
        items.push_back({.title = locale.t(state == State::scheduled ? /*t*/ "A campaign is under embargo"
                                           : state == State::held    ? /*t*/ "A campaign is held back"
                                                                     : /*t*/ "A campaign is in preparation"),
                         .context = campaign.facts.title.in(locale.language(), campaign.facts.original),
                         .path = "/campaigns/" + campaign.id,
                         .due = campaign.embargo,
                         .zone = campaign.facts.zone,
                         .waits_for_others = state == State::scheduled});
    }
    for (const auto& item : items_due(uow, uow.now() + due_soon, most_due))
        items.push_back({.title = locale.t(is_late(item, uow.now()) ? /*t*/ "Late in the content calendar"
                                                                    : /*t*/ "Due in the content calendar"),
                         .context = item.facts.title,
                         .path = "/campaigns/items/" + item.id,
                         .due = item.at,
                         .zone = item.zone});
    return items;
}

}  // namespace plenaria::campaigns
