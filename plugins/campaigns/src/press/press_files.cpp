// SPDX-License-Identifier: EUPL-1.2
// What programs read of the press room: its feed, its site map and its data.
#include <algorithm>

#include "../plan/campaign_repository.hpp"
#include "public_pages.hpp"

namespace plenaria::campaigns {

namespace {

constexpr int campaigns_a_feed = 100;
constexpr int most_in_data = 1000;
/// So many addresses may stand in a sitemap (sitemaps.org).
constexpr int most_in_sitemap = 50'000;

std::string escaped_xml(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        // What XML 1.0 has no way to write.
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
            out += c;
    }
    return out;
}

std::string press_path(const Addresses& addresses, const std::string& id) {
    return addresses.absolute(addresses.path("campaigns.public_campaign", {{"campaign", id}}));
}

Document text_json(const ReleasedText& text, const std::string& address) {
    return {{"id", text.id},
            {"kind", std::string(to_text(text.output.kind))},
            {"network", text.output.network},
            {"city", text.city.name},
            {"mayor", text.city.mayor},
            {"language", text.city.language},
            {"title", text.title},
            {"body", text.body},
            {"sha256", text.hash},
            {"address", address}};
}

Document campaign_json(const Campaign& campaign, const Addresses& addresses) {
    return {{"id", campaign.id},
            {"title", campaign.facts.title.all},
            {"aim", campaign.facts.aim.all},
            {"published", plenaria::to_text(campaign.embargo)},
            {"correction", campaign.note.all},
            {"address", press_path(addresses, campaign.id)}};
}

std::string text_address(const Addresses& addresses, const std::string& campaign, const std::string& text) {
    return addresses.absolute(
        addresses.path("campaigns.public_text", {{"campaign", campaign}, {"text", text}}));
}

}  // namespace

std::string atom_feed(const std::vector<Campaign>& campaigns, const Addresses& addresses,
                      const Locale& locale, Instant now, const FeedLinks& links) {
    const auto room = addresses.absolute(addresses.path("campaigns.press_room", {}));
    auto newest = campaigns.empty() ? now : campaigns.front().embargo;
    std::string entries;
    for (const auto& campaign : campaigns) {
        const auto address = escaped_xml(press_path(addresses, campaign.id));
        const auto updated = campaign.noted_at.value_or(campaign.embargo);
        newest = std::max(newest, updated);
        entries += "<entry><id>" + address + "</id><title>" + escaped_xml(title_of(campaign, locale)) +
                   "</title><link href=\"" + address + "\"/><published>" +
                   plenaria::to_text(campaign.embargo) + "</published><updated>" +
                   plenaria::to_text(updated) + "</updated><summary>" +
                   escaped_xml(campaign.facts.aim.in(locale.language(), campaign.facts.original)) +
                   "</summary></entry>\n";
    }
    std::string neighbours;
    const auto link = [&](const char* relation, const std::string& url) {
        if (!url.empty())
            neighbours += "<link rel=\"" + std::string(relation) + "\" href=\"" + escaped_xml(url) + "\"/>";
    };
    link("self", links.self);
    link("previous", links.previous);
    link("next", links.next);
    // Of an empty one nothing may tell when something is going to be in it: not even the time it was asked.
    const auto stamp = campaigns.empty() ? std::string("2000-01-01T00:00:00Z") : plenaria::to_text(newest);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
           "xml:lang=\"" +
           std::string(locale.language()) + "\"><id>" + escaped_xml(room) + "</id><title>" +
           escaped_xml(locale.t("Press room")) + "</title><link href=\"" + escaped_xml(room) + "\"/>" +
           neighbours + "<author><name>" + escaped_xml(locale.t("Press room")) + "</name></author><updated>" +
           stamp + "</updated>\n" + entries + "</feed>\n";
}

Result<Reply> press_feed(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const int number = page_number(request);
        const auto [campaigns, shown, has_more] = public_page(uow, number, campaigns_a_feed);
        const auto page = [&](int other) {
            UrlValues values;
            if (const auto& chosen = request.query_value("lang"); is_language(chosen))
                values["lang"] = chosen;
            if (other > 1) values["page"] = std::to_string(other);
            return tools.addresses->absolute(scope.url("campaigns.press_feed", values));
        };
        return Download{"press.atom", "application/atom+xml; charset=utf-8",
                        atom_feed(campaigns, *tools.addresses, scope.locale(), uow.now(),
                                  {.self = page(number),
                                   .previous = number > 1 ? page(std::min(number - 1, shown.pages)) : "",
                                   .next = has_more ? page(number + 1) : ""})};
    });
}

Result<Reply> press_sitemap(const CampaignTools& tools, const Request&, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        std::string all =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
        int addresses = 0;
        for (const auto& campaign : public_campaigns(uow, most_in_sitemap)) {
            if (++addresses > most_in_sitemap) break;
            all += "<url><loc>" + escaped_xml(press_path(*tools.addresses, campaign.id)) + "</loc></url>\n";
            for (const auto& text : cleared_list(uow, campaign))
                if (++addresses <= most_in_sitemap)
                    all += "<url><loc>" + escaped_xml(text_address(*tools.addresses, campaign.id, text.id)) +
                           "</loc></url>\n";
        }
        return Download{"sitemap.xml", "application/xml; charset=utf-8", all + "</urlset>\n"};
    });
}

Result<Reply> press_data(const CampaignTools& tools, const Request&, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        Document all = Document::array();
        for (const auto& campaign : public_campaigns(uow, most_in_data))
            all.push_back(campaign_json(campaign, *tools.addresses));
        return Json{compact({{"campaigns", std::move(all)}})};
    });
}

Result<Reply> campaign_data(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = find_public(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        auto all = campaign_json(*campaign, *tools.addresses);
        all["texts"] = Document::array();
        for (const auto& text : cleared_texts(uow, *campaign))
            all["texts"].push_back(text_json(text, text_address(*tools.addresses, campaign->id, text.id)));
        return Json{compact(all)};
    });
}

}  // namespace plenaria::campaigns
