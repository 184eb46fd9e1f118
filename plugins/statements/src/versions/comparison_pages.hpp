// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/versions/comparison_pages.hpp
/// GET /statements/{id}/compare?before=ID&after=ID|draft&language=&view=inline|changes|side|list.

#include <plenaria/http.hpp>

namespace plenaria::statements {

Result<Reply> comparison_page(const Request& request, RequestScope& scope);

}  // namespace plenaria::statements
