// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/opening_repository.hpp
/// Rows of evt_opening: who went behind its link, as the host keeps it for all links of an edition together.

#include <optional>
#include <string>
#include <string_view>

#include <plenaria/db.hpp>

namespace plenaria::events {

/// Reads what the host knows of all offices of an edition, in the caller's transaction.
void read_openings(UnitOfWork& uow, const std::string& edition);

/// When somebody of that office went behind its link last. Needs ensure_counted() before.
std::optional<Instant> last_opening(UnitOfWork& uow, const std::string& delegation);

/// What the host published under link_opened_event; of other links it is none of ours. Twice is harmless.
Result<void> take_opening(Database& db, std::string_view event_json);

}  // namespace plenaria::events
