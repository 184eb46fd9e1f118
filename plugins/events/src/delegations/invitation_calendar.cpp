// SPDX-License-Identifier: EUPL-1.2
#include "invitation_calendar.hpp"

namespace plenaria::events {

namespace {

/// Lines of at most 75 bytes, continued by a space (RFC 5545, 3.1). Addresses are ASCII: no character is cut.
std::string folded(std::string line) {
    constexpr std::size_t longest = 74;
    for (std::size_t at = longest; at < line.size(); at += longest + 2) line.insert(at, "\r\n ");
    return line + "\r\n";
}

void replace_first(std::string& text, std::string_view from, std::string_view to) {
    if (const auto at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
}

}  // namespace

CalendarEntry invitation_entry(const Edition& edition, const Delegation& delegation, const CalendarKey* key,
                               std::string place, const Locale& locale) {
    return {.uid = calendar_uid(delegation, key),
            .sequence = delegation.sequence,
            .starts_at = start_of(edition.dates.start, edition.dates.zone),
            .ends_at = start_of(edition.dates.end + std::chrono::days(1), edition.dates.zone),
            .zone = edition.dates.zone,
            .summary = edition.titles.in(locale.language()),
            .description = locale.t(
                key == nullptr
                    ? /*t*/ "Please answer by the link in the mail, not in the calendar."
                    : /*t*/ "You may accept or decline here; who comes you say by the link in the mail."),
            .location = std::move(place),
            .cancelled = edition.state == EditionState::cancelled};
}

std::string as_request(std::string_view published, std::string_view address, CalendarReplies replies) {
    std::string calendar(published);
    replace_first(calendar, "METHOD:PUBLISH", "METHOD:REQUEST");
    const std::string answers = replies == CalendarReplies::taken ? "TRUE" : "FALSE";
    const auto attendee = folded("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=" + answers +
                                 ":mailto:" + std::string(address));
    replace_first(calendar, "END:VEVENT", attendee + "END:VEVENT");
    return calendar;
}

std::string as_withdrawal(std::string_view cancelled, std::string_view address) {
    std::string calendar(cancelled);
    replace_first(calendar, "END:VEVENT", folded("ATTENDEE:mailto:" + std::string(address)) + "END:VEVENT");
    return calendar;
}

Attachment invitation_file(Documents& documents, const CalendarEntry& entry, std::string_view address,
                           CalendarReplies replies) {
    auto file = documents.calendar_mail(entry);
    if (entry.cancelled) {
        file.bytes = as_withdrawal(file.bytes, address);
        return file;
    }
    file.name = "invitation.ics";
    replace_first(file.content_type, "method=PUBLISH", "method=REQUEST");
    file.bytes = as_request(file.bytes, address, replies);
    return file;
}

}  // namespace plenaria::events
