// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/feed_service.hpp
/// The ends of a body's terms as a calendar at a secret address: making, taking back and finding it. Steps of
/// the caller's transaction.

#include <optional>
#include <string>
#include <string_view>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "feed_repository.hpp"

namespace plenaria::committee::ledger {

/// Ends the address that the body had. @return the secret of the new one, which is seen nowhere else.
Result<std::string> make_feed(UnitOfWork& uow, const Actor& actor, const std::string& body_id);
/// @return not_found when the body has none.
Result<void> end_feed(UnitOfWork& uow, const Actor& actor, const std::string& body_id);
/// @return nothing for whatever opens nothing, be it unknown, taken back or no secret at all.
std::optional<Feed> find_feed_at(UnitOfWork& uow, std::string_view secret);

}  // namespace plenaria::committee::ledger
