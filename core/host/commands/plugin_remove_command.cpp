// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands/commands.hpp"
#include "commands/control.hpp"
#include "plugins/loader.hpp"

namespace plenaria::host {

namespace fs = std::filesystem;

namespace {

/// The folder of the plugin, if nothing else that is installed requires it.
Result<fs::path> folder_of(const Config& config, const std::string& id) {
    const Loader found({.plugins_dir = config.plugins_dir, .state_dir = config.data_dir / "plugins"});
    fs::path folder;
    for (const auto& room : found.installed()) {
        if (room.manifest.id == id) folder = room.folder;
        for (const auto& need : room.manifest.required)
            if (need.id == id)
                return Error{.code = ErrorCode::conflict,
                             .message = "{other} requires {plugin}. Remove it first.",
                             .values = {{"other", room.manifest.id}, {"plugin", id}}};
    }
    if (folder.empty()) return Error{ErrorCode::not_found, "This plugin is not installed.", id};
    return folder;
}

/// Off the way of the next start, and kept: putting the folder back undoes it.
fs::path put_aside(const Config& config, const fs::path& folder) {
    auto stamp = to_text(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    std::erase(stamp, ':');
    auto aside = config.data_dir / "removed" / (folder.filename().string() + '-' + stamp);
    while (fs::exists(aside)) aside += "-again";
    fs::create_directories(aside.parent_path());
    std::error_code another_disk;
    fs::rename(folder, aside, another_disk);
    if (another_disk) {
        fs::copy(folder, aside, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
        fs::remove_all(folder);
    }
    return aside;
}

}  // namespace

int plugin_remove(const Arguments& arguments) {
    const auto config = configured(arguments);
    if (!config) return complain(config.error());
    const auto id = arguments.word(0);
    const auto folder = folder_of(*config, id);
    if (!folder) return complain(folder.error());

    // First out of service, where calls that run are waited for; by the host that serves, if one does. The
    // folder is ours to move: that host need not have the right to.
    auto off = arguments;
    off.command = "plugin disable";
    Output out;
    if (const int code = run_here_or_there(off, out); code != done) return print(out, code);
    const auto aside = put_aside(*config, *folder);
    if (arguments.has("json"))
        std::puts(nlohmann::json{{"id", id}, {"kept_in", aside.string()}}.dump().c_str());
    else
        std::puts(
            fmt::format("{} is removed. Its folder is kept in {}, and its rows in the database; putting the "
                        "folder back and switching it on takes that back.",
                        id, aside.string())
                .c_str());
    return done;
}

}  // namespace plenaria::host
