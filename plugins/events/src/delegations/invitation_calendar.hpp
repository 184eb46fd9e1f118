// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/invitation_calendar.hpp
/// The calendar entry that comes with the mails of an invitation: asked, moved, taken back. RFC 5545, RFC
/// 5546.

#include <string>
#include <string_view>

#include <plenaria/services.hpp>

#include "delegation.hpp"

namespace plenaria::events {

/// The days of the edition as one entry, whose uid stays the same for this office whatever becomes of the
/// event.
CalendarEntry invitation_entry(const Edition& edition, const Delegation& delegation, std::string place,
                               const Locale& locale);

/// The calendar of one entry as an invitation to `address` (METHOD:REQUEST): programs then file it under that
/// person and move it when a later one comes. Answers are not asked for there, since the link asks for more.
std::string as_request(std::string_view published, std::string_view address);

/// What goes with a mail: a request, or the withdrawal when the edition is cancelled.
Attachment invitation_file(Documents& documents, const CalendarEntry& entry, std::string_view address);

}  // namespace plenaria::events
