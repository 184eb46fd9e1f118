// SPDX-License-Identifier: EUPL-1.2
#include "face_pages.hpp"

#include "embed.hpp"
#include "face_service.hpp"

namespace plenaria::campaigns {

namespace {

constexpr int cities_at_once = 12;

Model accent_choice(const Accent& chosen, const Error* error, const Locale& locale) {
    std::vector<Choice> choices;
    for (const auto& each : accents)
        choices.push_back(
            {.value = std::string(each.id), .label = locale.t(each.name), .selected = each.id == chosen.id});
    return choice_model({.label = locale.t("Colour"),
                         .name = "accent",
                         .hint = locale.t("Of headings, links and pictures. All of them can be read on light "
                                          "and dark grounds."),
                         .error = problem_of("accent", error, locale)},
                        choices);
}

/// Why a city has no picture, when it has none.
std::string no_card_because(const CityTexts& texts, const Locale& locale) {
    for (const auto& each : texts.outputs)
        if (!each.quote.empty() && !makes_card(each.quote))
            return locale.t("The quote is longer than {max} characters: it makes no picture.",
                            {{"max", locale.number(static_cast<long long>(longest_card_quote))}});
    return locale.t("There is no quote yet that a text of this city holds.");
}

Model city_row(UnitOfWork& uow, const Campaign& campaign, const CityTexts& texts, bool may_edit,
               const RequestScope& scope) {
    const auto& locale = scope.locale();
    const UrlValues here{{"participant", texts.city.id}};
    std::optional<Card> card;
    for (const auto& output : texts.outputs)
        if (!card) card = card_of(uow, campaign, texts.city, output);
    Model::List sizes;
    for (const auto& size : card_sizes)
        sizes.push_back({{"use", locale.t(size.use)},
                         {"url", scope.url("campaigns.staff_card", {{"participant", texts.city.id},
                                                                    {"size", std::string(size.id)}})}});
    return {
        {"city", texts.city.name},
        {"has_card", card.has_value()},
        {"why_none", card ? std::string() : no_card_because(texts, locale)},
        {"card_url", scope.url("campaigns.staff_card", {{"participant", texts.city.id}, {"size", "wide"}})},
        {"card_alt", card ? alternative_of(*card, locale) : std::string()},
        {"sizes", std::move(sizes)},
        {"has_logo", logo_of(uow, texts.city.id).has_value()},
        {"logo_alt", locale.t("Logo of {city}", {{"city", texts.city.name}})},
        {"logo_file_url", scope.url("campaigns.staff_logo_file", here)},
        {"may_edit", may_edit},
        {"logo_url", scope.url("campaigns.staff_logo", here)}};
}

Result<Reply> face_view(const CampaignTools& tools, const Request& request, const Error* error,
                        RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        const UrlValues here{{"campaign", campaign->id}};
        const bool may_edit = scope.actor().may("campaigns.edit");
        const auto cities = texts_of(uow, tools, *campaign);
        const auto shown =
            page_range(page_number(request), cities_at_once, static_cast<long long>(cities.size()));
        Model::List rows;
        for (auto at = shown.first; at > 0 && at <= shown.last; ++at)
            rows.push_back(
                city_row(uow, *campaign, cities[static_cast<std::size_t>(at) - 1], may_edit, scope));
        const auto& accent = accent_of(uow, campaign->id);
        const auto title = locale.t("Colour, logos and pictures");
        const auto card = title_card(uow, *campaign, {}, std::string(locale.language()));
        Model page{{"title", title},
                   {"caption", title_of(*campaign, locale)},
                   {"back_url", scope.url("campaigns.campaign", here)},
                   {"action_url", scope.url("campaigns.face_change", here)},
                   {"may_edit", may_edit},
                   {"accent_id", std::string(accent.id)},
                   {"accent_name", locale.t(accent.name)},
                   {"accent", accent_choice(accent, error, locale)},
                   {"card_url",
                    scope.url("campaigns.staff_title_card", {{"campaign", campaign->id}, {"size", "wide"}})},
                   {"card_alt", alternative_of(card, locale)},
                   {"is_public", is_public(*campaign, uow.now())},
                   {"embed_url", scope.url("campaigns.embed", here)},
                   {"embed_code", embed_code(tools, *campaign, locale)},
                   {"kit_url", scope.url("campaigns.public_kit", here)},
                   {"has_cities", !rows.empty()},
                   {"cities", std::move(rows)}};
        set_pages(page, shown, {scope, "campaigns.face", {}, here}, locale);
        return form_view("campaigns/face/face", std::move(page), title, error, locale);
    });
}

}  // namespace

Result<Reply> face_page(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return face_view(tools, request, nullptr, scope);
}

Result<Reply> face_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("campaign");
    const auto done = scope.db().write(
        [&](UnitOfWork& uow) { return choose_accent(uow, scope.actor(), id, request.form_value("accent")); });
    if (!done && is_for_form(done.error())) return face_view(tools, request, &done.error(), scope);
    if (!done) return done.error();
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("campaigns.face", {{"campaign", id}})};
}

}  // namespace plenaria::campaigns
