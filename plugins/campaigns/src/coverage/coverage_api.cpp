// SPDX-License-Identifier: EUPL-1.2
// Operations of the coverage log.
#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "coverage_pages.hpp"
#include "coverage_service.hpp"

namespace plenaria::campaigns {

namespace {

Result<Reply> api_coverage(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        Document entries = Document::array();
        for (const auto& each : coverage_of(uow, campaign->id)) {
            const auto& facts = each.facts;
            entries.push_back({{"id", each.id},
                               {"link", facts.link},
                               {"outlet", facts.outlet},
                               {"country", facts.country},
                               {"language", facts.language},
                               {"on", facts.on ? plenaria::to_text(*facts.on) : std::string()},
                               {"tone", facts.tone},
                               {"reach", facts.reach},
                               {"city", facts.city_ref},
                               {"output", facts.output_id},
                               {"looked", each.looked}});
        }
        return Json{compact({{"entries", std::move(entries)}})};
    });
}

Result<Reply> api_add_coverage(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto body = Document::parse(request.body, nullptr, false);
    CoverageFacts facts{.link = body.value("link", std::string()),
                        .outlet = body.value("outlet", std::string()),
                        .country = body.value("country", std::string()),
                        .language = body.value("language", std::string()),
                        .on = parse_day(body.value("on", std::string())),
                        .tone = body.value("tone", std::string()),
                        .reach = body.value("reach", 0LL),
                        .output_id = body.value("output", std::string())};
    return id_or(scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        if (const auto city = body.value("city", std::string()); !city.empty()) {
            const auto found = tools.directory->party(uow, city, scope.locale().language());
            if (!found)
                return refuse_if_any({{"city",
                                       /*t*/ "The directory has no city “{name}”.",
                                       {{"name", city}}}})
                    .error();
            facts.city_ref = found->ref;
            facts.city_name = found->name;
        }
        return add_coverage(uow, tools, scope.actor(), request.path_value("campaign"), facts);
    }));
}

Result<Reply> api_add_partner(const Request& request, RequestScope& scope) {
    const auto body = Document::parse(request.body, nullptr, false);
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return add_partner(uow, scope.actor(), request.path_value("campaign"),
                           body.value("name", std::string()));
    }));
}

constexpr std::string_view coverage_answer =
    R"({"type":"object","required":["entries"],"properties":{"entries":{"type":"array","items":{"type":"object","required":["id","link","outlet","country","language","on","tone","reach","city","output","looked"]}}}})";
constexpr std::string_view coverage_schema =
    R"({"type":"object","required":["link","outlet","language","on"],"additionalProperties":false,"properties":{"link":{"type":"string","maxLength":1900},"outlet":{"type":"string","maxLength":200},"country":{"type":"string","maxLength":2},"language":{"type":"string","maxLength":2},"on":{"type":"string","maxLength":10},"tone":{"enum":["","positive","neutral","negative"]},"reach":{"type":"integer","minimum":0,"maximum":10000000000},"city":{"type":"string","maxLength":60},"output":{"type":"string","maxLength":26}}})";
constexpr std::string_view partner_schema =
    R"({"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string","maxLength":200}}})";

}  // namespace

void announce_coverage_api(Registrar& registrar, const CampaignTools& tools) {
    announce(registrar, "campaigns.view",
             {Method::get, "/api/campaigns/{campaign}/coverage", "campaigns.api_coverage",
              "What media made of a campaign, the newest first.", "", coverage_answer},
             [](const Request& request, RequestScope& scope) { return api_coverage(request, scope); });
    announce(registrar, "campaigns.edit",
             {Method::post, "/api/campaigns/{campaign}/coverage", "campaigns.api_add_coverage",
              "Enters what media made of a campaign; a link that is there already is refused.",
              coverage_schema, id_schema},
             [&tools](const Request& request, RequestScope& scope) {
                 return api_add_coverage(tools, request, scope);
             });
    announce(registrar, "campaigns.edit",
             {Method::post, "/api/campaigns/{campaign}/partners", "campaigns.api_add_partner",
              "Makes a short link to the public page for a partner; it is counted by day.", partner_schema,
              id_schema},
             [](const Request& request, RequestScope& scope) { return api_add_partner(request, scope); });
}

}  // namespace plenaria::campaigns
