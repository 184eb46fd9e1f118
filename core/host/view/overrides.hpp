// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file view/overrides.hpp
/// Templates of the organisation beside those that they replace. An override says in its first line which
/// text it was copied from: {{! of 0123456789ab }}, the first twelve digits of the SHA-256 of the shipped
/// file.

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace plenaria::host::view {

struct Override {
    enum class State : std::uint8_t {
        current = 1,
        stale,       ///< the shipped file has changed since
        undeclared,  ///< it does not say what it was copied from
        orphan       ///< nothing of that name is shipped: it replaces nothing
    };
    std::string file;  ///< "core/pages/login.html.mustache"
    State state = State::current;
    std::string digest = {};  ///< of what is shipped now; empty for an orphan
};

/// @param rooms the folder of templates of each room, by its id.
std::vector<Override> overrides(const std::filesystem::path& site,
                                const std::map<std::string, std::filesystem::path>& rooms);

}  // namespace plenaria::host::view
