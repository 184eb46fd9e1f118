// SPDX-License-Identifier: EUPL-1.2
#include "calendar_reply.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

namespace plenaria::events {

namespace {

constexpr std::string_view uid_begins = "delegation-";
constexpr std::string_view uid_ends = "@plenaria";
constexpr std::size_t id_length = 26;

/// Whether the answer that is stored is the one of the reply. Who sends a deputy has accepted.
bool says_already(CalendarAnswer answer, const Delegation& delegation) {
    if (delegation.asked_again_at) return false;
    if (answer == CalendarAnswer::accepted) return comes(delegation.answer);
    return answer == CalendarAnswer::declined && delegation.answer == Answer::declined;
}

}  // namespace

std::string calendar_uid(const Delegation& delegation, const CalendarKey* key) {
    return std::string(uid_begins) + delegation.id + (key == nullptr ? "" : "-" + key->secret) +
           std::string(uid_ends);
}

std::optional<UidParts> read_calendar_uid(std::string_view uid) {
    if (!uid.starts_with(uid_begins) || !uid.ends_with(uid_ends)) return std::nullopt;
    uid.remove_prefix(uid_begins.size());
    uid.remove_suffix(uid_ends.size());
    if (uid.size() <= id_length + 1 || uid[id_length] != '-') return std::nullopt;
    return UidParts{std::string(uid.substr(0, id_length)), std::string(uid.substr(id_length + 1))};
}

bool same_secret(std::string_view one, std::string_view other) {
    unsigned difference = one.size() == other.size() ? 0U : 1U;
    for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i)
        difference |= static_cast<unsigned char>(one[i]) ^ static_cast<unsigned char>(other[i]);
    return difference == 0;
}

ReplyFate fate_of(const CalendarReply& reply, const Delegation& delegation, const CalendarKey& key,
                  EditionState state, bool open) {
    if (fold(reply.attendee) != fold(delegation.address)) return ReplyFate::other_address;
    // A mail that was held up on its way must not undo a later one.
    if (key.stamp && reply.stamp && *reply.stamp < *key.stamp) return ReplyFate::nothing_new;
    if (state == EditionState::cancelled) return ReplyFate::cancelled;
    if (reply.sequence < delegation.sequence) return ReplyFate::earlier_dates;
    if (says_already(reply.answer, delegation)) return ReplyFate::nothing_new;
    if (!open) return ReplyFate::too_late;
    if (reply.answer == CalendarAnswer::tentative) return ReplyFate::tentative;
    return ReplyFate::taken;
}

std::string_view sentence_of(ReplyFate fate) {
    switch (fate) {
        case ReplyFate::taken:
        case ReplyFate::nothing_new:
            return {};
        case ReplyFate::other_address:
            return /*t*/
                "A calendar program has answered our invitation to your office from another address. We have "
                "changed nothing.";
        case ReplyFate::too_late:
            return /*t*/
                "Your calendar program has answered after the time for answers. We have changed nothing.";
        case ReplyFate::cancelled:
            return /*t*/
                "Your calendar program has answered an invitation to an event that will not take place.";
        case ReplyFate::earlier_dates:
            return /*t*/
                "Your calendar program has answered for the earlier dates. The event has others by now, and "
                "we "
                "have changed nothing.";
        case ReplyFate::tentative:
            return /*t*/ "Your calendar program has answered “tentative”. We have noted neither yes nor no.";
    }
    return {};
}

std::string_view to_text(ReplyFate fate) {
    switch (fate) {
        case ReplyFate::taken:
            return "taken";
        case ReplyFate::nothing_new:
            return "nothing_new";
        case ReplyFate::other_address:
            return "other_address";
        case ReplyFate::too_late:
            return "too_late";
        case ReplyFate::cancelled:
            return "cancelled";
        case ReplyFate::earlier_dates:
            return "earlier_dates";
        case ReplyFate::tentative:
            return "tentative";
    }
    return {};
}

}  // namespace plenaria::events
