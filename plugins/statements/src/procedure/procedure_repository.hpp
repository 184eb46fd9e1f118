// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/procedure/procedure_repository.hpp
/// Procedures, their members and what these said. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/db.hpp>

#include "../rounds/round.hpp"
#include "procedure.hpp"

namespace plenaria::statements {

std::optional<Procedure> find_procedure(UnitOfWork& uow, std::string_view id);
/// The newest first.
std::vector<Procedure> procedures_of_version(UnitOfWork& uow, std::string_view version_id);
/// In preparation or open, the one that ends first before the others.
std::vector<Procedure> procedures_under_way(UnitOfWork& uow);
/// Whether one of the statement is open.
bool has_open_procedure(UnitOfWork& uow, std::string_view statement_id);
void insert(UnitOfWork& uow, const Procedure& procedure);
/// Waits for whoever changes it or its statement in another transaction. To be called before anything is
/// read: MariaDB reads as of the first statement of a transaction.
void hold_procedure(UnitOfWork& uow, std::string_view id);
/// State, deadline, ends and what was decided about it. The caller holds it.
void update(UnitOfWork& uow, const Procedure& procedure);

/// By name.
std::vector<Member> members_of(UnitOfWork& uow, std::string_view procedure_id);
std::optional<Member> find_member(UnitOfWork& uow, std::string_view procedure_id, std::string_view party);
void insert(UnitOfWork& uow, const Member& member);
void update(UnitOfWork& uow, const Member& member);
void remove_member(UnitOfWork& uow, std::string_view member_id);

/// In the order in which they were given.
std::vector<GivenAnswer> given_answers(UnitOfWork& uow, std::string_view procedure_id);
void insert(UnitOfWork& uow, const GivenAnswer& answer);

std::vector<Extension> procedure_extensions(UnitOfWork& uow, std::string_view procedure_id);
void insert_procedure_extension(UnitOfWork& uow, std::string_view procedure_id, const Extension& extension);

}  // namespace plenaria::statements
