// SPDX-License-Identifier: EUPL-1.2
#include "jobs/deliveries.hpp"

namespace plenaria::host {

namespace {

/// The first and one for each of the seven delays, the last an hour.
constexpr int delivery_attempts = 8;

}  // namespace

std::vector<std::string> delivery_kinds(const Contributions& table, std::string_view event) {
    std::vector<std::string> out;
    for (const auto& one : table.subscriptions)
        if (one.what.event == event) out.push_back(std::string(delivery_prefix) + one.what.subscriber);
    for (const auto& one : table.absent)
        if (one.event == event) out.push_back(std::string(delivery_prefix) + one.subscriber);
    return out;
}

std::optional<JobTarget> find_target(const Contributions& table, std::string_view kind) {
    if (kind.starts_with(delivery_prefix)) {
        const auto* found = table.subscription(kind.substr(delivery_prefix.size()));
        if (found == nullptr) return std::nullopt;
        return JobTarget{
            .plugin = found->plugin,
            .gate = found->gate,
            .run = [receive = found->what.receive](JobRun& run) { return receive(run.payload()); },
            .max_attempts = delivery_attempts};
    }
    const auto* found = table.job(kind);
    if (found == nullptr) return std::nullopt;
    return JobTarget{found->plugin, found->gate, found->what.run, found->what.max_attempts,
                     found->what.at_once};
}

}  // namespace plenaria::host
