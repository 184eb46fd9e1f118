// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/trial.hpp
/// A plugin's library tried in a process of its own, which may crash or hang without harm.

#include <chrono>
#include <filesystem>
#include <set>
#include <string>

#include "plugins/manifest.hpp"

namespace plenaria::host {

/// Maps plugin.so in `folder`, makes its object and lets it describe itself, as the loader would, beside no
/// other plugin.
/// @param permissions of the host and of the plugins that it requires
/// @return what went wrong, "load: …" or "describe: …"; empty when all went well.
std::string try_library(const std::filesystem::path& folder, const Manifest& manifest,
                        std::set<std::string> permissions,
                        std::chrono::milliseconds limit = std::chrono::seconds(10));

}  // namespace plenaria::host
