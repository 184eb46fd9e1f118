// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/invitation_calendar.hpp
/// The calendar entry that comes with the mails of an invitation: asked, moved, taken back. RFC 5545, RFC
/// 5546.

#include <string>
#include <string_view>

#include <plenaria/services.hpp>

#include "calendar_reply.hpp"

namespace plenaria::events {

/// The days of the edition as one entry, whose uid stays the same for this office whatever becomes of the
/// event.
/// @param key nullptr: of an office whose calendar is not to answer.
CalendarEntry invitation_entry(const Edition& edition, const Delegation& delegation, const CalendarKey* key,
                               std::string place, const Locale& locale);

/// Whether programs are asked to answer.
enum class CalendarReplies : std::uint8_t { taken = 1, not_taken };

/// The calendar of one entry as an invitation to `address` (METHOD:REQUEST): programs then file it under that
/// person and move it when a later one comes.
std::string as_request(std::string_view published, std::string_view address, CalendarReplies replies);
/// The withdrawal of one (METHOD:CANCEL), which names whom it is taken from: RFC 5546, 3.2.5.
std::string as_withdrawal(std::string_view cancelled, std::string_view address);

/// What goes with a mail: a request, or the withdrawal when the edition is cancelled.
Attachment invitation_file(Documents& documents, const CalendarEntry& entry, std::string_view address,
                           CalendarReplies replies);

}  // namespace plenaria::events
