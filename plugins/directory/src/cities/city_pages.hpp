// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/cities/city_pages.hpp
/// The list of cities, the page of one and its form.

#include <plenaria/http.hpp>
#include <plenaria/services.hpp>

namespace plenaria::directory {

/// GET /directory/cities
Result<Reply> list_cities_page(const Request& request, RequestScope& scope);
/// GET /directory/cities/export?format=csv|xlsx, with the filters of the list
Result<Reply> export_cities(Documents& documents, const Request& request, RequestScope& scope);
/// GET /directory/cities/{city}; a merged one leads to the one that answers for it
Result<Reply> show_city(const Request& request, RequestScope& scope);
/// GET /directory/cities/new
Result<Reply> new_city_form(const Request& request, RequestScope& scope);
/// POST /directory/cities
Result<Reply> create_city(const Request& request, RequestScope& scope);
/// GET /directory/cities/{city}/edit
Result<Reply> edit_city_form(const Request& request, RequestScope& scope);
/// POST /directory/cities/{city}
Result<Reply> change_city(const Request& request, RequestScope& scope);

}  // namespace plenaria::directory
