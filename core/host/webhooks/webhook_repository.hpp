// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/webhooks/webhook_repository.hpp
/// Rows of core_webhook. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/time.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::host {

/// An address that is told of events.
struct Webhook {
    std::string id = {};
    std::string address = {};
    std::string purpose = {};              ///< for people: "Website"
    std::vector<std::string> events = {};  ///< "statements.version_issued/1"
    std::string secret = {};
    bool disabled = false;
    std::string disabled_because = {};  ///< catalog key; empty: an administrator did it
    std::optional<Instant> failing_since = {};
    Instant created_at = {};
    int version = 1;
};

std::optional<Webhook> find_webhook(UnitOfWork& uow, const std::string& id);
/// The oldest first.
std::vector<Webhook> all_webhooks(UnitOfWork& uow);
void insert(UnitOfWork& uow, const Webhook& webhook);
/// Everything but id, secret and failing_since. @return false when its version is not `webhook.version` any
/// more.
bool update(UnitOfWork& uow, const Webhook& webhook);
void set_failing_since(UnitOfWork& uow, const std::string& id, std::optional<Instant> since);
void set_secret(UnitOfWork& uow, const std::string& id, const std::string& secret);
/// With its deliveries.
void remove_webhook(UnitOfWork& uow, const std::string& id);

}  // namespace plenaria::host
