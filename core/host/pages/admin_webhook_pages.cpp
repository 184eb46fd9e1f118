// SPDX-License-Identifier: EUPL-1.2
// Webhooks: which addresses are told of which events, and what came of it.
#include <algorithm>

#include <plenaria/field.hpp>
#include <plenaria/form.hpp>

#include "db/meanwhile.hpp"
#include "pages/pages.hpp"
#include "web/reply.hpp"
#include "webhooks/delivery_repository.hpp"
#include "webhooks/webhook_service.hpp"

namespace plenaria::host {

namespace {

constexpr int deliveries_per_page = 50;
Model webhook_tag(const Webhook& webhook, const Locale& l) {
    if (webhook.disabled) return {{"kind", "grey"}, {"text", l.t("Switched off")}};
    if (webhook.failing_since) return {{"kind", "terra"}, {"text", l.t("Fails")}};
    return {{"kind", "green"}, {"text", l.t("Switched on")}};
}

Model delivery_tag(const WebhookDelivery& delivery, const Locale& l) {
    if (delivery.state == "delivered") return {{"kind", "green"}, {"text", l.t("Delivered")}};
    if (delivery.state == "failed") return {{"kind", "terra"}, {"text", l.t("Failed")}};
    if (delivery.state == "dropped") return {{"kind", "grey"}, {"text", l.t("Not sent")}};
    return {{"kind", "grey"}, {"text", l.t("Waiting")}};
}

std::vector<Choice> event_choices(const PageNeeds& needs, RequestScope& scope,
                                  const std::vector<std::string>& chosen) {
    std::vector<Choice> choices;
    const auto is_chosen = [&](const std::string& name) {
        return std::find(chosen.begin(), chosen.end(), name) != chosen.end();
    };
    for (const auto& event : needs.webhooks.known())
        choices.push_back({.value = event.name,
                           .label = needs.locales.get(scope.locale().language(), event.plugin).t(event.label),
                           .hint = event.name,
                           .selected = is_chosen(event.name)});
    // What a plugin published that is not installed any more: it stays until somebody takes it off.
    for (const auto& name : chosen)
        if (std::none_of(choices.begin(), choices.end(),
                         [&](const Choice& one) { return one.value == name; }))
            choices.push_back({.value = name, .label = name, .selected = true});
    return choices;
}

Result<Reply> show_webhooks(const Request&, RequestScope& scope) {
    auto webhooks =
        scope.db().read([](UnitOfWork& uow) -> Result<std::vector<Webhook>> { return all_webhooks(uow); });
    if (!webhooks) return std::move(webhooks).error();
    const auto& l = scope.locale();
    Model::List rows;
    for (const auto& webhook : *webhooks)
        rows.push_back(
            {{"address", webhook.address},
             {"purpose", webhook.purpose},
             {"url", scope.url("core.webhook", {{"webhook", webhook.id}})},
             {"events", l.n("{n} event", "{n} events", static_cast<long long>(webhook.events.size()))},
             {"state", webhook_tag(webhook, l)}});
    const bool has_webhooks = !rows.empty();
    return View{.name = "core/admin/webhooks",
                .model = {{"new_url", scope.url("core.new_webhook")},
                          {"has_webhooks", has_webhooks},
                          {"webhooks", std::move(rows)}},
                .title = l.t("Webhooks")};
}

Model::List delivery_models(const std::vector<WebhookDelivery>& deliveries, RequestScope& scope) {
    const auto& l = scope.locale();
    Model::List rows;
    for (const auto& one : deliveries) {
        const auto said = one.error.empty() ? one.answer : one.error;
        rows.push_back({{"event", one.event},
                        {"message", one.message_id},
                        {"when", l.instant(one.tried_at.value_or(one.created_at), scope.actor().zone)},
                        {"attempts", l.number(one.attempts)},
                        {"state", delivery_tag(one, l)},
                        {"has_status", one.status != 0},
                        {"status", std::to_string(one.status)},
                        {"has_said", !said.empty()},
                        {"said", said},
                        {"can_resend", one.state != "waiting"},
                        {"resend_url", scope.url("core.resend_webhook", {{"delivery", one.id}})}});
    }
    return rows;
}

/// The form of a webhook that exists (with what was sent to it), or of a new one.
View webhook_form(const PageNeeds& needs, RequestScope& scope, const Webhook& webhook, const Error& error,
                  const std::vector<WebhookDelivery>& deliveries, const std::string& secret) {
    const auto& l = scope.locale();
    const bool exists = !webhook.id.empty();
    const auto problem = [&](const char* field) { return problem_on(field, error, l); };
    const auto of_webhook = [&](const char* route) {
        return exists ? scope.url(route, {{"webhook", webhook.id}}) : std::string("/");
    };
    const bool has_problems = !error.fields.empty();
    const bool has_deliveries = !deliveries.empty();
    const bool has_older = deliveries.size() == deliveries_per_page;
    auto heading = exists ? webhook.address : l.t("New webhook");
    Model model;
    model.set("heading", heading)
        .set("has_problems", has_problems)
        .set("problems", problems_model(error, l))
        .set("save_url", exists ? of_webhook("core.save_webhook") : scope.url("core.create_webhook"))
        .set("version", std::to_string(webhook.version))
        .set("address",
             field_model({.label = l.t("Address"),
                          .name = "address",
                          .value = webhook.address,
                          .hint = l.t("Where messages are sent to, as in https://example.org/plenaria"),
                          .error = problem("address"),
                          .type = "url"}))
        .set("purpose", field_model({.label = l.t("What for"),
                                     .name = "purpose",
                                     .value = webhook.purpose,
                                     .error = problem("purpose")}))
        .set("events",
             choice_model({.label = l.t("What it is told"), .name = "events", .error = problem("events")},
                          event_choices(needs, scope, webhook.events)))
        .set("exists", exists)
        .set("state", webhook_tag(webhook, l))
        .set("has_reason", !webhook.disabled_because.empty())
        .set("reason", l.t(webhook.disabled_because))
        .set("has_secret", !secret.empty())
        .set("secret", secret)
        .set("disabled", webhook.disabled)
        .set("enable_url", of_webhook("core.enable_webhook"))
        .set("disable_url", of_webhook("core.disable_webhook"))
        .set("test_url", of_webhook("core.test_webhook"))
        .set("renew_url", of_webhook("core.renew_webhook_secret"))
        .set("remove_url", of_webhook("core.remove_webhook"))
        .set("has_deliveries", has_deliveries)
        .set("deliveries", delivery_models(deliveries, scope))
        .set("has_older", has_older)
        .set("older_url", has_older ? scope.url("core.webhook",
                                                {{"webhook", webhook.id}, {"before", deliveries.back().id}})
                                    : std::string("/"));
    return {.name = "core/admin/webhook_form",
            .model = std::move(model),
            .title = heading,
            .status = has_problems ? status_of(error.code) : 200};
}

struct ShownWebhook {
    Webhook webhook;
    std::vector<WebhookDelivery> deliveries;
};

Result<ShownWebhook> read_webhook(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<ShownWebhook> {
        auto webhook = find_webhook(uow, request.path_value("webhook"));
        if (!webhook) return Error{ErrorCode::not_found, "This webhook does not exist."};
        auto deliveries = deliveries_of(uow, webhook->id, request.query_value("before"), deliveries_per_page);
        return ShownWebhook{*std::move(webhook), std::move(deliveries)};
    });
}

Result<Reply> show_webhook(const PageNeeds& needs, const Request& request, RequestScope& scope,
                           const std::string& secret = {}) {
    auto shown = read_webhook(request, scope);
    if (!shown) return std::move(shown).error();
    return webhook_form(needs, scope, shown->webhook, no_error, shown->deliveries, secret);
}

WebhookService::Wanted typed_webhook(const Request& request) {
    const Form form(request);
    return {.address = request.form_value("address"),
            .purpose = request.form_value("purpose"),
            .events = form.all("events")};
}

/// What somebody else has saved meanwhile, where it differs from what was typed.
Error webhook_saved_first(const Webhook& stored, const WebhookService::Wanted& typed) {
    std::vector<FieldError> changed;
    if (stored.address != typed.address) changed.push_back(changed_meanwhile("address", stored.address));
    if (stored.purpose != typed.purpose) changed.push_back(changed_meanwhile("purpose", stored.purpose));
    if (stored.events != typed.events) {
        std::string events;
        for (const auto& event : stored.events) events += (events.empty() ? "" : ", ") + event;
        changed.push_back(changed_meanwhile("events", std::move(events)));
    }
    return saved_first(std::move(changed));
}

Result<Reply> create_webhook(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto typed = typed_webhook(request);
    auto created = needs.webhooks.create(scope.actor(), typed);
    const Webhook as_typed{.address = typed.address, .purpose = typed.purpose, .events = typed.events};
    if (!created && created.error().code == ErrorCode::invalid_input)
        return webhook_form(needs, scope, as_typed, created.error(), {}, {});
    if (!created) return std::move(created).error();
    auto webhook = as_typed;
    webhook.id = created->id;
    // No redirect: the secret is shown on the answer itself and never again.
    return webhook_form(needs, scope, webhook, no_error, {}, created->secret);
}

Result<Reply> save_webhook(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto typed = typed_webhook(request);
    Form form(request);
    const auto version = form.number("version", 1, 1'000'000'000, true);
    if (!form.ok()) return form.error();
    const auto& id = request.path_value("webhook");
    auto saved = needs.webhooks.change(scope.actor(), id, static_cast<int>(*version), typed);
    const bool conflict = !saved && saved.error().code == ErrorCode::conflict;
    if (conflict || (!saved && saved.error().code == ErrorCode::invalid_input)) {
        auto shown = read_webhook(request, scope);
        if (!shown) return std::move(shown).error();
        if (conflict) saved = webhook_saved_first(shown->webhook, typed);
        shown->webhook.address = typed.address;
        shown->webhook.purpose = typed.purpose;
        shown->webhook.events = typed.events;
        return webhook_form(needs, scope, shown->webhook, saved.error(), shown->deliveries, {});
    }
    if (!saved) return std::move(saved).error();
    scope.notice(scope.locale().t("Saved."));
    return Redirect{scope.url("core.webhook", {{"webhook", id}})};
}

Result<Reply> resend_delivery(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    auto webhook_id = scope.db().read([&](UnitOfWork& uow) -> Result<std::string> {
        const auto delivery = find_delivery(uow, request.path_value("delivery"));
        return delivery ? delivery->webhook_id : std::string();
    });
    if (!webhook_id) return std::move(webhook_id).error();
    auto sent = needs.webhooks.resend(scope.actor(), request.path_value("delivery"));
    if (!sent) return std::move(sent).error();
    return Redirect{scope.url("core.webhook", {{"webhook", *webhook_id}})};
}

}  // namespace

void add_admin_webhook_pages(Contribution& core, const PageNeeds& needs) {
    const auto page = [&](Method method, const char* path, const char* name, Handler handler) {
        core.routes.push_back({.method = method,
                               .path = path,
                               .name = name,
                               .access = Access::permission("core.administer"),
                               .handler = std::move(handler)});
    };
    /// A change of one webhook, and back to its page.
    const auto changing = [](const char* said, auto change) -> Handler {
        return [said, change](const Request& request, RequestScope& scope) -> Result<Reply> {
            const auto& id = request.path_value("webhook");
            auto done = change(scope.actor(), id);
            if (!done) return std::move(done).error();
            scope.notice(scope.locale().t(said));
            return Redirect{scope.url("core.webhook", {{"webhook", id}})};
        };
    };
    auto& webhooks = needs.webhooks;
    page(Method::get, "/admin/webhooks", "core.webhooks", show_webhooks);
    page(Method::get, "/admin/webhooks/new", "core.new_webhook",
         [needs](const Request&, RequestScope& scope) -> Result<Reply> {
             return webhook_form(needs, scope, Webhook{}, no_error, {}, {});
         });
    page(Method::post, "/admin/webhooks", "core.create_webhook",
         [needs](const Request& request, RequestScope& scope) {
             return create_webhook(needs, request, scope);
         });
    page(
        Method::get, "/admin/webhooks/{webhook}", "core.webhook",
        [needs](const Request& request, RequestScope& scope) { return show_webhook(needs, request, scope); });
    page(
        Method::post, "/admin/webhooks/{webhook}", "core.save_webhook",
        [needs](const Request& request, RequestScope& scope) { return save_webhook(needs, request, scope); });
    page(Method::post, "/admin/webhooks/{webhook}/disable", "core.disable_webhook",
         changing(/*t*/ "The webhook is switched off.",
                  [&webhooks](const Actor& actor, const std::string& id) {
                      return webhooks.set_disabled(actor, id, true);
                  }));
    page(
        Method::post, "/admin/webhooks/{webhook}/enable", "core.enable_webhook",
        changing(/*t*/ "The webhook is switched on.", [&webhooks](const Actor& actor, const std::string& id) {
            return webhooks.set_disabled(actor, id, false);
        }));
    page(Method::post, "/admin/webhooks/{webhook}/test", "core.test_webhook",
         changing(/*t*/ "A test message is on its way.",
                  [&webhooks](const Actor& actor, const std::string& id) {
                      return webhooks.send_test(actor, id);
                  }));
    page(Method::post, "/admin/webhooks/{webhook}/secret", "core.renew_webhook_secret",
         [needs](const Request& request, RequestScope& scope) -> Result<Reply> {
             auto secret = needs.webhooks.renew_secret(scope.actor(), request.path_value("webhook"));
             if (!secret) return std::move(secret).error();
             return show_webhook(needs, request, scope, *secret);
         });
    page(Method::post, "/admin/webhooks/{webhook}/remove", "core.remove_webhook",
         [&webhooks](const Request& request, RequestScope& scope) -> Result<Reply> {
             auto removed = webhooks.remove(scope.actor(), request.path_value("webhook"));
             if (!removed) return std::move(removed).error();
             scope.notice(scope.locale().t("The webhook is removed."));
             return Redirect{scope.url("core.webhooks")};
         });
    page(Method::post, "/admin/webhook-deliveries/{delivery}/resend", "core.resend_webhook",
         [needs](const Request& request, RequestScope& scope) {
             return resend_delivery(needs, request, scope);
         });
    core.menus.push_back({.menu = "admin", .label = "Webhooks", .route = "core.webhooks", .weight = 35});
}

}  // namespace plenaria::host
