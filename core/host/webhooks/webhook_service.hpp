// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/webhooks/webhook_service.hpp
/// What administrators do with webhooks. Whether the actor may, the route has decided (core.administer).

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "courier/errand.hpp"
#include "webhooks/webhook_repository.hpp"

namespace plenaria::host {

/// An event that a plugin publishes, as its plugin.json declares it.
struct KnownEvent {
    std::string name;   ///< "statements.version_issued/1"
    std::string label;  ///< catalog key of the plugin
    std::string plugin;
};

inline constexpr std::string_view test_event = "core.webhook_test/1";
inline constexpr std::string_view delivery_job = "core.deliver_webhook";

/// The job that makes the messages of one event: "core.webhook:statements.version_issued/1".
std::string messages_job(std::string_view event);

/// Thread-safe.
class WebhookService {
public:
    struct Wanted {
        std::string address = {};
        std::string purpose = {};
        std::vector<std::string> events = {};
    };

    WebhookService(Database& db, Reach reach) : db_(db), reach_(reach) {}

    /// Before anything else: what can be chosen. The events of plugins that are off stay chosen.
    void set_known(std::vector<KnownEvent> events);
    [[nodiscard]] const std::vector<KnownEvent>& known() const { return known_; }
    [[nodiscard]] Reach reach() const { return reach_; }

    struct Created {
        std::string id;
        std::string secret;  ///< shown once
    };
    Result<Created> create(const Actor& actor, const Wanted& wanted);
    Result<void> change(const Actor& actor, const std::string& id, int version, const Wanted& wanted);
    Result<void> set_disabled(const Actor& actor, const std::string& id, bool disabled);
    /// The old secret ends at once. @return the new one, shown once.
    Result<std::string> renew_secret(const Actor& actor, const std::string& id);
    Result<void> remove(const Actor& actor, const std::string& id);
    /// Sends test_event there. @return the id of the delivery.
    Result<std::string> send_test(const Actor& actor, const std::string& id);
    /// Tries a delivery once more, under its old message id.
    Result<void> resend(const Actor& actor, const std::string& delivery_id);

    /// Whether somebody listens: asked at each event, answered without the database.
    [[nodiscard]] bool wants(std::string_view event) const;
    /// Reads who listens, after another host may have changed it.
    Result<void> reload();

private:
    using Events = std::set<std::string, std::less<>>;
    Result<void> check(const Wanted& wanted, const std::vector<std::string>& had) const;
    Result<void> reloaded(Result<void> outcome);

    Database& db_;
    Reach reach_;
    std::vector<KnownEvent> known_;
    std::mutex reloading_;
    std::atomic<std::shared_ptr<const Events>> wanted_{std::make_shared<const Events>()};
};

}  // namespace plenaria::host
