// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/versions/version_pages.hpp
/// The versions of a statement: their list, and issuing the next.

#include <plenaria/http.hpp>

namespace plenaria::statements {

Result<Reply> versions_page(const Request& request, RequestScope& scope);  ///< GET /statements/{id}/versions
Result<Reply> issue_from_form(const Request& request,
                              RequestScope& scope);  ///< POST /statements/{id}/versions

}  // namespace plenaria::statements
