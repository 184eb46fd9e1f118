// SPDX-License-Identifier: EUPL-1.2
// Webhooks over JSON.
#include "pages/api_support.hpp"
#include "webhooks/delivery_repository.hpp"
#include "webhooks/webhook_service.hpp"

namespace plenaria::host {

namespace {

constexpr const char* webhook_schema =
    R"({"type":"object","required":["id","address","purpose","events","disabled","reason","failing_since","version"],"properties":{
"id":{"type":"string"},"address":{"type":"string"},"purpose":{"type":"string"},"events":{"type":"array","items":{"type":"string"}},
"disabled":{"type":"boolean"},"reason":{"type":"string"},"failing_since":{"type":["string","null"],"format":"date-time"},
"version":{"type":"integer"},"secret":{"type":"string","description":"Only when it was just made"}}})";

constexpr const char* webhook_members =
    R"("address":{"type":"string","maxLength":500},"purpose":{"type":"string","maxLength":200},
"events":{"type":"array","minItems":1,"maxItems":200,"items":{"type":"string","maxLength":100}})";

constexpr const char* delivery_schema =
    R"({"type":"object","required":["id","message","event","state","attempts","status","answer","error","created_at"],"properties":{
"state":{"enum":["waiting","delivered","failed","dropped"]},"status":{"type":"integer"}}})";

ApiJson webhook_json(const Webhook& webhook, const Locale& l) {
    return {{"id", webhook.id},
            {"address", webhook.address},
            {"purpose", webhook.purpose},
            {"events", webhook.events},
            {"disabled", webhook.disabled},
            {"reason", webhook.disabled_because.empty() ? std::string() : l.t(webhook.disabled_because)},
            {"failing_since", webhook.failing_since ? ApiJson(to_text(*webhook.failing_since)) : ApiJson()},
            {"version", webhook.version}};
}

Result<Reply> webhook_reply(RequestScope& scope, const std::string& id, const std::string& secret = {},
                            int status = 200) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto webhook = find_webhook(uow, id);
        if (!webhook) return Error{ErrorCode::not_found, "This webhook does not exist."};
        auto document = webhook_json(*webhook, scope.locale());
        if (!secret.empty()) document["secret"] = secret;
        return api_reply(document, status);
    });
}

Result<Reply> api_webhooks(const PageNeeds& needs, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto all = ApiJson::array();
        for (const auto& webhook : all_webhooks(uow)) all.push_back(webhook_json(webhook, scope.locale()));
        auto events = ApiJson::array();
        for (const auto& event : needs.webhooks.known())
            events.push_back(
                {{"name", event.name},
                 {"label", needs.locales.get(scope.locale().language(), event.plugin).t(event.label)}});
        return api_reply({{"webhooks", std::move(all)}, {"known_events", std::move(events)}});
    });
}

Result<Reply> api_create_webhook(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto body = api_body(request);
    auto created =
        needs.webhooks.create(scope.actor(), {.address = api_text(body, "address"),
                                              .purpose = api_text(body, "purpose"),
                                              .events = body.at("events").get<std::vector<std::string>>()});
    if (!created) return std::move(created).error();
    return webhook_reply(scope, created->id, created->secret, 201);
}

Result<Reply> api_change_webhook(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("webhook");
    auto now = scope.db().read([&](UnitOfWork& uow) -> Result<Webhook> {
        auto webhook = find_webhook(uow, id);
        if (!webhook) return Error{ErrorCode::not_found, "This webhook does not exist."};
        return *std::move(webhook);
    });
    if (!now) return std::move(now).error();
    const auto body = api_body(request);
    auto changed = needs.webhooks.change(scope.actor(), id, body.at("version").get<int>(),
                                         {.address = body.value("address", now->address),
                                          .purpose = body.value("purpose", now->purpose),
                                          .events = body.value("events", now->events)});
    if (!changed) return std::move(changed).error();
    if (const auto disabled = body.find("disabled");
        disabled != body.end() && disabled->get<bool>() != now->disabled)
        if (auto done = needs.webhooks.set_disabled(scope.actor(), id, disabled->get<bool>()); !done)
            return std::move(done).error();
    return webhook_reply(scope, id);
}

Result<Reply> api_webhook_deliveries(const Request& request, RequestScope& scope) {
    constexpr int page_size = 100;
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        if (!find_webhook(uow, request.path_value("webhook")))
            return Error{ErrorCode::not_found, "This webhook does not exist."};
        const auto found =
            deliveries_of(uow, request.path_value("webhook"), request.query_value("before"), page_size);
        auto all = ApiJson::array();
        for (const auto& one : found)
            all.push_back({{"id", one.id},
                           {"message", one.message_id},
                           {"event", one.event},
                           {"state", one.state},
                           {"attempts", one.attempts},
                           {"status", one.status},
                           {"answer", one.answer},
                           {"error", one.error},
                           {"took_ms", one.took_ms},
                           {"created_at", to_text(one.created_at)}});
        return api_reply({{"deliveries", std::move(all)},
                          {"next", found.size() == page_size ? ApiJson(found.back().id) : ApiJson()}});
    });
}

}  // namespace

void add_webhook_api(Contribution& core, const PageNeeds& needs) {
    const auto access = Access::permission("core.administer");
    add_operation(
        core, access,
        {.path = "/api/webhooks",
         .name = "core.api_webhooks",
         .summary = "The webhooks, and the events that can be chosen.",
         .response_schema = list_schema("webhooks", webhook_schema),
         .handler = [needs](const Request&, RequestScope& scope) { return api_webhooks(needs, scope); }});
    add_operation(
        core, access,
        {.method = Method::post,
         .path = "/api/webhooks",
         .name = "core.api_create_webhook",
         .summary = "Makes a webhook; the secret is in this answer and never again.",
         .request_schema = std::string(R"({"type":"object","required":["address","events"],"properties":{)") +
                           webhook_members + "}}",
         .response_schema = webhook_schema,
         .handler = [needs](const Request& request, RequestScope& scope) {
             return api_create_webhook(needs, request, scope);
         }});
    add_operation(core, access,
                  {.path = "/api/webhooks/{webhook}",
                   .name = "core.api_webhook",
                   .summary = "One webhook.",
                   .response_schema = webhook_schema,
                   .handler = [](const Request& request, RequestScope& scope) {
                       return webhook_reply(scope, request.path_value("webhook"));
                   }});
    add_operation(
        core, access,
        {.method = Method::patch,
         .path = "/api/webhooks/{webhook}",
         .name = "core.api_change_webhook",
         .summary = "Changes what the body names; 409 when somebody else changed it since that version.",
         .request_schema = std::string(R"({"type":"object","required":["version"],"properties":{)") +
                           webhook_members +
                           R"(,"disabled":{"type":"boolean"},"version":{"type":"integer","minimum":1}}})",
         .response_schema = webhook_schema,
         .handler = [needs](const Request& request, RequestScope& scope) {
             return api_change_webhook(needs, request, scope);
         }});
    add_operation(core, access,
                  {.method = Method::del,
                   .path = "/api/webhooks/{webhook}",
                   .name = "core.api_remove_webhook",
                   .summary = "Removes a webhook and what was sent to it.",
                   .response_schema = done_schema,
                   .handler = [needs](const Request& request, RequestScope& scope) -> Result<Reply> {
                       auto removed = needs.webhooks.remove(scope.actor(), request.path_value("webhook"));
                       if (!removed) return std::move(removed).error();
                       return api_done();
                   }});
    add_operation(core, access,
                  {.method = Method::post,
                   .path = "/api/webhooks/{webhook}/secret",
                   .name = "core.api_renew_webhook_secret",
                   .summary = "Makes a new secret; the old one ends at once.",
                   .response_schema = webhook_schema,
                   .handler = [needs](const Request& request, RequestScope& scope) -> Result<Reply> {
                       const auto& id = request.path_value("webhook");
                       auto secret = needs.webhooks.renew_secret(scope.actor(), id);
                       if (!secret) return std::move(secret).error();
                       return webhook_reply(scope, id, *secret, 201);
                   }});
    add_operation(
        core, access,
        {.method = Method::post,
         .path = "/api/webhooks/{webhook}/test",
         .name = "core.api_test_webhook",
         .summary = "Sends a test message.",
         .response_schema =
             R"({"type":"object","required":["delivery"],"properties":{"delivery":{"type":"string"}}})",
         .handler = [needs](const Request& request, RequestScope& scope) -> Result<Reply> {
             auto delivery = needs.webhooks.send_test(scope.actor(), request.path_value("webhook"));
             if (!delivery) return std::move(delivery).error();
             return api_reply({{"delivery", *delivery}}, 201);
         }});
    add_operation(
        core, access,
        {.path = "/api/webhooks/{webhook}/deliveries",
         .name = "core.api_webhook_deliveries",
         .summary =
             "What was sent to a webhook and what it answered, newest first; `next` continues as ?before=.",
         .request_schema = R"({"properties":{"before":{"type":"string"}}})",
         .response_schema = list_schema("deliveries", delivery_schema),
         .handler = api_webhook_deliveries});
    add_operation(core, access,
                  {.method = Method::post,
                   .path = "/api/webhook-deliveries/{delivery}/resend",
                   .name = "core.api_resend_webhook",
                   .summary = "Sends a message once more, under its old id.",
                   .response_schema = done_schema,
                   .handler = [needs](const Request& request, RequestScope& scope) -> Result<Reply> {
                       auto sent = needs.webhooks.resend(scope.actor(), request.path_value("delivery"));
                       if (!sent) return std::move(sent).error();
                       return api_done();
                   }});
}

}  // namespace plenaria::host
