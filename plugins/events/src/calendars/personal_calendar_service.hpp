// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/calendars/personal_calendar_service.hpp
/// The sessions of one person as a calendar at a secret address: making, taking back and finding it. Steps of
/// the caller's transaction.

#include <optional>
#include <string>
#include <string_view>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "personal_calendar_repository.hpp"

namespace plenaria::events {

/// Ends the address that the person had.
/// @return the secret of the new one, which is seen nowhere else; not_found when the programme has no such
/// person.
Result<std::string> make_personal_calendar(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                                           const std::string& person_ref);
/// @return not_found when the person has none.
Result<void> end_personal_calendar(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                                   const std::string& person_ref);

/// @return nothing for whatever opens nothing, be it unknown, taken back or no secret at all.
std::optional<PersonalCalendar> find_personal_calendar(UnitOfWork& uow, std::string_view secret);

}  // namespace plenaria::events
