// SPDX-License-Identifier: EUPL-1.2
#include "face_service.hpp"

#include <set>

#include "../plan/campaign_repository.hpp"

namespace plenaria::campaigns {

namespace {

/// Under the lock of its campaign.
struct HeldCity {
    City city;
    Campaign campaign;
};

Result<HeldCity> hold_city(UnitOfWork& uow, const std::string& id) {
    auto city = find_city(uow, id);
    if (!city) return Error{ErrorCode::not_found, /*t*/ "This city does not take part.", id};
    auto campaign = lock_campaign(uow, city->campaign_id);
    if (!campaign) return std::move(campaign).error();
    return HeldCity{*std::move(city), *std::move(campaign)};
}

bool holds(const ReleasedText& text, const std::string& words) {
    return !words.empty() && (text.title + '\n' + text.body).find(words) != std::string::npos;
}

}  // namespace

Result<void> choose_accent(UnitOfWork& uow, const Actor& actor, const std::string& campaign_id,
                           const std::string& accent) {
    const auto campaign = lock_campaign(uow, campaign_id);
    if (!campaign) return campaign.error();
    const auto* chosen = accent_called(accent);
    if (chosen == nullptr) return refuse_if_any({{"accent", /*t*/ "Choose one of the colours."}});
    const auto& before = accent_of(uow, campaign_id);
    store_accent(uow, campaign_id, *chosen);
    uow.record(actor, "campaigns.choose_colour", campaign_subject(campaign_id),
               compact({{"colour", std::string(before.id)}}), compact({{"colour", accent}}));
    return {};
}

Result<void> set_logo(UnitOfWork& uow, const Actor& actor, const std::string& city_id,
                      const std::string& png) {
    const auto held = hold_city(uow, city_id);
    if (!held) return held.error();
    if (auto can = check_can_change(held->campaign, uow.now()); !can) return can;
    store_logo(uow, {city_id, held->campaign.id, png, actor.name});
    uow.record(actor, "campaigns.set_logo", campaign_subject(held->campaign.id), "",
               compact({{"city", held->city.ref}}));
    return {};
}

Result<void> take_logo_away(UnitOfWork& uow, const Actor& actor, const std::string& city_id) {
    const auto held = hold_city(uow, city_id);
    if (!held) return held.error();
    if (remove_logo(uow, city_id))
        uow.record(actor, "campaigns.remove_logo", campaign_subject(held->campaign.id),
                   compact({{"city", held->city.ref}}), "");
    return {};
}

std::optional<Card> card_of(UnitOfWork& uow, const Campaign& campaign, const ReleasedText& text) {
    if (!makes_card(text.quote) || !holds(text, text.quote)) return std::nullopt;
    const auto& language = text.city.language;
    return Card{.language = language,
                .said = text.quote,
                .name = holds(text, text.city.mayor) ? text.city.mayor : std::string(),
                .place = text.city.name,
                .campaign = campaign.facts.title.in(language, campaign.facts.original),
                .accent = std::string(accent_of(uow, campaign.id).light),
                .logo = logo_of(uow, text.city.id).value_or(std::string())};
}

std::optional<Card> card_of(UnitOfWork& uow, const Campaign& campaign, const City& city,
                            const CityOutput& output) {
    if (is_releasable(output.clearance))
        return card_of(uow, campaign, released(output.clearance, output.output.facts, city));
    return card_of(uow, campaign,
                   ReleasedText{.output = output.output.facts,
                                .city = city,
                                .title = output.text.title,
                                .body = output.text.body,
                                .quote = output.quote});
}

Card title_card(UnitOfWork& uow, const Campaign& campaign, const std::vector<ListedText>& texts,
                const std::string& language) {
    std::string cities;
    std::set<std::string> seen;
    for (const auto& text : texts)
        if (seen.insert(text.city_id).second) cities += (cities.empty() ? "" : " · ") + text.city;
    return {.language = language,
            .said = campaign.facts.title.in(language, campaign.facts.original),
            .is_quote = false,
            .place = cities,
            .accent = std::string(accent_of(uow, campaign.id).light)};
}

Result<std::string> draw(const CampaignTools& tools, const Card& card, const CardSize& size) {
    const auto key = card_key(card, size);
    if (auto kept = tools.parts->find(key)) return *std::move(kept);
    auto picture = tools.press->picture(drawn(card, size));
    // Kept when that is possible; what was drawn is shown anyhow.
    if (picture) static_cast<void>(tools.parts->keep(key, *picture));
    return picture;
}

std::string alternative_of(const Card& card, const Locale& locale) {
    if (!card.is_quote) return locale.t("Picture with the title: {title}", {{"title", card.said}});
    const auto who = card.name.empty() ? card.place : card.name + ", " + card.place;
    return locale.t("Picture of what {who} says: {quote}",
                    {{"who", who}, {"quote", quoted(card.said, card.language)}});
}

}  // namespace plenaria::campaigns
