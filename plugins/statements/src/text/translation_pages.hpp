// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/translation_pages.hpp
/// GET /statements/{id}/translations/{language}: the original and one translation, paragraph by paragraph.

#include <plenaria/http.hpp>

namespace plenaria::statements {

Result<Reply> translation_page(const Request& request, RequestScope& scope);

}  // namespace plenaria::statements
