// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/body_service.hpp
/// Use cases about statutory bodies. Each is one step of the caller's transaction.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/events/editions.hpp>

#include "body.hpp"

namespace plenaria::events_durban {

struct Congress {
    events::EditionCard edition;
    std::vector<Body> bodies;  ///< in the order of the chain

    /// How many days it lasts.
    [[nodiscard]] int days() const {
        return static_cast<int>((edition.dates.end - edition.dates.start).count()) + 1;
    }
};
/// @return not_found when there is no such edition, or it is no congress.
Result<Congress> congress(UnitOfWork& uow, events::Editions& editions, const std::string& edition,
                          std::string_view language);

/// @return not_found for a body that the chain does not have; conflict when somebody else has changed it
///         since `body.revision`.
Result<void> set_body(UnitOfWork& uow, events::Editions& editions, const Actor& actor,
                      const std::string& edition, Body body);

}  // namespace plenaria::events_durban
