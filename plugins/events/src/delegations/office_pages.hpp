// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/office_pages.hpp
/// What an invited office sees behind its link: the invitation, its answer, its delegation, its letters.

#include <plenaria/http.hpp>

#include "delegation_tools.hpp"

namespace plenaria::events {

/// GET and POST /events/editions/{edition}/delegation
Result<Reply> office_page(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> office_post(const DelegationTools& tools, const Request& request, RequestScope& scope);
/// GET …/delegation/letters/{paper}
Result<Reply> office_letter(const DelegationTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
