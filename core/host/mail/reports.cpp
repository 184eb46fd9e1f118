// SPDX-License-Identifier: EUPL-1.2
#include "mail/reports.hpp"

#include <cctype>

#include "mail/outbox_repository.hpp"
#include "mail/suppression_repository.hpp"
#include "mail/trouble_repository.hpp"

namespace plenaria::host {

bool is_for_good(std::string_view status) { return status.starts_with("5.1.") || status == "5.2.1"; }

std::string status_in(std::string_view words) {
    const auto digit = [&](std::size_t at) {
        return at < words.size() && std::isdigit(static_cast<unsigned char>(words[at])) != 0;
    };
    for (std::size_t at = 0; at < words.size(); ++at) {
        if ((words[at] != '4' && words[at] != '5') || (at > 0 && (digit(at - 1) || words[at - 1] == '.')))
            continue;
        auto end = at + 1;
        int dots = 0;
        while (end < words.size() && (digit(end) || (words[end] == '.' && digit(end + 1)))) {
            dots += words[end] == '.' ? 1 : 0;
            ++end;
        }
        if (dots == 2 && end - at <= 9) return std::string(words.substr(at, end - at));
    }
    return {};
}

ReportEnd note_report(UnitOfWork& uow, const MailTokens& tokens, const Bounce& report) {
    const auto id = tokens.verified(MailTokens::Purpose::mail, report.token);
    const auto mail = id ? find_mail(uow, *id) : std::nullopt;
    if (!mail) return ReportEnd::not_ours;
    const auto& address = mail->mail.to_address;
    const auto record = [&](const char* action, const char* after) {
        uow.record(job_actor("core.mail"), action, "core.mail/" + mail->id, "", after);
    };
    if (report.complaint) {
        suppress(uow,
                 {.address = address, .cause = "complaint", .reason = report.reason, .mail_id = mail->id});
        record("core.note_complaint", "");
        return ReportEnd::noted;
    }
    if (!report.permanent) return ReportEnd::nothing;
    const bool was_new = mail->state != "bounced";
    if (!mark_bounced(uow, mail->id, report.reason)) return ReportEnd::not_ours;
    note_trouble(uow, {.address = address, .reason = report.reason, .mail_id = mail->id});
    if (is_for_good(report.status))
        suppress(uow, {.address = address, .cause = "bounce", .reason = report.reason, .mail_id = mail->id});
    else
        note_soft_bounce(uow, mail->id, address, report.reason);
    if (was_new) record("core.note_bounce", "");
    return ReportEnd::noted;
}

}  // namespace plenaria::host
