// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/import_service.hpp
/// Use cases about imports: a file is uploaded, looked at, asked about, and applied or given up. Only
/// applying writes into the edition, all of it in one transaction.

#include <string>
#include <string_view>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "import_reading.hpp"

namespace plenaria::events {

std::string import_subject(const std::string& id);

/// Participants are people with names: who may plan may not see them by that alone.
/// @return not_found, or forbidden.
Result<Import> import_for(UnitOfWork& uow, const Actor& actor, const std::string& id);

/// @return its id; invalid_input or too_large when the file as a whole cannot be read.
Result<std::string> upload_import(Database& db, const ImportTools& tools, const Actor& actor,
                                  const std::string& edition_id, std::string_view file_name,
                                  std::string_view bytes);

/// Compared with the edition as it is now. An import that has ended has no rows any more.
Result<PlannedImport> preview_import(Database& db, const ImportTools& tools, const Actor& actor,
                                     const std::string& id);

/// Says whom names mean, for this file and for the next ones of this edition.
Result<void> answer_import(Database& db, const Actor& actor, const std::string& id,
                           const ImportAnswers& answers);

/// Writes what the preview showed; rows with questions or mistakes stay out.
/// @param fingerprint of that preview. @return conflict when it would show something else now.
Result<Import> apply_import(Database& db, const ImportTools& tools, const Actor& actor, const std::string& id,
                            std::string_view fingerprint);

/// Files that nobody has applied within a week, and those of participants of `edition`, are forgotten; so is
/// what imports did once they cannot be taken back any more, and all that those of `edition` did.
void forget_imports(UnitOfWork& uow, const std::string& edition = {});

Result<void> give_up_import(Database& db, const Actor& actor, const std::string& id);

}  // namespace plenaria::events
