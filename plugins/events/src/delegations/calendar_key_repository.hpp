// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/calendar_key_repository.hpp
/// Rows of evt_calendar_key. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include "calendar_reply.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

std::optional<CalendarKey> calendar_key_of(UnitOfWork& uow, const std::string& delegation);
/// Of all delegations of an edition that have one.
CalendarKeys calendar_keys_of(UnitOfWork& uow, const std::string& edition);
/// One with a new secret. Nothing happens when it has one.
void give_calendar_key(UnitOfWork& uow, const std::string& delegation);
/// Likewise to many, none of which has one, by one statement.
void give_calendar_keys(UnitOfWork& uow, const std::vector<std::string>& delegations);
void note_calendar_reply(UnitOfWork& uow, const CalendarKey& key);

}  // namespace plenaria::events
