// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/statement_pages.hpp
/// The text of a statement: its working draft, and each issued version.

#include <plenaria/http.hpp>

namespace plenaria::statements {

struct ValidationTools;

Result<Reply> draft_page(const Request& request, RequestScope& scope);  ///< GET /statements/{id}
/// GET /statements/{id}/versions/{version}
Result<Reply> version_page(const ValidationTools& validation, const Request& request, RequestScope& scope);

}  // namespace plenaria::statements
