// SPDX-License-Identifier: EUPL-1.2
#include "errands/do_errand.hpp"

#include "courier/fields.hpp"
#include "errands/bounce.hpp"
#include "errands/calendar_reply.hpp"
#include "errands/dkim.hpp"
#include "errands/mailbox.hpp"
#include "errands/message.hpp"
#include "errands/smtp.hpp"
#include "errands/webhook_sender.hpp"

namespace plenaria::host {

namespace {

DeliveryOutcome do_mail(const MailErrand& errand) {
    auto message = build_message(errand.mail, errand.from, errand.id, errand.date);
    if (!message) return DeliveryOutcome{Delivery::refused, "not a valid header"};
    if (!errand.dkim.pem.empty()) {
        auto signature = dkim_signature(*message, errand.dkim);
        // Unsigned it would be taken for forged where the domain says that all are signed.
        if (!signature) return DeliveryOutcome{Delivery::away, signature.error().detail};
        message = *std::move(signature) + *message;
    }
    return deliver(errand.server, errand.envelope.empty() ? errand.from.address : errand.envelope,
                   errand.mail.to_address, *message);
}

WebhookAnswer do_webhook(const WebhookErrand& errand) { return send_webhook(errand.message, errand.reach); }

std::vector<Bounce> do_bounce(const std::string& message) {
    auto found = read_bounce(message);
    return found ? std::vector<Bounce>{*std::move(found)} : std::vector<Bounce>();
}

MailboxAnswer do_mailbox(const MailboxErrand& errand) { return read_mailbox(errand); }

std::string do_dkim_record(const std::string& pem) { return dkim_record(pem); }

std::vector<CalendarReply> do_calendar_reply(const std::string& message) {
    auto found = read_calendar_reply(message);
    return found ? std::vector<CalendarReply>{*std::move(found)} : std::vector<CalendarReply>();
}

template <class Errand, class Do>
std::optional<std::string> answered(Unpacker& in, Errand errand, Do run) {
    in(errand);
    if (!in.whole()) return std::nullopt;
    auto answer = run(errand);
    return packed(answer);
}

}  // namespace

std::optional<std::string> do_errand(std::string_view bytes) {
    Unpacker in(bytes);
    auto revision = errand_revision;
    auto kind = ErrandKind::mail;
    in(revision, kind);
    if (revision != errand_revision) return std::nullopt;
    switch (kind) {
        case ErrandKind::mail:
            return answered(in, MailErrand{}, do_mail);
        case ErrandKind::webhook:
            return answered(in, WebhookErrand{}, do_webhook);
        case ErrandKind::bounce:
            return answered(in, std::string(), do_bounce);
        case ErrandKind::calendar_reply:
            return answered(in, std::string(), do_calendar_reply);
        case ErrandKind::mailbox:
            return answered(in, MailboxErrand{}, do_mailbox);
        case ErrandKind::dkim_record:
            return answered(in, std::string(), do_dkim_record);
    }
    return std::nullopt;
}

}  // namespace plenaria::host
