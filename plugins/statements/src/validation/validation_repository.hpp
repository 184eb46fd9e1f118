// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/validation/validation_repository.hpp
/// Rows of stm_validation and stm_validation_text. Every function runs inside the caller's transaction.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validation.hpp"

namespace plenaria::statements {

/// As they were kept, the newest first.
std::vector<Validated> validations_of_version(UnitOfWork& uow, std::string_view version_id,
                                              std::string_view language);
/// The same of a statement.
std::vector<Validated> validations_of_statement(UnitOfWork& uow, std::string_view statement_id,
                                                std::string_view language);
std::optional<Validated> find_validation(UnitOfWork& uow, std::string_view vote_ref,
                                         std::string_view language);

/// @param texts by language: names of the body and sentences are taken from there.
void insert(UnitOfWork& uow, const Validated& validated, const std::map<std::string, ValidationVote>& texts);
/// What the vote is now.
void update(UnitOfWork& uow, const Validated& validated, const std::map<std::string, ValidationVote>& texts);

/// What the statement requires of its own. @return nothing: what the house does.
std::optional<Requirement> find_requirement(UnitOfWork& uow, std::string_view statement_id);
void set_requirement(UnitOfWork& uow, std::string_view statement_id, const std::optional<Requirement>& wanted,
                     const std::string& by);

/// The number of its certificate.
void insert_serial(UnitOfWork& uow, std::string_view validation_id, const std::string& serial);
/// @return the vote_ref of the validation with that number; empty when there is none.
std::string vote_with_serial(UnitOfWork& uow, const std::string& serial);

}  // namespace plenaria::statements
