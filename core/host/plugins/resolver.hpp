// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/resolver.hpp
/// Decides, from manifests alone, which plugins can run and in which order. Pure: no file, no dlopen.

#include <map>
#include <string>
#include <vector>

#include "plugins/manifest.hpp"
#include "plugins/report.hpp"

namespace plenaria::host {

/// Why a plugin will not run. `root` names the plugin at the root of the chain; empty: this one itself.
struct Refusal {
    Stage stage = Stage::refused;
    Sentence sentence = {};
    std::string root = {};
};

struct Resolution {
    std::vector<std::string> start_order;    ///< every plugin after all it requires or wants; ties by id
    std::map<std::string, Refusal> refused;  ///< by plugin id
};

/// @param already plugins that will not run whatever their manifests say: disabled, quarantined, failed.
/// @return the same order for the same input, whatever the order of `manifests`.
Resolution resolve(const std::vector<Manifest>& manifests,
                   const std::map<std::string, Refusal>& already = {});

/// The refusal of a plugin that requires `id`, which came to `theirs`.
Refusal refused_with(const std::string& id, const Refusal& theirs);

}  // namespace plenaria::host
