// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/nomination_file_service.hpp
/// Files that an office sends with its nomination. Each is one step of the caller's transaction.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/sent_file.hpp>

#include "nomination_file_repository.hpp"
#include "nomination_service.hpp"

namespace plenaria::committee::vacancies {

inline constexpr std::size_t most_files = 5;  ///< of one nomination
inline const std::vector<FileKind> files_taken{FileKind::pdf, FileKind::image, FileKind::word};

/// The same file once more is no second one.
/// @return not_found as own_call(); conflict when it is too late, or nobody is nominated; invalid_input under
/// "file" for what is not taken, and for one too many.
/// @param portrait of a photograph: the small picture of it that voters see
Result<void> send_file(UnitOfWork& uow, directory::Directory& directory, const Actor& actor,
                       const std::string& vacancy_id, const std::string& name, const std::string& bytes,
                       const std::string& portrait = {});
/// Twice is harmless. @return not_found for a file of another city; conflict when it is too late.
Result<void> take_file_away(UnitOfWork& uow, directory::Directory& directory, const Actor& actor,
                            const std::string& vacancy_id, const std::string& file_id);

struct ReadFile {
    NominationFile file;
    std::string bytes;
};
/// @return not_found unless it was sent with this nomination.
Result<ReadFile> read_file(UnitOfWork& uow, const std::string& nomination_id, const std::string& file_id);

}  // namespace plenaria::committee::vacancies
