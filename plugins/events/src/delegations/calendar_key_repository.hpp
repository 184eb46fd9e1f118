// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/calendar_key_repository.hpp
/// Rows of evt_calendar_key. Every function runs inside the caller's transaction.

#include <optional>
#include <string>

#include "calendar_reply.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

std::optional<CalendarKey> calendar_key_of(UnitOfWork& uow, const std::string& delegation);
/// One with a new secret. Nothing happens when it has one.
void give_calendar_key(UnitOfWork& uow, const std::string& delegation);
void note_calendar_reply(UnitOfWork& uow, const CalendarKey& key);

}  // namespace plenaria::events
