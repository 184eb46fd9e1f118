// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/statement_repository.hpp
/// Rows of stm_statement. Every function runs inside the caller's transaction.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "statement.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::statements {

/// @param language of the title; the original's is given when there is none in it.
std::optional<Statement> find_statement(UnitOfWork& uow, std::string_view id, std::string_view language);

/// All, the last changed first. `archived` ones only when asked for.
std::vector<Statement> list_statements(UnitOfWork& uow, std::string_view language,
                                       bool with_archived = false);

/// @param titles language → title; the original's must be among them.
void insert(UnitOfWork& uow, const Statement& statement, const std::map<std::string, std::string>& titles);

std::map<std::string, std::string> titles_of(UnitOfWork& uow, std::string_view id);
void set_title(UnitOfWork& uow, std::string_view id, std::string_view language, std::string_view title);
void set_archived(UnitOfWork& uow, std::string_view id, bool archived);
void set_state(UnitOfWork& uow, std::string_view id, StatementState state);
/// Waits for whoever changes the statement in another transaction. To be called before anything is read:
/// MariaDB reads as of the first statement of a transaction.
void hold(UnitOfWork& uow, std::string_view id);
/// Raises the revision and sets updated_at: called by every change of the draft.
void touch(UnitOfWork& uow, std::string_view id);

}  // namespace plenaria::statements
