// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/mail/outbox.hpp
/// Sends what the outbox holds. Called by a worker after a commit that wrote mail, and every few seconds.

#include <plenaria/db.hpp>
#include <plenaria/log.hpp>

#include "mail/message.hpp"
#include "mail/smtp.hpp"

namespace plenaria::host {

struct MailConfig {
    SmtpServer server = {};  ///< without address: mails stay in the outbox and are read in the browser
    Sender from{"Plenaria", "plenaria@localhost.localdomain"};
};

class Outbox {
public:
    Outbox(Database& db, MailConfig config, Log& log) : db_(db), config_(std::move(config)), log_(log) {}

    /// Sends up to `limit` mails that are due. At least once each: a crash between the server's "accepted" and our
    /// note of it sends one again, with the same Message-ID.
    /// @return how many the server accepted.
    int deliver_due(int limit);

private:
    bool deliver_one(const std::string& id);

    Database& db_;
    MailConfig config_;
    Log& log_;
};

}  // namespace plenaria::host
