// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/term_service.hpp
/// Use cases about terms and acting periods. Each is one step of the caller's transaction.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "term.hpp"

namespace plenaria::directory {
class Directory;
class Lookup;
}  // namespace plenaria::directory

namespace plenaria::committee::ledger {

/// Where names and offices are looked up.
struct People {
    directory::Lookup& lookup;
    directory::Directory& directory;
};

Error term_unknown(const std::string& id);
Error acting_unknown(const std::string& id);

/// Of `facts` the refs and days count. Without a person it is whoever is head of the city on the first day.
/// @return its id; invalid_input naming every field that is wrong.
Result<std::string> add_term(UnitOfWork& uow, const People& people, const Actor& actor,
                             const std::string& seat_id, const TermFacts& facts);
/// An end before the last day stays. With another last day the warnings begin anew.
/// @return conflict when somebody else has changed it since `revision`.
Result<void> change_term(UnitOfWork& uow, const People& people, const Actor& actor, const std::string& id,
                         const TermFacts& facts, int revision);
/// Somebody leaves before the term ends; `left_on` is the last day on which they sit.
Result<void> end_term(UnitOfWork& uow, const Actor& actor, const std::string& id, Day left_on,
                      EndReason reason, int revision);
/// They did not leave after all. @return conflict when the seat has been given to somebody since.
Result<void> reopen_term(UnitOfWork& uow, const Actor& actor, const std::string& id);
/// For what was entered by mistake; it can be put back. Twice is harmless.
Result<void> remove_term(UnitOfWork& uow, const Actor& actor, const std::string& id);
/// @return conflict when something else stands in its place.
Result<void> restore_term(UnitOfWork& uow, const Actor& actor, const std::string& id);

Result<std::string> add_acting(UnitOfWork& uow, const People& people, const Actor& actor,
                               const std::string& seat_id, const ActingFacts& facts);
Result<void> change_acting(UnitOfWork& uow, const People& people, const Actor& actor, const std::string& id,
                           const ActingFacts& facts, int revision);
Result<void> remove_acting(UnitOfWork& uow, const Actor& actor, const std::string& id);
Result<void> restore_acting(UnitOfWork& uow, const Actor& actor, const std::string& id);

/// `term` as it would be is stored when nothing contradicts it. For those who change a term for another
/// reason.
Result<void> store_checked(UnitOfWork& uow, const Term& term);

}  // namespace plenaria::committee::ledger
