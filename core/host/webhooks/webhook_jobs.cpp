// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/webhook_jobs.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include <plenaria/actor.hpp>
#include <plenaria/id.hpp>

#include "webhooks/delivery_repository.hpp"
#include "webhooks/signature.hpp"
#include "webhooks/webhook_service.hpp"

namespace plenaria::host {

namespace {

constexpr int most_attempts = 12;
constexpr std::chrono::days patience{5};
constexpr std::chrono::days kept{30};

struct Ready {
    WebhookDelivery delivery;
    WebhookMessage message;
};

/// The message as it goes out now; nothing when it is not to be sent any more.
Result<std::optional<Ready>> prepare(Database& db, const std::string& delivery_id) {
    return db.write([&](UnitOfWork& uow) -> Result<std::optional<Ready>> {
        auto delivery = find_delivery(uow, delivery_id);
        if (!delivery || delivery->state != "waiting") return std::optional<Ready>();
        const auto webhook = find_webhook(uow, delivery->webhook_id);
        if (webhook->disabled) {
            delivery->state = "dropped";
            update(uow, *delivery);
            return std::optional<Ready>();
        }
        const auto seconds = std::to_string(uow.now().time_since_epoch().count());
        WebhookMessage message{
            .address = webhook->address,
            .headers = {{"Content-Type", "application/json"},
                        {"webhook-id", delivery->message_id},
                        {"webhook-timestamp", seconds},
                        {"webhook-signature",
                         sign_webhook(webhook->secret, delivery->message_id, uow.now(), delivery->body)}},
            .body = delivery->body};
        return std::optional<Ready>(Ready{*std::move(delivery), std::move(message)});
    });
}

/// For good: nobody tries again, and somebody should know.
void switch_off(UnitOfWork& uow, Webhook webhook, const char* because) {
    webhook.disabled = true;
    webhook.disabled_because = because;
    if (!update(uow, webhook)) return;  // an administrator saved at this moment, and sees the failures
    uow.record(job_actor(delivery_job), "core.disable_webhook", "core.webhook/" + webhook.id, "", "");
    uow.notify({.permission = "core.administer",
                .message = /*t*/ "The webhook to {host} was switched off: its messages do not arrive.",
                .values = {{"host", webhook.address.substr(
                                        0, webhook.address.find('/', webhook.address.find("://") + 3))}},
                .domain = "core",
                .path = "/admin/webhooks/" + webhook.id,
                .urgent = true});
}

/// @return whether it is to be tried again.
Result<bool> keep(Database& db, WebhookDelivery delivery, const WebhookAnswer& answer) {
    return db.write([&](UnitOfWork& uow) -> Result<bool> {
        auto webhook = find_webhook(uow, delivery.webhook_id);
        if (!webhook) return false;
        auto tried = delivery;
        tried.attempts += 1;
        tried.status = answer.status;
        tried.answer = answer.text;
        tried.error = answer.error;
        tried.took_ms = static_cast<int>(std::min<long long>(answer.took.count(), 1'000'000));
        tried.tried_at = uow.now();
        if (answer.accepted()) {
            tried.state = "delivered";
            update(uow, tried);
            if (webhook->failing_since) set_failing_since(uow, webhook->id, std::nullopt);
            return false;
        }
        const bool gone = answer.status == 410;
        const bool too_long = webhook->failing_since && uow.now() - *webhook->failing_since >= patience;
        const bool last = gone || too_long || tried.attempts % most_attempts == 0;
        tried.state = last ? "failed" : "waiting";
        update(uow, tried);
        if (!webhook->failing_since) set_failing_since(uow, webhook->id, uow.now());
        if (gone) switch_off(uow, *webhook, /*t*/ "The receiver said that it wants no more messages (410).");
        if (too_long) switch_off(uow, *webhook, /*t*/ "No message has arrived for five days.");
        return !last;
    });
}

}  // namespace

std::string queue_message(UnitOfWork& uow, const std::string& webhook_id, const WebhookEvent& event) {
    const nlohmann::ordered_json body = {{"type", event.event},
                                         {"timestamp", to_text(uow.now())},
                                         {"data", nlohmann::ordered_json::parse(event.data, nullptr, false)}};
    const WebhookDelivery delivery{
        .id = new_id(),
        .webhook_id = webhook_id,
        .message_id = "msg_" + event.id,
        .event = event.event,
        .body = body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace),
        .created_at = uow.now()};
    if (!insert_once(uow, delivery)) return {};
    uow.enqueue(delivery_job, nlohmann::json{{"delivery", delivery.id}}.dump());
    return delivery.id;
}

JobKind webhook_messages_job(Database& db, std::string event) {
    auto name = messages_job(event);
    return {
        .name = std::move(name), .run = [&db, event = std::move(event)](JobRun& run) -> Result<void> {
            return db.write([&](UnitOfWork& uow) -> Result<void> {
                for (const auto& webhook : all_webhooks(uow)) {
                    const auto& chosen = webhook.events;
                    if (!webhook.disabled && std::find(chosen.begin(), chosen.end(), event) != chosen.end())
                        queue_message(uow, webhook.id, {run.id(), event, run.payload()});
                }
                return {};
            });
        }};
}

JobKind webhook_delivery_job(Database& db, WebhookService& webhooks, SendWebhook send) {
    return {.name = std::string(delivery_job),
            .run = [&db, &webhooks, send = std::move(send)](JobRun& run) -> Result<void> {
                const auto payload = nlohmann::json::parse(run.payload());
                // Not in a transaction while the receiver is waited for.
                auto ready = prepare(db, payload.at("delivery").get<std::string>());
                if (!ready) return std::move(ready).error();
                if (!*ready) return {};
                const auto answer = send((*ready)->message);
                auto again = keep(db, (*ready)->delivery, answer);
                if (!again) return std::move(again).error();
                if (!answer.accepted()) static_cast<void>(webhooks.reload());
                if (!*again) return {};
                return Error{ErrorCode::unavailable, "The receiver did not accept the message.",
                             answer.error.empty() ? "status " + std::to_string(answer.status) : answer.error};
            },
            .max_attempts = most_attempts};
}

void add_webhook_jobs(Contribution& core, Database& db, WebhookService& webhooks,
                      const std::vector<Room>& rooms, SendWebhook send) {
    std::vector<KnownEvent> events;
    for (const auto& room : rooms)
        for (const auto& event : room.manifest.events)
            events.push_back({event.name, event.label, room.manifest.id});
    for (const auto& event : events) core.jobs.push_back(webhook_messages_job(db, event.name));
    webhooks.set_known(std::move(events));
    core.jobs.push_back(webhook_delivery_job(db, webhooks, std::move(send)));
    core.jobs.push_back(webhook_forgetting_job(db));
}

JobKind webhook_forgetting_job(Database& db) {
    return {.name = "core.forget_webhook_deliveries",
            .run = [&db](JobRun&) -> Result<void> {
                return db.write([](UnitOfWork& uow) -> Result<void> {
                    forget_deliveries(uow, uow.now() - kept);
                    return {};
                });
            },
            .every = std::chrono::days(1)};
}

}  // namespace plenaria::host
