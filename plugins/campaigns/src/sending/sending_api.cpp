// SPDX-License-Identifier: EUPL-1.2
#include "sending_api.hpp"

#include <plenaria/operation.hpp>

#include "../plan/campaign_service.hpp"
#include "sending_repository.hpp"
#include "sending_service.hpp"

namespace plenaria::campaigns {

namespace {

#define CPN_SENDING \
    R"("subject":{"type":"object","additionalProperties":false,"properties":{"en":{"type":"string","maxLength":150},"es":{"type":"string","maxLength":150},"fr":{"type":"string","maxLength":150}}},"body":{"type":"object","additionalProperties":false,"properties":{"en":{"type":"string","maxLength":10000},"es":{"type":"string","maxLength":10000},"fr":{"type":"string","maxLength":10000}}},"list":{"type":"string","maxLength":60},"roles":{"type":"array","maxItems":6,"items":{"enum":["mayor","cabinet","international","protocol","legal","press"]}},"starts":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"},"zone":{"type":"string","maxLength":60})"
constexpr std::string_view sending_wish =
    R"({"type":"object","required":["subject","body","roles"],"additionalProperties":false,"properties":{)" CPN_SENDING
    "}}";
constexpr std::string_view change_wish =
    R"({"type":"object","required":["subject","body","roles","revision"],"additionalProperties":false,"properties":{"revision":{"type":"integer"},)" CPN_SENDING
    "}}";
#undef CPN_SENDING
constexpr std::string_view choice_wish =
    R"({"type":"object","required":["people","choice"],"additionalProperties":false,"properties":{"people":{"type":"array","maxItems":1000,"items":{"type":"string","maxLength":60}},"choice":{"enum":["","leave_out","paper"]}}})";
constexpr std::string_view sending_list =
    R"({"type":"object","required":["sendings"],"properties":{"sendings":{"type":"array","items":{"type":"object","required":["id","state","letters","revision"]}}}})";
constexpr std::string_view sending_answer =
    R"({"type":"object","required":["id","state","subject","letters","hash","revision","problems"],"properties":{"problems":{"type":"array"},"letters":{"type":"integer"}}})";
constexpr std::string_view submit_wish =
    R"({"type":"object","required":["revision"],"additionalProperties":false,"properties":{"revision":{"type":"integer"},"expected":{"type":"integer"}}})";
constexpr std::string_view reason_wish =
    R"({"type":"object","required":["reason"],"additionalProperties":false,"properties":{"reason":{"type":"string","maxLength":900}}})";

/// As the person whose token it is: who has written something by a program does not approve it themselves.
Actor author(UnitOfWork& uow, const CampaignTools& tools, const RequestScope& scope) {
    auto actor = scope.actor();
    actor.id = tools.bulk->account_of(uow, actor);
    return actor;
}

Document wish_of(const Request& request) { return Document::parse(request.body, nullptr, false); }

void read_wished_texts(const Document& body, const char* name, Texts& texts) {
    for (const auto& [language, text] : body.at(name).items()) texts.all[language] = text.get<std::string>();
}

Document sending_json(const Sending& sending) {
    return {{"id", sending.id},
            {"state", std::string(to_text(sending.state))},
            {"subject", sending.facts.subject.all},
            {"roles", sending.facts.roles},
            {"starts", sending.starts_at ? plenaria::to_text(*sending.starts_at) : std::string()},
            {"letters", sending.letters},
            {"hash", sending.hash},
            {"reason", sending.reason},
            {"revision", sending.revision}};
}

Result<Reply> api_sendings(const CampaignTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        Document all = Document::array();
        for (const auto& each : sendings_of(uow, campaign->id)) all.push_back(sending_json(each));
        return Json{compact({{"sendings", std::move(all)}})};
    });
}

Result<SendingFacts> wished_facts(const Document& body) {
    SendingFacts facts;
    read_wished_texts(body, "subject", facts.subject);
    read_wished_texts(body, "body", facts.body);
    facts.segment_id = body.value("list", std::string());
    for (const auto& role : body.at("roles")) facts.roles.push_back(role.get<std::string>());
    facts.zone = body.value("zone", facts.zone);
    if (body.contains("starts")) {
        const auto starts = parse_instant(body.at("starts").get<std::string>());
        if (!starts)
            return Error{ErrorCode::invalid_input,
                         "Something in this form needs your attention.",
                         "starts",
                         {{"starts", /*t*/ "This moment does not exist in that time zone."}}};
        facts.starts = to_local(*starts, facts.zone);
    }
    return facts;
}

Result<Reply> api_write(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto facts = wished_facts(wish_of(request));
    if (!facts) return facts.error();
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return create_sending(uow, author(uow, tools, scope), request.path_value("campaign"), *facts);
    }));
}

Result<Reply> api_sending(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto sending = read_sending(uow, request.path_value("sending"));
        if (!sending) return sending.error();
        const auto campaign = read_campaign(uow, sending->campaign_id);
        if (!campaign) return campaign.error();
        auto answer = sending_json(*sending);
        answer["problems"] = Document::array();
        if (sending->state == SendingState::draft) {
            int letters = 0;
            for (const auto& each : recipients_of(uow, tools, *campaign, *sending)) {
                letters += gets_letter(each) ? 1 : 0;
                if (holds_up(each) && answer["problems"].size() < 200)
                    answer["problems"].push_back({{"person", each.person},
                                                  {"place", each.place},
                                                  {"language", each.language},
                                                  {"problem", std::string(to_text(each.trouble))},
                                                  {"variables", each.why}});
            }
            answer["letters"] = letters;
        } else {
            const auto fate = tools.bulk->fate(uow, sending_subject(sending->id));
            answer["progress"] = {{"waiting", fate.waiting},
                                  {"sent", fate.sent},
                                  {"failed", fate.failed},
                                  {"bounced", fate.bounced}};
        }
        return Json{compact(answer)};
    });
}

template <class Step>
Result<Reply> api_step(const Request& request, RequestScope& scope, const Step& step) {
    const auto body = wish_of(request);
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) -> Result<void> { return step(uow, request.path_value("sending"), body); }));
}

Result<Reply> api_submit(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return api_step(request, scope, [&](UnitOfWork& uow, const std::string& id, const Document& body) {
        return submit_sending(uow, tools, author(uow, tools, scope), id, body.value("revision", 0),
                              body.value("expected", -1));
    });
}

Result<Reply> api_rewrite(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return api_step(
        request, scope, [&](UnitOfWork& uow, const std::string& id, const Document& body) -> Result<void> {
            const auto facts = wished_facts(body);
            if (!facts) return facts.error();
            return change_sending(uow, author(uow, tools, scope), id, *facts, body.value("revision", 0));
        });
}

Result<Reply> api_choose(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return api_step(request, scope, [&](UnitOfWork& uow, const std::string& id, const Document& body) {
        return choose_for(uow, author(uow, tools, scope), id,
                          body.at("people").get<std::vector<std::string>>(),
                          body.value("choice", std::string()));
    });
}

Result<Reply> api_cancel(const CampaignTools&, const Request& request, RequestScope& scope) {
    return api_step(request, scope, [&](UnitOfWork& uow, const std::string& id, const Document& body) {
        return cancel_sending(uow, scope.actor(), id, body.value("reason", std::string()));
    });
}

struct SendingOperation {
    std::string_view permission;
    Operation operation;
    Result<Reply> (*act)(const CampaignTools&, const Request&, RequestScope&);
};

const SendingOperation sending_operations[] = {
    {"campaigns.view",
     {Method::get, "/api/campaigns/{campaign}/sendings", "campaigns.api_sendings",
      "The letters to many of a campaign, those begun last first.", "", sending_list},
     api_sendings},
    {"campaigns.edit",
     {Method::post, "/api/campaigns/{campaign}/sendings", "campaigns.api_write_letters",
      "Writes a letter to the holders of roles in a list; nobody gets anything yet.", sending_wish,
      id_schema},
     api_write},
    {"campaigns.view",
     {Method::get, "/api/campaigns/sendings/{sending}", "campaigns.api_sending",
      "Letters to many: how many they are, what holds them up, and how far they have come.", "",
      sending_answer},
     api_sending},
    {"campaigns.edit",
     {Method::put, "/api/campaigns/sendings/{sending}", "campaigns.api_change_letters",
      "Changes letters of which none has left; who had submitted or approved them does so again. 409 when "
      "somebody else changed them.",
      change_wish, done_schema},
     api_rewrite},
    {"campaigns.edit",
     {Method::post, "/api/campaigns/sendings/{sending}/recipients", "campaigns.api_choose_recipients",
      "Leaves people out, sends them paper, or treats them as everybody again.", choice_wish, done_schema},
     api_choose},
    {"campaigns.edit",
     {Method::post, "/api/campaigns/sendings/{sending}/submission", "campaigns.api_submit_letters",
      "Writes every letter down for approval; refused while somebody cannot be written to.", submit_wish,
      done_schema},
     api_submit},
    {"campaigns.edit",
     {Method::post, "/api/campaigns/sendings/{sending}/cancellation", "campaigns.api_cancel_letters",
      "What has not left does not leave, for good.", reason_wish, done_schema},
     api_cancel},
};

}  // namespace

void announce_sending_api(Registrar& registrar, const CampaignTools& tools) {
    for (const auto& line : sending_operations)
        announce(registrar, line.permission, line.operation,
                 [&tools, act = line.act](const Request& request, RequestScope& scope) {
                     return act(tools, request, scope);
                 });
}

}  // namespace plenaria::campaigns
