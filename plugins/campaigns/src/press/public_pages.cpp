// SPDX-License-Identifier: EUPL-1.2
#include "public_pages.hpp"

#include <functional>

#include "../face/face_service.hpp"
#include "../plan/campaign_repository.hpp"

namespace plenaria::campaigns {

namespace {

constexpr int campaigns_a_page = 50;

/// Without its words, of which a list has no need and a campaign of many cities has many.
Model text_row(const ListedText& text, const Locale& locale) {
    return {{"city", text.city},
            {"mayor", text.mayor},
            {"has_mayor", !text.mayor.empty()},
            {"has_title", !text.title.empty()},
            {"title", text.title},
            {"language", text.language},
            {"language_name", locale.language_name(text.language)}};
}

/// One list of texts an output; they arrive by output.
Model::List outputs_with_texts(const std::vector<ListedText>& texts, const Locale& locale,
                               const std::function<void(std::size_t of_texts, Model& row)>& complete) {
    Model::List groups, rows;
    std::string heading;
    const auto finish = [&] {
        if (!rows.empty()) groups.push_back(Model{{"heading", heading}, {"texts", std::move(rows)}});
        rows = {};
    };
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto& text = texts[i];
        if (i == 0 || text.kind != texts[i - 1].kind || text.network != texts[i - 1].network) {
            finish();
            heading = output_in_words(text.kind, text.network, locale);
        }
        auto row = text_row(text, locale);
        complete(i, row);
        rows.push_back(std::move(row));
    }
    finish();
    return groups;
}

/// What other sites show of it.
PagePreview preview_of(const CampaignTools& tools, const Campaign& campaign, std::string path,
                       const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto language = std::string(locale.language());
    return {.description = campaign.facts.aim.in(language, campaign.facts.original),
            .url = tools.addresses->absolute(path),
            .image = tools.addresses->absolute(
                scope.url("campaigns.public_title_card",
                          {{"campaign", campaign.id}, {"language", language}, {"size", "wide"}})),
            .image_alt = locale.t("Picture with the title: {title}", {{"title", title_of(campaign, locale)}}),
            .language = language};
}

/// With the picture of what the office says, when it has said something.
PagePreview preview_of(const CampaignTools& tools, const Campaign& campaign, const ReleasedText& text,
                       const std::optional<Card>& card, const RequestScope& scope) {
    const UrlValues here{{"campaign", campaign.id}, {"text", text.id}};
    auto preview = preview_of(tools, campaign, scope.url("campaigns.public_text", here), scope);
    if (!text.title.empty()) preview.description = text.title;
    if (!card) return preview;
    preview.image = tools.addresses->absolute(
        scope.url("campaigns.public_card", {{"campaign", campaign.id}, {"text", text.id}, {"size", "wide"}}));
    preview.image_alt = alternative_of(*card, scope.locale());
    return preview;
}

}  // namespace

Error no_such_page(const std::string& detail) {
    return {ErrorCode::not_found, "This page does not exist.", detail};
}

Result<Campaign> find_public(UnitOfWork& uow, const std::string& id) {
    auto campaign = find_campaign(uow, id);
    if (!campaign || !is_public(*campaign, uow.now())) return no_such_page(id);
    return *std::move(campaign);
}

Result<PublicText> find_public_text(UnitOfWork& uow, const Request& request) {
    auto campaign = find_public(uow, request.path_value("campaign"));
    if (!campaign) return std::move(campaign).error();
    auto text = cleared_text(uow, *campaign, request.path_value("text"));
    if (!text) return no_such_page(request.path_value("text"));
    return PublicText{*std::move(campaign), *std::move(text)};
}

std::string in_chosen_language(std::string url, const Request& request) {
    const auto& chosen = request.query_value("lang");
    return is_language(chosen) ? std::move(url) + "?lang=" + chosen : std::move(url);
}

PublicPage public_page(UnitOfWork& uow, int number, int size) {
    const int before = (number - 1) * size;
    PublicPage page{.campaigns = public_campaigns(uow, size + 1, before), .shown = {}};
    if (page.campaigns.empty()) {
        page.shown = page_range(number, size, count_public(uow));
        return page;
    }
    page.has_more = page.campaigns.size() > static_cast<std::size_t>(size);
    if (page.has_more) page.campaigns.pop_back();
    const auto last = before + static_cast<long long>(page.campaigns.size());
    page.shown = {.number = number,
                  .pages = number + (page.has_more ? 1 : 0),
                  .first = before + 1,
                  .last = last,
                  .total = last};
    return page;
}

Model campaign_model(const Campaign& campaign, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& original = campaign.facts.original;
    return {{"title", title_of(campaign, locale)},
            {"url", scope.url("campaigns.public_campaign", {{"campaign", campaign.id}})},
            {"published", locale.instant(campaign.embargo, campaign.facts.zone)},
            {"published_iso", plenaria::to_text(campaign.embargo)},
            {"aim", paragraphs(campaign.facts.aim.in(locale.language(), original))},
            {"title_language", shown_language(campaign.facts.title, campaign, locale)},
            {"aim_language", shown_language(campaign.facts.aim, campaign, locale)},
            {"note_language", shown_language(campaign.note, campaign, locale)},
            {"has_note", campaign.noted_at.has_value()},
            {"note", paragraphs(campaign.note.in(locale.language(), original))},
            {"noted", campaign.noted_at ? locale.instant(*campaign.noted_at, campaign.facts.zone) : ""}};
}

Result<Reply> press_room(const CampaignTools&, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto [campaigns, shown, has_more] = public_page(uow, page_number(request), campaigns_a_page);
        Model::List rows;
        for (const auto& campaign : campaigns) rows.push_back(campaign_model(campaign, scope));
        Model page{{"has_rows", !rows.empty()},
                   {"rows", std::move(rows)},
                   {"feed_url", scope.url("campaigns.press_feed")}};
        set_pages(page, shown, {scope, "campaigns.press_room", request}, locale,
                  has_more ? locale.number(shown.first) + "–" + locale.number(shown.last) : std::string());
        return View{.name = "campaigns/press/room",
                    .model = std::move(page),
                    .title = locale.t("Press room"),
                    .layout = Layout::open};
    });
}

Result<Reply> public_campaign(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = find_public(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        const auto texts = cleared_list(uow, *campaign);
        auto page = campaign_model(*campaign, scope);
        const UrlValues here{{"campaign", campaign->id}};
        page.set("accent", std::string(accent_of(uow, campaign->id).id));
        page.set("kit_url", scope.url("campaigns.public_kit", here));
        page.set("embed_code", embed_code(tools, *campaign, locale));
        page.set("room_url", in_chosen_language(scope.url("campaigns.press_room"), request));
        page.set("has_texts", !texts.empty());
        page.set("outputs", outputs_with_texts(texts, locale, [&](std::size_t at, Model& row) {
                     row.set("url", in_chosen_language(
                                        scope.url("campaigns.public_text",
                                                  {{"campaign", campaign->id}, {"text", texts[at].id}}),
                                        request));
                 }));
        return View{
            .name = "campaigns/press/campaign",
            .model = std::move(page),
            .title = title_of(*campaign, locale),
            .layout = Layout::open,
            .preview = preview_of(tools, *campaign, scope.url("campaigns.public_campaign", here), scope)};
    });
}

Result<Reply> public_text(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto found = find_public_text(uow, request);
        if (!found) return found.error();
        const auto& [campaign, text] = *found;
        const UrlValues here{{"campaign", campaign.id}, {"text", text.id}};
        auto page = text_row(listed(text), locale);
        page.set("hash", text.hash);
        page.set("paragraphs", paragraphs(text.body));
        auto of = campaign_model(campaign, scope);
        of.set("url", in_chosen_language(scope.url("campaigns.public_campaign", {{"campaign", campaign.id}}),
                                         request));
        page.set("campaign", std::move(of));
        page.set("heading", locale.t("{kind}: {city}", {{"kind", output_in_words(text.output, locale)},
                                                        {"city", text.city.name}}));
        page.set("file_url", scope.url("campaigns.public_text_file", here));
        page.set("accent", std::string(accent_of(uow, campaign.id).id));
        page.set("kit_url", scope.url("campaigns.public_city_kit",
                                      {{"campaign", campaign.id}, {"participant", text.city.id}}));
        const auto card = card_of(uow, campaign, text);
        page.set("has_card", card.has_value());
        page.set("card_alt", card ? alternative_of(*card, locale) : std::string());
        Model::List cards;
        for (const auto& size : card_sizes)
            cards.push_back({{"use", locale.t(size.use)},
                             {"pixels", std::to_string(size.width) + " × " + std::to_string(size.height)},
                             {"url", scope.url("campaigns.public_card", {{"campaign", campaign.id},
                                                                         {"text", text.id},
                                                                         {"size", std::string(size.id)}})}});
        page.set("card_url", scope.url("campaigns.public_card",
                                       {{"campaign", campaign.id}, {"text", text.id}, {"size", "wide"}}));
        page.set("cards", std::move(cards));
        return View{.name = "campaigns/press/text",
                    .model = std::move(page),
                    .title = text.city.name + " – " + title_of(campaign, locale),
                    .layout = Layout::open,
                    .preview = preview_of(tools, campaign, text, card, scope)};
    });
}

Result<Reply> public_text_file(const CampaignTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto found = find_public_text(uow, request);
        if (!found) return found.error();
        const auto& text = found->text;
        return Download{std::string(to_text(text.output.kind)) + "-" + text.city.language + ".txt",
                        "text/plain; charset=utf-8", text_file(text.title, text.body)};
    });
}

Result<Reply> early_page(const CampaignTools&, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = find_campaign(uow, request.path_value("campaign"));
        if (!campaign) return no_such_page(request.path_value("campaign"));
        const auto state = state_of(*campaign, uow.now());
        // What is held back is shown to nobody, whatever link they have.
        if (state != State::scheduled && state != State::released) return no_such_page(campaign->id);
        const auto texts = cleared_texts(uow, *campaign);
        auto page = campaign_model(*campaign, scope);
        page.set("embargo", embargo_model(*campaign, scope));
        page.set("under_embargo", state == State::scheduled);
        page.set("kit_url", scope.url("campaigns.early_kit", {{"campaign", campaign->id}}));
        page.set("has_texts", !texts.empty());
        page.set("outputs", outputs_with_texts(listed(texts), locale, [&](std::size_t at, Model& row) {
                     row.set("paragraphs", paragraphs(texts[at].body));
                 }));
        return View{.name = "campaigns/press/early",
                    .model = std::move(page),
                    .title = title_of(*campaign, locale),
                    .layout = Layout::outside};
    });
}

}  // namespace plenaria::campaigns
