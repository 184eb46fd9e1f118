// SPDX-License-Identifier: EUPL-1.2
#include "commands/handed_files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <plenaria/id.hpp>

namespace plenaria::host {

namespace fs = std::filesystem;

HandedFolder::HandedFolder(fs::path data_dir)
    : data_dir_(fs::absolute(data_dir)), path_(data_dir_ / "handed" / new_id()) {
    fs::create_directories(path_);
    fs::permissions(path_, fs::perms::owner_all);
    give_to_owner(path_.parent_path());
    give_to_owner(path_);
}

HandedFolder::~HandedFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

/// What root makes for a host of another user must belong to that user.
void HandedFolder::give_to_owner(const fs::path& made) const {
    struct stat owner {};
    if (geteuid() != 0 || stat(data_dir_.c_str(), &owner) != 0) return;
    if (chown(made.c_str(), owner.st_uid, owner.st_gid) != 0)
        throw fs::filesystem_error("cannot be handed over", made,
                                   std::error_code(errno, std::generic_category()));
}

void HandedFolder::take_files_of(Arguments& arguments) {
    for (const auto& word : arguments.raw) {
        if (arguments.handed.contains(word) || !fs::is_regular_file(arguments.file(word))) continue;
        // Kept under its own name: what reads it may go by the ending.
        const auto copy = path_ / std::to_string(arguments.handed.size()) / fs::path(word).filename();
        fs::create_directory(copy.parent_path());
        give_to_owner(copy.parent_path());
        fs::copy_file(arguments.file(word), copy);
        fs::permissions(copy, fs::perms::owner_read);
        give_to_owner(copy);
        arguments.handed[word] = copy.string();
    }
}

}  // namespace plenaria::host
