// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/organisations/organisation_pages.hpp
/// The list of organisations, the page of one, its form and its members.

#include <plenaria/http.hpp>
#include <plenaria/services.hpp>

namespace plenaria::directory {

Result<Reply> list_organisations_page(const Request& request, RequestScope& scope);
Result<Reply> export_organisations(Documents& documents, const Request& request, RequestScope& scope);
Result<Reply> show_organisation(const Request& request, RequestScope& scope);
Result<Reply> new_organisation_form(const Request& request, RequestScope& scope);
Result<Reply> create_organisation(const Request& request, RequestScope& scope);
Result<Reply> edit_organisation_form(const Request& request, RequestScope& scope);
Result<Reply> change_organisation(const Request& request, RequestScope& scope);
/// POST …/members: adds the party in the form.
Result<Reply> add_member(const Request& request, RequestScope& scope);
/// POST …/members/remove
Result<Reply> remove_member(const Request& request, RequestScope& scope);

}  // namespace plenaria::directory
