// SPDX-License-Identifier: EUPL-1.2
// What a calendar program mails: no answer, or one with a UID and an address of printable signs and one of
// three words.
#include <algorithm>

#include <plenaria/time.hpp>

#include "../fuzz.hpp"
#include "errands/calendar_reply.hpp"

namespace plenaria::fuzz::calendar_reply {

using namespace host;

bool is_plain(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

const Target target("calendar_reply", [](std::string_view bytes) {
    auto reply = read_calendar_reply(std::string(bytes));
    if (!reply) reply = reply_in(bytes);
    if (!reply) return false;
    require(is_plain(reply->uid) && reply->uid.size() <= 200, "a UID is short and printable");
    require(is_plain(reply->attendee) && reply->attendee.size() <= 254, "an address likewise");
    require(reply->answer == "accepted" || reply->answer == "declined" || reply->answer == "tentative",
            "an answer is one of three");
    require(reply->stamp.empty() || parse_instant(reply->stamp).has_value(), "a stamp is an instant");
    return true;
});

}  // namespace plenaria::fuzz::calendar_reply
