// SPDX-License-Identifier: EUPL-1.2
#include "campaign_api.hpp"

#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "common_pages.hpp"
#include "plan/campaign_repository.hpp"
#include "press/public_pages.hpp"

namespace plenaria::campaigns {

namespace {

#define CPN_TEXTS(MAX)                                                                                      \
    R"({"type":"object","additionalProperties":false,"properties":{"en":{"type":"string","maxLength":)" MAX \
    R"(},"es":{"type":"string","maxLength":)" MAX R"(},"fr":{"type":"string","maxLength":)" MAX "}}}"
#define CPN_CAMPAIGN                                                                                     \
    R"("title":)" CPN_TEXTS("200") R"(,"original_language":{"enum":["en","es","fr"]},"aim":)" CPN_TEXTS( \
        "2000") R"(,"embargo_day":{"type":"string","maxLength":10},"embargo_time":{"type":"string","pattern":"^[0-2][0-9]:[0-5][0-9]:[0-5][0-9]$"},"zone":{"type":"string","maxLength":60},"segment":{"type":"string","maxLength":60},"version":{"type":"string","maxLength":60})"
#define CPN_OUTPUT                                                                                                                                                                                           \
    R"("kind":{"enum":["press_release","open_letter","op_ed","post","newsletter","speaking_points","toolkit"]},"network":{"enum":["","x","bluesky","mastodon","linkedin","instagram"]},"title":)" CPN_TEXTS( \
        "200") R"(,"body":)" CPN_TEXTS("12000")
constexpr std::string_view campaign_schema =
    R"({"type":"object","required":["title","original_language","embargo_day","embargo_time","zone"],"additionalProperties":false,"properties":{)" CPN_CAMPAIGN
    "}}";
constexpr std::string_view change_schema =
    R"({"type":"object","required":["title","original_language","embargo_day","embargo_time","zone","revision"],"additionalProperties":false,"properties":{"revision":{"type":"integer"},)" CPN_CAMPAIGN
    "}}";
constexpr std::string_view output_schema =
    R"({"type":"object","required":["kind","body"],"additionalProperties":false,"properties":{)" CPN_OUTPUT
    "}}";
constexpr std::string_view change_output_schema =
    R"({"type":"object","required":["kind","body","revision"],"additionalProperties":false,"properties":{"revision":{"type":"integer"},)" CPN_OUTPUT
    "}}";
constexpr std::string_view output_answer =
    R"({"type":"object","required":["id","campaign","kind","network","title","body","revision"]})";
constexpr std::string_view city_schema =
    R"({"type":"object","required":["mayor","quote","revision"],"additionalProperties":false,"properties":{"mayor":{"type":"string","maxLength":200},"quote":{"type":"string","maxLength":1000},"revision":{"type":"integer"}}})";
constexpr std::string_view correction_schema =
    R"({"type":"object","required":["note","revision"],"additionalProperties":false,"properties":{"note":)" CPN_TEXTS(
        "2000") R"(,"revision":{"type":"integer"}}})";
constexpr std::string_view withdrawal_schema =
    R"({"type":"object","required":["reason","revision"],"additionalProperties":false,"properties":{"reason":{"type":"string","maxLength":2000},"revision":{"type":"integer"}}})";
constexpr std::string_view reader_schema =
    R"({"type":"object","required":["name","address","language"],"additionalProperties":false,"properties":{"name":{"type":"string","maxLength":200},"address":{"type":"string","maxLength":254},"language":{"enum":["en","es","fr"]}}})";
#undef CPN_OUTPUT
#undef CPN_CAMPAIGN
#undef CPN_TEXTS
constexpr std::string_view expected_schema =
    R"({"type":"object","required":["expected"],"properties":{"expected":{"type":"integer","minimum":1}}})";
constexpr std::string_view revision_schema =
    R"({"type":"object","required":["revision"],"properties":{"revision":{"type":"integer"}}})";
constexpr std::string_view count_schema =
    R"({"type":"object","required":["count"],"properties":{"count":{"type":"integer"}}})";
constexpr std::string_view campaign_list =
    R"({"type":"object","required":["campaigns"],"properties":{"campaigns":{"type":"array","items":{"type":"object","required":["id","title","state","embargo","revision"]}}}})";
constexpr std::string_view campaign_answer =
    R"({"type":"object","required":["id","title","state","embargo","zone","revision","original_language","aim","embargo_day","embargo_time","segment","version","outputs","cities","may_be_reminded"]})";
constexpr std::string_view page_query = R"({"type":"object","properties":{"page":{"type":"integer"}}})";

Document body_of(const Request& request) { return Document::parse(request.body, nullptr, false); }

void read_json_texts(const Document& body, const char* name, Texts& texts) {
    if (!body.contains(name)) return;
    for (const auto& [language, text] : body.at(name).items()) texts.all[language] = text.get<std::string>();
}

Document campaign_json(const Campaign& campaign, Instant now) {
    return {{"id", campaign.id},
            {"title", campaign.facts.title.all},
            {"state", std::string(to_text(state_of(campaign, now)))},
            {"embargo", plenaria::to_text(campaign.embargo)},
            {"zone", campaign.facts.zone},
            {"revision", campaign.revision}};
}

Result<Reply> api_list(const CampaignTools&, const Request& request, RequestScope& scope) {
    constexpr int at_once = 50;
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        Document all = Document::array();
        for (const auto& each : all_campaigns(uow, (page_number(request) - 1) * at_once, at_once))
            all.push_back(campaign_json(each, uow.now()));
        return Json{compact({{"campaigns", std::move(all)}})};
    });
}

CampaignFacts campaign_facts(const Document& body) {
    CampaignFacts facts;
    read_json_texts(body, "title", facts.title);
    read_json_texts(body, "aim", facts.aim);
    facts.original = body.value("original_language", facts.original);
    // A day that does not exist becomes one that nobody means, which the rules refuse by its name.
    facts.embargo = read_local_time(body.value("embargo_day", std::string()),
                                    body.value("embargo_time", std::string("00:00:00")));
    facts.zone = body.value("zone", facts.zone);
    facts.segment_id = body.value("segment", facts.segment_id);
    facts.version_id = body.value("version", facts.version_id);
    return facts;
}

Result<Reply> api_create(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto facts = campaign_facts(body_of(request));
    return id_or(
        scope.db().write([&](UnitOfWork& uow) { return create_campaign(uow, tools, scope.actor(), facts); }));
}

Result<Reply> api_change(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return change_campaign(uow, tools, scope.actor(), request.path_value("campaign"),
                               campaign_facts(body), body.value("revision", 0));
    }));
}

/// What PUT takes, beside what the list says.
void add_facts(Document& answer, const CampaignFacts& facts) {
    answer["original_language"] = facts.original;
    answer["aim"] = facts.aim.all;
    answer["embargo_day"] = plenaria::to_text(facts.embargo.day);
    answer["embargo_time"] = seconds_clock(facts.embargo.time_of_day);
    answer["segment"] = facts.segment_id;
    answer["version"] = facts.version_id;
}

Result<Reply> api_show(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        auto answer = campaign_json(*campaign, uow.now());
        add_facts(answer, campaign->facts);
        answer["outputs"] = Document::array();
        answer["cities"] = Document::array();
        for (const auto& output : outputs_of(uow, campaign->id))
            answer["outputs"].push_back({{"id", output.id},
                                         {"kind", std::string(to_text(output.facts.kind))},
                                         {"network", output.facts.network},
                                         {"revision", output.revision}});
        const auto all = texts_of(uow, tools, *campaign);
        answer["may_be_reminded"] = to_remind(all).size();
        for (const auto& texts : all) {
            Document city{{"id", texts.city.id},
                          {"city", texts.city.ref},
                          {"name", texts.city.name},
                          {"language", texts.city.language},
                          {"mayor", texts.city.mayor},
                          {"quote", texts.city.quote},
                          {"revision", texts.city.revision},
                          {"asked", texts.city.asked_at.has_value()},
                          {"may_be_asked", texts.may_be_asked()}};
            city["texts"] = Document::array();
            for (const auto& each : texts.outputs)
                city["texts"].push_back({{"output", each.output.id},
                                         {"decision", std::string(to_text(each.clearance.decision))},
                                         {"sha256", each.clearance.hash},
                                         {"missing", each.text.missing}});
            answer["cities"].push_back(std::move(city));
        }
        return Json{compact(answer)};
    });
}

OutputFacts output_facts(const Document& body) {
    OutputFacts facts;
    facts.kind = parse_output_kind(body.value("kind", std::string())).value_or(OutputKind::press_release);
    facts.network = body.value("network", std::string());
    read_json_texts(body, "title", facts.title);
    read_json_texts(body, "body", facts.body);
    return facts;
}

Result<Reply> api_add_output(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto facts = output_facts(body_of(request));
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return add_output(uow, tools, scope.actor(), request.path_value("campaign"), facts);
    }));
}

Result<Reply> api_output(const CampaignTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto output = find_output(uow, request.path_value("output"));
        if (!output)
            return Error{ErrorCode::not_found, /*t*/ "This output does not exist.",
                         request.path_value("output")};
        return Json{compact({{"id", output->id},
                             {"campaign", output->campaign_id},
                             {"kind", std::string(to_text(output->facts.kind))},
                             {"network", output->facts.network},
                             {"title", output->facts.title.all},
                             {"body", output->facts.body.all},
                             {"revision", output->revision}})};
    });
}

Result<Reply> api_change_output(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return change_output(uow, tools, scope.actor(), request.path_value("output"), output_facts(body),
                             body.value("revision", 0));
    }));
}

Result<Reply> api_change_city(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return change_city(uow, tools, scope.actor(), request.path_value("participant"),
                           {.mayor = body.value("mayor", std::string()),
                            .quote = body.value("quote", std::string()),
                            .revision = body.value("revision", 0)});
    }));
}

Result<Reply> count_or(const Result<int>& done) {
    if (!done) return done.error();
    return Json{compact({{"count", *done}})};
}

Result<Reply> api_ask(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return count_or(scope.db().write([&](UnitOfWork& uow) {
        return ask_cities(uow, tools, scope.actor(), request.path_value("campaign"),
                          body_of(request).value("expected", 0));
    }));
}

Result<Reply> api_remind(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return count_or(scope.db().write([&](UnitOfWork& uow) {
        return remind_cities(uow, tools, scope.actor(), request.path_value("campaign"),
                             body_of(request).value("expected", 0));
    }));
}

Result<Reply> api_schedule(const CampaignTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return schedule(uow, scope.actor(), request.path_value("campaign"),
                        body_of(request).value("revision", 0));
    }));
}

Result<Reply> api_hold(const CampaignTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return hold_back(uow, scope.actor(), request.path_value("campaign"),
                         body_of(request).value("revision", 0));
    }));
}

Result<Reply> api_correct(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    Texts note;
    read_json_texts(body, "note", note);
    return count_or(scope.db().write([&](UnitOfWork& uow) {
        return correct(uow, tools, scope.actor(), request.path_value("campaign"), note,
                       body.value("revision", 0));
    }));
}

Result<Reply> api_withdraw(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    return count_or(scope.db().write([&](UnitOfWork& uow) {
        return withdraw(uow, tools, scope.actor(), request.path_value("campaign"),
                        body.value("reason", std::string()), body.value("revision", 0));
    }));
}

Result<Reply> api_early(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    const auto address = api_mail_address(body);
    if (!address) return address.error();
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return give_early_reading(uow, tools, scope.actor(), request.path_value("campaign"),
                                  {.name = body.value("name", std::string()),
                                   .address = *address,
                                   .language = body.value("language", std::string())});
    }));
}

struct CampaignOperation {
    std::string_view permission;
    Operation operation;
    Result<Reply> (*act)(const CampaignTools&, const Request&, RequestScope&);
};
constexpr std::string_view to_see = "campaigns.view";
constexpr std::string_view to_edit = "campaigns.edit";

const CampaignOperation campaign_operations[] = {
    {to_see,
     {Method::get, "/api/campaigns", "campaigns.api_list", "Campaigns, the one begun last first.", page_query,
      campaign_list},
     api_list},
    {to_edit,
     {Method::post, "/api/campaigns", "campaigns.api_create",
      "Begins a campaign with the cities of a list; nothing of it is public.", campaign_schema, id_schema},
     api_create},
    {to_see,
     {Method::get, "/api/campaigns/{campaign}", "campaigns.api_campaign",
      "A campaign: its outputs, and what the office of each city says of each.", "", campaign_answer},
     api_show},
    {to_edit,
     {Method::put, "/api/campaigns/{campaign}", "campaigns.api_change",
      "Changes a campaign before its release; 409 when somebody else changed it since that revision.",
      change_schema, done_schema},
     api_change},
    {to_edit,
     {Method::post, "/api/campaigns/{campaign}/outputs", "campaigns.api_add_output",
      "Writes a text with variables, once for all cities.", output_schema, id_schema},
     api_add_output},
    {to_see,
     {Method::get, "/api/campaigns/outputs/{output}", "campaigns.api_output",
      "A text with its variables, in each language.", "", output_answer},
     api_output},
    {to_edit,
     {Method::put, "/api/campaigns/outputs/{output}", "campaigns.api_change_output",
      "Changes a text; offices whose text it changes are asked anew. 409 when somebody else changed it.",
      change_output_schema, done_schema},
     api_change_output},
    {to_edit,
     {Method::put, "/api/campaigns/cities/{participant}", "campaigns.api_change_city",
      "What staff says of a city: its mayor, and the quote that stands where the office wrote none.",
      city_schema, done_schema},
     api_change_city},
    {to_edit,
     {Method::post, "/api/campaigns/{campaign}/requests", "campaigns.api_ask",
      "Asks offices for clearance; refused when not as many can be asked as expected.", expected_schema,
      count_schema},
     api_ask},
    {to_edit,
     {Method::post, "/api/campaigns/{campaign}/reminders", "campaigns.api_remind",
      "Reminds offices that have not answered; refused when there are not as many as expected.",
      expected_schema, count_schema},
     api_remind},
    {to_edit,
     {Method::post, "/api/campaigns/{campaign}/schedule", "campaigns.api_schedule",
      "Sets the embargo: at its end what is cleared is public.", revision_schema, done_schema},
     api_schedule},
    {to_edit,
     {Method::post, "/api/campaigns/{campaign}/hold", "campaigns.api_hold",
      "Holds a campaign back: at once nothing of it is public.", revision_schema, done_schema},
     api_hold},
    {to_edit,
     {Method::post, "/api/campaigns/{campaign}/correction", "campaigns.api_correct",
      "Says what was wrong in what is published; whoever was written to is told.", correction_schema,
      count_schema},
     api_correct},
    {to_edit,
     {Method::post, "/api/campaigns/{campaign}/withdrawal", "campaigns.api_withdraw",
      "Withdraws a campaign for good; whoever was written to is told.", withdrawal_schema, count_schema},
     api_withdraw},
    {to_edit,
     {Method::post, "/api/campaigns/{campaign}/press", "campaigns.api_early",
      "Lets one of the press read under embargo, by a link that is mailed to them.", reader_schema,
      done_schema},
     api_early},
};

}  // namespace

void announce_campaign_api(Registrar& registrar, const CampaignTools& tools) {
    for (const auto& line : campaign_operations)
        announce(registrar, line.permission, line.operation,
                 [&tools, act = line.act](const Request& request, RequestScope& scope) {
                     return act(tools, request, scope);
                 });
    const auto open = [&](const char* path, const char* name, const char* summary, const char* answer,
                          Result<Reply> (*act)(const CampaignTools&, const Request&, RequestScope&)) {
        registrar.route({.path = path,
                         .name = name,
                         .access = Access::anyone("What is released is for everybody."),
                         .api = ApiOperation{.summary = summary, .response_schema = answer},
                         .handler = [&tools, act](const Request& request, RequestScope& scope) {
                             return act(tools, request, scope);
                         }});
    };
    open("/api/newsroom", "campaigns.api_press", "What is published, the newest first",
         R"({"type":"object","required":["campaigns"]})", press_data);
    open("/api/newsroom/{campaign}", "campaigns.api_press_campaign",
         "A published campaign with the texts that offices have cleared",
         R"({"type":"object","required":["id","title","published","texts"]})", campaign_data);
}

}  // namespace plenaria::campaigns
