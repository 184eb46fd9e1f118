// SPDX-License-Identifier: EUPL-1.2
#include "plugins/subscription_memory.hpp"

#include <fstream>

#include <nlohmann/json.hpp>

namespace plenaria::host {

namespace fs = std::filesystem;

SubscriptionMemory::SubscriptionMemory(fs::path file) : file_(std::move(file)) {
    std::ifstream in(file_);
    const auto document = nlohmann::json::parse(in, nullptr, false);
    if (!document.is_object()) return;
    for (const auto& [plugin, list] : document.items())
        for (const auto& one : list)
            if (one.is_array() && one.size() == 2 && one[0].is_string() && one[1].is_string())
                by_plugin_[plugin].push_back({one[0].get<std::string>(), one[1].get<std::string>()});
}

void SubscriptionMemory::remember(const std::string& plugin, std::vector<AbsentSubscription> subscriptions) {
    if (of(plugin) == subscriptions) return;
    by_plugin_[plugin] = std::move(subscriptions);
    nlohmann::json document = nlohmann::json::object();
    for (const auto& [id, list] : by_plugin_) {
        auto& entry = document[id] = nlohmann::json::array();
        for (const auto& one : list) entry.push_back({one.event, one.subscriber});
    }
    // Renamed into place, so that a crash leaves the old list or the new one.
    auto fresh = file_;
    fresh += ".new";
    std::ofstream(fresh) << document.dump(1) << '\n';
    fs::rename(fresh, file_);
}

std::vector<AbsentSubscription> SubscriptionMemory::of(const std::string& plugin) const {
    const auto found = by_plugin_.find(plugin);
    return found == by_plugin_.end() ? std::vector<AbsentSubscription>{} : found->second;
}

}  // namespace plenaria::host
