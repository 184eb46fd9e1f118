// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/editions/edition_list_pages.hpp
/// The list of editions.

#include <plenaria/http.hpp>

#include "edition_list_repository.hpp"

namespace plenaria::events {

struct RoomTools;

/// Filters as the address says: ?when= ?series= ?state= ?q=. What is not offered is left out.
EditionFilter read_filter(const Request& request, const RequestScope& scope);

/// GET /events
Result<Reply> list_editions(const RoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
