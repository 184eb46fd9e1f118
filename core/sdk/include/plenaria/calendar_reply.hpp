// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/calendar_reply.hpp
/// What a calendar program answered to an invitation that a plugin has mailed (RFC 5546, REPLY).

#include <string_view>

namespace plenaria {

/// Published by the host for each such answer that comes to its mailbox. Subscribers get a JSON object with
///     uid       of the entry, printable ASCII; each subscriber looks whether it is one of its own
///     attendee  mail address of who answers, in lower case
///     answer    "accepted", "declined" or "tentative"
///     sequence  of the invitation that was answered
///     stamp     when it was answered, "2019-10-14T15:00:00Z"; empty when the program does not tell
/// Nothing of it is proved, for anybody can write a mail: a UID that is to be believed holds a secret.
inline constexpr std::string_view calendar_replied_event = "core.calendar_replied/1";

}  // namespace plenaria
