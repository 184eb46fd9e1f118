// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/webhooks/delivery_repository.hpp
/// Rows of core_webhook_delivery. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/time.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::host {

/// One message to one webhook and what came of the last attempt.
struct WebhookDelivery {
    std::string id = {};
    std::string webhook_id = {};
    std::string message_id = {};  ///< the same at every attempt
    std::string event = {};
    std::string body = {};
    std::string state =
        "waiting";  ///< waiting, delivered, failed (no more attempts), dropped (webhook switched off)
    int attempts = 0;
    int status = 0;           ///< of HTTP; 0: no answer
    std::string answer = {};  ///< its beginning
    std::string error = {};
    int took_ms = 0;
    Instant created_at = {};
    std::optional<Instant> tried_at = {};
};

std::optional<WebhookDelivery> find_delivery(UnitOfWork& uow, const std::string& id);
/// Newest first, without bodies. @param before an id: only what is older; empty: from the newest on.
std::vector<WebhookDelivery> deliveries_of(UnitOfWork& uow, const std::string& webhook_id,
                                           const std::string& before, int limit);
/// @return false when this webhook has a delivery of that message already.
bool insert_once(UnitOfWork& uow, const WebhookDelivery& delivery);
/// State and outcome of the last attempt.
void update(UnitOfWork& uow, const WebhookDelivery& delivery);
/// @return how many were made before `limit` and are now gone; waiting ones stay.
long long forget_deliveries(UnitOfWork& uow, Instant limit);

}  // namespace plenaria::host
