// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/calendars/personal_calendar_repository.hpp
/// Rows of evt_personal_calendar. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

namespace plenaria::events {

/// That somebody may read their own sessions at a secret address.
struct PersonalCalendar {
    std::string id = {};
    std::string edition_id = {};
    std::string person_ref = {};
    Instant made_at = {};
    std::string made_by = {};
};

/// Those of an edition that open something, one a person at most.
std::vector<PersonalCalendar> personal_calendars_of(UnitOfWork& uow, const std::string& edition_id);
std::optional<PersonalCalendar> find_by_secret_hash(UnitOfWork& uow, const std::string& hash);
void insert(UnitOfWork& uow, const PersonalCalendar& calendar, const std::string& secret_hash);
/// @return whether there was one.
bool drop_personal_calendar(UnitOfWork& uow, const std::string& edition_id, const std::string& person_ref);

/// Whether a session of the programme as it stands names that person, or has them in a booth.
bool is_in_programme(UnitOfWork& uow, const std::string& edition_id, const std::string& person_ref);

}  // namespace plenaria::events
