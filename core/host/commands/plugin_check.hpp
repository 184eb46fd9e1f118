// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/commands/plugin_check.hpp
/// Looks a plugin's folder through before a host loads it.

#include <filesystem>
#include <string>
#include <vector>

namespace plenaria::host {

struct PluginFinding {
    std::string file;  ///< "plugin.json", "db/0003_seats.sql", "lang/es.po"
    std::string what;  ///< for whoever wrote it
    bool operator==(const PluginFinding&) const = default;
};

struct PluginSurroundings {
    std::filesystem::path share;        ///< templates and catalogs of the host
    std::filesystem::path plugins_dir;  ///< where the plugins lie that it may require
};

/// plugin.json and what it requires; the library, tried in a process of its own; the migrations, as both
/// engines would read them; the templates, compiled in every language; the catalogs, against what templates
/// and plugin.json say and against each other. @return everything that is wrong; empty when nothing is.
std::vector<PluginFinding> check_plugin(const std::filesystem::path& folder,
                                        const PluginSurroundings& around);

}  // namespace plenaria::host
