// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/versions/version_choice_pages.hpp
/// What a field that asks for an issued version offers while somebody types.

#include <plenaria/http.hpp>

namespace plenaria::statements {

/// GET /statements/versions?q=
Result<Reply> find_version_page(const Request& request, RequestScope& scope);

}  // namespace plenaria::statements
