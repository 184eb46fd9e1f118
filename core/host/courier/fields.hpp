// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/courier/fields.hpp
/// What of an errand and of its answer goes between host and courier, in which order.

#include "courier/errand.hpp"
#include "courier/packing.hpp"

namespace plenaria::host {

enum class ErrandKind : std::uint8_t { mail = 1, webhook, bounce, calendar_reply, mailbox, dkim_record };

/// In front of each errand: a courier that was installed while an older host runs does not read past it. One
/// more whenever something below changes.
inline constexpr std::uint8_t errand_revision = 3;

/// Bytes of one errand; no mail server takes as much.
inline constexpr std::size_t most_errand_bytes = 64UL << 20U;
/// Bytes of one answer, which holds a few short texts.
inline constexpr std::size_t most_answer_bytes = 16UL << 10U;

template <class Archive>
void fields(Archive& archive, SmtpServer& server) {
    archive(server.url, server.user, server.password, server.require_tls);
}

template <class Archive>
void fields(Archive& archive, Sender& sender) {
    archive(sender.name, sender.address, sender.site);
}

template <class Archive>
void fields(Archive& archive, Attachment& attachment) {
    archive(attachment.name, attachment.content_type, attachment.bytes);
}

/// What the message is made of; `about` and `idempotency_key` concern the outbox alone.
template <class Archive>
void fields(Archive& archive, Mail& mail) {
    archive(mail.to_address, mail.to_name, mail.language, mail.subject, mail.text, mail.html, mail.batch,
            mail.attachments);
}

template <class Archive>
void fields(Archive& archive, DkimKey& key) {
    archive(key.domain, key.selector, key.pem);
}

template <class Archive>
void fields(Archive& archive, MailErrand& errand) {
    auto seconds = errand.date.time_since_epoch().count();
    archive(errand.server, errand.from, errand.id, seconds, errand.mail, errand.envelope, errand.dkim);
    errand.date = Instant(std::chrono::seconds(seconds));
}

template <class Archive>
void fields(Archive& archive, DeliveryOutcome& outcome) {
    archive(outcome.delivery, outcome.detail, outcome.said, outcome.of_recipient);
}

template <class Archive>
void fields(Archive& archive, WebhookErrand& errand) {
    archive(errand.message.address, errand.message.headers, errand.message.body, errand.reach);
}

template <class Archive>
void fields(Archive& archive, WebhookAnswer& answer) {
    auto milliseconds = answer.took.count();
    archive(answer.status, answer.text, answer.error, milliseconds);
    answer.took = std::chrono::milliseconds(milliseconds);
}

template <class Archive>
void fields(Archive& archive, Bounce& bounce) {
    archive(bounce.token, bounce.reason, bounce.status, bounce.permanent, bounce.complaint);
}

template <class Archive>
void fields(Archive& archive, Mailbox& mailbox) {
    archive(mailbox.url, mailbox.user, mailbox.password);
}

template <class Archive>
void fields(Archive& archive, MailboxErrand& errand) {
    archive(errand.mailbox, errand.noted);
}

template <class Archive>
void fields(Archive& archive, MailboxMessage& message) {
    archive(message.uid, message.report);
}

template <class Archive>
void fields(Archive& archive, MailboxAnswer& answer) {
    archive(answer.error, answer.messages, answer.left);
}

template <class Archive>
void fields(Archive& archive, CalendarReply& reply) {
    archive(reply.uid, reply.attendee, reply.answer, reply.sequence, reply.stamp);
}

/// One errand, as do_errand() reads it.
template <class Errand>
std::string packed_errand(ErrandKind kind, Errand& errand) {
    Packer packer;
    auto revision = errand_revision;
    packer(revision, kind, errand);
    return packer.take();
}

template <class Answer>
std::string packed(Answer& answer) {
    Packer packer;
    packer(answer);
    return packer.take();
}

}  // namespace plenaria::host
