// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/calendar_reply.hpp
/// What becomes of an answer that a calendar program mails to an invitation. Pure. RFC 5546, 3.2.3; why it
/// is believed, and how far: docs/decisions/0064.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "delegation.hpp"

namespace plenaria::events {

/// By what an answer is known to be one to our invitation.
struct CalendarKey {
    std::string delegation_id = {};
    std::string secret = {};
    std::optional<Instant> stamp = {};       ///< when the last answer was given, as its program said
    std::optional<Instant> replied_at = {};  ///< when it was taken
};
/// Delegation → its key.
using CalendarKeys = std::map<std::string, CalendarKey>;

/// Of the entry that is mailed to an office; the same in every mail about it.
/// @param key nullptr: of who was invited while answers of calendars were not taken.
std::string calendar_uid(const Delegation& delegation, const CalendarKey* key);
/// The delegation and the secret in it; nothing in one that has no secret.
struct UidParts {
    std::string delegation_id = {};
    std::string secret = {};
};
std::optional<UidParts> read_calendar_uid(std::string_view uid);
/// In the same time wherever they differ.
bool same_secret(std::string_view one, std::string_view other);

enum class CalendarAnswer : std::uint8_t { accepted = 1, declined, tentative };

struct CalendarReply {
    std::string uid = {};
    std::string attendee = {};
    CalendarAnswer answer = CalendarAnswer::tentative;
    int sequence = 0;
    std::optional<Instant> stamp = {};
};

enum class ReplyFate : std::uint8_t {
    taken = 1,
    nothing_new,    ///< it says what is so already, or is older than the one before it: nobody is told
    other_address,  ///< somebody else than the office that was invited
    too_late,
    cancelled,
    earlier_dates,  ///< the event has moved since that invitation
    tentative,      ///< neither yes nor no
};
/// @param open check_takes_replies() of the edition.
ReplyFate fate_of(const CalendarReply& reply, const Delegation& delegation, const CalendarKey& key,
                  EditionState state, bool open);
/// Catalog key: what the office reads of an answer that was not taken.
std::string_view sentence_of(ReplyFate fate);
/// Catalog-free name, for history and the key of a mail: "too_late".
std::string_view to_text(ReplyFate fate);

}  // namespace plenaria::events
