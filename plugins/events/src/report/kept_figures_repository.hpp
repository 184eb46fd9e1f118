// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/report/kept_figures_repository.hpp
/// The figures of the report that grow with the people of an event, kept from one change to the next: they
/// hold while nothing was counted anew since (decision 0068). Except ensure_figures(), every function runs
/// inside the caller's transaction.

#include <map>
#include <string>

#include <plenaria/db.hpp>

#include "../editions/edition.hpp"

namespace plenaria::events {

/// Days of an event of which the report speaks.
inline constexpr int most_report_days = 31;

/// So that what follows finds them as they are now: after a change, whoever looks first counts. Outside of
/// any transaction. An unknown edition is left to whoever reads it.
Result<void> ensure_figures(Database& db, const std::string& edition);
/// Whether kept_people() and kept_days() say what counting would.
bool figures_hold(UnitOfWork& uow, const Edition& edition);
/// Whose badge was scanned at a door, by "2026-05-05"; each day of the event.
std::map<std::string, long long> kept_days(UnitOfWork& uow, const std::string& edition);
/// The same counted.
std::map<std::string, long long> count_days(UnitOfWork& uow, const Edition& edition);

}  // namespace plenaria::events
