// SPDX-License-Identifier: EUPL-1.2
#include "commands/handed_files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <plenaria/id.hpp>

namespace plenaria::host {

namespace fs = std::filesystem;

namespace {

/// What root makes for a host of another user must belong to that user.
void give_to_owner_of(const fs::path& data_dir, const fs::path& path) {
    struct stat owner {};
    if (geteuid() != 0 || stat(data_dir.c_str(), &owner) != 0) return;
    if (chown(path.c_str(), owner.st_uid, owner.st_gid) != 0)
        throw fs::filesystem_error("cannot hand over", path, std::error_code(errno, std::generic_category()));
}

}  // namespace

HandedFiles::HandedFiles(const fs::path& data_dir, Arguments& arguments)
    : folder_(fs::absolute(data_dir) / "handed" / new_id()) {
    for (const auto& word : arguments.raw) {
        if (arguments.handed.contains(word) || !fs::is_regular_file(arguments.file(word))) continue;
        if (arguments.handed.empty()) {
            fs::create_directories(folder_);
            fs::permissions(folder_, fs::perms::owner_all);
            give_to_owner_of(data_dir, folder_);
        }
        // Kept under its own name: what reads it may go by the ending.
        const auto copy = folder_ / std::to_string(arguments.handed.size()) / fs::path(word).filename();
        fs::create_directory(copy.parent_path());
        give_to_owner_of(data_dir, copy.parent_path());
        fs::copy_file(arguments.file(word), copy);
        fs::permissions(copy, fs::perms::owner_read);
        give_to_owner_of(data_dir, copy);
        arguments.handed[word] = copy.string();
    }
}

HandedFiles::~HandedFiles() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

}  // namespace plenaria::host
