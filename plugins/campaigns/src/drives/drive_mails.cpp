// SPDX-License-Identifier: EUPL-1.2
#include "drive_mails.hpp"

namespace plenaria::campaigns {

namespace {

/// A city finds its way back for half a year.
constexpr std::chrono::days not_us_lives{180};

const std::string& title_in(const Campaign& campaign, std::string_view language) {
    return campaign.facts.title.in(language, campaign.facts.original);
}

Instant deadline_of(const DriveReading& reading) {
    // The last second of that day.
    const auto day = reading.drive.facts.deadline.value_or(reading.today);
    return to_instant({day, std::chrono::hours(24) - std::chrono::seconds(1)}, reading.campaign.facts.zone)
        .value_or(Instant(day));
}

}  // namespace

std::string thanks_subject(const std::string& id) { return "campaigns.thanks/" + id; }

std::string DriveMails::label(const DriveReading& reading, std::string_view language) const {
    const auto found = reading.labels.find(std::string(language));
    return found == reading.labels.end() ? reading.text.label : found->second;
}

Model DriveMails::model(const DriveReading& reading, std::string_view language, std::string_view link) const {
    const auto& locale = tools_.locales->get(language, "campaigns");
    const auto& campaign = reading.campaign;
    return {{"title", title_in(campaign, language)},
            {"text", label(reading, language)},
            {"aim", campaign.facts.aim.in(language, campaign.facts.original)},
            {"deadline", locale.day(reading.drive.facts.deadline.value_or(reading.today))},
            {"signed",
             locale.n("{n} city has signed so far.", "{n} cities have signed so far.", reading.signed_())},
            {"link_url", std::string(link)}};
}

Mail DriveMails::to_asker(const DriveReading& reading, const Asker& asker, std::string_view link) const {
    const auto& locale = tools_.locales->get(asker.language, "campaigns");
    auto shown = model(reading, asker.language, link);
    long long cities = 0;
    for (const auto& each : reading.targets) cities += each.target.asker_id == asker.id ? 1 : 0;
    shown.set("asker", asker.name);
    shown.set("cities", locale.n("You ask {n} city.", "You ask {n} cities.", cities));
    auto mail = renderer_.mail("campaigns/mail/drive_asker", shown, asker.language);
    mail.to_address = asker.address;
    mail.to_name = asker.name;
    mail.language = asker.language;
    mail.about = campaign_subject(reading.campaign.id);
    return mail;
}

Mail DriveMails::to_city(std::string_view name, const DriveReading& reading,
                         const statements::SigningCity& to, std::string_view asker,
                         std::string_view link) const {
    const auto& locale = tools_.locales->get(to.language, "campaigns");
    const auto& campaign = reading.campaign;
    auto shown = model(reading, to.language, link);
    shown.set("city", to.name);
    shown.set("has_contact", !to.contact_name.empty());
    shown.set("contact", to.contact_name);
    shown.set("has_asker", !asker.empty());
    shown.set("asker", std::string(asker));
    shown.set("wall_url", tools_.addresses->absolute(reading.text.wall_path));
    shown.set("kit_url", kit_address(reading, to.party));
    shown.set("is_public", is_public(campaign, reading.now));
    shown.set("is_to_come", campaign.written == Written::scheduled && reading.now < campaign.embargo);
    shown.set("embargo", locale.instant(campaign.embargo, campaign.facts.zone));
    auto mail = renderer_.mail(name, shown, to.language);
    mail.to_address = to.address;
    mail.to_name = to.contact_name;
    mail.language = to.language;
    mail.about = campaign_subject(campaign.id);
    return mail;
}

std::string DriveMails::kit_address(const DriveReading& reading, const std::string& party) const {
    const auto& addresses = *tools_.addresses;
    const auto& id = reading.campaign.id;
    const auto own = reading.with_kit.find(party);
    // A city that has cleared nothing takes what the campaign has for everybody.
    return addresses.absolute(
        own == reading.with_kit.end()
            ? addresses.path("campaigns.public_campaign", {{"campaign", id}})
            : addresses.path("campaigns.public_city_kit", {{"campaign", id}, {"participant", own->second}}));
}

Mail DriveMails::request(const DriveReading& reading, const DriveTarget& to, std::string_view link) const {
    return to_city("campaigns/mail/drive_request", reading, *to.city, reading.asker_name(to.target.asker_id),
                   link);
}

Mail DriveMails::reminder(const DriveReading& reading, const DriveTarget& to, std::string_view link) const {
    return to_city("campaigns/mail/drive_reminder", reading, *to.city, reading.asker_name(to.target.asker_id),
                   link);
}

Mail DriveMails::thanks(const DriveReading& reading, const statements::SigningCity& to,
                        std::string_view link) const {
    return to_city("campaigns/mail/drive_thanks", reading, to, "", link);
}

AccessLink DriveMails::asker_link(const DriveReading& reading, const Asker& asker) const {
    const auto& locale = tools_.locales->get(asker.language, "campaigns");
    const auto& campaign = reading.campaign;
    return {.purpose = std::string(ask_purpose),
            .subject = campaign_subject(campaign.id),
            .party = asker_party(asker.id),
            .party_name = asker.name,
            .recipient = asker.address,
            .task = locale.t("Note what the cities answer that you ask to sign “{text}”.",
                             {{"text", label(reading, asker.language)}}),
            .path = tools_.addresses->path("campaigns.own_targets", {{"campaign", campaign.id}}),
            .language = asker.language,
            .zone = campaign.facts.zone,
            .due_at = deadline_of(reading),
            .due_zone = campaign.facts.zone,
            .expires_at = deadline_of(reading) + std::chrono::days(30)};
}

AccessLink DriveMails::not_us_link(const DriveReading& reading, const Thanks& thanks,
                                   const statements::SigningCity& to) const {
    const auto& locale = tools_.locales->get(to.language, "campaigns");
    return {.purpose = std::string(not_us_purpose),
            .subject = thanks_subject(thanks.id),
            .party = to.party,
            .party_name = to.name,
            .recipient = to.address,
            .task = locale.t("Say that it was not {city} who signed “{text}”.",
                             {{"city", to.name}, {"text", label(reading, to.language)}}),
            .path = tools_.addresses->path("campaigns.not_us", {{"thanks", thanks.id}}),
            .language = to.language,
            .zone = to.zone,
            .expires_at = thanks.sent_at + not_us_lives};
}

}  // namespace plenaria::campaigns
