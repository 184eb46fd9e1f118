// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/contacts/contact_pages.hpp
/// Contacts of cities and organisations.

#include <plenaria/http.hpp>

namespace plenaria::directory {

/// GET /directory/contacts/new?party=REF
Result<Reply> new_contact_form(const Request& request, RequestScope& scope);
/// POST /directory/contacts
Result<Reply> create_contact(const Request& request, RequestScope& scope);
/// GET and POST /directory/contacts/{contact}
Result<Reply> edit_contact_form(const Request& request, RequestScope& scope);
Result<Reply> change_contact_post(const Request& request, RequestScope& scope);
/// POST /directory/contacts/{contact}/delete
Result<Reply> delete_contact_post(const Request& request, RequestScope& scope);

}  // namespace plenaria::directory
