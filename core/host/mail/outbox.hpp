// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/mail/outbox.hpp
/// Sends what the outbox holds. Called after a commit that wrote mail, and once a second; by one thread.

#include <chrono>
#include <functional>

#include <plenaria/db.hpp>
#include <plenaria/log.hpp>

#include "courier/errand.hpp"
#include "mail/mail_tokens.hpp"
#include "mail/outbox_repository.hpp"

namespace plenaria::host {

struct MailConfig {
    SmtpServer server = {};  ///< without address: mails stay in the outbox and are read in the browser
    Sender from{"Plenaria", "plenaria@localhost.localdomain"};
    /// Where reports come, "bounces+{token}@example.org"; empty: to the sender.
    std::string reports = {};
    DkimKey dkim = {};
    Mailbox mailbox = {};  ///< that is read for reports; without address: they are piped into `mail intake`
};

using DeliverMail = std::function<DeliveryOutcome(MailErrand)>;

class Outbox {
public:
    Outbox(Database& db, MailConfig config, const MailTokens& tokens, Log& log, DeliverMail deliver)
        : db_(db), config_(std::move(config)), tokens_(tokens), log_(log), deliver_(std::move(deliver)) {}

    /// Sends up to `limit` mails that are due, the oldest first. While no server answers, none is tried and
    /// none loses its place. At least once each: a crash between the server's "accepted" and our note of it
    /// sends one again, with the same Message-ID.
    /// @return how many the server accepted.
    int deliver_due(int limit);

private:
    enum class Next { mail = 1, later };  // go on with the next one, or not before the server is back

    /// Whether its reader is not written to any more; it is marked as not sent then.
    bool is_stopped(UnitOfWork& uow, const OutboxMail& mail) const;
    MailErrand errand_for(const OutboxMail& mail) const;
    Next deliver_one(const std::string& id, int& accepted);
    void note(const OutboxMail& mail, const DeliveryOutcome& outcome);
    void wait_for_server();

    Database& db_;
    MailConfig config_;
    const MailTokens& tokens_;
    Log& log_;
    DeliverMail deliver_;
    std::chrono::steady_clock::time_point away_until_{};
    std::chrono::seconds pause_{0};
};

}  // namespace plenaria::host
