// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/nomination_file_repository.hpp
/// Rows of cmt_nomination_file. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/time.hpp>

namespace plenaria::committee::vacancies {

/// What was sent with a nomination, without its bytes.
struct NominationFile {
    std::string id = {};
    std::string nomination_id = {};
    std::string name = {};  ///< as safe_file_name() makes it
    std::string content_type = {};
    long long size = 0;  ///< bytes
    Instant sent_at = {};
};

/// In the order in which they came.
std::vector<NominationFile> files_of(UnitOfWork& uow, const std::string& nomination_id);
std::optional<NominationFile> find_file(UnitOfWork& uow, const std::string& id);
std::string bytes_of_file(UnitOfWork& uow, const std::string& id);
/// @param portrait of a photograph the small picture that pages show, a JPEG; empty: none
void insert(UnitOfWork& uow, const NominationFile& file, const std::string& bytes,
            const std::string& portrait = {});
bool has_portrait(UnitOfWork& uow, const std::string& file_id);
/// Empty when there is none.
std::string portrait_of_file(UnitOfWork& uow, const std::string& file_id);
void remove_file(UnitOfWork& uow, const std::string& id);
void remove_files_of(UnitOfWork& uow, const std::string& nomination_id);

}  // namespace plenaria::committee::vacancies
