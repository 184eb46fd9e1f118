// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/people/person_pages.hpp
/// The list of people, the page of one and its form.

#include <plenaria/http.hpp>
#include <plenaria/services.hpp>

namespace plenaria::directory {

Result<Reply> list_people_page(const Request& request, RequestScope& scope);
Result<Reply> export_people(Documents& documents, const Request& request, RequestScope& scope);
Result<Reply> show_person(const Request& request, RequestScope& scope);
Result<Reply> new_person_form(const Request& request, RequestScope& scope);
Result<Reply> create_person(const Request& request, RequestScope& scope);
Result<Reply> edit_person_form(const Request& request, RequestScope& scope);
Result<Reply> change_person(const Request& request, RequestScope& scope);

}  // namespace plenaria::directory
