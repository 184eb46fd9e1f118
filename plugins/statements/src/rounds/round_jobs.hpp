// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/round_jobs.hpp
/// What a round does by itself: reminders before the deadline, and the receipt after a review was sent. Both
/// may run twice: a reminder is noted with the office, a receipt has an idempotency key.

#include <string_view>

#include <plenaria/result.hpp>

namespace plenaria {
class Database;
}

namespace plenaria::statements {

class RoundMails;

/// Mails a reminder to every office that is due one. @return how many.
Result<int> send_due_reminders(Database& db, const RoundMails& mails);

/// @param payload {"round": id, "party": "city/ID"}.
Result<void> send_receipt(Database& db, const RoundMails& mails, std::string_view payload);

/// Tells invited offices that the round ended before its deadline, unless it is open again.
/// @param payload {"round": id, "closed_at": instant}.
Result<void> send_early_end(Database& db, const RoundMails& mails, std::string_view payload);

}  // namespace plenaria::statements
