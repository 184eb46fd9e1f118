// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/live.hpp
/// The inside of the loader: a plugin that has been mapped, and the guard around each call into it.

#include <exception>
#include <memory>
#include <set>
#include <string>

#include "plugins/loader.hpp"
#include "plugins/plugin_context.hpp"

namespace plenaria::host {

// Members are destroyed from the last to the first: functions made by the plugin before the plugin itself.
struct Loader::Live {
    std::shared_ptr<Gate> gate;
    std::unique_ptr<Plugin> plugin = {};
    std::unique_ptr<PluginContext> context = {};
    Contribution contribution = {};
    std::set<std::string> wanted_found = {};  // those of its wishes that ran when it was started
};

/// Runs one call into a plugin, and catches whatever it throws.
/// @return the text of the failure, or an empty text. A text, because what was thrown may be of a type of
///         the plugin.
template <class F>
std::string guard(F&& call) noexcept {
    try {
        call();
        return {};
    } catch (const std::exception& error) {
        const std::string text = error.what();
        return text.empty() ? "unknown exception" : text;
    } catch (...) {
        return "unknown exception";
    }
}

}  // namespace plenaria::host
