// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands/commands.hpp"
#include "commands/plugin_check.hpp"

namespace plenaria::host {

namespace fs = std::filesystem;

namespace {

/// The folder that was named, or all that are installed.
std::vector<fs::path> folders_to_check(const Config& config, const Arguments& arguments) {
    if (!arguments.words.empty()) return {fs::absolute(arguments.word(0)).lexically_normal()};
    std::vector<fs::path> all;
    std::error_code missing;
    for (fs::directory_iterator at(config.plugins_dir, missing), end; at != end; ++at)
        if (fs::exists(at->path() / "plugin.json")) all.push_back(at->path());
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace

int plugin_check(const Arguments& arguments) {
    const auto config = configured(arguments);
    if (!config) return complain(config.error());
    const PluginSurroundings around{.share = config->root / "share", .plugins_dir = config->plugins_dir};
    bool all_well = true;
    auto array = nlohmann::ordered_json::array();
    for (const auto& folder : folders_to_check(*config, arguments)) {
        const auto findings = check_plugin(folder, around);
        all_well = all_well && findings.empty();
        nlohmann::ordered_json entry{{"folder", folder.string()},
                                     {"findings", nlohmann::ordered_json::array()}};
        for (const auto& [file, what] : findings)
            entry["findings"].push_back({{"file", file}, {"what", what}});
        array.push_back(std::move(entry));
        if (arguments.has("json")) continue;
        if (findings.empty()) std::puts(fmt::format("{}: nothing is wrong.", folder.string()).c_str());
        for (const auto& [file, what] : findings)
            std::puts(fmt::format("{}/{}: {}", folder.string(), file, what).c_str());
    }
    if (arguments.has("json"))
        std::puts(array.dump(2, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    return all_well ? done : failed;
}

}  // namespace plenaria::host
