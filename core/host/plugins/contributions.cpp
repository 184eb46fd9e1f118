// SPDX-License-Identifier: EUPL-1.2
#include "plugins/contributions.hpp"

#include <algorithm>

namespace plenaria::host {

namespace {

template <class T>
void append(std::vector<Owned<T>>& to, const std::string& plugin, const std::shared_ptr<Gate>& gate,
            const std::vector<T>& from) {
    for (const auto& one : from) to.push_back({plugin, gate, one});
}

}  // namespace

const Owned<JobKind>* Contributions::job(std::string_view name) const {
    for (const auto& one : jobs)
        if (one.what.name == name) return &one;
    return nullptr;
}

const Owned<Subscription>* Contributions::subscription(std::string_view subscriber) const {
    for (const auto& one : subscriptions)
        if (one.what.subscriber == subscriber) return &one;
    return nullptr;
}

bool Contributions::runs(std::string_view plugin) const {
    return std::any_of(rooms.begin(), rooms.end(),
                       [&](const Room& room) { return room.manifest.id == plugin; });
}

void add(Contributions& table, const std::string& plugin, const std::shared_ptr<Gate>& gate,
         const Contribution& contribution) {
    append(table.routes, plugin, gate, contribution.routes);
    append(table.menus, plugin, gate, contribution.menus);
    append(table.jobs, plugin, gate, contribution.jobs);
    append(table.subscriptions, plugin, gate, contribution.subscriptions);
    append(table.commands, plugin, gate, contribution.commands);
    append(table.services, plugin, gate, contribution.services);
}

void finish(Contributions& table) {
    table.routes.shrink_to_fit();
    std::stable_sort(table.menus.begin(), table.menus.end(),
                     [](const auto& a, const auto& b) { return a.what.weight < b.what.weight; });
}

}  // namespace plenaria::host
