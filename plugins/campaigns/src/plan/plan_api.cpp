// SPDX-License-Identifier: EUPL-1.2
#include "plan_api.hpp"

#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../calendar/item_repository.hpp"
#include "../calendar/item_service.hpp"
#include "../common_pages.hpp"
#include "plan_repository.hpp"
#include "plan_service.hpp"

namespace plenaria::campaigns {

namespace {

#define CPN_PLAN_TEXTS                                                                                        \
    R"({"type":"object","additionalProperties":false,"properties":{"en":{"type":"string","maxLength":2000},)" \
    R"("es":{"type":"string","maxLength":2000},"fr":{"type":"string","maxLength":2000}}})"
#define CPN_TIMING                                                                                                                                       \
    R"({"type":"object","required":["anchor"],"additionalProperties":false,"properties":{"anchor":{"enum":["fixed","first_day","last_day","session"]},)" \
    R"("session":{"type":"string","maxLength":60},"days":{"type":"integer","minimum":-3660,"maximum":3660},"minutes":{"type":"integer","minimum":-5270400,"maximum":5270400}}})"
constexpr std::string_view plan_schema =
    R"({"type":"object","required":["revision"],"additionalProperties":false,"properties":{"revision":{"type":"integer"},"audiences":)" CPN_PLAN_TEXTS
    R"(,"messages":)" CPN_PLAN_TEXTS R"(,"hashtags":)" CPN_PLAN_TEXTS
    R"(,"edition":{"type":"string","maxLength":60},"embargo":)" CPN_TIMING "}}";
constexpr std::string_view plan_answer =
    R"({"type":"object","required":["audiences","messages","hashtags","edition","embargo","embargo_at","zone","revision","moves"]})";
#define CPN_ITEM_FIELDS                                                                                                                               \
    R"("kind":{"enum":["post","newsletter","press_release","op_ed","open_letter","press_conference","interview","video","other"]},)"                  \
    R"("channel":{"enum":["website","newsletter","press","radio_tv","event","x","bluesky","mastodon","linkedin","instagram","facebook","youtube"]},)" \
    R"("title":{"type":"string","maxLength":200},"owner":{"type":"string","maxLength":100},"language":{"enum":["en","es","fr"]},)"                    \
    R"("output":{"type":"string","maxLength":26},"day":{"type":"string","maxLength":10},"time":{"type":"string","pattern":"^[0-2][0-9]:[0-5][0-9]$"},"timing":)" CPN_TIMING
constexpr std::string_view new_item_schema =
    R"({"type":"object","required":["title"],"additionalProperties":false,"properties":{)" CPN_ITEM_FIELDS
    "}}";
constexpr std::string_view item_schema =
    R"({"type":"object","required":["title","revision"],"additionalProperties":false,"properties":{"revision":{"type":"integer"},)" CPN_ITEM_FIELDS
    "}}";
constexpr std::string_view item_step_schema =
    R"({"type":"object","required":["revision"],"additionalProperties":false,"properties":{"revision":{"type":"integer"},"day":{"type":"string","maxLength":10},"state":{"enum":["planned","ready","done"]}}})";
constexpr std::string_view span_query =
    R"({"type":"object","properties":{"from":{"type":"string"},"until":{"type":"string"},"campaign":{"type":"string"}}})";
constexpr std::string_view items_answer =
    R"({"type":"object","required":["items"],"properties":{"items":{"type":"array","items":{"type":"object","required":["id","campaign","title","due","state","revision"]}}}})";
#undef CPN_ITEM_FIELDS
#undef CPN_TIMING
#undef CPN_PLAN_TEXTS

Document plan_body(const Request& request) { return Document::parse(request.body, nullptr, false); }

Texts texts_at(const Document& body, const char* name) {
    Texts texts;
    if (body.contains(name))
        for (const auto& [language, text] : body.at(name).items())
            texts.all[language] = text.get<std::string>();
    return texts;
}

Timing timing_at(const Document& body, const char* name) {
    if (!body.contains(name)) return {};
    const auto& json = body.at(name);
    return {.anchor = parse_anchor(json.value("anchor", std::string())).value_or(Anchor::fixed),
            .session_id = json.value("session", std::string()),
            .days = json.value("days", 0),
            .minutes = json.value("minutes", 0)};
}

Document timing_json(const Timing& timing) {
    return {{"anchor", std::string(to_text(timing.anchor))},
            {"session", timing.session_id},
            {"days", timing.days},
            {"minutes", timing.minutes}};
}

Document instant_json(const std::optional<Instant>& instant) {
    return instant ? Document(plenaria::to_text(*instant)) : Document(nullptr);
}

Result<Reply> api_plan(const CampaignTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        const auto facts = plan_of(uow, campaign->id).facts;
        Document moves = Document::array();
        for (const auto& each : moves_of(uow, campaign->id, 100))
            moves.push_back({{"item", each.item_id},
                             {"was", instant_json(each.was)},
                             {"became", instant_json(each.became)},
                             {"note", std::string(to_text(each.note))},
                             {"at", plenaria::to_text(each.moved_at)}});
        return Json{compact({{"audiences", facts.audiences.all},
                             {"messages", facts.messages.all},
                             {"hashtags", facts.hashtags.all},
                             {"edition", facts.edition_id},
                             {"embargo", timing_json(facts.embargo)},
                             {"embargo_at", plenaria::to_text(campaign->embargo)},
                             {"zone", campaign->facts.zone},
                             {"revision", campaign->revision},
                             {"moves", std::move(moves)}})};
    });
}

Result<Reply> api_set_plan(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto body = plan_body(request);
    const PlanFacts facts{.audiences = texts_at(body, "audiences"),
                          .messages = texts_at(body, "messages"),
                          .hashtags = texts_at(body, "hashtags"),
                          .edition_id = body.value("edition", std::string()),
                          .embargo = timing_at(body, "embargo")};
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return set_plan(uow, tools, scope.actor(), request.path_value("campaign"), facts,
                        body.value("revision", 0));
    }));
}

ItemFacts item_facts(const Document& body) {
    ItemFacts facts;
    facts.kind = body.value("kind", facts.kind);
    facts.channel = body.value("channel", facts.channel);
    facts.title = body.value("title", std::string());
    facts.owner = body.value("owner", std::string());
    facts.language = body.value("language", facts.language);
    facts.output_id = body.value("output", std::string());
    facts.timing = timing_at(body, "timing");
    facts.due = read_local_time(body.value("day", std::string()), body.value("time", std::string("09:00")));
    return facts;
}

Result<Reply> api_items(const CampaignTools&, const Request& request, RequestScope& scope) {
    ItemFilter filter{.campaign_id = request.query_value("campaign")};
    if (const auto from = parse_day(request.query_value("from"))) filter.from = *from;
    if (const auto until = parse_day(request.query_value("until"))) filter.until = *until;
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        Document items = Document::array();
        for (const auto& each : items_in(uow, filter))
            items.push_back({{"id", each.id},
                             {"campaign", each.campaign_id},
                             {"kind", each.facts.kind},
                             {"channel", each.facts.channel},
                             {"title", each.facts.title},
                             {"owner", each.facts.owner},
                             {"language", each.facts.language},
                             {"output", each.facts.output_id},
                             {"timing", timing_json(each.facts.timing)},
                             {"due", plenaria::to_text(each.at)},
                             {"zone", each.zone},
                             {"state", std::string(to_text(each.state))},
                             {"revision", each.revision}});
        return Json{compact({{"items", std::move(items)}})};
    });
}

Result<Reply> api_add_item(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto facts = item_facts(plan_body(request));
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return add_item(uow, tools, scope.actor(), request.path_value("campaign"), facts);
    }));
}

Result<Reply> api_change_item(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto body = plan_body(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return change_item(uow, tools, scope.actor(), request.path_value("item"), item_facts(body),
                           body.value("revision", 0));
    }));
}

/// To another day, into another state, or both.
Result<Reply> api_step_item(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto body = plan_body(request);
    const auto& id = request.path_value("item");
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        auto revision = body.value("revision", 0);
        if (body.contains("day")) {
            const auto day = parse_day(body.value("day", std::string()));
            if (auto moved = move_item(uow, tools, scope.actor(), id, day, revision); !moved) return moved;
            ++revision;
        }
        if (const auto state = parse_item_state(body.value("state", std::string())))
            return set_item_state(uow, scope.actor(), id, *state, revision);
        return {};
    }));
}

Result<Reply> api_remove_item(const CampaignTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return remove_item(uow, scope.actor(), request.path_value("item")); }));
}

Result<Reply> api_restore_item(const CampaignTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return restore_item(uow, scope.actor(), request.path_value("item")); }));
}

struct PlanOperation {
    std::string_view permission;
    Operation operation;
    Result<Reply> (*act)(const CampaignTools&, const Request&, RequestScope&);
};

const PlanOperation plan_operations[] = {
    {"campaigns.view",
     {Method::get, "/api/campaigns/{campaign}/plan", "campaigns.api_plan",
      "The plan of a campaign: what it says, on which event it hangs, and what moved with that.", "",
      plan_answer},
     api_plan},
    {"campaigns.edit",
     {Method::put, "/api/campaigns/{campaign}/plan", "campaigns.api_set_plan",
      "Writes the plan; an embargo at a distance from an event moves with it until the release.", plan_schema,
      done_schema},
     api_set_plan},
    {"campaigns.view",
     {Method::get, "/api/campaigns/items", "campaigns.api_items",
      "Items of the content calendar, by day; of a span of days, of a campaign, or all.", span_query,
      items_answer},
     api_items},
    {"campaigns.edit",
     {Method::post, "/api/campaigns/{campaign}/items", "campaigns.api_add_item",
      "Adds an item on a day, or at a distance from the event of the plan.", new_item_schema, id_schema},
     api_add_item},
    {"campaigns.edit",
     {Method::put, "/api/campaigns/items/{item}", "campaigns.api_change_item", "Changes an item.",
      item_schema, done_schema},
     api_change_item},
    {"campaigns.edit",
     {Method::patch, "/api/campaigns/items/{item}", "campaigns.api_step_item",
      "Moves an item to another day, says how far it is, or both.", item_step_schema, done_schema},
     api_step_item},
    {"campaigns.edit",
     {Method::del, "/api/campaigns/items/{item}", "campaigns.api_remove_item",
      "Takes an item off the calendar.", "", done_schema},
     api_remove_item},
    {"campaigns.edit",
     {Method::post, "/api/campaigns/items/{item}/restoration", "campaigns.api_restore_item",
      "Puts an item back that was taken off the calendar.", "", done_schema},
     api_restore_item},
};

}  // namespace

void announce_plan_api(Registrar& registrar, const CampaignTools& tools) {
    for (const auto& line : plan_operations)
        announce(registrar, line.permission, line.operation,
                 [&tools, act = line.act](const Request& request, RequestScope& scope) {
                     return act(tools, request, scope);
                 });
}

}  // namespace plenaria::campaigns
