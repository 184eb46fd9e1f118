// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/round_calendar.hpp
/// The deadline of a round in the calendar of an office: comes with the invitation, moves with an extension,
/// goes when the round is closed before its time.

#include <plenaria/effects.hpp>
#include <plenaria/services.hpp>

namespace plenaria::statements {

struct MailSubject;

/// In the language of the office and the zone of the round. The link is not in it: calendars are shared, and
/// a file is kept where the secrets of sent mails are not.
CalendarEntry deadline_entry(const MailSubject& about, const Locale& locale);
/// The same, taken out of the calendar. A later entry puts it back.
CalendarEntry withdrawn_deadline(const MailSubject& about, const Locale& locale);

}  // namespace plenaria::statements
