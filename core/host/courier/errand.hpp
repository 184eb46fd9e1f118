// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/courier/errand.hpp
/// What the host asks of the courier, the program that speaks with mail servers and receivers of webhooks,
/// and what it hears.

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <plenaria/effects.hpp>
#include <plenaria/time.hpp>

namespace plenaria::host {

struct SmtpServer {
    std::string url = {};  ///< "smtp://127.0.0.1:25", "smtps://mail.example.org"; empty: there is none
    std::string user = {};
    std::string password = {};
    /// Refuse to send without TLS. Off only for a server on this machine.
    bool require_tls = false;
};

struct Sender {
    std::string name;
    std::string address;
    std::string site = {};  ///< address of the host; of all addresses in a text only its own become links
};

/// Messages of this batch tell news that somebody can do without: they say where to end them, by one click of
/// the mail program (RFC 2369, RFC 8058), at the address of core.pause in their text.
inline constexpr const char* news_batch = "core.news";

/// With what mails are signed for their domain, RFC 6376.
struct DkimKey {
    std::string domain = {};
    std::string selector = {};
    std::string pem = {};  ///< private, RSA or Ed25519 (RFC 8463); empty: mails are not signed
};

struct MailErrand {
    SmtpServer server;
    Sender from;
    std::string
        id;        ///< becomes the Message-ID, the same at every attempt: the id of the outbox and its token
    Instant date;  ///< when it was written
    Mail mail;
    std::string envelope = {};  ///< where reports go; empty: to the sender
    DkimKey dkim = {};
};

/// What became of one attempt.
enum class Delivery : std::uint8_t {
    accepted = 1,
    try_again,  ///< the server does not take this message now
    refused,    ///< and never will
    away,       ///< no server was there to take any message
    cut_off,    ///< the connection was lost on the way; because of this message, or because the server went
                ///< away
};

struct DeliveryOutcome {
    Delivery delivery;
    std::string detail;         ///< code of the server, without addresses
    std::string said = {};      ///< its last words, without addresses
    bool of_recipient = false;  ///< it was the recipient that it refused
};

/// Where a webhook may lead. `loopback` is for development and tests: http too, and 127.0.0.1 and ::1 beside
/// the public addresses.
enum class Reach : std::uint8_t { internet = 1, loopback };

struct WebhookMessage {
    std::string address = {};
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
};

struct WebhookErrand {
    WebhookMessage message;
    Reach reach;
};

struct WebhookAnswer {
    int status = 0;          ///< 0: there was none
    std::string text = {};   ///< the beginning of the answer, well-formed UTF-8
    std::string error = {};  ///< why there was no answer, for the administrator
    std::chrono::milliseconds took{0};

    [[nodiscard]] bool accepted() const { return status >= 200 && status < 300; }
};

/// A report on a message of ours: it came back (RFC 3464), or its reader complains (RFC 5965). Nothing in it
/// is proved but by its token.
struct Bounce {
    std::string token = {};   ///< from the Message-ID of the message, or the address to which it is returned
    std::string reason = {};  ///< "5.1.1 user unknown", without addresses
    std::string status = {};  ///< "5.1.1", RFC 3463; empty: not told
    bool permanent = false;   ///< a delay is none
    bool complaint = false;
};

/// A mailbox to which reports come, by POP3.
struct Mailbox {
    std::string url = {};  ///< "pop3s://pop.example.org", "pop3://127.0.0.1:110"; empty: there is none
    std::string user = {};
    std::string password = {};
};

/// Reads some messages, after those that were noted are deleted.
struct MailboxErrand {
    Mailbox mailbox;
    std::vector<std::string> noted = {};  ///< unique ids, as the server gives them
};

struct MailboxMessage {
    std::string uid = {};
    std::vector<Bounce> report = {};  ///< none or one
};

struct MailboxAnswer {
    std::string error = {};  ///< why nothing could be read, without addresses; empty: it could
    std::vector<MailboxMessage> messages = {};
    int left = 0;  ///< that were not read this time
};

/// What a calendar program answered to an invitation. Nothing in it is proved: the sender of a mail can be
/// anybody.
struct CalendarReply {
    std::string uid = {};       ///< of the entry, printable ASCII
    std::string attendee = {};  ///< address of who answers, in lower case
    std::string answer = {};    ///< "accepted", "declined" or "tentative"
    int sequence = 0;           ///< of the invitation that was answered
    std::string stamp = {};     ///< when it was answered, as to_text(Instant) says it; empty: not told
};

}  // namespace plenaria::host
