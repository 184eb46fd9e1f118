// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/calendar/feed_repository.hpp
/// Rows of cpn_feed: the content calendar at a secret address. Steps of the caller's transaction.

#include <optional>
#include <string>
#include <string_view>

#include <plenaria/time.hpp>

namespace plenaria {
struct Actor;
class UnitOfWork;
}  // namespace plenaria

namespace plenaria::campaigns {

struct CalendarFeed {
    std::string campaign_id = {};  ///< empty: of all campaigns
    Instant made_at = {};
    std::string made_by = {};
};

std::optional<CalendarFeed> feed_of(UnitOfWork& uow, const std::string& campaign_id);
/// Ends the address that there was. @return the secret of the new one, which is seen nowhere else
std::string make_feed(UnitOfWork& uow, const Actor& actor, const std::string& campaign_id);
/// @return false when there is none.
bool end_feed(UnitOfWork& uow, const Actor& actor, const std::string& campaign_id);
/// @return nothing for whatever opens nothing, be it unknown, taken back or no secret at all.
std::optional<CalendarFeed> feed_at(UnitOfWork& uow, std::string_view secret);

}  // namespace plenaria::campaigns
