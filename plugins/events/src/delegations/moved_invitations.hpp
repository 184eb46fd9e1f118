// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/moved_invitations.hpp
/// What becomes of invitations when the event moves or will not take place: who had said yes is asked again,
/// letters hold no longer, calendar entries follow, and every invited office is told.

#include <string>
#include <string_view>

#include <plenaria/db.hpp>

#include "../dates/date_change.hpp"
#include "delegation_tools.hpp"

namespace plenaria::events {

inline constexpr std::string_view tell_of_dates_job = "events.tell_other_dates";
inline constexpr std::string_view tell_of_end_job = "events.tell_cancelled";

/// How many offices other dates would ask again: those that come or wait for places.
int would_be_asked_again(UnitOfWork& uow, const std::string& edition);

/// Part of giving an edition other dates, in its transaction, once the edition has them. Mails follow in a
/// job.
/// @return conflict when an office has answered since this transaction began.
Result<void> ask_again(UnitOfWork& uow, const DateChange& change);
/// Part of cancelling an edition, likewise.
Result<void> end_invitations(UnitOfWork& uow, const std::string& edition);

/// The jobs. Running twice sends once; what does not hold any more sends nothing.
Result<void> tell_of_other_dates(Database& db, const DelegationTools& tools, std::string_view payload);
Result<void> tell_of_end(Database& db, const DelegationTools& tools, std::string_view payload);

}  // namespace plenaria::events
