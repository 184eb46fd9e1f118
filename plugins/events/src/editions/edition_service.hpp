// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/editions/edition_service.hpp
/// Use cases about series and editions. Each is one step of the caller's transaction.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "edition.hpp"

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

/// What people write about an edition.
struct EditionFacts {
    std::string series_id = {};
    Titles titles = {};
    std::string city_ref = {};  ///< empty: none of the directory
    std::string place = {};
    Dates dates = {};
    std::string owner_ref = {};
};

std::string edition_subject(const std::string& id);
std::string edition_path(const std::string& id);

/// @return its id; invalid_input naming every field that is wrong.
Result<std::string> create_series(UnitOfWork& uow, const Actor& actor, Titles titles);
/// @return conflict when somebody else has changed it since `revision`.
Result<void> change_series(UnitOfWork& uow, const Actor& actor, const std::string& id, Titles titles,
                           int revision);

Result<std::string> create_edition(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                   const EditionFacts& facts);
/// All but the dates, which are changed with their consequences: date_service.hpp.
/// @return conflict when somebody else has changed it since `revision`.
Result<void> change_edition(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                            const std::string& id, const EditionFacts& facts, int revision);
/// A new edition with the milestones of `from`: at their distances, with their owners and checklists, nothing
/// done; with its budget, nobody asked for money and nothing spent; and with the questions of its
/// registration form.
Result<std::string> copy_edition(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                 const std::string& from, const EditionFacts& facts);
/// @return conflict when it cannot go there from where it is.
Result<void> set_state(UnitOfWork& uow, const Actor& actor, const std::string& id, EditionState state);

/// Makes it findable under all its titles, its place and its series.
void index(UnitOfWork& uow, const Edition& edition);

/// What history says of an edition, as JSON.
std::string facts_json(const Edition& edition);

Error edition_unknown(const std::string& id);
Error changed_meanwhile(const std::string& subject);

}  // namespace plenaria::events
