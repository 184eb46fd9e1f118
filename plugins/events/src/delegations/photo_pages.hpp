// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/photo_pages.hpp
/// Photographs for the badges of a delegation: the same page for the secretariat and for the office behind
/// its link.

#include <plenaria/http.hpp>

#include "delegation_tools.hpp"

namespace plenaria::events {

/// The photograph that was sent in that field, cleaned. @return invalid_input under its name.
Result<std::string> sent_photo(Press& press, const Request& request, const std::string& field);

/// GET and POST /events/delegations/{delegation}/photos; GET …/photos/{delegate}
Result<Reply> photos_page(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> photos_post(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> photo_file(const DelegationTools& tools, const Request& request, RequestScope& scope);

/// GET and POST /events/editions/{edition}/delegation/photos; GET …/photos/{delegate}
Result<Reply> office_photos_page(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> office_photos_post(const DelegationTools& tools, const Request& request, RequestScope& scope);
Result<Reply> office_photo_file(const DelegationTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
