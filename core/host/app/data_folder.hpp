// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/app/data_folder.hpp
/// The folder that holds what the host keeps: made, and kept to one process.

#include <optional>

#include <plenaria/result.hpp>

#include "app/config.hpp"
#include "db/file_lock.hpp"

namespace plenaria::host {

/// Makes the folder, and in it that of uploads, when they are missing; for the host's own user only, since
/// everything of everybody lies there.
Result<void> make_data_folder(const Config& config);

/// Makes the folder, and keeps a second process off an SQLite file in it.
/// @param lock held from then on; untouched on MySQL. @return false while another process holds it
Result<bool> take_data_folder(const Config& config, std::optional<FileLock>& lock);
/// What to say then.
Error data_folder_is_held(const Config& config);

}  // namespace plenaria::host
