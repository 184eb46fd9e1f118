// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/webhooks/webhook_jobs.hpp
/// From an event to a message for each webhook that listens, and from a message to its receiver.

#include <functional>
#include <string>

#include <plenaria/db.hpp>
#include <plenaria/plugin.hpp>

#include "courier/errand.hpp"
#include "plugins/contributions.hpp"

namespace plenaria::host {

class WebhookService;

struct WebhookEvent {
    std::string id;     ///< of the message; the same for all receivers
    std::string event;  ///< "statements.version_issued/1"
    std::string data;   ///< JSON of the event: ids only
};

/// Makes a delivery and queues its job. @return its id; empty when this webhook has that message already.
std::string queue_message(UnitOfWork& uow, const std::string& webhook_id, const WebhookEvent& event);

/// A message to each webhook that listens to `event`. The id of the job is the id of the message, so that a
/// second run makes no second message.
JobKind webhook_messages_job(Database& db, std::string event);

using SendWebhook = std::function<WebhookAnswer(const WebhookMessage&)>;
/// Sends one message and keeps the answer. Twice is harmless: the receiver knows the message by its id.
/// Fails, and so is tried again, until the receiver answers with 2xx; 410 (gone) and five days without
/// success switch the webhook off and tell the administrators.
JobKind webhook_delivery_job(Database& db, WebhookService& webhooks, SendWebhook send);

/// Tells `webhooks` which events there are and adds all jobs to what the host brings.
void add_webhook_jobs(Contribution& core, Database& db, WebhookService& webhooks,
                      const std::vector<Room>& rooms, SendWebhook send);

/// Each day: forgets deliveries of more than 30 days ago.
JobKind webhook_forgetting_job(Database& db);

}  // namespace plenaria::host
