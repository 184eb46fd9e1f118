// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/call_repository.hpp
/// Rows of evt_call and what belongs to a call. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include "call.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// Makes everybody else wait who changes this call or its proposals; to be called before anything is read.
void hold_call(UnitOfWork& uow, const std::string& id);

/// With criteria, questions and texts.
std::optional<SideCall> find_call(UnitOfWork& uow, const std::string& id);
/// In order of their deadlines.
std::vector<SideCall> calls_of(UnitOfWork& uow, const std::string& edition);
/// Calls whose contacts were not erased yet.
std::vector<std::string> calls_with_contacts(UnitOfWork& uow);

void insert(UnitOfWork& uow, const SideCall& call);
/// Its criteria and questions too; new ones get their ids. Raises the revision.
/// @return false when somebody else has changed it since `call.revision`.
bool update(UnitOfWork& uow, SideCall& call);
/// The number of the next proposal of the call, which nobody else gets.
int next_number(UnitOfWork& uow, const std::string& call);

/// Notes that a form was sent from there, and forgets what is older than a day.
void note_attempt(UnitOfWork& uow, const std::string& call, const std::string& source);
struct Attempts {
    int of_source = 0;
    int of_all = 0;
};
Attempts attempts_since(UnitOfWork& uow, const std::string& call, const std::string& source, Instant since);
/// Those of all calls that are older than a day.
void forget_attempts(UnitOfWork& uow);

struct MovedCall {
    std::string call_id = {};
    Instant old_closes = {};
    Instant new_closes = {};
    int accepted = 0;  ///< side events that move with the programme, and whose organisers are to be told
};
void insert_moved(UnitOfWork& uow, const std::string& change, const MovedCall& moved);
std::vector<MovedCall> moved_calls(UnitOfWork& uow, const std::string& change);

}  // namespace plenaria::events
