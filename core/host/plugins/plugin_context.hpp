// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/plugin_context.hpp
/// What one started plugin may use: the services it is entitled to are bound once, before its start. Nothing
/// comes or goes under it, because a plugin is started anew when what it requires or wants changes.

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/plugin.hpp>

namespace plenaria::host {

class PluginContext final : public Context {
public:
    struct Parts {
        std::string plugin;
        Database* db = nullptr;
        std::shared_ptr<const Settings> settings = {};
        const Clock* clock = nullptr;
        Log* log = nullptr;
        std::map<std::string, std::shared_ptr<void>, std::less<>> services = {};  ///< by service name
        /// Ids of the plugins whose plugin.json offers a service, by its name.
        std::map<std::string, std::set<std::string>, std::less<>> offered_by = {};
        std::set<std::string> required = {};  ///< ids under "requires"
        std::set<std::string> wanted = {};
        /// Every live provider of a service, each holding its gate open. Thread-safe.
        std::function<std::vector<std::shared_ptr<void>>(std::string_view name)> providers = {};
    };
    explicit PluginContext(Parts parts) : parts_(std::move(parts)) {}

    Database& db() override;
    const Settings& settings() const override;
    const Clock& clock() const override;
    Log& log() override;

protected:
    void* service_raw(std::string_view name, bool required) override;
    std::vector<std::shared_ptr<void>> services_raw(std::string_view name) override;

private:
    Parts parts_;
};

}  // namespace plenaria::host
