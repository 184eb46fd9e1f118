// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/registrar.hpp
/// Collects what one plugin announces and refuses what would not fit the others.

#include <memory>
#include <set>
#include <string>

#include <plenaria/plugin.hpp>

#include "plugins/contributions.hpp"
#include "plugins/manifest.hpp"

namespace plenaria::host {

/// Every function throws std::logic_error for a mistake of the plugin; its text is for administrators.
class CollectingRegistrar final : public Registrar {
public:
    /// @param live what already runs, the host's own included
    /// @param permissions ids of all permissions that routes of this plugin may ask for
    CollectingRegistrar(const Manifest& manifest, const Contributions& live,
                        std::set<std::string> permissions)
        : manifest_(manifest), live_(live), permissions_(std::move(permissions)) {}

    void route(Route route) override;
    void menu(MenuEntry entry) override;
    void job(JobKind kind) override;
    void subscribe(Subscription subscription) override;
    void command(Command command) override;

    /// What was announced, after the checks that need all of it.
    Contribution take();

protected:
    void provide_raw(std::string_view name, bool many, std::shared_ptr<void> service) override;

private:
    void own_name(const char* what, const std::string& name) const;
    void check_access(const Route& route) const;
    void check_place(const Route& route) const;

    const Manifest& manifest_;
    const Contributions& live_;
    std::set<std::string> permissions_;
    Contribution collected_ = {};
};

}  // namespace plenaria::host
