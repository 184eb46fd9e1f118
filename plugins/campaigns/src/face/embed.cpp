// SPDX-License-Identifier: EUPL-1.2
#include "embed.hpp"

#include <set>

#include "../press/public_pages.hpp"
#include "face_service.hpp"

namespace plenaria::campaigns {

namespace {

constexpr std::size_t most_voices = 6;

/// An address of ours as text of an attribute.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char each : text) {
        if (each == '&')
            out += "&amp;";
        else if (each == '"')
            out += "&quot;";
        else if (each == '<')
            out += "&lt;";
        else
            out += each;
    }
    return out;
}

/// What offices say, each once.
Model::List voices(UnitOfWork& uow, const CampaignTools& tools, const Campaign& campaign,
                   const std::vector<ReleasedText>& texts, const Request& request,
                   const RequestScope& scope) {
    Model::List all;
    std::set<std::string> seen;
    for (const auto& text : texts) {
        const auto card = card_of(uow, campaign, text);
        if (!card || all.size() == most_voices || !seen.insert(text.city.id + card->said).second) continue;
        all.push_back(
            {{"quote", quoted(card->said, card->language)},
             {"language", card->language},
             {"who", card->name.empty() ? card->place : card->name + ", " + card->place},
             {"url", tools.addresses->absolute(in_chosen_language(
                         scope.url("campaigns.public_text", {{"campaign", campaign.id}, {"text", text.id}}),
                         request))}});
    }
    return all;
}

}  // namespace

std::string embed_code(const CampaignTools& tools, const Campaign& campaign, const Locale& locale) {
    const auto address =
        tools.addresses->absolute(tools.addresses->path("campaigns.embed", {{"campaign", campaign.id}}) +
                                  "?lang=" + std::string(locale.language()));
    return "<iframe src=\"" + escaped(address) + "\" title=\"" + escaped(title_of(campaign, locale)) +
           "\" width=\"100%\" height=\"480\" style=\"border:0\" loading=\"lazy\"></iframe>";
}

Result<Reply> embed_page(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = find_public(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        auto said = voices(uow, tools, *campaign, cleared_texts(uow, *campaign), request, scope);
        auto page = campaign_model(*campaign, scope);
        page.set("accent", std::string(accent_of(uow, campaign->id).id));
        page.set("has_voices", !said.empty());
        page.set("voices", std::move(said));
        page.set("campaign_url",
                 tools.addresses->absolute(in_chosen_language(
                     scope.url("campaigns.public_campaign", {{"campaign", campaign->id}}), request)));
        return View{.name = "campaigns/face/embed",
                    .model = std::move(page),
                    .title = title_of(*campaign, locale),
                    .layout = Layout::bare};
    });
}

}  // namespace plenaria::campaigns
