// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/briefing/office_pack_pages.hpp
/// An office fetches the packs of its own delegation, behind its link.

#include <plenaria/http.hpp>

#include "../delegations/delegation_tools.hpp"

namespace plenaria::events {

/// GET /events/editions/{edition}/delegation/briefings/{pack}: of its own people alone, and only while the
/// secretariat offers packs; everything else does not exist.
Result<Reply> office_pack(const DelegationTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
