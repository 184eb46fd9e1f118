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

/// Keeps a second process off an SQLite file. @return no lock while another one holds it.
Result<std::optional<FileLock>> lock_data_folder(const Config& config);
/// What to say then.
Error data_folder_is_held(const Config& config);

}  // namespace plenaria::host
