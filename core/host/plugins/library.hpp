// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/library.hpp
/// Opens the shared library of a plugin and makes its object. The one file of the host that uses Boost.DLL.

#include <filesystem>
#include <functional>
#include <memory>

#include <plenaria/plugin.hpp>

namespace plenaria::host {

/// Makes one more plugin object. Its library stays mapped until the process ends, whatever happens: a copied
/// std::function, a thread-local or a static of the plugin may run later than anything the host can see.
using Factory = std::function<std::unique_ptr<Plugin>()>;

/// Maps `file` and compares the ABI tag before anything else in it is called.
/// @throws std::runtime_error with a text for administrators.
Factory open_library(const std::filesystem::path& file);

}  // namespace plenaria::host
