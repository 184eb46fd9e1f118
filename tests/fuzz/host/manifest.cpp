// SPDX-License-Identifier: EUPL-1.2
// plugin.json of a stranger: read, or refused with the line. Nothing of it can leave the plugin's own names.
#include "plugins/manifest.hpp"
#include "../fuzz.hpp"

namespace plenaria::fuzz::manifest {

using namespace host;

const Target target("manifest", [](std::string_view bytes) {
    try {
        const auto manifest = parse_manifest(bytes);
        require(!manifest.id.empty() && manifest.id.find_first_of("/.\\") == std::string::npos,
                "an id names no other folder");
        for (const auto& permission : manifest.permissions)
            require(permission.id.starts_with(manifest.id + '.'), "a permission bears the plugin's name");
        require(parse_version(manifest.version.text()) == manifest.version,
                "a version is read as it is written");
        return true;
    } catch (const ManifestError& error) {
        require(std::string_view(error.what()).starts_with("plugin.json, line "), "a refusal says the line");
        return false;
    }
});

}  // namespace plenaria::fuzz::manifest
