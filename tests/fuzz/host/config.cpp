// SPDX-License-Identifier: EUPL-1.2
// plenaria.conf: read, or refused with a sentence that names the file; never half of each.
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "../fuzz.hpp"
#include "app/config.hpp"

namespace plenaria::fuzz::config {

using namespace host;

const Target target("config", [](std::string_view bytes) {
    static const auto file =
        std::filesystem::temp_directory_path() / ("plenaria-fuzz-" + std::to_string(::getpid()) + ".conf");
    std::ofstream(file, std::ios::binary) << bytes;
    const auto config = read_config("/usr/lib/plenaria/bin/plenaria", "/nowhere", file);
    std::filesystem::remove(file);
    if (!config) {
        require(config.error().message.find("{file}") != std::string::npos, "a refusal names the file");
        return false;
    }
    require(config->workers >= 1 && config->workers <= 64, "a number lies between its bounds");
    if (const auto address = database_address(*config))
        require(address->engine == Engine::mysql || !config->mysql.empty() ||
                    address->shown.find("/nowhere") != std::string::npos,
                "without a server it is the file in the data folder");
    return true;
});

}  // namespace plenaria::fuzz::config
