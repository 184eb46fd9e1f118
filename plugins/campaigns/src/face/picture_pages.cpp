// SPDX-License-Identifier: EUPL-1.2
#include "picture_pages.hpp"

#include <algorithm>

#include "../plan/campaign_repository.hpp"
#include "../press/public_pages.hpp"
#include "face_service.hpp"
#include "kit.hpp"

namespace plenaria::campaigns {

namespace {

/// Drawn after the transaction that said what is on it.
Result<Reply> picture(const CampaignTools& tools, const Result<Card>& card, const CardSize& size) {
    if (!card) return card.error();
    auto png = draw(tools, *card, size);
    if (!png) return std::move(png).error();
    return Download{std::string(size.id) + ".png", "image/png", *std::move(png)};
}

Result<Card> card_or(std::optional<Card> card, const std::string& detail) {
    if (!card) return no_such_page(detail);
    return *std::move(card);
}

/// As the press reads it: under embargo or released.
Result<Campaign> find_early(UnitOfWork& uow, const std::string& id) {
    auto campaign = find_campaign(uow, id);
    if (!campaign) return no_such_page(id);
    const auto state = state_of(*campaign, uow.now());
    if (state != State::scheduled && state != State::released) return no_such_page(id);
    return *std::move(campaign);
}

template <class Read>
Result<Reply> kit_reply(RequestScope& scope, const Read& read) {
    auto kit = scope.db().read([&](UnitOfWork& uow) -> Result<Kit> { return read(uow); });
    if (!kit) return std::move(kit).error();
    return send_kit(*std::move(kit));
}

Result<Kit> kit_of_all(UnitOfWork& uow, const CampaignTools& tools, const Result<Campaign>& campaign,
                       const RequestScope& scope) {
    if (!campaign) return campaign.error();
    const auto texts = cleared_texts(uow, *campaign);
    if (texts.empty()) return no_such_page(campaign->id);
    return kit_of(uow, tools, *campaign, texts, KitOf::campaign, scope.locale());
}

}  // namespace

Result<Reply> public_card(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto* size = card_size(request.path_value("size"));
    if (size == nullptr) return no_such_page(request.path_value("size"));
    return picture(tools, scope.db().read([&](UnitOfWork& uow) -> Result<Card> {
        const auto found = find_public_text(uow, request);
        if (!found) return found.error();
        return card_or(card_of(uow, found->campaign, found->text), found->text.id);
    }),
                   *size);
}

Result<Reply> public_title_card(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto* size = card_size(request.path_value("size"));
    const auto& language = request.path_value("language");
    if (size == nullptr || !is_language(language)) return no_such_page(language);
    return picture(tools, scope.db().read([&](UnitOfWork& uow) -> Result<Card> {
        const auto campaign = find_public(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        return title_card(uow, *campaign, cleared_list(uow, *campaign), language);
    }),
                   *size);
}

Result<Reply> public_kit(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return kit_reply(scope, [&](UnitOfWork& uow) {
        return kit_of_all(uow, tools, find_public(uow, request.path_value("campaign")), scope);
    });
}

Result<Reply> public_city_kit(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return kit_reply(scope, [&](UnitOfWork& uow) -> Result<Kit> {
        const auto campaign = find_public(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        auto texts = cleared_texts(uow, *campaign);
        std::erase_if(texts, [&](const ReleasedText& each) {
            return each.city.id != request.path_value("participant");
        });
        if (texts.empty()) return no_such_page(request.path_value("participant"));
        return kit_of(uow, tools, *campaign, texts, KitOf::city, scope.locale());
    });
}

Result<Reply> early_kit(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return kit_reply(scope, [&](UnitOfWork& uow) {
        return kit_of_all(uow, tools, find_early(uow, request.path_value("campaign")), scope);
    });
}

Result<Reply> office_kit(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return kit_reply(scope, [&](UnitOfWork& uow) -> Result<Kit> {
        const auto own = own_texts(uow, tools, scope.actor(), request.path_value("campaign"));
        if (!own) return own.error();
        std::vector<ReleasedText> texts;
        for (const auto& each : own->texts.outputs)
            if (is_releasable(each.clearance))
                texts.push_back(released(each.clearance, each.output.facts, own->texts.city));
        if (texts.empty()) return no_such_page(own->campaign.id);
        return kit_of(uow, tools, own->campaign, texts, KitOf::city, scope.locale());
    });
}

Result<Reply> office_card(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return picture(tools, scope.db().read([&](UnitOfWork& uow) -> Result<Card> {
        const auto own = own_texts(uow, tools, scope.actor(), request.path_value("campaign"));
        if (!own) return own.error();
        const auto& all = own->texts.outputs;
        const auto found = std::find_if(all.begin(), all.end(), [&](const CityOutput& each) {
            return each.output.id == request.path_value("output");
        });
        if (found == all.end()) return no_such_page(request.path_value("output"));
        return card_or(card_of(uow, own->campaign, own->texts.city, *found), found->output.id);
    }),
                   *card_size("wide"));
}

Result<Reply> staff_card(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto* size = card_size(request.path_value("size"));
    if (size == nullptr) return no_such_page(request.path_value("size"));
    return picture(tools, scope.db().read([&](UnitOfWork& uow) -> Result<Card> {
        const auto city = find_city(uow, request.path_value("participant"));
        if (!city) return no_such_page(request.path_value("participant"));
        const auto campaign = find_campaign(uow, city->campaign_id).value();
        for (const auto& texts : texts_of(uow, tools, campaign))
            if (texts.city.id == city->id)
                for (const auto& output : texts.outputs)
                    if (auto card = card_of(uow, campaign, *city, output)) return *std::move(card);
        return no_such_page(city->id);
    }),
                   *size);
}

Result<Reply> staff_title_card(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto* size = card_size(request.path_value("size"));
    if (size == nullptr) return no_such_page(request.path_value("size"));
    return picture(tools, scope.db().read([&](UnitOfWork& uow) -> Result<Card> {
        const auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        return title_card(uow, *campaign, cleared_list(uow, *campaign),
                          std::string(scope.locale().language()));
    }),
                   *size);
}

}  // namespace plenaria::campaigns
