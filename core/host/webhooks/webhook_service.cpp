// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/webhook_service.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "webhooks/delivery_repository.hpp"
#include "webhooks/signature.hpp"
#include "webhooks/webhook_jobs.hpp"

namespace plenaria::host {

namespace {

std::string subject_of(const std::string& id) { return "core.webhook/" + id; }

Error no_such(const std::string& id) {
    return {ErrorCode::not_found, "This webhook does not exist.", "webhook " + id};
}

/// Addresses may hold a secret of the receiver behind the host: history keeps what comes before.
std::string in_history(const WebhookService::Wanted& wanted) {
    const auto slash = wanted.address.find('/', wanted.address.find("://") + 3);
    return nlohmann::json{{"address", wanted.address.substr(0, slash)}, {"events", wanted.events}}.dump();
}

}  // namespace

std::string messages_job(std::string_view event) { return "core.webhook:" + std::string(event); }

void WebhookService::set_known(std::vector<KnownEvent> events) { known_ = std::move(events); }

Result<void> WebhookService::check(const Wanted& wanted, const std::vector<std::string>& had) const {
    Error error{ErrorCode::invalid_input, "There is a problem", "webhook"};
    if (auto address = check_webhook_address(wanted.address, reach_); !address)
        error.fields = address.error().fields;
    if (length(wanted.purpose) > 200) error.fields.push_back({"purpose", /*t*/ "This text is too long."});
    const auto is_known = [&](const std::string& event) {
        return std::find(had.begin(), had.end(), event) != had.end() ||
               std::any_of(known_.begin(), known_.end(), [&](const auto& one) { return one.name == event; });
    };
    if (wanted.events.empty())
        error.fields.push_back({"events", /*t*/ "Choose at least one event."});
    else if (!std::all_of(wanted.events.begin(), wanted.events.end(), is_known))
        error.fields.push_back({"events", /*t*/ "No plugin publishes this event."});
    if (error.fields.empty()) return {};
    return error;
}

Result<WebhookService::Created> WebhookService::create(const Actor& actor, const Wanted& wanted) {
    if (auto checked = check(wanted, {}); !checked) return std::move(checked).error();
    auto created = db_.write([&](UnitOfWork& uow) -> Result<Created> {
        const Webhook webhook{.id = new_id(),
                              .address = wanted.address,
                              .purpose = wanted.purpose,
                              .events = wanted.events,
                              .secret = new_webhook_secret(),
                              .created_at = uow.now()};
        insert(uow, webhook);
        uow.record(actor, "core.create_webhook", subject_of(webhook.id), "", in_history(wanted));
        return Created{webhook.id, webhook.secret};
    });
    if (auto read = reload(); !read) return std::move(read).error();
    return created;
}

Result<void> WebhookService::change(const Actor& actor, const std::string& id, int version,
                                    const Wanted& wanted) {
    return reloaded(db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto webhook = find_webhook(uow, id);
        if (!webhook) return no_such(id);
        if (auto checked = check(wanted, webhook->events); !checked) return checked;
        const auto before = in_history({webhook->address, webhook->purpose, webhook->events});
        webhook->address = wanted.address;
        webhook->purpose = wanted.purpose;
        webhook->events = wanted.events;
        webhook->version = version;
        if (!update(uow, *webhook))
            return Error{ErrorCode::conflict, "Somebody else saved first. Try again."};
        uow.record(actor, "core.change_webhook", subject_of(id), before, in_history(wanted));
        return {};
    }));
}

Result<void> WebhookService::set_disabled(const Actor& actor, const std::string& id, bool disabled) {
    return reloaded(db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto webhook = find_webhook(uow, id);
        if (!webhook) return no_such(id);
        webhook->disabled = disabled;
        webhook->disabled_because.clear();
        if (!update(uow, *webhook))
            return Error{ErrorCode::conflict, "Somebody else saved first. Try again."};
        set_failing_since(uow, id, std::nullopt);
        uow.record(actor, disabled ? "core.disable_webhook" : "core.enable_webhook", subject_of(id), "", "");
        return {};
    }));
}

Result<std::string> WebhookService::renew_secret(const Actor& actor, const std::string& id) {
    return db_.write([&](UnitOfWork& uow) -> Result<std::string> {
        if (!find_webhook(uow, id)) return no_such(id);
        auto secret = new_webhook_secret();
        set_secret(uow, id, secret);
        uow.record(actor, "core.renew_webhook_secret", subject_of(id), "", "");
        return secret;
    });
}

Result<void> WebhookService::remove(const Actor& actor, const std::string& id) {
    return reloaded(db_.write([&](UnitOfWork& uow) -> Result<void> {
        const auto webhook = find_webhook(uow, id);
        if (!webhook) return no_such(id);
        remove_webhook(uow, id);
        uow.record(actor, "core.remove_webhook", subject_of(id),
                   in_history({webhook->address, webhook->purpose, webhook->events}), "");
        return {};
    }));
}

Result<std::string> WebhookService::send_test(const Actor& actor, const std::string& id) {
    return db_.write([&](UnitOfWork& uow) -> Result<std::string> {
        const auto webhook = find_webhook(uow, id);
        if (!webhook) return no_such(id);
        if (webhook->disabled) return Error{ErrorCode::conflict, "This webhook is switched off."};
        uow.record(actor, "core.test_webhook", subject_of(id), "", "");
        return queue_message(uow, id, {.id = new_id(), .event = std::string(test_event), .data = "{}"});
    });
}

Result<void> WebhookService::resend(const Actor& actor, const std::string& delivery_id) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto delivery = find_delivery(uow, delivery_id);
        if (!delivery)
            return Error{ErrorCode::not_found, "This delivery does not exist.", "delivery " + delivery_id};
        if (delivery->state == "waiting")
            return Error{ErrorCode::conflict, "This delivery waits for its next attempt already."};
        const auto webhook = find_webhook(uow, delivery->webhook_id);
        if (webhook->disabled) return Error{ErrorCode::conflict, "This webhook is switched off."};
        delivery->state = "waiting";
        update(uow, *delivery);
        uow.enqueue(delivery_job, nlohmann::json{{"delivery", delivery->id}}.dump());
        uow.record(actor, "core.resend_webhook", subject_of(webhook->id), "",
                   nlohmann::json{{"message", delivery->message_id}}.dump());
        return {};
    });
}

bool WebhookService::wants(std::string_view event) const { return wanted_.load()->contains(event); }

Result<void> WebhookService::reload() {
    // One after the other: what was read before a change must not take the place of what was read after it.
    const std::lock_guard one_at_a_time(reloading_);
    auto events = db_.read([](UnitOfWork& uow) -> Result<std::shared_ptr<const Events>> {
        Events all;
        for (const auto& webhook : all_webhooks(uow))
            if (!webhook.disabled) all.insert(webhook.events.begin(), webhook.events.end());
        return std::make_shared<const Events>(std::move(all));
    });
    if (!events) return std::move(events).error();
    wanted_.store(*std::move(events));
    return {};
}

Result<void> WebhookService::reloaded(Result<void> outcome) {
    if (!outcome) return outcome;
    return reload();
}

}  // namespace plenaria::host
