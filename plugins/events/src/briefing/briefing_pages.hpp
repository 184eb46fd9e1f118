// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/briefing/briefing_pages.hpp
/// Briefing packs for staff: who gets one, one as PDF, all as an archive, and what stands in all of them.

#include "../common_pages.hpp"

namespace plenaria::events {

/// GET /events/editions/{edition}/briefings
Result<Reply> briefings_page(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST …/briefings: orders the archive. everybody=1: of all; else of heads of delegations and of the
/// programme
Result<Reply> order_packs_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// GET …/briefings/{pack}: the PDF of one
Result<Reply> pack_page(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST …/briefings/practical
Result<Reply> practical_post(const RoomTools& tools, const Request& request, RequestScope& scope);
/// POST …/briefings/offer: offered=1 or 0
Result<Reply> offer_packs_post(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
