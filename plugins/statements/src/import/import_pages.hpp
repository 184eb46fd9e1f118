// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/import/import_pages.hpp
/// Import of a statement from up to three files, with a preview that can be corrected by hand.

#include <plenaria/http.hpp>

namespace plenaria::statements {

Result<Reply> import_page(const Request& request, RequestScope& scope);  ///< GET /statements/import
/// POST /statements/import: files, a correction ("op"), or "create".
Result<Reply> import_step(const Request& request, RequestScope& scope);

}  // namespace plenaria::statements
