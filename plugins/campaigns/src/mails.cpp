// SPDX-License-Identifier: EUPL-1.2
#include "mails.hpp"

namespace plenaria::campaigns {

Instant link_end(Instant embargo) { return embargo + std::chrono::days(180); }

std::string campaign_subject(const std::string& id) { return "campaigns.campaign/" + id; }

namespace {

const std::string& title_in(const Campaign& campaign, std::string_view language) {
    return campaign.facts.title.in(language, campaign.facts.original);
}

}  // namespace

Mail CampaignMails::make(std::string_view name, const Campaign& campaign, const Recipient& to,
                         std::string_view city, std::string_view link) const {
    const auto& locale = tools_.locales.get(to.language, "campaigns");
    const auto& zone = campaign.facts.zone;
    const Model model{{"title", title_in(campaign, to.language)},
                      {"city", std::string(city)},
                      {"has_contact", !to.name.empty()},
                      {"contact", to.name},
                      {"aim", campaign.facts.aim.in(to.language, campaign.facts.original)},
                      {"embargo", locale.instant(campaign.embargo, zone)},
                      {"has_own_time", to.zone != zone},
                      {"own_time", locale.instant(campaign.embargo, to.zone)},
                      {"note", campaign.note.in(to.language, campaign.facts.original)},
                      {"reason", campaign.reason},
                      {"link_url", std::string(link)}};
    auto mail = tools_.renderer.mail(name, model, to.language);
    mail.to_address = to.address;
    mail.to_name = to.name;
    mail.language = to.language;
    mail.about = campaign_subject(campaign.id);
    return mail;
}

AccessLink CampaignMails::clear_link(const Campaign& campaign, const City& to) const {
    const auto& locale = tools_.locales.get(to.language, "campaigns");
    return {.purpose = std::string(clear_purpose),
            .subject = campaign_subject(campaign.id),
            .party = to.ref,
            .party_name = to.name,
            .recipient = to.address,
            .task = locale.t("Read the texts of “{title}” that name {city}, and clear them.",
                             {{"title", title_in(campaign, to.language)}, {"city", to.name}}),
            .path = tools_.addresses.path("campaigns.clear", {{"campaign", campaign.id}}),
            .language = to.language,
            .zone = to.zone,
            .due_at = campaign.embargo,
            .due_zone = campaign.facts.zone,
            .expires_at = link_end(campaign.embargo)};
}

AccessLink CampaignMails::early_link(const Campaign& campaign, const PressReader& to) const {
    const auto& locale = tools_.locales.get(to.language, "campaigns");
    return {.purpose = std::string(early_purpose),
            .subject = campaign_subject(campaign.id),
            .party = "press/" + to.id,
            .party_name = to.name,
            .recipient = to.address,
            .task = locale.t("Read “{title}” before it is published.",
                             {{"title", title_in(campaign, to.language)}}),
            .path = tools_.addresses.path("campaigns.early", {{"campaign", campaign.id}}),
            .language = to.language,
            .zone = campaign.facts.zone,
            .due_at = campaign.embargo,
            .due_zone = campaign.facts.zone,
            .expires_at = campaign.embargo + std::chrono::days(1)};
}

Mail CampaignMails::request(const Campaign& campaign, const City& to, std::string_view link) const {
    return make("campaigns/mail/clearance_request", campaign,
                {to.contact_name, to.address, to.language, to.zone}, to.name, link);
}

Mail CampaignMails::reminder(const Campaign& campaign, const City& to, std::string_view link) const {
    return make("campaigns/mail/clearance_reminder", campaign,
                {to.contact_name, to.address, to.language, to.zone}, to.name, link);
}

Mail CampaignMails::again(const Campaign& campaign, const City& to, std::string_view link) const {
    return make("campaigns/mail/clearance_again", campaign,
                {to.contact_name, to.address, to.language, to.zone}, to.name, link);
}

Mail CampaignMails::early(const Campaign& campaign, const PressReader& to, std::string_view link) const {
    return make("campaigns/mail/early_reading", campaign,
                {to.name, to.address, to.language, campaign.facts.zone}, "", link);
}

Mail CampaignMails::moved(const Campaign& campaign, const City& to) const {
    return make("campaigns/mail/embargo_moved", campaign, {to.contact_name, to.address, to.language, to.zone},
                to.name, "");
}

Mail CampaignMails::moved(const Campaign& campaign, const PressReader& to) const {
    return make("campaigns/mail/embargo_moved", campaign,
                {to.name, to.address, to.language, campaign.facts.zone}, "", "");
}

Mail CampaignMails::corrected(const Campaign& campaign, const City& to) const {
    return make("campaigns/mail/corrected", campaign, {to.contact_name, to.address, to.language, to.zone},
                to.name, "");
}

Mail CampaignMails::corrected(const Campaign& campaign, const PressReader& to) const {
    return make("campaigns/mail/corrected", campaign, {to.name, to.address, to.language, campaign.facts.zone},
                "", "");
}

Mail CampaignMails::withdrawn(const Campaign& campaign, const City& to) const {
    return make("campaigns/mail/withdrawn", campaign, {to.contact_name, to.address, to.language, to.zone},
                to.name, "");
}

Mail CampaignMails::withdrawn(const Campaign& campaign, const PressReader& to) const {
    return make("campaigns/mail/withdrawn", campaign, {to.name, to.address, to.language, campaign.facts.zone},
                "", "");
}

}  // namespace plenaria::campaigns
