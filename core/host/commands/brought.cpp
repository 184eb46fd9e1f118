// SPDX-License-Identifier: EUPL-1.2
#include "commands/brought.hpp"

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "commands/commands.hpp"
#include "commands/control.hpp"
#include "commands/handed_files.hpp"

namespace plenaria::host {

namespace fs = std::filesystem;

namespace {

/// What root asked for belongs to root, whoever runs the host.
void take(const fs::path& path) {
    if (geteuid() == 0 && chown(path.c_str(), 0, 0) != 0)
        throw fs::filesystem_error("cannot be given to root", path,
                                   std::error_code(errno, std::generic_category()));
}

void bring(const fs::path& made, const fs::path& target) {
    std::error_code another_disk;
    fs::rename(made, target, another_disk);
    if (another_disk) fs::copy(made, target, fs::copy_options::recursive);
    take(target);
    if (!fs::is_directory(target)) {
        fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write);
        return;
    }
    fs::permissions(target, fs::perms::owner_all);
    for (const auto& entry : fs::recursive_directory_iterator(target)) take(entry.path());
}

}  // namespace

int make_and_bring(const Arguments& arguments, std::string_view how, const fs::path& target,
                   nlohmann::ordered_json& summary) {
    if (fs::exists(target))
        return complain({.code = ErrorCode::conflict,
                         .message = "{file} exists already.",
                         .values = {{"file", target.string()}}});
    const auto config = configured(arguments);
    if (!config) return complain(config.error());
    if (!fs::is_directory(config->data_dir))
        return complain({.code = ErrorCode::not_found,
                         .message = "There is no data folder {folder}.",
                         .values = {{"folder", config->data_dir.string()}}});
    const HandedFolder folder(config->data_dir);
    auto inside = arguments;
    inside.command = how;
    inside.words = {(folder.path() / "made").string()};
    Output out;
    if (const int code = run_here_or_there(inside, out); code != done) return print(out, code);
    bring(folder.path() / "made", target);
    summary = nlohmann::ordered_json::parse(out.text);
    return done;
}

}  // namespace plenaria::host
