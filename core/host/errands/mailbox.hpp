// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/errands/mailbox.hpp
/// Reads reports from a mailbox, POP3 by libcurl.

#include "courier/errand.hpp"

namespace plenaria::host {

/// Deletes what the host has noted, and reads some of the rest. What is too large for a report is not
/// fetched. Blocks, at most 100 s.
MailboxAnswer read_mailbox(const MailboxErrand& errand);

}  // namespace plenaria::host
