// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/mail/mailbox_job.hpp
/// Looks every few minutes whether reports have come to the mailbox.

#include <functional>

#include <plenaria/log.hpp>
#include <plenaria/plugin.hpp>

#include "mail/reports.hpp"

namespace plenaria::host {

using ReadMailbox = std::function<Result<MailboxAnswer>(MailboxErrand)>;

struct ReadReports {
    int noted = 0;    ///< reports on mails of ours
    int strange = 0;  ///< whatever else lay there
};

/// Until the mailbox is empty, or what one run may read is read. A message is deleted after it was noted:
/// after a kill it is read again, which changes nothing.
Result<ReadReports> read_reports(Database& db, const MailTokens& tokens, const Mailbox& mailbox,
                                 const ReadMailbox& read);

/// Nothing is added when there is no mailbox.
void add_mailbox_job(std::vector<JobKind>& jobs, Database& db, const MailTokens& tokens, Log& log,
                     Mailbox mailbox, ReadMailbox read);

}  // namespace plenaria::host
