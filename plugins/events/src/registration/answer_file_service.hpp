// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/answer_file_service.hpp
/// Files that offices send as answers. Each is one step of the caller's transaction.

#include <string>

#include <plenaria/db.hpp>

#include "../delegations/delegation.hpp"
#include "answer_file.hpp"
#include "answer_file_repository.hpp"

namespace plenaria::events {

/// Keeps a file that refuse_file() has let through, until an answer holds it or a day has gone. The same file
/// sent again is that one; of those that no answer holds the oldest go, beyond 200 MB or
/// 300 files.
/// @return its id.
std::string keep_answer_file(UnitOfWork& uow, const Delegation& delegation, const std::string& question,
                             const std::string& name, const std::string& bytes);

/// Whether it is a file of this delegation that was sent to this question.
bool is_own_file(UnitOfWork& uow, const Delegation& delegation, const std::string& question,
                 const std::string& id);

struct ReadFile {
    AnswerFile file;
    std::string bytes;
};
enum class FileReader : std::uint8_t {
    office = 1,
    secretariat,  ///< sees what was answered, not what an office has only begun to write
};
/// @return not_found unless it is a file of this delegation.
Result<ReadFile> read_answer_file(UnitOfWork& uow, const Delegation& delegation, const std::string& id,
                                  FileReader reader);

}  // namespace plenaria::events
