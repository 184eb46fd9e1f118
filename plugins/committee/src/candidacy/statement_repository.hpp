// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/candidacy/statement_repository.hpp
/// Rows of cmt_ballot_statement. Every function runs inside the caller's transaction. There is none that
/// changes a row: what voters read stays.

#include <vector>

#include <plenaria/db.hpp>

#include "statement.hpp"

namespace plenaria::committee::candidacy {

void insert(UnitOfWork& uow, const Statement& statement);
/// In the order of their candidates' ids.
std::vector<Statement> statements_of(UnitOfWork& uow, const std::string& ballot_id);
/// Texts, office and conflict go; the hash stays.
void erase_statements(UnitOfWork& uow, const std::string& nomination_id);
/// Whether a vote that was not withdrawn has opened on this nomination.
bool is_voted_on(UnitOfWork& uow, const std::string& nomination_id);

}  // namespace plenaria::committee::candidacy
