// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/import_service.hpp
/// From an uploaded table to a preview, and from a preview to a job. Each function is one use case with its
/// own transactions; nothing of the directory itself is written here.

#include <optional>
#include <string>
#include <string_view>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "import_repository.hpp"
#include "sheet.hpp"

namespace plenaria::directory::import {

/// Reads and keeps the file and guesses what its columns mean. @param kind nothing: it is guessed too.
/// @return the id of the import; invalid_input or too_large saying what is wrong with the file.
Result<std::string> upload(Database& db, const Actor& actor, std::string_view file_name,
                           std::string_view bytes, std::optional<Kind> kind, const Bounds& bounds = {});

/// Says what the columns mean and plans each row. Answers given before are forgotten.
Result<void> set_columns(Database& db, const Actor& actor, const std::string& id, Kind kind,
                         const Mapping& mapping);

/// Answers questions by their keys and plans each row again.
Result<void> answer(Database& db, const Actor& actor, const std::string& id, const Answers& answers);

/// Plans each row against the directory as it is now.
Result<void> plan_again(Database& db, const std::string& id);

/// Queues the job that writes what the preview shows. Rows with questions or mistakes are left out.
/// @return the id of the job.
Result<std::string> apply(Database& db, const Actor& actor, const std::string& id);
/// As apply(), but without a job: the caller runs run_apply() itself.
Result<void> begin_apply(Database& db, const Actor& actor, const std::string& id);
/// Stops an import that is being applied; what was written stays, and it can be applied further.
Result<void> stop(Database& db, const Actor& actor, const std::string& id);

/// Queues the job that takes back what an import has written.
Result<std::string> undo(Database& db, const Actor& actor, const std::string& id);

}  // namespace plenaria::directory::import
