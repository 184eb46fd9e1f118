// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/ends.hpp
/// Terms that end soon and questions that wait: told once at 180, 90 and 30 days, and on the front page.

#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/services.hpp>

namespace plenaria::committee::ledger {

/// Tells the secretariat of every term that has come within 180, 90 or 30 days of its end, once for each: one
/// message for each body and number of days. Twice is harmless: what was told is marked in the same
/// transaction.
/// @return how many messages.
Result<int> warn_of_ends(Database& db);

class LedgerWork final : public WorkList {
public:
    std::vector<WorkItem> waiting(UnitOfWork& uow, const Actor& actor, const Locale& locale) const override;
};

}  // namespace plenaria::committee::ledger
