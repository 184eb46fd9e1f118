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
                               {"looked", each.looked},
                               {"revision", each.revision}});
        }
        return Json{compact({{"entries", std::move(entries)}})};
    });
}

/// @return invalid_input under "city" for one that the directory does not have.
Result<CoverageFacts> coverage_facts(UnitOfWork& uow, const CampaignTools& tools, const Document& body,
                                     const RequestScope& scope) {
    CoverageFacts facts{.link = body.value("link", std::string()),
                        .outlet = body.value("outlet", std::string()),
                        .country = body.value("country", std::string()),
                        .language = body.value("language", std::string()),
                        .on = parse_day(body.value("on", std::string())),
                        .tone = body.value("tone", std::string()),
                        .reach = body.value("reach", 0LL),
                        .output_id = body.value("output", std::string())};
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
    return facts;
}

Result<Reply> api_add_coverage(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto body = Document::parse(request.body, nullptr, false);
    return id_or(scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        const auto facts = coverage_facts(uow, tools, body, scope);
        if (!facts) return facts.error();
        return add_coverage(uow, tools, scope.actor(), request.path_value("campaign"), *facts);
    }));
}

Result<Reply> api_change_coverage(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto body = Document::parse(request.body, nullptr, false);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto facts = coverage_facts(uow, tools, body, scope);
        if (!facts) return facts.error();
        return change_coverage(uow, tools, scope.actor(), request.path_value("coverage"), *facts,
                               body.value("revision", 0));
    }));
}

Result<Reply> api_remove_coverage(const Request& request, RequestScope& scope) {
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return remove_entry(uow, scope.actor(), request.path_value("coverage")); }));
}

Result<Reply> api_note_look(const Request& request, RequestScope& scope) {
    const auto body = Document::parse(request.body, nullptr, false);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return note_look(uow, scope.actor(), request.path_value("coverage"),
                         body.value("looked", std::string()));
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
    R"({"type":"object","required":["entries"],"properties":{"entries":{"type":"array","items":{"type":"object","required":["id","link","outlet","country","language","on","tone","reach","city","output","looked","revision"]}}}})";
#define CPN_COVERAGE                                                                                                                                                                                      \
    R"("link":{"type":"string","maxLength":1900},"outlet":{"type":"string","maxLength":200},"country":{"type":"string","maxLength":2},"language":{"type":"string","maxLength":2},"on":{"type":"string",)" \
    R"("maxLength":10},"tone":{"enum":["","positive","neutral","negative"]},"reach":{"type":"integer","minimum":0,"maximum":10000000000},"city":{"type":"string","maxLength":60},"output":{"type":"string","maxLength":26})"
constexpr std::string_view coverage_schema =
    R"({"type":"object","required":["link","outlet","language","on"],"additionalProperties":false,"properties":{)" CPN_COVERAGE
    "}}";
constexpr std::string_view change_coverage_schema =
    R"({"type":"object","required":["link","outlet","language","on","revision"],"additionalProperties":false,"properties":{"revision":{"type":"integer"},)" CPN_COVERAGE
    "}}";
#undef CPN_COVERAGE
constexpr std::string_view look_schema =
    R"({"type":"object","required":["looked"],"additionalProperties":false,"properties":{"looked":{"enum":["there","gone"]}}})";
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
             {Method::put, "/api/campaigns/coverage/{coverage}", "campaigns.api_change_coverage",
              "Changes an entry; 409 when somebody else changed it since that revision.",
              change_coverage_schema, done_schema},
             [&tools](const Request& request, RequestScope& scope) {
                 return api_change_coverage(tools, request, scope);
             });
    announce(registrar, "campaigns.edit",
             {Method::del, "/api/campaigns/coverage/{coverage}", "campaigns.api_remove_coverage",
              "Takes an entry out of the coverage log.", "", done_schema},
             [](const Request& request, RequestScope& scope) { return api_remove_coverage(request, scope); });
    announce(registrar, "campaigns.edit",
             {Method::post, "/api/campaigns/coverage/{coverage}/look", "campaigns.api_note_look",
              "Notes whether the link was there when somebody opened it.", look_schema, done_schema},
             [](const Request& request, RequestScope& scope) { return api_note_look(request, scope); });
    announce(registrar, "campaigns.edit",
             {Method::post, "/api/campaigns/{campaign}/partners", "campaigns.api_add_partner",
              "Makes a short link to the public page for a partner; it is counted by day.", partner_schema,
              id_schema},
             [](const Request& request, RequestScope& scope) { return api_add_partner(request, scope); });
}

}  // namespace plenaria::campaigns
