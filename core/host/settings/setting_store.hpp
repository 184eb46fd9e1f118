// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/settings/setting_store.hpp
/// Settings of all plugins: what plugin.json declares, as the organisation has set it.

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <utility>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/settings.hpp>

#include "plugins/manifest.hpp"

namespace plenaria::host {

/// Thread-safe. Values are kept in memory and read anew by reload().
class SettingStore : public std::enable_shared_from_this<SettingStore> {
public:
    explicit SettingStore(Database& db) : db_(db) {}

    /// Reads what is stored. After a change, and now and then, since another host may have changed something.
    Result<void> reload();
    /// The settings of one plugin, as it sees them.
    std::shared_ptr<const Settings> of(const Manifest& manifest);
    /// What is set, or else the default.
    [[nodiscard]] std::string value(const std::string& plugin, const Setting& setting) const;
    /// @param seen what the writer saw before; nothing overwrites.
    /// @return invalid_input with a problem on the field `setting.key` when the value does not fit, conflict
    /// when another
    ///         one was stored since.
    Result<void> set(const Actor& actor, const std::string& plugin, const Setting& setting,
                     const std::string& value, const std::optional<std::string>& seen = std::nullopt);

private:
    Database& db_;
    std::mutex reloading_;
    mutable std::shared_mutex mutex_;
    std::map<std::pair<std::string, std::string>, std::string> values_;
};

}  // namespace plenaria::host
