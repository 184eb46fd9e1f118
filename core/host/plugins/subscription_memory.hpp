// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/subscription_memory.hpp
/// Which events each plugin listened to when it last ran: deliveries to a plugin that is off wait for it, and
/// without running its code nobody else could say what it wants to hear.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace plenaria::host {

/// A subscription without its function.
struct AbsentSubscription {
    std::string event;
    std::string subscriber;
    bool operator==(const AbsentSubscription&) const = default;
};

/// One JSON file, written anew when something changes. Not thread-safe.
class SubscriptionMemory {
public:
    /// An unreadable file counts as empty: the next start of each plugin fills it.
    explicit SubscriptionMemory(std::filesystem::path file);

    void remember(const std::string& plugin, std::vector<AbsentSubscription> subscriptions);
    [[nodiscard]] std::vector<AbsentSubscription> of(const std::string& plugin) const;

private:
    std::filesystem::path file_;
    std::map<std::string, std::vector<AbsentSubscription>> by_plugin_ = {};
};

}  // namespace plenaria::host
