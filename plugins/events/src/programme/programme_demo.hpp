// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/programme_demo.hpp
/// The programme of an edition of the demonstration, released once and changed since.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../json.hpp"

namespace plenaria::directory {
class Directory;
class Lookup;
}  // namespace plenaria::directory

namespace plenaria::events {

/// @param programme rooms, tracks, sessions, orders, what is released, what moved afterwards, and a
/// list of speakers, as in plan.json.
Result<void> load_demo_programme(UnitOfWork& uow, directory::Lookup& lookup, directory::Directory& directory,
                                 const Actor& actor, const std::string& edition, const Document& programme);

}  // namespace plenaria::events
