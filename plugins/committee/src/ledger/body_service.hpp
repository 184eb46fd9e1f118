// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/body_service.hpp
/// Use cases about bodies and their seats. Each is one step of the caller's transaction.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "body.hpp"

namespace plenaria::committee::ledger {

inline constexpr std::string_view body_pages = "/committee/bodies/";

std::string body_subject(const std::string& id);
std::string seat_subject(const std::string& id);
std::string term_subject(const std::string& id);
Error body_unknown(const std::string& id);
Error seat_unknown(const std::string& id);
Error changed_meanwhile(const std::string& subject);

/// @return its id; invalid_input naming every field that is wrong.
Result<std::string> create_body(UnitOfWork& uow, const Actor& actor, const BodyFacts& facts);
/// @return conflict when somebody else has changed it since `revision`.
Result<void> change_body(UnitOfWork& uow, const Actor& actor, const std::string& id, const BodyFacts& facts,
                         int revision);
/// Out of the list; it can be put back. Twice is harmless. @return conflict while one of its seats has a
/// history: who sat must remain known.
Result<void> remove_body(UnitOfWork& uow, const Actor& actor, const std::string& id);
Result<void> restore_body(UnitOfWork& uow, const Actor& actor, const std::string& id);

Result<std::string> add_seat(UnitOfWork& uow, const Actor& actor, const std::string& body_id,
                             const SeatFacts& facts);
/// @return invalid_input also when a term in it would lie outside of the seat's days.
Result<void> change_seat(UnitOfWork& uow, const Actor& actor, const std::string& id, const SeatFacts& facts,
                         int revision);
/// @return conflict while it has a history: a seat that is given up gets a last day instead.
Result<void> remove_seat(UnitOfWork& uow, const Actor& actor, const std::string& id);
/// @return conflict when its number has been given to another one since.
Result<void> restore_seat(UnitOfWork& uow, const Actor& actor, const std::string& id);

}  // namespace plenaria::committee::ledger
