// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/programme_demo.hpp
/// The programme of an edition of the demonstration, released once and changed since.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../json.hpp"

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

/// @param programme rooms, tracks, sessions, orders, what is released, and what moved afterwards, as in
/// plan.json.
Result<void> load_demo_programme(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                 const std::string& edition, const Document& programme);

}  // namespace plenaria::events
