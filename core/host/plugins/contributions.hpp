// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/contributions.hpp
/// What the plugins announced: one collection a plugin while it starts, one immutable table of all that run.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/plugin.hpp>

#include "plugins/gate.hpp"
#include "plugins/manifest.hpp"
#include "plugins/subscription_memory.hpp"

namespace plenaria::host {

struct OfferedService {
    std::string name;
    bool many = false;
    std::shared_ptr<void> service;
};

/// What one plugin announced; dropped whole when any later stage fails. The host itself brings one, too.
struct Contribution {
    std::vector<Route> routes = {};
    std::vector<MenuEntry> menus = {};
    std::vector<JobKind> jobs = {};
    std::vector<Subscription> subscriptions = {};
    std::vector<Command> commands = {};
    std::vector<OfferedService> services = {};

    template <Service S>
    void provide(std::shared_ptr<S> service) {
        bool many = false;
        if constexpr (requires { S::many; }) many = S::many;
        services.push_back(
            {std::string(S::service_name), many, std::static_pointer_cast<void>(std::move(service))});
    }
};

/// A plugin as it lies on disk.
struct Room {
    Manifest manifest;
    std::filesystem::path folder;
};

/// Something of a plugin. Call into it only with a pass of its gate:
///     auto pass = route.gate->enter();
///     if (!pass) return unavailable();
template <class T>
struct Owned {
    std::string plugin;  ///< "core": of the host itself
    std::shared_ptr<Gate> gate;
    T what;
};

/// The table of everything that is live. Immutable; whoever holds it may read it for as long as they like,
/// and finds closed gates where a plugin has been stopped meanwhile.
struct Contributions {
    std::vector<Owned<Route>> routes = {};
    std::vector<Owned<MenuEntry>> menus = {};  ///< by weight, then by order of start
    std::vector<Owned<JobKind>> jobs = {};
    std::vector<Owned<Subscription>> subscriptions = {};
    std::vector<Owned<Command>> commands = {};
    std::vector<Owned<OfferedService>> services = {};
    std::vector<Room> rooms = {};  ///< of the running plugins, in order of start
    /// Of plugins that are installed, but do not run: what they listened to when they last did.
    std::vector<AbsentSubscription> absent = {};

    [[nodiscard]] const Owned<JobKind>* job(std::string_view name) const;
    [[nodiscard]] const Owned<Subscription>* subscription(std::string_view subscriber) const;
    [[nodiscard]] bool runs(std::string_view plugin) const;

    /// Every provider of a service that several may provide (`many`), in order of start.
    template <Service S>
    [[nodiscard]] std::vector<Owned<std::shared_ptr<S>>> services_of() const {
        std::vector<Owned<std::shared_ptr<S>>> out;
        for (const auto& one : services)
            if (one.what.name == S::service_name)
                out.push_back({one.plugin, one.gate, std::static_pointer_cast<S>(one.what.service)});
        return out;
    }
};

/// Adds what `plugin` announced to `table`.
void add(Contributions& table, const std::string& plugin, const std::shared_ptr<Gate>& gate,
         const Contribution& contribution);
/// Puts menus in the order of their weights, and gives back memory that was kept for more routes.
void finish(Contributions& table);

}  // namespace plenaria::host
