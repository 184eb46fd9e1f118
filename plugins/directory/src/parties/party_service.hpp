// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/parties/party_service.hpp
/// What people do with cities, organisations and people. Each function is one use case inside the caller's
/// transaction: it checks, stores, records history and makes the thing findable.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../values.hpp"

namespace plenaria::directory {

/// Stores a new city; its id, version and merged_into are ignored. @return its id.
Result<std::string> create(UnitOfWork& uow, const Actor& actor, City city);
Result<std::string> create(UnitOfWork& uow, const Actor& actor, Organisation organisation);
Result<std::string> create(UnitOfWork& uow, const Actor& actor, Person person);

/// Stores what has changed. @return ErrorCode::conflict when the version is not that of the stored one any
/// more.
Result<void> change(UnitOfWork& uow, const Actor& actor, City city);
Result<void> change(UnitOfWork& uow, const Actor& actor, Organisation organisation);
Result<void> change(UnitOfWork& uow, const Actor& actor, Person person);

/// Makes a party findable in the one search box, or not any more when it was merged away.
void index(UnitOfWork& uow, const City& city);
void index(UnitOfWork& uow, const Organisation& organisation);
void index(UnitOfWork& uow, const Person& person);

/// What history and search call a party: "directory.city/ID".
std::string subject_of(const std::string& ref);
/// "/directory/cities/ID".
std::string path_of(const std::string& ref);
/// The refusal of a change on something that somebody else has changed meanwhile.
Error changed_meanwhile(const std::string& subject);

}  // namespace plenaria::directory
