// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/errands/calendar_reply.hpp
/// Reads what calendar programs answer to an invitation by mail: METHOD:REPLY of RFC 5546, sent as RFC 6047
/// says.

#include <optional>
#include <string>
#include <string_view>

#include "courier/errand.hpp"

namespace plenaria::host {

/// @param message as it arrived, foreign input.
/// @return nothing when it is no such answer, or not one of one person to one event.
std::optional<CalendarReply> read_calendar_reply(const std::string& message);

/// The same of the calendar file alone.
std::optional<CalendarReply> reply_in(std::string_view calendar);

}  // namespace plenaria::host
