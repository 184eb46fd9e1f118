// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/interpretation/interpretation_repository.hpp
/// Interpreters, what sessions need of them, and who sits where. Every function runs inside the caller's
/// transaction.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "../programme/session.hpp"
#include "interpretation.hpp"

namespace plenaria::events {

/// By name. What was taken out is not in it; who sat in its booths comes back with it.
InterpretationPlan interpretation_of(UnitOfWork& uow, const std::string& edition);
std::optional<Interpreter> find_interpreter(UnitOfWork& uow, const std::string& id,
                                            bool with_removed = false);
void insert(UnitOfWork& uow, const Interpreter& interpreter);
/// @return false when somebody else has changed it since `interpreter.revision`.
bool update(UnitOfWork& uow, const Interpreter& interpreter);
void set_interpreter_removed(UnitOfWork& uow, const std::string& id, bool removed);

/// With revision 0 while nobody has entered anything.
SessionInterpretation interpretation_of_session(UnitOfWork& uow, const std::string& session);
/// @return false when somebody else has changed it since `session.revision`.
bool store(UnitOfWork& uow, const SessionInterpretation& session);

/// For Programme::interpreters.
std::vector<SessionInterpreter> session_interpreters_of(UnitOfWork& uow, const std::string& edition);
/// The hours of all interpreters of the edition, those taken out too, by whole days.
void shift_working_hours(UnitOfWork& uow, const std::string& edition, std::chrono::days by);

std::vector<std::string> editions_with_typed_interpreters(UnitOfWork& uow);
/// Names and notes of those who are nobody of the directory. @return how many.
int erase_interpreters(UnitOfWork& uow, const std::string& edition);

}  // namespace plenaria::events
