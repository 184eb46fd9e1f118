// SPDX-License-Identifier: EUPL-1.2
#include "round_calendar.hpp"

#include "round_mails.hpp"

namespace plenaria::statements {

namespace {

/// Only a later message with a higher number counts (RFC 5546, 2.1.4). Seconds since the round opened rise
/// with each of them: extended, closed, opened again, in whatever order.
int sequence(const MailSubject& about) {
    const auto opened = about.round.opened_at.value_or(about.told_at);
    return about.told_at <= opened ? 0 : static_cast<int>((about.told_at - opened).count());
}

}  // namespace

CalendarEntry deadline_entry(const MailSubject& about, const Locale& locale) {
    return {
        .uid = "review-" + about.round.id + '-' + about.office.id + "@plenaria",
        .sequence = sequence(about),
        .starts_at = about.round.deadline,
        .ends_at = about.round.deadline,
        .zone = about.round.zone,
        .summary = locale.t("Deadline of the review: {statement}", {{"statement", about.statement.title}}),
        .description = about.version.name + ", " + about.round.name + '\n' +
                       locale.t("The way in is the link in the mail of the secretariat.")};
}

CalendarEntry withdrawn_deadline(const MailSubject& about, const Locale& locale) {
    auto entry = deadline_entry(about, locale);
    entry.cancelled = true;
    return entry;
}

}  // namespace plenaria::statements
